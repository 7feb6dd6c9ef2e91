"""What a problem is: code, place, values; and the exception that carries all of a flow's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.errors import GuichetError

ERROR, WARNING = "error", "warning"

WARNINGS = frozenset({
    "F010", "F310", "F322", "F328", "F329", "F334", "F406", "F407", "F504", "F507", "F509", "F604",
    "F701", "F702", "F703", "F704", "F706", "F707", "F708", "F713",
    "F801", "F802", "F803",
    "F901", "F902", "F903", "F904", "F905", "F906", "F907", "F908", "F909", "F910", "F911", "F912",
    "F913",
})  # fmt: skip
"""Codes that tell without stopping a flow; every other code is an error."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: lines and columns from 1, `end` one past the last column."""

    file: str
    line: int
    column: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault; `values` fill the braces of its sentence.

    `also` are other places that may be the cause: where a name was defined, or a line began.
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    also: tuple[Place, ...] = ()

    @property
    def severity(self) -> str:
        """Tell whether the flow may run all the same."""
        return WARNING if self.code in WARNINGS else ERROR


def is_error(problem: Problem) -> bool:
    """Tell whether a problem keeps a flow from running."""
    return problem.severity == ERROR


class FlowRejected(GuichetError):
    """A flow has errors and does not run; its text shows every problem with its line."""

    def __init__(self, problems: Sequence[Problem], text: str) -> None:
        super().__init__(text)
        self.problems = tuple(problems)
