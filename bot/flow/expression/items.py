"""Functions over repeated steps: `count(child)`, `any(child, age(birth_date) < 3)` and others.

The first argument names a repeat; the second is an expression that reads the repeat's own steps,
computed once for each item. Unknown items follow Kleene: `any` is true as soon as one is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.flow.expression.types import NUMBER, NUMERIC, YES_NO, Kind, Type
from bot.flow.flow import Lookup, Value

Closure = Callable[[Lookup], Any]

NUMBER_OF_ITEM = "number"
"""The name by which a repeated step reads the number of its own item, from 1."""


@dataclass(frozen=True, slots=True)
class OverItems:
    """One such function: `condition` wants yes or no of each item, else a number."""

    expected: str
    condition: bool
    compute: Callable[[Sequence[Any]], Value | None]
    alone: bool = False


def _count(found: Sequence[Any]) -> Value | None:
    return None if None in found else sum(found)


def _any(found: Sequence[Any]) -> Value | None:
    return True if True in found else None if None in found else False


def _all(found: Sequence[Any]) -> Value | None:
    return False if False in found else None if None in found else True


def _numbers(rule: Callable[[Sequence[Any]], Any]) -> Callable[[Sequence[Any]], Value | None]:
    return lambda found: None if None in found or not found else rule(found)


OVER_ITEMS = {
    "count": OverItems("count(repeat) or count(repeat, condition)", True, _count, alone=True),  # noqa: FBT003 - the field is named above
    "any": OverItems("any(repeat, condition)", True, _any),  # noqa: FBT003 - as above
    "all": OverItems("all(repeat, condition)", True, _all),  # noqa: FBT003 - as above
    "sum": OverItems(
        "sum(repeat, number)", False, lambda found: None if None in found else sum(found)  # noqa: FBT003 - as above
    ),
    "min": OverItems("min(repeat, number)", False, _numbers(min)),  # noqa: FBT003 - as above
    "max": OverItems("max(repeat, number)", False, _numbers(max)),  # noqa: FBT003 - as above
}  # fmt: skip


def type_over_items(name: str, argument: Type | None) -> Type | None:
    """Give the type of a call over items; None if its second argument does not fit."""
    function = OVER_ITEMS[name]
    if argument is None:
        return NUMBER if function.alone else None
    if argument.kind is Kind.UNKNOWN:
        return NUMBER if name == "count" or not function.condition else YES_NO
    if function.condition:
        fits = argument.kind is Kind.YES_NO
        return (NUMBER if name == "count" else YES_NO) if fits else None
    return argument if argument.kind in NUMERIC else None


def item_name(name: str, number: int) -> str:
    """Give the name that a repeated step has in one item, counted from 1: `birth_date#2`.

    A value of a repeated table keeps its own name behind the dot: `price#2.amount`.
    """
    step, dot, value = name.partition(".")
    return f"{step}#{number}{dot}{value}"


def plain_name(name: str) -> str:
    """Give the id that a step has in the flow file, without the number of its item."""
    return name.partition("#")[0]


def is_first_item(name: str) -> bool:
    """Tell whether a step is in no repeat, or in its first item, which stands for all of them."""
    return name.partition("#")[2] in ("", "1")


def within_item(lookup: Lookup, own: frozenset[str], number: int) -> Lookup:
    """Give the lookup as one item sees it: its own steps by their plain names, and its number."""

    def inner(name: str) -> Value | None:
        if name == NUMBER_OF_ITEM:
            return number
        return lookup(item_name(name, number) if name in own else name)

    return inner


def compile_over_items(
    name: str, repeat: str, own: frozenset[str], inner: Closure | None
) -> Closure:
    """Compile a call over the items of `repeat`, whose steps are `own`."""
    compute = OVER_ITEMS[name].compute

    def value(lookup: Lookup) -> Any:  # noqa: ANN401 - a number or yes or no
        items = lookup(repeat)
        if not isinstance(items, int) or inner is None:
            return items
        found = [inner(within_item(lookup, own, number)) for number in range(1, items + 1)]
        return compute(found)

    return value
