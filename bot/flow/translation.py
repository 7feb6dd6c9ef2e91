"""A translation file: the texts of a flow in one more language, keyed by step.

`redesign.en.yaml` is read into a `Translation`; whether it fits its flow is a matter of the checks.
"""

from dataclasses import dataclass

from pydantic import Field

from bot.flow.ask_entries import Choices
from bot.flow.mistakes import validated
from bot.flow.plain_values import Id, Whole, Words, Written
from bot.flow.problems import Problem
from bot.flow.source import Source, Table


class StepWords(Written):
    """The texts of one step; `source` is the digest of the texts they were made from."""

    source: Words | None = None
    text: Words | None = None
    say: Words | None = None
    title: Words | None = None
    another: Words | None = None
    why: Words | None = None
    help: Words | None = None
    example: Words | None = None
    summary: Words | None = None
    yes: Words | None = None
    no: Words | None = None
    choices: Choices = Field(default_factory=dict)
    labels: dict[Whole, Words] = Field(default_factory=dict)
    because: tuple[Words, ...] = ()


class TranslationEntry(Written):
    """A whole translation file."""

    translates: Id
    language: Words
    sections: dict[Id, Words] = Field(default_factory=dict)
    steps: dict[Id, StepWords] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation with its place in the file, for problems."""

    file: str
    table: Table
    entry: TranslationEntry


def read_translation(source: Source) -> tuple[Translation | None, list[Problem]]:
    """Read a translation file; None with its problems if its shape is wrong."""
    if not isinstance(source.tree, Table):
        problems = [] if source.tree is None else [Problem("F015", source.tree.place)]
        return None, problems
    entry, problems = validated(TranslationEntry, source.tree)
    if entry is None:
        return None, problems
    return Translation(source.file, source.tree, entry), problems
