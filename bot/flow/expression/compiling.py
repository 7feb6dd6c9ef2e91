"""A checked tree becomes closures: called with a lookup, they give a value or None for unknown.

Three-valued throughout: arithmetic and comparisons with an unknown are unknown, `and`, `or` and
`not` follow Kleene, and only `is answered` sees absence. Nothing here raises for values that fit
the types.
"""

import operator
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from bot.flow.expression.dates import age
from bot.flow.expression.functions import FUNCTIONS
from bot.flow.expression.items import compile_over_items
from bot.flow.expression.letters import alike, folded
from bot.flow.expression.tree import Binary, Call, Group, Literal, Name, Tree, Unary
from bot.flow.flow import Lookup, Value

Closure = Callable[[Lookup], Any]
_EXACT = Context(prec=28, traps=[])
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "is": alike,
    "is not": lambda left, right: not alike(left, right),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What checking found out about the parts of a tree.

    `words` are bare names that stand for themselves (options, yes, no); `items` are calls over a
    repeat, each with the names of the repeat's own steps.
    """

    words: AbstractSet[Tree]
    items: Mapping[Tree, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a rule was compiled from. In item `number` of a repeat, names of `own` are its steps."""

    tree: Tree
    marks: Marks
    own: frozenset[str] = frozenset()
    number: int = 0


def compile_tree(tree: Tree, marks: Marks) -> Closure:  # noqa: PLR0911 - one a kind
    """Compile a checked part."""
    match tree:
        case Literal(value=value):
            return lambda _: value
        case Name():
            return _name(tree, marks)
        case Group(items=items):
            return _group([compile_tree(item, marks) for item in items])
        case Unary(operator=sign, inner=inner):
            return _unary(sign, compile_tree(inner, marks))
        case Binary(operator=sign, left=left, right=right):
            return _binary(sign, compile_tree(left, marks), compile_tree(right, marks))
        case Call(name=name, arguments=(Name(text=repeat), *rest)) if tree in marks.items:
            each = compile_tree(rest[0], marks) if rest else None
            return compile_over_items(name, repeat, marks.items[tree], each)
        case Call(name=name, arguments=arguments):
            return _call(name, [compile_tree(argument, marks) for argument in arguments])


def names_in(tree: Tree, marks: Marks) -> frozenset[str]:
    """Give every name that the expression reads."""
    match tree:
        case Name(text=text):
            return frozenset() if tree in marks.words else frozenset({text})
        case Call(arguments=parts) if tree in marks.items:
            read = frozenset().union(*(names_in(part, marks) for part in parts))
            return read - marks.items[tree]
        case Group(items=parts) | Call(arguments=parts):
            return frozenset().union(*(names_in(part, marks) for part in parts))
        case Unary(inner=inner):
            return names_in(inner, marks)
        case Binary(left=left, right=right):
            return names_in(left, marks) | names_in(right, marks)
        case _:
            return frozenset()


def _name(name: Name, marks: Marks) -> Closure:
    text = name.text
    if name in marks.words:
        meaning: Value = {"yes": True, "no": False}.get(text, text)
        return lambda _: meaning
    return lambda lookup: lookup(text)


def _group(items: list[Closure]) -> Closure:
    def values(lookup: Lookup) -> Any:  # noqa: ANN401 - whatever the items are
        found = tuple(item(lookup) for item in items)
        return None if None in found else found

    return values


def _unary(sign: str, inner: Closure) -> Closure:
    if sign == "is answered":
        return lambda lookup: inner(lookup) is not None
    if sign == "is not answered":
        return lambda lookup: inner(lookup) is None
    change: Callable[[Any], Any] = operator.not_ if sign == "not" else operator.neg

    def changed(lookup: Lookup) -> Any:  # noqa: ANN401 - a bool or a number
        value = inner(lookup)
        return None if value is None else change(value)

    return changed


def _binary(sign: str, left: Closure, right: Closure) -> Closure:
    if sign in ("and", "or"):
        return _kleene(left, right, decisive=sign == "or")
    return _both(left, right, RULES[sign])


def _kleene(left: Closure, right: Closure, *, decisive: bool) -> Closure:
    def value(lookup: Lookup) -> bool | None:
        first: bool | None = left(lookup)
        if first is decisive:
            return first
        second: bool | None = right(lookup)
        if second is decisive:
            return second
        return None if first is None or second is None else not decisive

    return value


def _both(left: Closure, right: Closure, rule: Callable[[Any, Any], Any]) -> Closure:
    def value(lookup: Lookup) -> Any:  # noqa: ANN401 - what the rule gives
        first = left(lookup)
        if first is None:
            return None
        second = right(lookup)
        return None if second is None else rule(first, second)

    return value


def _exact(rule: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Any, Any], Any]:
    whole = {_EXACT.add: operator.add, _EXACT.subtract: operator.sub, _EXACT.multiply: operator.mul}

    def compute(left: Any, right: Any) -> Any:  # noqa: ANN401 - numbers, checked at load
        if isinstance(left, int) and isinstance(right, int) and rule in whole:
            return whole[rule](left, right)
        result = rule(Decimal(left), Decimal(right))
        return result if result.is_finite() else None

    return compute


def _among(value: Any, values: Any) -> bool:  # noqa: ANN401 - checked at load
    return value in values or any(alike(value, one) for one in values)


def _includes(values: Collection[Any], wanted: Any) -> bool:  # noqa: ANN401 - one value or several
    if isinstance(values, str):
        return folded(wanted) in folded(values)
    return all(one in values for one in wanted) if isinstance(wanted, tuple) else wanted in values


def _starts(text: str, start: str | tuple[str, ...]) -> bool:
    starts = (start,) if isinstance(start, str) else start
    return folded(text).startswith(tuple(map(folded, starts)))


RULES: dict[str, Callable[[Any, Any], Any]] = _COMPARE | {
    "+": _exact(_EXACT.add),
    "-": _exact(_EXACT.subtract),
    "*": _exact(_EXACT.multiply),
    "/": _exact(_EXACT.divide),
    "in": _among,
    "not in": lambda value, values: not _among(value, values),
    "includes": _includes,
    "starts with": _starts,
}


def _call(name: str, arguments: list[Closure]) -> Closure:
    function = FUNCTIONS[name]
    if name == "age" and len(arguments) == 1:
        return _both(arguments[0], lambda lookup: lookup("today"), age)

    def value(lookup: Lookup) -> Any:  # noqa: ANN401 - what the function gives
        values = [argument(lookup) for argument in arguments]
        return None if function.needs_all and None in values else function.compute(*values)

    return value
