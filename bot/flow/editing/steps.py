"""Any step, and any question: which model applies follows from what is written already.

Chosen by `if` and `then`, so that an editor speaks of the one kind that is meant. A plain list of
alternatives would make it compare each step with all of them, and say what is wrong with the last.
"""

from bot.flow.ask_entries import ASKS, AskEntry
from bot.flow.editing.explaining import Explainer
from bot.flow.editing.pieces import Schema, remedy
from bot.flow.entries import STEPS, WhenEntry
from bot.flow.plain_values import Written

_BEGIN = remedy("F101", options=", ".join((*STEPS, "when")))


def any_step(explainer: Explainer) -> Schema:
    """Give the schema of a step: that of its kind, else what a step can begin with."""
    kinds = [_case(_is_kind(kind), _step(kind)) for kind in STEPS]
    begun = {"anyOf": [{"required": [kind]} for kind in STEPS]}
    cases = [*kinds, {"if": begun, "else": _beginning(explainer)}]
    return {
        "type": "object",
        "errorMessage": _BEGIN,
        **_case({"type": "object"}, {"allOf": cases}),
    }


def any_ask(explainer: Explainer) -> Schema:
    """Give the schema of a question: that of its type, else the keys of all questions."""
    types = [_case(_typed([name]), _ref(model.__name__)) for name, model in ASKS.items()]
    unknown = {"properties": _refs(AskEntry) | {"type": {}}}
    kind: Schema = explainer.key(AskEntry, "type") | {
        "enum": list(ASKS),
        "markdownEnumDescriptions": [explainer.intro(name) for name in ASKS],
    }
    return {
        "required": ["type"],
        "properties": {"type": kind},
        "allOf": [*types, {"if": _typed(list(ASKS)), "else": unknown}],
    }


def _is_kind(kind: str) -> Schema:
    """Tell a kind by its key, unless another kind has a key of that name: `say` in a `check`."""
    others = [other for other, model in STEPS.items() if kind in model.model_fields]
    excluded = [{"required": [other]} for other in others if other != kind]
    return {"required": [kind]} | ({"not": {"anyOf": excluded}} if excluded else {})


def _case(condition: Schema, then: Schema) -> Schema:
    return {"if": condition, "then": then}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _refs(model: type[Written]) -> Schema:
    keys = [field.alias or name for name, field in model.model_fields.items()]
    return {key: _ref(f"{model.__name__}/properties/{key}") for key in keys}


def _step(kind: str) -> Schema:
    return _ref("ask" if kind == "ask" else STEPS[kind].__name__)


def _typed(names: list[str]) -> Schema:
    """Tell a type by a pattern: to an editor that completes, `choice` might become `choices`."""
    return {"required": ["type"], "properties": {"type": {"pattern": f"^({'|'.join(names)})$"}}}


def _beginning(explainer: Explainer) -> Schema:
    """Give what a step without a kind can hold: a kind to begin with, or `when` around steps."""
    kinds = {kind: {"type": "string"} | explainer.heading(kind) for kind in STEPS}
    return {
        "properties": kinds | _refs(WhenEntry),
        "additionalProperties": False,
        "errorMessage": _BEGIN,
        **_case({"required": ["when"]}, {"required": ["steps"]}),
    }
