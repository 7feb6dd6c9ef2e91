"""A question of one type, and what a text gives there: in one language, on one fixed day."""

from datetime import date

from bot.conversation.answers import Context, Read, Reading, Rejected, RejectionCode, read
from bot.flow.answer_types import AnswerType
from bot.flow.flow import Ask, Value

TODAY = date(2026, 3, 16)
"""A Monday, the day every session in these tests begins."""

LANGUAGES = ("fr", "en", "ar")


def ask(kind: AnswerType) -> Ask:
    """Give a question of this type with nothing else to it."""
    return Ask(id="question", section=None, guard=(), line=1, text={"fr": "Question"}, type=kind)


def reading(kind: AnswerType, text: str, language: str = "fr") -> Reading:
    """Read a text as the answer to a question of this type."""
    return read(ask(kind), text, Context(language, TODAY))


def exact(value: Value) -> Read:
    """Expect a value that counts at once."""
    return Read(value, exact=True)


def doubtful(value: Value) -> Read:
    """Expect a value that is read back before it counts."""
    return Read(value, exact=False)


def rejected(code: str) -> Rejected:
    """Expect a rejection with this code."""
    return Rejected(RejectionCode(code))
