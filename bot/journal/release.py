"""Pooled runs go in; which of them may be folded into the journal now comes out, already counted.

Whoever compares the journal before and after a release learns what its runs did together. So runs
are released in groups that are large enough, and never one by one. The rule is pure: the caller
brings the runs begun more than the horizon ago, marks them, adds the counts, drops the rows.

A group is the runs of one prototype and one version, because those two stand in every cell.
Still to come (issue 3): a group that is too small is to be rolled up, under version `*`, with other
small ones of its prototype instead of waiting or being dropped, and small cells with it. `_groups`
is the place: give the rolled-up runs another version there, and all the rest stays as it is.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.journal.tally import Tally, label_of, tally_of
from bot.journal.trace import Run

Pooled = Sequence[tuple[str, Run]]
"""Closed runs, each with the id of its row in the pool."""


@dataclass(frozen=True, slots=True)
class ReleaseRule:
    """How many runs it takes (privacy.md §2 and R4; §1 measures what smaller batches give away).

    `at_least` runs of one prototype and version, 1 or more; once the prototypes have ended
    (`final`), `at_end` suffice, 1 or more.
    """

    at_least: int = 100
    at_end: int = 5
    final: bool = False

    def needs(self) -> int:
        """Give how many runs a group of citizens' runs needs now."""
        return self.at_end if self.final else self.at_least


@dataclass(frozen=True, slots=True)
class Release:
    """What may be done now; all ids are sorted.

    `tally` counts the runs of `run_ids`, and of no others. `dropped` are to be deleted and counted
    nowhere: too few of them, and none will follow. `waiting` is how many stay in the pool.
    """

    tally: Tally
    run_ids: tuple[str, ...]
    dropped: tuple[str, ...]
    waiting: int


def plan_release(pooled: Pooled, rule: ReleaseRule) -> Release:
    """Decide which pooled runs are folded now, which are dropped, and how many wait.

    Rehearsals need no company, as no citizen made them; they never count towards anyone's group.
    The order of the runs does not matter.
    """
    groups = _groups(pooled)
    released = [pair for group in groups if _is_enough(group, rule) for pair in group]
    left = [row for group in groups if not _is_enough(group, rule) for row, _ in group]
    return Release(
        tally_of(run for _, run in released),
        tuple(sorted(row for row, _ in released)),
        tuple(sorted(left)) if rule.final else (),
        0 if rule.final else len(left),
    )


def _groups(pooled: Pooled) -> list[list[tuple[str, Run]]]:
    groups: defaultdict[tuple[str, str], list[tuple[str, Run]]] = defaultdict(list)
    for row, run in pooled:
        groups[label_of(run), run.version].append((row, run))
    return list(groups.values())


def _is_enough(group: Pooled, rule: ReleaseRule) -> bool:
    return group[0][1].rehearsal or len(group) >= rule.needs()
