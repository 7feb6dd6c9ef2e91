"""A flow in the making by chance: its lines, and what conditions may read by now."""

from dataclasses import dataclass, field
from random import Random


@dataclass
class Making:
    """One flow in the making: its lines, and what conditions may read by now.

    `overall` are conditions about all items of a repeat; `asked` the questions so far; `times` how
    often a step is asked that is written now, and `sizes` how many answers there are in all.
    """

    chance: Random
    lines: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    truths: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    overall: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    count: int = 0
    sizes: int = 1
    times: int = 1

    def id(self, kind: str) -> str:
        """Give a fresh id."""
        self.count += 1
        return f"{kind}_{self.count}"

    def write(self, depth: int, *lines: str) -> None:
        """Add lines at a depth."""
        self.lines += [f"{'  ' * depth}{line}" for line in lines]

    def pick(self, *values: str) -> str:
        """Give one of some values."""
        return self.chance.choice(values)

    def grow(self, answers: int) -> None:
        """Count the answers of one more question."""
        self.sizes *= answers**self.times
