"""The schemas of the files: as committed, made from the models, explained throughout."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.flow.ask_entries import ASKS
from bot.flow.editing import FILES, schema_of
from bot.flow.entries import STEPS
from bot.flow.plain_values import Written

GUIDE = Path("flows/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", FILES)
def test_the_committed_schema_is_the_one_made(kind: str) -> None:
    """The file that editors read is what `guichet schema` gives today."""
    committed = Path(f"flows/{kind}.schema.json").read_text(encoding="utf-8")
    assert committed == json.dumps(schema_of(kind, GUIDE), ensure_ascii=False, indent=1) + "\n"


def test_every_schema_is_made() -> None:
    """No schema is committed that the command does not know."""
    committed = {path.name.partition(".")[0] for path in Path("flows").glob("*.schema.json")}
    assert committed == set(FILES)


@pytest.mark.parametrize("kind", FILES)
def test_every_key_is_explained(kind: str) -> None:
    """Each key has a sentence of the guide; none is written in the code."""
    schema = schema_of(kind, GUIDE)
    bare = [name for name, value in _properties(schema) if "description" not in value]
    assert bare == []


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the keys of the models, not those that are named by a designer or refer to others."""
    for name, found in {"": schema, **schema["definitions"]}.items():
        for key, value in found.get("properties", {}).items():
            if "$ref" not in value:
                yield f"{name}.{key}", value


def test_the_models_are_all_there() -> None:
    """Each kind of step and each answer type has its model in the schema, with its keys."""
    definitions = schema_of("flow", GUIDE)["definitions"]
    kept = {name: set(one["properties"]) for name, one in definitions.items() if "title" in one}
    models: list[type[Written]] = [*STEPS.values(), *ASKS.values()]
    assert {model.__name__: kept[model.__name__] for model in models} == {
        model.__name__: {field.alias or name for name, field in model.model_fields.items()}
        for model in models
    }


def test_references_lead_somewhere() -> None:
    """Each reference names a definition of the same file."""
    for kind in FILES:
        schema = schema_of(kind, GUIDE)
        for reference in _references(schema):
            here: Any = schema
            for part in reference.removeprefix("#/").split("/"):
                here = here[part]


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)
