"""pydantic's errors become problems: each with its place in the YAML and our own sentence.

The location of an error is a path through plain values; it is walked through the located tree, and
parts that are not in the file (names of validators and unions) are passed over.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.flow.expression.faults import nearest
from bot.flow.key_habits import habit
from bot.flow.problems import Place, Problem
from bot.flow.source import Entry, Series, Table, Tree, plain

Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "bad_id": "F109",
    "empty": "F110",
    "not_text": "F105",
    "not_yes_no": "F107",
    "not_a_number": "F108",
    "dict_type": "F105",
    "model_type": "F105",
    "model_attributes_type": "F105",
    "tuple_type": "F105",
    "list_type": "F105",
    "too_short": "F114",
}
_SHAPES = {"not_text": "text", "tuple_type": "list", "list_type": "list"}


def validated(model: type[Model], tree: Table) -> tuple[Model | None, list[Problem]]:
    """Read a mapping as a model; gives the model, or None with every problem."""
    try:
        return model.model_validate(plain(tree)), []
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False, include_context=True, include_input=False)
        return None, [_problem(model, tree, error) for error in errors]


def _problem(model: type[BaseModel], tree: Table, error: ErrorDetails) -> Problem:
    entry, value = _walk(tree, error["loc"])
    key = str(error["loc"][-1])
    match error["type"]:
        case "extra_forbidden":
            known = frozenset(_keys(model)) - {key}  # it may be right one level up
            meant = habit(key, known) or nearest(key, known)
            values = {"key": key, "suggestion": meant}
            if len(error["loc"]) == 1 and not meant:
                values["known"] = ", ".join(_keys(model))
            return Problem("F103", entry.place if entry else tree.first_place(), values)
        case "missing":
            gaps = value.gaps() if isinstance(value, Table) else ()
            return Problem("F104", _start(value), {"key": key}, gaps)
        case "literal_error":
            return _not_one_of(error, entry, value)
        case kind:
            return _other(kind, key, entry, value)


def _not_one_of(error: ErrorDetails, entry: Entry | None, value: Tree) -> Problem:
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
    options = expected.replace(" or ", ", ")
    if error["loc"][-1] == "[key]" and entry is not None:
        place, written = entry.place, entry.key
    else:
        place, written = _start(value), str(plain(value))
    suggestion = nearest(written, frozenset(options.split(", ")))
    return Problem("F106", place, {"found": written, "options": options, "suggestion": suggestion})


def _other(kind: str, key: str, entry: Entry | None, value: Tree) -> Problem:
    code = _CODES.get(kind, "F105")
    at_key = key == "[key]" and entry is not None
    place = entry.place if at_key and entry else _start(value)
    found = entry.key if at_key and entry else str(plain(value))
    values = {"key": entry.key if entry else key, "found": found[:40]}
    return Problem(code, place, values | {"shape": _SHAPES.get(kind, "mapping")})


def _walk(tree: Tree, loc: tuple[Any, ...]) -> tuple[Entry | None, Tree]:
    """Follow a location; gives the last key met and the value reached."""
    entry: Entry | None = None
    here = tree
    for part in loc:
        if isinstance(here, Table) and str(part) in here.entries:
            entry = here.entries[str(part)]
            here = entry.value
        elif isinstance(here, Series) and isinstance(part, int) and part < len(here.items):
            here = here.items[part]
    return entry, here


def _start(tree: Tree) -> Place:
    return tree.first_place() if isinstance(tree, Table) else tree.place


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
