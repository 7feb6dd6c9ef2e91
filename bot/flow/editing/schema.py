"""The JSON schemas of the files that designers write, made from the models and the guide.

A step is recognised by its kind, a question by its `type`: then only the keys of that kind are
offered, explained and allowed. `FILES` names the files; a new one needs one line there, a new kind
of step or answer type none at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic.json_schema import models_json_schema

from bot.flow.ask_entries import ASKS, StepEntry
from bot.flow.editing.explaining import Explainer
from bot.flow.editing.guide import read_guide
from bot.flow.editing.pieces import Schema, plain_pieces, tidied, with_parameters
from bot.flow.editing.steps import any_ask, any_step
from bot.flow.entries import STEPS, BlocksEntry, DecideEntry, FlowEntry, WhenEntry
from bot.flow.plain_values import Written
from bot.flow.scenarios.entries import ScenarioEntry, TurnEntry
from bot.flow.service_file import LANGUAGES, ServiceEntry
from bot.flow.translation import PlainWords, TranslationEntry


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its model, and the heading of the guide that explains it."""

    model: type[Written]
    topic: str


FILES: Mapping[str, FileKind] = {
    "flow": FileKind(FlowEntry, "A flow file"),
    "service": FileKind(ServiceEntry, "service.yaml"),
    "translation": FileKind(TranslationEntry, "Translations"),
    "blocks": FileKind(BlocksEntry, "use"),
    "scenario": FileKind(ScenarioEntry, "Scenarios"),
}

_LANGUAGE: Schema = {"enum": list(LANGUAGES)}
_WORDS = plain_pieces()["words"]
_BY_LANGUAGE: Schema = {
    "type": ["string", "number", "object"],
    "properties": dict.fromkeys(LANGUAGES, _WORDS),
    "additionalProperties": False,
}
_CONSTANT: Schema = {
    "type": ["string", "number", "object", "array"],
    "if": {"type": "array"},
    "then": {"items": _WORDS},
    "else": _BY_LANGUAGE,
}
_NAMED: Schema = {"type": "object", "propertyNames": plain_pieces()["id"]}
_STEPS: Schema = {"type": "array", "items": {"$ref": "#/definitions/step"}}
READ_APART: Mapping[type[Written], Mapping[str, Schema]] = {
    FlowEntry: {"language": _LANGUAGE},
    DecideEntry: {"rows": {"type": ["array", "string"], "pattern": r"\.csv$"}},
    TranslationEntry: {"language": _LANGUAGE},
    ScenarioEntry: {
        "turns": {"type": "array", "items": {"$ref": "#/definitions/TurnEntry"}},
        "answers": {"type": "object"},
    },
    ServiceEntry: {
        "name": _BY_LANGUAGE,
        "notice": _BY_LANGUAGE,
        "languages": {"type": "array", "minItems": 1, "items": _LANGUAGE},
        "contact": _NAMED | {
            "properties": dict.fromkeys(("name", "phone", "hours"), _CONSTANT),
            "additionalProperties": _CONSTANT,
        },
        "area": _NAMED | {"additionalProperties": _CONSTANT},
        "constants": _NAMED | {"additionalProperties": _CONSTANT},
    },
}  # fmt: skip
"""What models leave open because it is read apart; `steps` and `else` always are lists of steps."""
TOPICS: Mapping[type[Written], str] = {
    StepEntry: "when",
    WhenEntry: "when",
    TurnEntry: "Turns",
    PlainWords: "Translations",
    **{model: name for name, model in ASKS.items()},
    **{model: name for name, model in STEPS.items()},
}
"""The heading of the guide under which each model is explained."""


def schema_of(kind: str, guide_text: str) -> Schema:
    """Give the schema of a kind of file, one of `FILES`; `guide_text` is the designers' guide."""
    file = FILES[kind]
    explainer = Explainer(read_guide(guide_text), {**TOPICS, file.model: file.topic})
    definitions = _definitions([file.model, *TOPICS], explainer)
    definitions |= {"step": any_step(explainer), "ask": any_ask(explainer)}
    if kind == "blocks":
        definitions = {name: with_parameters(one) for name, one in definitions.items()}
    root = definitions.pop(file.model.__name__)
    needed = _reachable(root, definitions)
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return (
        head
        | root
        | {
            "title": f"Guichet: {kind}",
            "definitions": {name: definitions[name] for name in sorted(needed)},
        }
    )


def _definitions(models: list[type[Written]], explainer: Explainer) -> dict[str, Schema]:
    _, found = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/definitions/{model}"
    )
    schemas: dict[str, Schema] = {}
    for model in explainer.every_model():
        schema = tidied(found["$defs"][model.__name__])
        for name, piece in READ_APART.get(model, {}).items():
            schema["properties"][name] |= piece
        schema["title"] = explainer.topic(model)
        schemas[model.__name__] = explainer.explained(model, _with_steps(schema))
    return schemas


def _with_steps(schema: Schema) -> Schema:
    lists = {name: _STEPS for name in ("steps", "else") if schema["properties"].get(name) == {}}
    return schema | {"properties": schema["properties"] | lists}


def _reachable(schema: object, definitions: Mapping[str, Schema]) -> set[str]:
    found: set[str] = set()
    waiting = list(_referred(schema))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _referred(definitions[name])
    return found


def _referred(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield str(schema["$ref"]).split("/")[2]
        for value in schema.values():
            yield from _referred(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _referred(value)
