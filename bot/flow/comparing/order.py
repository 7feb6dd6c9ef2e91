"""Which steps moved: the fewest that explain the new order, told as whole blocks.

The steps that stayed are a longest common subsequence of the old and the new order; of two that
explain as much, the one that keeps questions in place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.flow.comparing.difference import Difference, Named, Spot, graded
from bot.flow.comparing.steering import waits_or_ends
from bot.flow.comparing.versions import Steps, Versions

_ONE_STEP = 1000
"""Weighs one step more than all that tells two steps apart, in a flow of up to 300."""


def compare_order(versions: Versions) -> Iterator[Difference]:
    """Give a difference for each block of steps that stands elsewhere."""
    old = [name for name in versions.before if name in versions.after]
    weights = {name: _weight(versions, name) for name in old}
    places = {name: place for place, name in enumerate(old)}
    kept = heaviest_run(
        [places[name] for name in versions.common], [weights[name] for name in versions.common]
    )
    moved = [name for place, name in enumerate(versions.common) if place not in kept]
    for block in _blocks(moved, old, versions.common):
        yield _Block(versions, tuple(block)).told()


def _weight(versions: Versions, name: str) -> int:
    """Weigh a step: first the fewest moves, then those out of a section, then the mildest."""
    same_section = versions.old_section(name) == versions.new_section(name)
    return _ONE_STEP + 2 * same_section + waits_or_ends(versions.after[name])


def heaviest_run(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Give the indexes of the increasing subsequence of `places` with the greatest weight.

    Of several the first found; quadratic, which for 200 steps takes milliseconds.
    """
    best: list[int] = []
    before: list[int] = []
    for here, place in enumerate(places):
        earlier = [other for other in range(here) if places[other] < place]
        last = max(earlier, key=lambda other: best[other], default=-1)
        best.append(weights[here] + (best[last] if last >= 0 else 0))
        before.append(last)
    found, here = set[int](), max(range(len(best)), key=best.__getitem__, default=-1)
    while here >= 0:
        found.add(here)
        here = before[here]
    return found


def _blocks(moved: Sequence[str], old: Sequence[str], new: Sequence[str]) -> Iterator[list[str]]:
    """Join moved steps that stand together, before as now."""
    block: list[str] = []
    for name in moved:
        last = block[-1] if block else None
        if last and all(order.index(name) == order.index(last) + 1 for order in (old, new)):
            block.append(name)
            continue
        if block:
            yield block
        block = [name]
    if block:
        yield block


@dataclass(frozen=True, slots=True)
class _Block:
    """Steps that moved together."""

    versions: Versions
    names: tuple[str, ...]

    def told(self) -> Difference:
        sections = self._whole_sections()
        about = sections or tuple(map(self.versions.called, self.names))
        kind = "moved" if len(about) == 1 else "moved_many"
        spots = {
            "old": self._spot(self.versions.before, self.versions.old_section),
            "new": self._spot(self.versions.after, self.versions.new_section),
        }
        return Difference(kind, graded(breaking=self._breaks()), about, spots)

    def _breaks(self) -> bool:
        """Tell whether a step that waits has changed places with another one that does."""
        steps = [name for name in self.versions.common if waits_or_ends(self.versions.after[name])]
        new = {name: place for place, name in enumerate(steps)}
        old = {name: place for place, name in enumerate(self.versions.before)}
        return any(
            (old[one] < old[other]) != (new[one] < new[other])
            for one in self.names
            if one in new
            for other in steps
            if other != one
        )

    def _spot(self, steps: Steps, section_of: Callable[[str], str | None]) -> Spot:
        order = list(steps)
        place = order.index(self.names[0])
        after = order[place - 1] if place else None
        first = self.names[0]
        crossed = self.versions.old_section(first) != self.versions.new_section(first)
        section = self.versions.titled(section_of(first)) if crossed else None
        if after is None:
            return Spot(None, section)
        whole = self.versions.titled(section_of(after)) if self._whole_sections() else None
        return Spot(whole or self.versions.called(after), section)

    def _whole_sections(self) -> tuple[Named, ...]:
        """Give the sections that the block consists of, if it is made of whole ones."""
        names, versions = set(self.names), self.versions
        sections = dict.fromkeys(map(versions.new_section, self.names))
        for steps, section_of in (
            (versions.before, versions.old_section),
            (versions.after, versions.new_section),
        ):
            if {name for name in steps if section_of(name) in sections} != names:
                return ()
        found = [versions.titled(section) for section in sections]
        return tuple(one for one in found if one) if all(found) else ()
