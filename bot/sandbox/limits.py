"""What Telegram refuses, in its own words, and how it counts.

Texts are those of the Bot API server; lengths are UTF-16 units, as Telegram counts them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

LONGEST_TEXT, LONGEST_CAPTION, LONGEST_TOAST, LONGEST_DATA = 4096, 1024, 200, 64
LARGEST_DOWNLOAD = 20 * 1024 * 1024
MESSAGE_SECONDS, TAP_SECONDS = 86_400, 150
"""How long Telegram keeps an update that is not fetched (its server's source, Client.cpp)."""

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are"
    " exactly the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
    " running"
)
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
    " webhook first"
)

_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a",
         "tg-emoji", "code", "pre", "blockquote"}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z-]*)([^>]*)>")
_RESERVED = "_*[]()~`>#+-=|{}.!"


class ApiError(Exception):
    """Telegram says no: its HTTP code, its description, and parameters such as `retry_after`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(what: str) -> ApiError:
    """Give a 400 with Telegram's usual beginning."""
    return ApiError(400, f"Bad Request: {what}")


def units(text: str) -> int:
    """Count UTF-16 units: a sign outside the basic plane counts as two."""
    return len(text.encode("utf-16-le")) // 2


def visible(text: str, mode: str) -> str:
    """Give the text after its markup is taken out; raises ApiError where the markup is wrong."""
    if mode == "HTML":
        return _html(text)
    return _markdown(text) if mode in ("MarkdownV2", "Markdown") else text


def _html(text: str) -> str:
    open_tags: list[str] = []
    for found in _TAG.finditer(text):
        closing, name = found[1], found[2].lower()
        if name not in _TAGS:
            offset = len(text[: found.start()].encode())
            raise bad_request(
                f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {offset}'
            )
        if not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            raise bad_request(f'can\'t parse entities: Unmatched end tag "{name}"')
    if open_tags:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag {open_tags[-1]}"
        )
    return _TAG.sub("", text)


def _markdown(text: str) -> str:
    plain = re.sub(r"\\.", "", text)
    for mark in "*_~`":
        if plain.count(mark) % 2:
            raise bad_request("can't parse entities: Can't find end of the entity")
    bare = re.sub(r"[*_~`]", "", plain)
    for sign in bare:
        if sign in _RESERVED:
            raise bad_request(
                f"can't parse entities: Character '{sign}' is reserved and must be escaped with the"
                " preceding '\\'"
            )
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)[*_~`]", "", text))


def check_text(text: str, mode: str, longest: int = LONGEST_TEXT) -> str:
    """Give a text as people will see it; ApiError if it is empty, too long or badly marked."""
    shown = visible(text, mode).strip()
    if not shown and longest == LONGEST_TEXT:
        raise bad_request("message text is empty")
    if units(shown) > longest:
        raise bad_request(
            "message is too long" if longest == LONGEST_TEXT else "message caption is too long"
        )
    return shown


def check_keyboard(rows: Iterable[Iterable[dict[str, object]]]) -> None:
    """Raise ApiError if an inline button has no label, or data outside 1 to 64 bytes."""
    for row in rows:
        for button in row:
            if not str(button.get("text", "")).strip():
                raise bad_request(
                    "can't parse inline keyboard button: "
                    "Text buttons are unallowed in the inline keyboard"
                )
            if "callback_data" in button:
                size = len(str(button["callback_data"]).encode())
                if not 1 <= size <= LONGEST_DATA:
                    raise bad_request("BUTTON_DATA_INVALID")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages one chat takes: bursts of `burst`, then `per_second`."""

    burst: float = 20.0
    per_second: float = 1.0


@dataclass(slots=True)
class Bucket:
    """The room one chat has left; refills with time."""

    limits: Limits
    room: float = field(default=-1.0)
    at: float = 0.0

    def take(self, now: float) -> None:
        """Use one place; raises 429 with the seconds to wait if there is none."""
        if self.room < 0:
            self.room, self.at = self.limits.burst, now
        self.room = min(self.limits.burst, self.room + (now - self.at) * self.limits.per_second)
        self.at = now
        if self.room < 1:
            wait = max(1, round((1 - self.room) / self.limits.per_second))
            raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        self.room -= 1
