"""No log output ever shows a token or a citizen's id."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.channel.redaction import HIDDEN, Redacting, quiet_libraries, redact
from tests.channel.made_updates import CITIZEN, TOKEN


@pytest.fixture
def output() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """Give a logger and what a redacting output of it wrote."""
    written = io.StringIO()
    stream = logging.StreamHandler(written)
    stream.addFilter(Redacting())
    stream.setFormatter(
        logging.Formatter("%(levelname)s %(message)s %(chat_id)s", defaults={"chat_id": "-"})
    )
    logger = logging.getLogger("redaction-test")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(stream)
    yield logger, written
    logger.removeHandler(stream)
    stream.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [(f"POST https://api.telegram.org/bot{TOKEN}/getMe", "POST https://api.telegram.org/[hidden]/getMe"),
     (f"/file/bot{TOKEN.replace(':', '%3A')}/x", "/file/[hidden]/x"),
     (f"chat_id={CITIZEN}", "chat_id=[hidden]"),
     (f"{{'chat_id': {CITIZEN}, 'n': 5}}", "{'chat_id': [hidden], 'n': 5}"),
     ('{"user_id": -100}', '{"user_id": [hidden]}'),
     ("at 12:30:45, 3 updates", "at 12:30:45, 3 updates")],
)  # fmt: skip
def test_secrets_are_hidden(text: str, expected: str) -> None:
    """Tokens and ids vanish from a text, and the rest stays."""
    assert redact(text).replace("/bot[", "/[") == expected


def test_a_log_line_is_redacted(output: tuple[logging.Logger, io.StringIO]) -> None:
    """Arguments and extras named like an id come out hidden."""
    logger, written = output
    logger.info("asked %s", f"http://x/bot{TOKEN}/y", extra={"chat_id": CITIZEN})
    assert written.getvalue() == f"INFO asked http://x/bot{HIDDEN}/y {HIDDEN}\n"


def test_a_traceback_is_redacted(output: tuple[logging.Logger, io.StringIO]) -> None:
    """A traceback stays readable, without the token that its exception names."""
    logger, written = output
    kept: list[logging.LogRecord] = []
    logger.handlers[0].addFilter(lambda record: not kept.append(record))  # type: ignore[func-returns-value]  # append gives None
    try:
        raise ValueError(f"bad url bot{TOKEN}")  # noqa: TRY301 - the traceback is the point
    except ValueError:
        logger.exception("failed", stack_info=True)
    # An output that formats exceptions in its own way finds none to format.
    assert kept[0].exc_info is None
    assert TOKEN not in written.getvalue()
    assert f"ValueError: bad url bot{HIDDEN}" in written.getvalue()


def test_a_badly_written_line_hides_its_arguments(
    output: tuple[logging.Logger, io.StringIO], capsys: pytest.CaptureFixture[str]
) -> None:
    """A log line whose arguments do not fit is not printed with them to stderr."""
    logger, written = output
    logger.info("%d updates", TOKEN)
    assert written.getvalue() == "INFO unreadable log line in redaction-test -\n"
    assert capsys.readouterr().err == ""


def test_libraries_are_quiet() -> None:
    """The libraries that log addresses write warnings and errors only."""
    libraries = [
        logging.getLogger(n) for n in ("httpx", "httpcore", "aiohttp", "telegram", "urllib3")
    ]
    levels = [library.level for library in libraries]
    quiet_libraries()
    told = {library.getChild("deeper").isEnabledFor(logging.INFO) for library in libraries}
    for library, level in zip(libraries, levels, strict=True):
        library.setLevel(level)
    assert told == {False}
