"""What changed in the conditions around steps, one difference for all that changed alike.

A `when` around ten steps stands around each of them in a flow; if it changes, that is one change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.flow.comparing.difference import Difference, Named, graded
from bot.flow.comparing.versions import Versions, named_repeat, plain_steps
from bot.flow.comparing.written import conditions, names_read, plain_id
from bot.flow.flow import Ask, Check, Clause, Decide, End, Flow, Repeat, Review, Say
from bot.flow.items import presence

Guard = tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """What a step's conditions lost and gained; `other` if the same words now read other names."""

    lost: tuple[str, ...]
    gained: tuple[str, ...]
    other: bool


def compare_branches(versions: Versions) -> Iterator[Difference]:
    """Give a difference for each change of conditions, with the steps that it concerns."""
    groups: dict[_Change, list[tuple[Named, bool]]] = {}
    for name in versions.common:
        old, new = versions.before[name], versions.after[name]
        guards = (
            own_guard(versions.old, old.id, old.guard),
            own_guard(versions.new, new.id, new.guard),
        )
        change = _change(versions, *guards)
        if change is not None:
            groups.setdefault(change, []).append((versions.called(name), _breaks(versions, name)))
    for before, after in _common_repeats(versions):
        change = _change(versions, before.guard, after.guard)
        if change is not None:
            found = named_repeat(after, versions.new.language)
            groups.setdefault(change, []).append((found, True))
    for change, members in groups.items():
        yield _told(change, members)


def _common_repeats(versions: Versions) -> list[tuple[Repeat, Repeat]]:
    old, new = versions.old.repeats, versions.new.repeats
    return [(old[name], repeat) for name, repeat in new.items() if name in old]


def own_guard(flow: Flow, step: str, guard: Guard) -> Guard:
    """Leave out what is told elsewhere: the harder question of this one, the count of a repeat."""
    elsewhere = {
        f"{name} is not answered"
        for name, other in plain_steps(flow).items()
        if isinstance(other, Ask) and plain_id(other.unsure or "") == plain_id(step)
    }
    there = {
        clause.rule.source
        for repeat in flow.repeats.values()
        if plain_id(step) in repeat.steps
        for clause in presence(repeat, 1)
    }
    return tuple(
        clause for clause in guard if plain_id(clause.rule.source) not in elsewhere | there
    )


def _change(versions: Versions, old: Guard, new: Guard) -> _Change | None:
    before, after = conditions(old, versions.words), conditions(new, {})
    lost = tuple(one for one in before if one not in after)
    gained = tuple(one for one in after if one not in before)
    other = names_read(old, versions.words) != names_read(new, {})
    if lost or gained:
        return _Change(lost, gained, other=False)
    return _Change(after, after, other=True) if other else None


def _breaks(versions: Versions, name: str) -> bool:
    """Tell whether other conditions around a step may change a path that was walked."""
    step = versions.after[name]
    if isinstance(step, Decide):
        values = {value for row in step.rows for value in row.give}
        return versions.steers(*(f"{name}.{value}" for value in values))
    if isinstance(step, End):
        return not at_the_tail(versions, name)
    return not isinstance(step, Say)


def at_the_tail(versions: Versions, name: str) -> bool:
    """Tell whether nobody can be beyond a step: nothing that people stop at followed it."""
    order = list(versions.after)
    later = order[order.index(name) + 1 :]
    stops = [one for one in later if one in versions.before and one != name]
    return not any(isinstance(versions.before[one], Ask | Review | Check) for one in stops)


def _told(change: _Change, members: Iterable[tuple[Named, bool]]) -> Difference:
    about = tuple(name for name, _ in members)
    kind = "branch_reads" if change.other else _kind(change)
    values = {"old": " and ".join(change.lost), "new": " and ".join(change.gained)}
    return Difference(
        kind if len(about) == 1 else f"{kind}_many",
        graded(breaking=any(breaking for _, breaking in members)),
        about,
        {name: text for name, text in values.items() if text},
    )


def _kind(change: _Change) -> str:
    if not change.lost:
        return "branch_added"
    return "branch_changed" if change.gained else "branch_removed"
