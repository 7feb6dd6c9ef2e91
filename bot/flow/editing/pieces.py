"""Plain values as an editor checks them, and pydantic's schema of a model brought into that form.

Editors read YAML before we do: they take `no` for a text and `1200` for a number where we read the
text as its key calls for. So a text may be a number, and yes and no may be words.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.flow.plain_values import LONGEST_ID
from bot.flow.problems import Place, Problem, sentence

Schema = dict[str, Any]

_YES_NO = "yes|no|true|false|oui|non"


def remedy(code: str, **values: str) -> str:
    """Give what the catalogue of problems says to write instead."""
    unsaid = {"key": "", "found": "", "options": ""}
    return sentence(Problem(code, Place("", 1, 1, 2), unsaid | values), "en")[1]


def _any_case(words: str) -> str:
    return "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in words)


@lru_cache
def plain_pieces() -> Mapping[str, Schema]:
    """Give the schema of each plain value, by the name it has in `bot.flow.plain_values`."""
    digits, number = r"-?(0|[1-9]\d*)", r"-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
    return {
        "words": {"type": ["string", "number"], "pattern": r"\S"}
        | {"patternErrorMessage": remedy("F110")},
        "id": {"type": "string", "pattern": f"^[a-z][a-z0-9_]{{0,{LONGEST_ID - 1}}}$"}
        | {"patternErrorMessage": remedy("F109")},
        "yes_no": {"type": ["boolean", "string"], "pattern": f"^({_any_case(_YES_NO)})$"}
        | {"patternErrorMessage": remedy("F107"), "examples": ["yes", "no"]},
        "number": {"type": ["number", "string"], "pattern": f"^{number}$"}
        | {"patternErrorMessage": remedy("F108")},
        "whole": {"type": ["integer", "string"], "pattern": f"^{digits}$"}
        | {"patternErrorMessage": remedy("F108")},
    }


def tidied(schema: Schema) -> Schema:
    """Bring what pydantic gives for a model or a value into the form that editors explain best."""
    if "pattern" in schema:
        return dict(plain_pieces()[schema["pattern"]])
    if "anyOf" in schema:
        return _either([one for one in schema["anyOf"] if one.get("type") != "null"])
    if "const" in schema:
        return {"enum": [schema["const"]]}
    kept = {key: value for key, value in schema.items() if key not in _DROPPED}
    if "properties" in schema:
        kept["properties"] = {name: tidied(one) for name, one in schema["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            kept[key] = tidied(schema[key])
    for kind, values in schema.get("patternProperties", {}).items():
        kept |= {"additionalProperties": tidied(values)}
        kept |= {"propertyNames": plain_pieces()[kind]}
    return kept


def with_parameters(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Let every plain value hold a `<parameter>`, as the steps of a block may."""
    if isinstance(schema, list):
        return [with_parameters(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: with_parameters(value) for key, value in schema.items()}
    if "patternErrorMessage" in found:
        found["pattern"] += "|<[a-z]"
    return found


_DROPPED = ("title", "default", "description", "patternProperties")


def _either(options: list[Schema]) -> Schema:
    """Choose by the form of what is written: told apart so, a fault is told of the one meant."""
    first, *rest = map(tidied, options)
    if not rest:
        return first
    *plain, last = (first, *rest)
    kind = "array" if last.get("type") == "array" else "object"
    otherwise = plain[0] if len(plain) == 1 else _either(options[:-1])
    kinds = [*_types(otherwise), kind]
    return {"type": kinds, "if": {"type": kind}, "then": last, "else": otherwise}


def _types(schema: Schema) -> list[str]:
    found = schema.get("type", [])
    return [found] if isinstance(found, str) else list(found)
