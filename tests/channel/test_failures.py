"""Every row of Telegram's errors leads to one verdict, the most specific first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channel.failures import (
    MOST_TRIES,
    Blocked,
    Done,
    GiveUp,
    PauseChat,
    Retry,
    Stop,
    Verdict,
    backoff,
    classify,
    pause_after,
    told,
)
from bot.errors import TelegramRefused

REVOKED = "Telegram does not accept the token: set TELEGRAM_TOKEN to the one @BotFather shows"

ROWS: list[tuple[Exception, Verdict]] = [
    (RetryAfter(7), PauseChat(8.0)),
    (NetworkError("Bad Gateway"), Retry(2.0)),
    (TimedOut(), Retry(2.0)),
    (TelegramError("Invalid server response"), Retry(2.0)),
    (Conflict("terminated by other getUpdates request"), Retry(2.0)),
    (Forbidden("Forbidden: bot was blocked by the user"), Blocked()),
    (Forbidden("Forbidden: user is deactivated"), Blocked()),
    (BadRequest("Bad Request: chat not found"), Blocked()),
    (BadRequest("Bad Request: BUTTON_DATA_INVALID"), GiveUp("Button_data_invalid")),
    (BadRequest("Message text is empty"), GiveUp("Message text is empty")),
    (BadRequest("Bad Request: message is not modified: specified new message"), Done()),
    (BadRequest("Bad Request: query is too old and response timeout expired"), Done()),
    (BadRequest("query ID is invalid"), Done()),
    (BadRequest("Bad Request: message to edit not found"), Done()),
    (BadRequest("Bad Request: message can't be edited"), Done()),
    (ChatMigrated(-100777), GiveUp("the chat became a supergroup")),
    (InvalidToken("Unauthorized"), Stop(REVOKED)),
    (ValueError("Zoé, 12 rue des Lilas"), GiveUp("a fault of our own: ValueError")),
]


@pytest.mark.parametrize(("error", "verdict"), ROWS)
def test_each_error_has_its_verdict(error: Exception, verdict: Verdict) -> None:
    """The first failure of a call leads to exactly this verdict."""
    assert classify(error, tries=1, jitter=1.0) == verdict


@pytest.mark.parametrize(
    ("tries", "seconds"), [(1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 60), (7, 60), (9999, 60)]
)
def test_waits_double_up_to_a_minute(tries: int, seconds: float) -> None:
    """Without luck, each wait is twice the last, and never longer than a minute."""
    assert backoff(tries, jitter=1.0) == seconds


@given(st.integers(1, 5000), st.floats(0, 1))
def test_jitter_spreads_over_half_the_wait(tries: int, jitter: float) -> None:
    """Every wait lies between 1 and 60 seconds, and between half and all of the longest."""
    longest = backoff(tries, jitter=1.0)
    assert max(1.0, longest / 2) <= backoff(tries, jitter) <= longest <= 60


def test_a_day_without_telegram_is_enough() -> None:
    """A call is tried for about 24 hours, and then given up."""
    waited = sum(backoff(tries, jitter=0.5) for tries in range(1, MOST_TRIES))
    assert waited == pytest.approx(24 * 3600, rel=0.01)
    assert isinstance(classify(TimedOut(), MOST_TRIES - 1), Retry)
    assert classify(TimedOut(), MOST_TRIES) == GiveUp("not reachable for a day")


def test_the_citizens_pause_is_not_cut_short() -> None:
    """However often Telegram asks for a pause, it is kept, and never given up."""
    assert classify(RetryAfter(3600), MOST_TRIES * 2, jitter=0.0) == PauseChat(3600.0)


def test_a_loop_never_gives_up_but_for_the_token() -> None:
    """Asking for updates goes on after any failure, except when the token is refused."""
    assert pause_after(TimedOut(), 100_000) == 60
    assert pause_after(RetryAfter(5), 1) == 6
    assert pause_after(BadRequest("odd"), 1) == 60
    with pytest.raises(TelegramRefused, match="TELEGRAM_TOKEN"):
        pause_after(InvalidToken("Unauthorized"), 1)


def test_trouble_is_told_in_plain_words() -> None:
    """A second poller is told apart from an outage."""
    assert "another program" in told(Conflict("x"))
    assert told(TimedOut("http://x")) == "Telegram cannot be reached (TimedOut)"
