"""What reading a text gives: a value, exact or not, or the reason why there is none."""

from dataclasses import dataclass
from datetime import date

from bot.conversation.answers.rejections import RejectionCode
from bot.flow.flow import Value


@dataclass(frozen=True, slots=True)
class Context:
    """Who reads: the citizen's language, and the day the session began (for ages)."""

    language: str
    today: date


@dataclass(frozen=True, slots=True)
class Read:
    """A value; if it is not `exact` it must be read back before it counts."""

    value: Value
    exact: bool


@dataclass(frozen=True, slots=True)
class Rejected:
    """No value, and why."""

    code: RejectionCode


Reading = Read | Rejected
