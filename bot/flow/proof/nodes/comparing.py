"""Comparisons of numbers and days, all in one form: a sum of parts against a constant.

`a > 4 - b` and `b + a <= 4` speak of the same sum, whatever side its parts stand on; what a box
learns from the one, the other knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import product
from math import gcd, lcm
from operator import and_

from bot.flow.proof.boxes import Box, Key, Node, Pieces
from bot.flow.proof.cells import (
    UNKNOWN,
    Cell,
    Number,
    Some,
    Span,
    doubtful,
    may_be_unknown,
    plain,
    some,
    whole_step,
)
from bot.flow.proof.nodes.amounts import TURNED, Affine, Combined, as_span, blurred
from bot.flow.proof.nodes.logic import Fixed

_TRUE_WHERE = {
    "<": (True, False, False), "<=": (True, True, False), "is": (False, True, False),
    ">": (False, False, True), ">=": (False, True, True), "is not": (True, False, True),
}  # fmt: skip
"""Of numbers below, at and above the constant: those for which a comparison is true."""

_CELLS = {
    (true, false, unknown): some([True] * true + [False] * false + [None] * unknown)
    for true, false, unknown in product((True, False), repeat=3)
}
Keep = Callable[[Node], Node]
"""Gives the one node of a key, so that what is computed once is known everywhere."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sum: parts with how often they count, by key, and a constant."""

    terms: dict[Key, tuple[Number, Node]]
    constant: Number

    def plus(self, other: "Form", times: Number = 1) -> "Form":
        """Add another sum, times a constant; a part that cancels out still has to be known."""
        terms = dict(self.terms)
        for key, (count, node) in other.terms.items():
            terms[key] = (terms.get(key, (0, node))[0] + times * count, node)
        return Form(terms, self.constant + times * other.constant)

    def times(self, by: Number) -> "Form":
        """Multiply by a constant."""
        return Form({}, 0).plus(self, by)


def form_of(node: Node) -> Form:
    """Give a number as a sum."""
    match node:
        case Fixed(cell=Span(low=low)):
            return Form({}, low)
        case Affine():
            return Form({}, node.plus).plus(form_of(node.core), node.times)
        case Combined():
            return Form({part.key: (times, part) for times, part in node.terms}, 0)
        case _:
            return Form({node.key: (1, node)}, 0)


def primitive(form: Form, keep: Keep) -> tuple[Node | None, Number]:
    """Give the parts of a sum in whole numbers without a common factor, and what to multiply by.

    The first part that counts does so positively, so that sums which differ only in size and sign
    are one. None if the sum has no parts.
    """
    if not form.terms:
        return None, 1
    ordered = sorted(form.terms.values(), key=lambda term: repr(term[1].key))
    counts = [Fraction(count) for count, _ in ordered]
    size = Fraction(
        reduce(gcd, (c.numerator for c in counts)) or 1, lcm(*(c.denominator for c in counts))
    )
    first = next((count for count in counts if count), Fraction(1))
    size = size if first > 0 else -size
    terms = tuple(
        (int(count / size), node) for count, (_, node) in zip(counts, ordered, strict=True)
    )
    if len(terms) == 1 and terms[0][0] == 1:
        return terms[0][1], size
    key = ("sum", *((times, node.key) for times, node in terms))
    return keep(Combined(key, terms)), size


def number_of(form: Form, keep: Keep) -> Node:
    """Give a sum as a node."""
    core, size = primitive(form, keep)
    if core is None:
        return Fixed(Span(form.constant, form.constant, step=whole_step(form.constant)))
    return core if size == 1 and not form.constant else Affine(core, size, form.constant)


def comparison(operator: str, left: Node, right: Node, keep: Keep) -> Node:
    """Give the comparison of two numbers or days."""
    form = form_of(left).plus(form_of(right), -1)
    core, size = primitive(form, keep)
    if core is None:
        return Fixed(_truths(Span(form.constant, form.constant), operator, 0))
    turned = operator if size > 0 else TURNED.get(operator, operator)
    return Compared(core, (turned, plain(-Fraction(form.constant) / size)), (left, right))


class Compared(Node):
    """A number against a constant, made of two sides that may be blurred by rounding."""

    def __init__(self, core: Node, to: tuple[str, Number], sides: tuple[Node, Node]) -> None:
        self.core = core
        self.operator, self.at = to
        self.widest: Number = 0
        self.sides = () if all(side.exact for side in sides) else sides
        self.names = core.names

    def margin(self, box: Box) -> Number:
        """Give how far both sides together may be off, reckoned in the core."""
        return sum((side.blur(box) for side in self.sides), 0)

    def see(self, box: Box) -> Cell:
        """Give how the numbers compare."""
        cell = box.see(self.core)
        span = as_span(cell)
        if span is None:
            return cell if isinstance(cell, Some) else UNKNOWN
        span = blurred(span, self.margin(box))
        return _truths(span, self.operator, self.at, unknown=may_be_unknown(cell))

    def split(self, box: Box) -> Pieces | None:
        """Tell whether the number is known, settle what is inside it, then cut where it turns."""
        if doubtful(box.see(self.core)):
            return self.core.split(box)
        core = self.core
        return core.inward(box) or self.cut(box) or core.split(box)

    def cut(self, box: Box) -> Pieces | None:
        """Cut the number where the comparison turns; where that is blurred, on both sides of it."""
        self.widest = max(self.widest, self.margin(box))
        margin = 2 * self.widest  # the same in smaller boxes, so that each side is cut once
        cuts = (("<", self.at - margin), (">", self.at + margin))
        for operator, at in cuts if margin else ((self.operator, self.at),):
            pieces = self.core.pieces(box, operator, at)
            if pieces is not None and len(pieces[1]) > 1:
                return pieces
        return None


def _truths(span: Span, operator: str, at: Number, *, unknown: bool = False) -> Cell:
    places = (span.low < at, _holds(span, at), span.high > at)
    true = any(map(and_, places, _TRUE_WHERE[operator]))
    false = any(
        place and not wanted for place, wanted in zip(places, _TRUE_WHERE[operator], strict=True)
    )
    return _CELLS[true, false, unknown]


def _holds(span: Span, at: Number) -> bool:
    if not span.low <= at <= span.high:
        return False
    outside = (span.open_low and at == span.low) or (span.open_high and at == span.high)
    whole = (
        isinstance(at, int) if span.step == 1 else not span.step or Fraction(at) % span.step == 0
    )
    return whole and not outside
