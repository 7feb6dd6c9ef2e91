"""Pooled runs go in; what may be added to the journal now comes out, already counted.

Whoever compares the journal before and after a release learns what its runs did together. So runs
are counted in batches that are large enough, never one by one; a step that few of a batch reached
counts under its section; and a count of too few runs is held back, without its runs, until others
join it. When the trial ends, what is still held back is joined with its like. The rule is pure: the
caller brings the runs begun more than the horizon ago, and keeps what is held back.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from bot.journal.places import ALL, Sections, places_of
from bot.journal.rolling import rolled_up
from bot.journal.tally import Cell, Tally, label_of, tally_of
from bot.journal.trace import Run

Pooled = Sequence[tuple[str, Run]]
"""Closed runs, each with the id of its row in the pool."""

MANY = 200
"""Runs of one prototype from which on smaller groups are safe (privacy.md §2, R8)."""


@dataclass(frozen=True, slots=True)
class ReleaseRule:
    """How many runs it takes (privacy.md §2, R4 and R8; §1 measures what smaller ones give away).

    A batch has `at_least` runs of one prototype and version, or, once the trial is over (`final`),
    as many as a count: `few` runs of a prototype with fewer than `MANY`, `small` of others. What
    more is told by an outcome needs a `crowd` of a batch with it: who compares two copies of the
    journal, and has the vault's keys as well, would guess from fewer how long a run took.
    """

    at_least: int = 100
    small: int = 5
    few: int = 10
    final: bool = False
    crowd: int = 25

    def least(self, total: int) -> int:
        """Give how many runs a count needs where a prototype has `total` of them."""
        return self.small if total >= MANY else self.few


@dataclass(frozen=True, slots=True)
class Before:
    """What was there: the journal's counts, those held back, and the sections of all steps."""

    counts: Mapping[Cell, int] = field(default_factory=dict)
    held: Tally = field(default_factory=Tally)
    sections: Sections = field(default_factory=dict)

    def runs_of(self, label: str) -> Counter[str]:
        """Give the runs that were counted of a prototype, by version."""
        found = Counter[str]()
        for cell, n in (*self.counts.items(), *self.held.counts.items()):
            if (cell.kind, cell.prototype) == ("outcome", label):
                found[cell.version] += n
        return found


@dataclass(frozen=True, slots=True)
class Release:
    """What may be done now; all ids are sorted.

    `counts` are to be added to the journal, and `held` is to be kept in place of what was held
    before. `run_ids` are counted in one of the two; `dropped` are counted nowhere: too few of them,
    and none will follow. `waiting` is how many stay in the pool.
    """

    counts: Counter[Cell]
    held: Tally
    run_ids: tuple[str, ...]
    dropped: tuple[str, ...]
    waiting: int


def plan_release(pooled: Pooled, before: Before, rule: ReleaseRule) -> Release:
    """Decide which runs are counted now and how, which are dropped, and how many wait.

    Rehearsals need no company, as no citizen made them. The order of the runs does not matter.
    """
    rehearsed = tally_of(run for _, run in pooled if run.rehearsal)
    batches, alone = _batches(
        [(row, run) for row, run in pooled if not run.rehearsal], before, rule
    )
    least = _least(batches, before, rule)
    waiting = before.held
    for batch in batches:
        runs = [run for _, run in batch]
        sections, label = before.sections.get(runs[0].prototype, {}), label_of(runs[0])
        places = places_of(runs, sections, least(label), rule.crowd)
        waiting = waiting.merge(tally_of(runs, places))
    counts, held = _settled(waiting, before, least, rule)
    counted = [row for batch in batches for row, _ in batch]
    counted += [row for row, run in pooled if run.rehearsal]
    return Release(
        counts + rehearsed.counts,
        held,
        tuple(sorted(counted)),
        tuple(sorted(alone)) if rule.final else (),
        0 if rule.final else len(alone),
    )


def _batches(
    pooled: Pooled, before: Before, rule: ReleaseRule
) -> tuple[list[list[tuple[str, Run]]], list[str]]:
    """Give the batches that are large enough, and the rows of the runs that are in none."""
    batches, alone = list[list[tuple[str, Run]]](), list[str]()
    for prototype, group in _grouped(pooled, lambda run: run.prototype).items():
        counted = before.runs_of(prototype)
        kept = _in_versions(group, counted, rule) if rule.final else group
        needed = rule.least(counted.total() + len(group)) if rule.final else rule.at_least
        for version, batch in _grouped(kept, lambda run: run.version).items():
            joins_others = rule.final and counted[version] > 0
            if len(batch) >= (rule.small if joins_others else needed):
                batches.append(batch)
            else:
                alone += [row for row, _ in batch]
    return batches, alone


def _grouped(pooled: Pooled, key: Callable[[Run], str]) -> dict[str, list[tuple[str, Run]]]:
    groups: defaultdict[str, list[tuple[str, Run]]] = defaultdict(list)
    for row, run in pooled:
        groups[key(run)].append((row, run))
    return dict(sorted(groups.items()))


def _in_versions(group: Pooled, counted: Counter[str], rule: ReleaseRule) -> Pooled:
    """Put the versions together that have too few runs to stand beside others."""
    sizes = Counter(run.version for _, run in group)
    if len(sizes.keys() | counted.keys()) == 1:
        return group
    large = {v for v in sizes if sizes[v] >= (rule.small if counted[v] else rule.at_least)}
    return [(row, run if run.version in large else replace(run, version=ALL)) for row, run in group]


def _least(batches: Sequence[Pooled], before: Before, rule: ReleaseRule) -> Callable[[str], int]:
    """Give how many runs a count of a prototype needs, by its label, once the batches are in."""
    runs = Counter(label_of(run) for batch in batches for _, run in batch)
    return cache(lambda label: rule.least(before.runs_of(label).total() + runs[label]))


def _settled(
    waiting: Tally, before: Before, least: Callable[[str], int], rule: ReleaseRule
) -> tuple[Counter[Cell], Tally]:
    """Part what may be added now from what is held back."""
    enough = {cell for cell, runs in waiting.runs.items() if runs >= least(cell.prototype)}
    counts = Counter({cell: waiting.counts[cell] for cell in enough})
    held = Tally(
        Counter({cell: n for cell, n in waiting.counts.items() if cell not in enough}),
        Counter({cell: n for cell, n in waiting.runs.items() if cell not in enough}),
    )
    if not rule.final:
        return counts, held
    rest = Counter(before.counts) + counts
    return counts + rolled_up(held, rest, before.sections, least), Tally()
