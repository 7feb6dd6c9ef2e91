"""Functions of the expression language as nodes; those that are not known here are `Called`.

What a node of this file gives is proven to hold what the engine's function gives; a function that
is missing only makes proofs know less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.flow.proof.boxes import Key, Node
from bot.flow.proof.nodes.arithmetic import Extremum, Rounded
from bot.flow.proof.nodes.choosing import Chosen, First
from bot.flow.proof.nodes.comparing import Keep, form_of, number_of
from bot.flow.proof.nodes.days import Elapsed, YearOf
from bot.flow.proof.nodes.logic import Fixed, Kleene
from bot.flow.proof.nodes.several import CountOf
from bot.flow.proof.values import single

_MOST_PLACES = 20
Parts = Sequence[Node]


@dataclass(frozen=True, slots=True)
class Calling:
    """One call: the key of what it gives, its arguments, and the node of the name `today`."""

    key: Key
    parts: Parts
    today: Callable[[], Node]
    keep: Keep
    several: frozenset[str]


def key_of(node: Node) -> Key:
    """Give what tells a node from others inside a key."""
    return node.cell if isinstance(node, Fixed) else node.key or node


def known_call(name: str, call: Calling) -> Node | None:
    """Give the node of a call; None if proofs do not know the function, or not used like this."""
    make = _CALLS.get(name)
    return make(call) if make else None


def _age(call: Calling) -> Node:
    then = call.parts[1] if len(call.parts) > 1 else call.today()
    return Elapsed(("age", key_of(call.parts[0]), key_of(then)), call.parts[0], then)


def _months(call: Calling) -> Node | None:
    return Elapsed(call.key, *call.parts) if _are_numbers(call.parts) else None


def _days(call: Calling) -> Node | None:
    if not _are_numbers(call.parts):
        return None
    first, last = map(form_of, call.parts)
    return number_of(last.plus(first, -1), call.keep)


def _year(call: Calling) -> Node | None:
    return YearOf(call.key, *call.parts) if _are_numbers(call.parts) else None


def _count(call: Calling) -> Node | None:
    (part,) = call.parts
    if part.key in call.several:
        return CountOf(call.key, part)
    return part if part.numeric else None  # files are boxed by how many they are


def _round(call: Calling) -> Node | None:
    part, *more = call.parts
    places = single(more[0].cell) if more and isinstance(more[0], Fixed) else 0
    fixed = not more or isinstance(more[0], Fixed)
    fits = fixed and isinstance(places, int) and abs(places) < _MOST_PLACES
    return Rounded(call.key, part, places) if fits and part.numeric else None


def _least(call: Calling) -> Node | None:
    return Extremum(call.key, min, *call.parts) if _are_numbers(call.parts) else None


def _greatest(call: Calling) -> Node | None:
    return Extremum(call.key, max, *call.parts) if _are_numbers(call.parts) else None


def _are_numbers(parts: Parts) -> bool:
    return all(part.numeric for part in parts)


_CALLS: dict[str, Callable[[Calling], Node | None]] = {
    "age": _age,
    "months_between": _months,
    "days_between": _days,
    "year": _year,
    "count": _count,
    "round": _round,
    "round_up": _round,
    "round_down": _round,
    "min": _least,
    "max": _greatest,
    "first": lambda call: First(call.key, list(call.parts)),
    "if": lambda call: Chosen(call.key, *call.parts),
    "any": lambda call: Kleene(*call.parts, decisive=True),
}
