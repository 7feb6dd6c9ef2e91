"""One difference between two versions of a flow, as data: what, where, whether it breaks runs.

`bot.flow.comparing.sentences` turns it into words. A difference is breaking if it could harm
somebody in the middle of a run: a stored answer that may become invalid or vanish, or a path, once
walked, that may change. Everything else is safe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["safe", "breaking"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the catalogue, such as `type.money`, told in the reader's language."""

    key: str


@dataclass(frozen=True, slots=True)
class Named:
    """A step, section or repeat as a sentence names it: its kind, its id, its words for people."""

    what: str
    id: str
    name: str | Term = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the flow: after a step or section, or at the beginning; in a section, or not."""

    after: Named | None
    section: Named | None = None


Told = str | Term | Named | Spot
"""What can fill the braces of a sentence."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `about` names the steps it concerns, or nothing for the whole flow.

    `language` is set where only that translation differs. `line` is the step's in the new flow,
    for a step that is gone in the old one. `prototype` is "" for what all prototypes share.
    """

    kind: str
    severity: Severity
    about: tuple[Named, ...] = ()
    values: Mapping[str, Told] = field(default_factory=dict)
    language: str = ""
    line: int | None = None
    prototype: str = ""

    @property
    def step(self) -> str:
        """Give the id of the first step concerned, or "" for the whole flow."""
        return self.about[0].id if self.about else ""


def graded(*, breaking: bool) -> Severity:
    """Name a severity."""
    return "breaking" if breaking else "safe"


def all_safe(differences: tuple[Difference, ...]) -> bool:
    """Tell whether nobody in the middle of a run could be harmed by any of them."""
    return all(one.severity == "safe" for one in differences)
