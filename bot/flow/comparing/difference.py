"""A difference between two flows as data: its kind, the step, whether it breaks runs, its values.

`bot.flow.comparing.sentences` turns it into words. A difference is breaking if it could harm
somebody in the middle of a run: a stored answer that may become invalid or vanish, or a path, once
walked, that may change. Everything else is safe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["safe", "breaking"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `step` is "" where it concerns the whole flow or service.

    `values` fill the braces of the sentence; among them `what`, the class of the step in lower
    case (`ask`, `say`…), and `key`, the key that the designer wrote.
    """

    kind: str
    step: str
    severity: Severity
    values: Mapping[str, str] = field(default_factory=dict)


def graded(*, breaking: bool) -> Severity:
    """Name a severity."""
    return "breaking" if breaking else "safe"
