"""Keeping secrets out of logs: a record or a text goes in and comes out without tokens and ids.

A bot token stands in every Bot API address, so any library that logs an address logs the token.
`quiet_libraries` keeps them from writing; `Redacting` on each log output is the second wall.
"""

import logging
import re

HIDDEN = "[hidden]"
PERSONAL_KEYS = frozenset(
    ("chat_id", "chat", "user_id", "from_id", "sender", "phone", "phone_number", "text", "token")
)  # fmt: skip

# The colon may come percent-encoded when an address is quoted.
_TOKEN = re.compile(r"\d+(?::|%3A)[\w-]{30,}", re.IGNORECASE)
_ID = re.compile(r"""(\b(?:chat_id|user_id|from_id)["']?\s*[=:]\s*["']?)-?\d+""")
_NOISY = ("httpx", "httpcore", "aiohttp", "telegram", "urllib3", "PIL")


def redact(text: str) -> str:
    """Hide every bot token, and every number written as a chat's or a person's id."""
    return _ID.sub(rf"\1{HIDDEN}", _TOKEN.sub(HIDDEN, text))


class Redacting(logging.Filter):
    """Put this on every log output (`output.addFilter`): it lets all pass, without secrets.

    It covers the message, its arguments, the text of a traceback, and extras named like an id.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the record in place and let it pass."""
        record.msg, record.args = redact(_sentence(record)), None
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
            # A formatter that reads exc_info itself would undo the line above.
            record.exc_info = None
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        for key in PERSONAL_KEYS & record.__dict__.keys():
            record.__dict__[key] = HIDDEN
        return True


def _sentence(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        # logging would print the arguments of a badly written line to stderr, as they are.
        return f"unreadable log line in {record.name}"


def quiet_libraries() -> None:
    """Let libraries that speak HTTP, or read hidden notes of photos, write warnings only."""
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
