"""Bins of time that are too empty by themselves are joined with their neighbours.

`t32` holds one bin, `t32-t39` all bins from one to the other. Bins are joined by two, four, eight …
and the few that stay alone then go to the nearest range, which grows.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

_LAST = 512
"""Bins in the widest range, which holds them all."""

Enough = Callable[[str, int], bool]
"""Tells whether a range may be counted, given its label and how many runs fell into it."""


def range_label(first: int, size: int) -> str:
    """Give the label of `size` bins from number `first` on."""
    return f"t{first}" if size == 1 else f"t{first}-t{first + size - 1}"


def bins_in(label: str) -> range:
    """Give the numbers of the bins that a label holds."""
    first, _, last = label.replace("t", "").partition("-")
    return range(int(first), int(last or first) + 1)


def joined(counts: Mapping[str, int], enough: Enough) -> tuple[Counter[str], Counter[str]]:
    """Join bins until each range holds enough; gives those, and what is left if none does."""
    done, left = Counter[str](), Counter({bins_in(label)[0]: n for label, n in counts.items()})
    size = 1
    while left and size <= _LAST:
        done += _taken(left, size, enough)
        size *= 2
    if done:
        return _with_stragglers(done, left), Counter()
    return done, Counter({range_label(first, 1): n for first, n in left.items()})


def _with_stragglers(done: Counter[str], left: Counter[int]) -> Counter[str]:
    """Put each bin that stayed alone into the nearest range, widened to hold it."""
    for number in sorted(left):
        nearest = min(done, key=lambda label: (_gap(bins_in(label), number), label))
        bins, count = bins_in(nearest), done.pop(nearest) + left[number]
        first, last = min(bins[0], number), max(bins[-1], number)
        done[range_label(first, last - first + 1)] += count
    return done


def _gap(bins: range, number: int) -> int:
    return max(bins[0] - number, number - bins[-1], 0)


def _taken(left: Counter[int], size: int, enough: Enough) -> Counter[str]:
    """Take out of `left` the ranges of one size that hold enough."""
    found = Counter[str]()
    for first, bins in list(_groups(left, size)):
        label, count = range_label(first, size), sum(left[number] for number in bins)
        if enough(label, count):
            found[label] = count
            for number in bins:
                del left[number]
    return found


def _groups(left: Counter[int], size: int) -> Iterator[tuple[int, list[int]]]:
    groups: dict[int, list[int]] = {}
    for number in sorted(left):
        groups.setdefault(number - number % size, []).append(number)
    yield from groups.items()
