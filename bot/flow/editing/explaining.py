"""The sentence of each key: which section of the guide explains it, in words and with an example.

A key is explained where its model is: keys of all steps under `when`, keys of all questions under
`ask`, the others under their own kind; models inside a model under the section of that one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from bot.flow.ask_entries import AskEntry
from bot.flow.editing.guide import Guide
from bot.flow.editing.pieces import Schema
from bot.flow.plain_values import Written

Model = type[Written]


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains the keys of models, each with the section of the guide that it belongs to."""

    guide: Guide
    topics: Mapping[Model, str]

    def topic(self, model: Model) -> str:
        """Give the heading under which a model is explained."""
        return self._topics()[model]

    def intro(self, topic: str) -> str:
        """Give the first words of a section; empty if it begins with its example."""
        found = self.guide.get(topic)
        return found.intro if found else ""

    def every_model(self) -> list[Model]:
        """Give the models with a section, and those inside them."""
        return list(self._topics())

    def _topics(self) -> dict[Model, str]:
        found = dict(self.topics)
        waiting = list(found)
        for model in waiting:
            for inner in _inner(model):
                if inner not in found:
                    found[inner] = found[model]
                    waiting.append(inner)
        return found

    def explained(self, model: Model, schema: Schema) -> Schema:
        """Add to each key of a model what the guide says of it."""
        properties = {
            name: self._property(model, name, value) for name, value in schema["properties"].items()
        }
        return schema | {"properties": properties}

    def _property(self, model: Model, name: str, value: Schema) -> Schema:
        if issubclass(model, AskEntry) and model is not AskEntry and name in _keys(AskEntry):
            return {"$ref": f"#/definitions/AskEntry/properties/{name}"}
        told = self.key(_owner(model, name), name)
        return told | {"allOf": [value]} if "$ref" in value and told else told | value

    def key(self, model: Model, name: str) -> Schema:
        """Give the description of a key: that of its own section, else of the first that has it."""
        own = self.guide.get(self._topics().get(model, ""))
        topics = [own] if own and name in own.keys else []
        topics += [topic for topic in self.guide.values() if name in topic.keys]
        if topics and topics[0].title == name:
            return self.heading(name)
        return described(topics[0].keys[name]) if topics else {}

    def heading(self, name: str) -> Schema:
        """Give the description of a key that has a section of its own, with its example."""
        topic = self.guide.get(name)
        if topic is None or name not in topic.keys:
            return {}
        return described(f"{topic.intro}\n\n`{name}`: {topic.keys[name]}.", topic.example)


def described(words: str, example: str = "") -> Schema:
    """Give a description, plain for any editor and set for those that can."""
    shown = f"{words}\n\n```yaml\n{example}```" if example else words
    plain = {"description": words.replace("`", "")} if words else {}
    return plain | ({"markdownDescription": shown} if shown != plain.get("description") else {})


def _keys(model: Model) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def _owner(model: Model, name: str) -> Model:
    """Give the model that first has a key."""
    first = [one for one in model.__mro__ if issubclass(one, Written) and name in _keys(one)]
    return first[-1]


def _inner(model: Model) -> Iterator[Model]:
    for field in model.model_fields.values():
        yield from _models(field.annotation)


def _models(annotation: Any) -> Iterator[Model]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, Written):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
