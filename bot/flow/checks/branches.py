"""What the conditions around a step say for certain: which answers lead there, who never gets both.

Only plain comparisons are read (`x is a`, `x in [a, b]`, `x > 3`, joined by `and`, also by way of
facts); of the rest nothing is concluded. What follows from harder conditions is left to the proof
of paths.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from bot.flow.draft import DraftClause, DraftStep
from bot.flow.expression.faults import FaultyError
from bot.flow.expression.grammar import parse
from bot.flow.expression.tree import Binary, Group, Literal, Name, Tree, Unary
from bot.flow.expression.types import Kind
from bot.flow.names import Names

Options = frozenset[str]
"""Ids of options; `yes` and `no` for questions of that type."""

_YES_NO = frozenset(("yes", "no"))
_TURNED = {"is": "is not", "is not": "is", "in": "not in", "not in": "in",
           "<": ">=", ">=": "<", ">": "<=", "<=": ">"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers between two bounds, each included or not."""

    low: Decimal = Decimal("-Infinity")
    high: Decimal = Decimal("Infinity")
    with_low: bool = True
    with_high: bool = True

    def misses(self, other: "Span") -> bool:
        """Tell whether no number is in both."""
        return _ends_before(self, other) or _ends_before(other, self)


def _ends_before(one: Span, other: Span) -> bool:
    touching = one.high == other.low and not (one.with_high and other.with_low)
    return one.high < other.low or touching


@dataclass(frozen=True, slots=True)
class Claim:
    """A name, and the answers that are left to it; after an `else`, it may also be unknown."""

    name: str
    left: Options | Span
    known: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """How a condition is met: it holds or not, known or not, through which facts."""

    holds: bool
    known: bool
    seen: frozenset[str] = frozenset()


def claims(names: Names, guard: tuple[DraftClause, ...]) -> Iterator[Claim]:
    """Give what is certain of answers wherever these conditions let somebody through."""
    for clause in guard:
        try:
            tree = parse(clause.text.text)
        except FaultyError:
            continue  # told by the checks of expressions
        yield from _claims(names, tree, _Way(clause.holds, known=clause.holds))


def _claims(names: Names, tree: Tree, way: _Way) -> Iterator[Claim]:
    match tree:
        case Binary(operator="and") if way.holds:
            yield from _claims(names, tree.left, way)
            yield from _claims(names, tree.right, way)
        case Binary(operator="or") if not way.holds:
            yield from _claims(names, tree.left, way)
            yield from _claims(names, tree.right, way)
        case Unary(operator="not"):
            yield from _claims(names, tree.inner, replace(way, holds=not way.holds))
        case Name() if tree.text in names.draft.entry.facts and tree.text not in way.seen:
            yield from _through_fact(names, tree.text, way)
        case Name() if _kind(names, tree.text) is Kind.YES_NO:
            left = frozenset(("yes" if way.holds else "no",))
            yield Claim(tree.text, left, way.known)
        case Binary(left=Name(text=name)) if tree.operator in _TURNED:
            operator = tree.operator if way.holds else _TURNED[tree.operator]
            answers = _left(names, name, operator, tree.right)
            if answers is not None:
                yield Claim(name, answers, way.known)
        case _:
            return


def _through_fact(names: Names, fact: str, way: _Way) -> Iterator[Claim]:
    try:
        tree = parse(names.draft.entry.facts[fact])
    except FaultyError:
        return
    yield from _claims(names, tree, replace(way, seen=way.seen | {fact}))


def _kind(names: Names, name: str) -> Kind:
    found = names.get(name)
    return found.kind if found else Kind.UNKNOWN


def _left(names: Names, name: str, operator: str, right: Tree) -> Options | Span | None:
    """Give the answers that a comparison leaves to a name; None if it is not a plain one."""
    kind = _kind(names, name)
    if kind in (Kind.CHOICE, Kind.YES_NO):
        options = names[name].options or _YES_NO
        found = _options_in(right) & options
        return (options - found if "not" in operator else found) if found else None
    number = right.value if kind is Kind.NUMBER and isinstance(right, Literal) else None
    return _span(operator, Decimal(number)) if isinstance(number, int | Decimal) else None


def _options_in(tree: Tree) -> Options:
    items = tree.items if isinstance(tree, Group) else (tree,)
    return frozenset(item.text for item in items if isinstance(item, Name))


def _span(operator: str, value: Decimal) -> Span | None:
    match operator:
        case "is":
            return Span(low=value, high=value)
        case ">" | ">=":
            return Span(low=value, with_low=operator == ">=")
        case "<" | "<=":
            return Span(high=value, with_high=operator == "<=")
        case _:
            return None


def exclusive(names: Names, one: DraftStep, other: DraftStep) -> bool:
    """Tell whether it is certain that no person gets both steps."""
    turned = {(clause.text.text, not clause.holds) for clause in other.guard}
    if any((clause.text.text, clause.holds) in turned for clause in one.guard):
        return True
    if _stands_in(one, other) or _stands_in(other, one):
        return True
    pairs = product(claims(names, one.guard), claims(names, other.guard))
    return any(
        left.name == right.name and (left.known or right.known) and _apart(left.left, right.left)
        for left, right in pairs
    )


def _stands_in(easier: DraftStep, asked: DraftStep) -> bool:
    return asked.ask is not None and asked.ask.unsure == easier.id


def _apart(left: Options | Span, right: Options | Span) -> bool:
    if isinstance(left, Span) and isinstance(right, Span):
        return left.misses(right)
    if isinstance(left, frozenset) and isinstance(right, frozenset):
        return left.isdisjoint(right)
    return False


def always_before(names: Names, earlier: DraftStep, later: DraftStep) -> bool:
    """Tell whether whoever gets the later step has certainly been asked the earlier one."""
    draft = names.draft
    if draft.position(earlier.id) >= draft.position(later.id):
        return False
    if any(ask.unsure == earlier.id for _, ask in draft.asks()):
        return False
    around = {(clause.text.text, clause.holds) for clause in later.guard}
    return all((clause.text.text, clause.holds) in around for clause in earlier.guard)


def answers_known(names: Names, step: DraftStep) -> Mapping[str, str]:
    """Give the questions whose answer the conditions around a step leave no choice for."""
    return {
        claim.name: next(iter(claim.left))
        for claim in claims(names, step.guard)
        if claim.known and isinstance(claim.left, frozenset) and len(claim.left) == 1
    }
