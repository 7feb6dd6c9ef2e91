"""Paths counted together: how many they are, and how long in questions, seconds and documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import add

from bot.flow.proof.minutes import TENTHS, Cost

Link = tuple["Link | None", str]
"""The steps of a path, the last one first."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One path: its questions, its time, its documents, its steps."""

    questions: int = 0
    tenths: int = 0
    documents: int = 0
    last: Link | None = None

    def steps(self) -> list[str]:
        """Give the ids of its steps, in order."""
        found, here = [], self.last
        while here is not None:
            here, step = here
            found.append(step)
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Tally:
    """Several paths: their number, how many have so many questions or seconds, the extremes."""

    count: int
    questions: Mapping[int, int]
    seconds: Mapping[int, int]
    shortest: Trace
    longest: Trace
    slowest: Trace
    heaviest: Trace

    def after(self, cost: Cost) -> "Tally":
        """Give the same paths, one step further."""
        return Tally(
            self.count,
            _moved(self.questions, cost.questions),
            _moved(self.seconds, round(cost.tenths / TENTHS)),
            *(_longer(t, cost) for t in (self.shortest, self.longest, self.slowest, self.heaviest)),
        )

    def with_others(self, other: "Tally") -> "Tally":
        """Give these paths and others."""
        return Tally(
            self.count + other.count,
            _added(self.questions, other.questions),
            _added(self.seconds, other.seconds),
            min(self.shortest, other.shortest, key=_length),
            max(self.longest, other.longest, key=_length),
            max(self.slowest, other.slowest, key=lambda trace: trace.tenths),
            max(self.heaviest, other.heaviest, key=lambda trace: trace.documents),
        )


BEGIN = Tally(1, {0: 1}, {0: 1}, Trace(), Trace(), Trace(), Trace())


def together(tallies: Iterable[Tally]) -> Tally | None:
    """Give all paths of several tallies; None if there are none."""
    found = list(tallies)
    return reduce(Tally.with_others, found) if found else None


def median(numbers: Mapping[int, int]) -> float:
    """Give the median of numbers, each with how often it comes; every path counts the same."""
    total = sum(numbers.values())
    wanted = {(total - 1) // 2, total // 2}
    found, seen = [], 0
    for number in sorted(numbers):
        found += [number for place in wanted if seen <= place < seen + numbers[number]]
        seen += numbers[number]
    return reduce(add, found) / len(found)


def _moved(numbers: Mapping[int, int], by: int) -> Mapping[int, int]:
    return {number + by: count for number, count in numbers.items()} if by else numbers


def _added(left: Mapping[int, int], right: Mapping[int, int]) -> Mapping[int, int]:
    found = dict(left)
    for number, count in right.items():
        found[number] = found.get(number, 0) + count
    return found


def _longer(trace: Trace, cost: Cost) -> Trace:
    return replace(
        trace,
        questions=trace.questions + cost.questions,
        tenths=trace.tenths + cost.tenths,
        documents=trace.documents + cost.documents,
        last=(trace.last, cost.step),
    )


def _length(trace: Trace) -> tuple[int, int]:
    return trace.questions, trace.tenths
