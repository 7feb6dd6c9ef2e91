"""Numbers divided by a comparison: each number is in one part, and none that was not there."""

import operator as signs
from fractions import Fraction
from itertools import product

import pytest

from bot.flow.proof.cells import Cell, Span
from bot.flow.proof.merging import united
from bot.flow.proof.values import cut

OPERATORS = {
    "<": signs.lt, "<=": signs.le, ">": signs.gt, ">=": signs.ge,
    "is": signs.eq, "is not": signs.ne,
}  # fmt: skip
HALVES = [Fraction(number, 2) for number in range(-2, 13)]
SPANS = [
    Span(low, high, begins, ends, step=step)
    for low, high in ((0, 4), (1, 2), (0, 5))
    for begins, ends in product((False, True), repeat=2)
    for step in (0, 1)
    if not (step and (begins or ends))
]


def holds(span: Cell, number: Fraction) -> bool:
    """Tell whether a number is in a span."""
    assert isinstance(span, Span)
    low = span.low < number or (span.low == number and not span.open_low)
    high = number < span.high or (span.high == number and not span.open_high)
    return low and high and (not span.step or number % span.step == 0)


@pytest.mark.parametrize("span", SPANS, ids=repr)
@pytest.mark.parametrize("operator", OPERATORS)
def test_every_number_is_in_one_part(span: Span, operator: str) -> None:
    """A part holds no number that was not there, and none for which the comparison differs."""
    for at in HALVES:
        parts = cut(span, operator, at)
        for number in HALVES:
            places = [part for part in parts if holds(part, number)]
            assert len(places) == holds(span, number), (at, number, parts)
        for part in parts:
            inside = [number for number in HALVES if holds(part, number)]
            assert len({OPERATORS[operator](number, at) for number in inside}) <= 1, (at, part)


@pytest.mark.parametrize(
    ("cells", "joined"),
    [
        ([Span(0, 2, step=1), Span(3, 5, step=1)], [Span(0, 5, step=1)]),
        ([Span(0, 2), Span(2, 5)], [Span(0, 5)]),
        ([Span(0, 2, open_high=True), Span(2, 5)], [Span(0, 5)]),
    ],
)
def test_numbers_that_touch_are_joined(cells: list[Cell], joined: list[Cell]) -> None:
    """Two rows of numbers with nothing between them are one."""
    assert united(cells) == joined


@pytest.mark.parametrize(
    "cells",
    [
        [Span(0, 2, step=1), Span(4, 5, step=1)],
        [Span(0, 2, open_high=True), Span(2, 5, open_low=True)],
    ],
)
def test_numbers_with_a_gap_are_not_joined(cells: list[Cell]) -> None:
    """What lies between two rows of numbers stays out."""
    assert united(cells) == cells
