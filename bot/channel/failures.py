"""What a failed call means: an error and a count of tries go in, one verdict comes out.

The rows follow Telegram's error answers, most specific first, because in python-telegram-bot
`BadRequest` and `TimedOut` are `NetworkError`s too. The outbox, the poll loop and the start ask
here, and nobody else decides.
"""

from dataclasses import dataclass
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.errors import TelegramRefused

Failure = TelegramError
"""What every failed call raises, so that callers need not know the library."""

_LONGEST = 60.0
# Waits are three quarters of the longest on average (45 s), so this many tries take 24 h.
MOST_TRIES = 1_920

_HARMLESS = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to edit not found",
    "message can't be edited",
)
_REVOKED = "Telegram does not accept the token: set TELEGRAM_TOKEN to the one @BotFather shows"


@dataclass(frozen=True, slots=True)
class Retry:
    """Try the same call again after so many seconds; it may have been carried out or not."""

    after: float


@dataclass(frozen=True, slots=True)
class PauseChat:
    """Telegram asks for a pause: send nothing to this chat for so many seconds, then try again."""

    after: float


@dataclass(frozen=True, slots=True)
class GiveUp:
    """This call can never succeed: report it and go on with the next. `reason` names nobody."""

    reason: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The citizen cannot be reached: send nothing to this chat until they come back."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Nothing can be sent any more; the bot must stop and its operator act."""

    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was wanted already is so, or no longer matters; count the call as sent."""


Verdict = Retry | PauseChat | GiveUp | Blocked | Stop | Done

_ALWAYS: tuple[tuple[type[TelegramError], Verdict], ...] = (
    (InvalidToken, Stop(_REVOKED)),
    (Forbidden, Blocked()),
    (ChatMigrated, GiveUp("the chat became a supergroup")),
)


def classify(error: Exception, tries: int, jitter: float = 1.0) -> Verdict:
    """Tell what to do after a call failed.

    `tries` counts the failed tries of this call, this one included, from 1. `jitter` is a random
    number from 0 to 1; it spreads the waits of many chats over half their length.
    """
    for kind, verdict in _ALWAYS:
        if isinstance(error, kind):
            return verdict
    match error:
        case RetryAfter():
            return PauseChat(_seconds(error) + jitter)
        case BadRequest():
            return _bad_request(error.message)
        case TelegramError():
            return _unreachable(tries, jitter)
        case _:
            return GiveUp(f"a fault of our own: {type(error).__name__}")


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _bad_request(description: str) -> Verdict:
    said = description.lower()
    if any(harmless in said for harmless in _HARMLESS):
        return Done()
    # An account that was deleted, or never opened the bot.
    if "chat not found" in said:
        return Blocked()
    return GiveUp(description)


def _unreachable(tries: int, jitter: float) -> Verdict:
    if tries >= MOST_TRIES:
        return GiveUp("not reachable for a day")
    return Retry(backoff(tries, jitter))


def backoff(tries: int, jitter: float) -> float:
    """Give the seconds to wait after so many failed tries: doubling, 1 to 60, spread by jitter.

    "Equal jitter" of the AWS Architecture Blog, "Exponential Backoff And Jitter" (2015).
    """
    longest = min(_LONGEST, 2.0 ** min(tries, 10))
    return max(1.0, longest * (1 + jitter) / 2)


def pause_after(error: Failure, tries: int) -> float:
    """Give the seconds before Telegram is asked again; raises TelegramRefused if never again."""
    match classify(error, tries):
        case Retry(after) | PauseChat(after):
            return after
        case Stop(reason):
            raise TelegramRefused(reason)
        case _:
            return _LONGEST


def told(error: Failure) -> str:
    """Say in one sentence, for the log, why Telegram cannot be asked now."""
    if isinstance(error, Conflict):
        return "another program or a webhook takes this bot's messages; only one may"
    return f"Telegram cannot be reached ({type(error).__name__})"
