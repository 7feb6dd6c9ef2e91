"""Small mistakes that fingers make in a YAML file: one character, or one line.

`mutations(text, random, count)` gives mutated texts with the lines that were touched. Pure, given
the random generator.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

SIGNS = "abeiostxz_0159 :-#'\"{}[],|>&*!%@.<=\té€"


@dataclass(frozen=True)
class Mutation:
    """A mutated text, the lines (from 1) that were touched, and what was done."""

    text: str
    lines: tuple[int, ...]
    what: str


def _insert(text: str, random: Random) -> Mutation:
    at, sign = random.randrange(len(text) + 1), random.choice(SIGNS)
    return _edit(text, at, at, sign)


def _delete(text: str, random: Random) -> Mutation:
    at = random.randrange(len(text))
    return _edit(text, at, at + 1, "")


def _replace(text: str, random: Random) -> Mutation:
    at, sign = random.randrange(len(text)), random.choice(SIGNS)
    return _edit(text, at, at + 1, sign)


def _swap(text: str, random: Random) -> Mutation:
    at = random.randrange(len(text) - 1)
    return _edit(text, at, at + 2, text[at + 1] + text[at])


def _edit(text: str, start: int, end: int, new: str) -> Mutation:
    first = text.count("\n", 0, start) + 1
    last = first + text.count("\n", start, end)
    what = f"{text[start:end]!r} -> {new!r} at line {first}"
    return Mutation(text[:start] + new + text[end:], tuple(range(first, last + 1)), what)


def _line_edit(change: Callable[[list[str], int], list[str]], name: str) -> "Mutate":
    def mutate(text: str, random: Random) -> Mutation:
        lines = text.split("\n")
        at = random.randrange(len(lines) - 1)
        changed = change(lines, at)
        return Mutation(
            "\n".join(changed), (at + 1, at + 2), f"{name} line {at + 1}: {lines[at]!r}"
        )

    return mutate


Mutate = Callable[[str, Random], Mutation]
MUTATIONS: tuple[Mutate, ...] = (
    _insert, _delete, _replace, _swap,
    _line_edit(lambda lines, at: lines[:at] + lines[at + 1 :], "without"),
    _line_edit(lambda lines, at: [*lines[: at + 1], *lines[at:]], "twice"),
    _line_edit(
        lambda lines, at: [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]], "swapped"
    ),
    _line_edit(lambda lines, at: [*lines[:at], "  " + lines[at], *lines[at + 1 :]], "indented"),
    _line_edit(
        lambda lines, at: [*lines[:at], lines[at].removeprefix("  "), *lines[at + 1 :]], "outdented"
    ),
)  # fmt: skip


def mutations(text: str, random: Random, count: int) -> Iterator[Mutation]:
    """Give so many mutations of a text, of every kind in turn; none leaves it as it was."""
    made = 0
    while made < count:
        mutation = MUTATIONS[made % len(MUTATIONS)](text, random)
        if mutation.text != text:
            made += 1
            yield mutation
