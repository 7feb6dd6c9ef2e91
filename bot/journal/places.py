"""Where marks are counted: at their step, or with others where too few came to it.

A step that few of a batch came to would tell of those few. So its marks are counted under its
section (`§household`), and under all steps (`*`) where even there they are too few; and marks by an
outcome that few runs had are counted under `other`. Whole batches of runs go in, and one function
comes out that moves marks; it moves all kinds of marks of a step alike, so that what is divided
later is always counted of the same runs.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.journal.marks import Mark
from bot.journal.tally import Place
from bot.journal.trace import Run

SECTION, ALL, OTHER = "§", "*", "other"
"""What a section's name begins with; the name of all steps together; of what is left over."""

BY_OUTCOME = frozenset({"active", "elapsed", "friction", "resumed"})
"""Kinds of marks by outcome, of which each tells something more of its runs."""

BY_RUN = frozenset({"outcome", "language", "begun"}) | BY_OUTCOME
"""Kinds of marks that are about no step."""

BY_NEXT = frozenset({"move", "back"})
"""Kinds of marks whose `b` is a step too."""

IN_BINS = frozenset({"time", "left_after", "active", "elapsed"})
"""Kinds of marks whose `b` is a bin of time."""

Sections = Mapping[str, Mapping[str, str]]
"""The section of each step, by prototype; steps without one are in none."""


def is_step(name: str) -> bool:
    """Tell whether a name of the journal is a step, and not several of them together."""
    return name != ALL and not name.startswith(SECTION)


@dataclass(frozen=True, slots=True)
class _Places:
    steps: Mapping[str, str]
    outcomes: frozenset[str]

    def __call__(self, mark: Mark) -> Mark:
        kind, a, b = mark
        if kind in BY_OUTCOME:
            return Mark(kind, a if a in self.outcomes else OTHER, b)
        if kind in BY_RUN:
            return mark
        a, b = self.steps.get(a, ALL), self.steps.get(b, ALL) if kind in BY_NEXT else b
        return Mark(kind, a, b)


def places_of(runs: Collection[Run], sections: Mapping[str, str], least: int, crowd: int) -> Place:
    """Decide where the marks of some runs of one prototype are counted.

    At least `least` runs must have come to a step, or to steps of a section that are rare
    themselves, for marks to be counted there; and a `crowd` must have had an outcome.
    """
    came_to = [{event.step for event in run.events} for run in runs]
    enough = _frequent(came_to, least)
    rare = frozenset[str]().union(*came_to) - enough
    under = {step: SECTION + sections[step] for step in rare if step in sections}
    by_section = [{under[step] for step in steps if step in under} for steps in came_to]
    kept = _frequent(by_section, least)
    places = {step: under[step] if under.get(step) in kept else ALL for step in rare}
    outcomes = _frequent([{run.outcome} for run in runs], max(least, crowd))
    return _Places({step: step for step in enough} | places, outcomes)


def _frequent(found: Collection[Collection[str]], least: int) -> frozenset[str]:
    counts = Counter(name for names in found for name in names)
    return frozenset(name for name, count in counts.items() if count >= least)
