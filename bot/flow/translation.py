"""A translation file: the texts of a flow in one more language, keyed by step.

`redesign.en.yaml` is read into a `Translation`; whether it fits its flow is a matter of the checks.
Beside its texts a step notes under `source` the texts that they were made from, by the same keys.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from bot.flow.ask_entries import Choices
from bot.flow.expression.faults import nearest
from bot.flow.mistakes import validated
from bot.flow.plain_values import Id, Whole, Words, Written
from bot.flow.problems import Place, Problem
from bot.flow.source import Source, Table


def _reason(written: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    return None if written == "" else written


def _titled(written: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    return {"title": written} if isinstance(written, str) else written


Reasons = tuple[Annotated[Words | None, BeforeValidator(_reason, json_schema_input_type=str)], ...]
"""The reasons of a decision table in the order of its rows; `""` where one is still missing."""


class PlainWords(Written):
    """The texts that a translation and its noted source write alike."""

    text: Words | None = None
    say: Words | None = None
    title: Words | None = None
    another: Words | None = None
    why: Words | None = None
    help: Words | None = None
    example: Words | None = None
    summary: Words | None = None
    refusal: Words | None = None
    yes: Words | None = None
    no: Words | None = None
    labels: dict[Whole, Words] = Field(default_factory=dict)
    because: Reasons = ()


class SourceWords(PlainWords):
    """The texts that the translation of a step was made from; options are just labels."""

    choices: dict[Id, Words] = Field(default_factory=dict)


class StepWords(PlainWords):
    """The texts of one step."""

    choices: Choices = Field(default_factory=dict)
    source: SourceWords | None = None


class SectionWords(Written):
    """The title of one section, and the title that it was made from."""

    title: Words
    source: Words | None = None


SectionTitle = Annotated[
    SectionWords, BeforeValidator(_titled, json_schema_input_type=Words | SectionWords)
]


class TranslationEntry(Written):
    """A whole translation file."""

    translates: Id
    language: Words
    sections: dict[Id, SectionTitle] = Field(default_factory=dict)
    steps: dict[Id, StepWords] = Field(default_factory=dict)

    @property
    def titles(self) -> dict[str, str]:
        """Give the titles of the sections, by id."""
        return {name: section.title for name, section in self.sections.items()}

    def spoken(self) -> object:
        """Give what citizens may read of it: all but the noted sources."""
        noted = {"__all__": {"source"}}
        return self.model_dump(mode="json", exclude={"sections": noted, "steps": noted})


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation with its place in the file, for problems."""

    file: str
    table: Table
    entry: TranslationEntry


def translates(file: Path, flow: Path) -> bool:
    """Tell whether a file is called like a translation of a flow: `redesign.en.yaml`."""
    return file.name.startswith(f"{flow.stem}.") and file.name.count(".") == 2  # noqa: PLR2004 - name.lang.yaml


def translating_nothing(files: Iterable[Path], flows: Collection[Path]) -> Iterator[Problem]:
    """F512: every file with a language in its name translates a flow that is there."""
    stems = frozenset(flow.stem for flow in flows)
    for file in files:
        if file.name.count(".") > 1 and not any(translates(file, flow) for flow in flows):
            meant = nearest(file.name.split(".")[0], stems)
            values = {"found": file.name, "suggestion": meant}
            yield Problem("F512", Place(file.as_posix(), 1, 1, 2), values)


def read_translation(source: Source) -> tuple[Translation | None, list[Problem]]:
    """Read a translation file; None with its problems if its shape is wrong."""
    if not isinstance(source.tree, Table):
        problems = [] if source.tree is None else [Problem("F015", source.tree.place)]
        return None, problems
    entry, problems = validated(TranslationEntry, source.tree)
    if entry is None:
        return None, problems
    return Translation(source.file, source.tree, entry), problems
