"""`service.yaml`: what the prototypes of a service share, read and checked.

Plain numbers become numbers, quoted ones stay text, lists become lists of texts, and a mapping by
language becomes a text in each language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from bot.flow.flow import Service, Value
from bot.flow.mistakes import validated
from bot.flow.plain_values import ByLanguage, Id, Whole, Words, Written
from bot.flow.problems import Place, Problem
from bot.flow.source import Scalar, Series, Source, Table, Tree, plain

LANGUAGES = ("fr", "en", "ar")
"""Languages the bot itself speaks."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_GROUPS = ("contact", "area", "constants", "glossary")


class ServiceEntry(Written):
    """A whole service file; texts by language and constants are read apart."""

    name: object
    languages: tuple[Words, ...] = Field(min_length=1)
    contact: dict[Id, object] = Field(default_factory=dict)
    area: dict[Id, object] = Field(default_factory=dict)
    constants: dict[Id, object] = Field(default_factory=dict)
    notice: object = ""
    glossary: dict[Words, ByLanguage] = Field(default_factory=dict)
    trial: dict[Id, Whole] = Field(default_factory=dict)
    retention_days: Whole = 30
    controller: object = ""
    legal_basis: object = ""
    horizon_days: Whole = 7


@dataclass(frozen=True, slots=True)
class ReadService:
    """A service and where it stands, for the checks that need both."""

    service: Service
    table: Table
    file: str

    def places(self) -> dict[str, Place]:
        """Give where each constant is defined."""
        groups = {"contact": "contact.", "area": "area.", "constants": ""}
        return {
            f"{prefix}{name}": entry.place
            for group, prefix in groups.items()
            if isinstance(table := self.table.get(group), Table)
            for name, entry in table.entries.items()
        }


def minimal_service(language: str) -> Service:
    """Give the service of a flow that stands alone."""
    return Service({}, (language,), {})


def read_service(source: Source) -> tuple[ReadService | None, list[Problem]]:
    """Read a service file; None with its problems if it is wrong."""
    if not isinstance(source.tree, Table):
        return None, [] if source.tree is None else [Problem("F015", source.tree.place)]
    entry, problems = validated(ServiceEntry, source.tree)
    if entry is None:
        return None, problems
    problems += _language_problems(source.tree)
    return ReadService(_service(entry, source.tree), source.tree, source.file), problems


def _language_problems(table: Table) -> list[Problem]:
    listed = table.get("languages")
    items = listed.items if isinstance(listed, Series) else ()
    return [
        Problem("F113", item.place, {"found": item.text, "options": ", ".join(LANGUAGES)})
        for item in items
        if isinstance(item, Scalar) and item.text not in LANGUAGES
    ]


def _service(entry: ServiceEntry, table: Table) -> Service:
    languages = entry.languages
    constants: dict[str, Mapping[str, str] | Value] = {}
    for group in ("contact", "area"):
        for name, tree in _items(table.get(group)):
            constants[f"{group}.{name}"] = _constant(tree, languages, text=True)
    for name, tree in _items(table.get("constants")):
        constants[name] = _constant(tree, languages, text=False)
    return Service(
        _by_language(table.get("name"), languages),
        languages,
        constants,
        _by_language(table.get("notice"), languages),
        dict(entry.trial),
        entry.retention_days,
        {short: _by_language(tree, languages) for short, tree in _items(table.get("glossary"))},
        _by_language(table.get("controller"), languages),
        _by_language(table.get("legal_basis"), languages),
        entry.horizon_days,
    )


def _items(tree: Tree | None) -> list[tuple[str, Tree]]:
    entries = tree.entries if isinstance(tree, Table) else {}
    return [(name, entry.value) for name, entry in entries.items()]


def _constant(tree: Tree, languages: tuple[str, ...], *, text: bool) -> Mapping[str, str] | Value:
    match tree:
        case Series():
            return tuple(str(plain(item)) for item in tree.items)
        case Table():
            return _by_language(tree, languages)
        case _:
            is_number = not text and not tree.style and _NUMBER.fullmatch(tree.text)
            return _number(tree.text) if is_number else tree.text


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def _by_language(tree: Tree | None, languages: tuple[str, ...]) -> dict[str, str]:
    if isinstance(tree, Table):
        return {name: str(plain(value)) for name, value in _items(tree)}
    return dict.fromkeys(languages, tree.text) if isinstance(tree, Scalar) else {}


def check_service(read: ReadService, prototypes: list[str]) -> list[Problem]:
    """Check a service against its flows: a trial names real prototypes, a person can be reached."""
    place = read.table.first_place()
    problems = [] if prototypes else [Problem("F603", place)]
    trial = read.table.get("trial")
    for name, entry in (trial.entries if isinstance(trial, Table) else {}).items():
        if name not in prototypes:
            values = {"found": name, "options": ", ".join(prototypes), "suggestion": ""}
            problems.append(Problem("F602", entry.place, values))
    if not read.service.constants.get("contact.phone"):
        problems.append(Problem("F604", place))
    return problems + _missing_languages(read) + _strange_languages(read)


def _missing_languages(read: ReadService) -> list[Problem]:
    problems = []
    for tree in language_tables(read.table):
        missing = [code for code in read.service.languages if code not in tree.entries]
        if missing and set(tree.entries) & set(LANGUAGES):
            values = {"languages": ", ".join(missing)}
            problems.append(Problem("F605", tree.first_place(), values, tree.gaps()))
    return problems


def _strange_languages(read: ReadService) -> list[Problem]:
    """Find what is no language in a text by language: often it belongs to another key."""
    spoken = read.service.languages
    of_record = [read.table.get(key) for key in ("controller", "legal_basis")]
    return [
        Problem("F113", entry.place, {"found": code, "options": ", ".join(spoken)})
        for tree in (*language_tables(read.table), *of_record)
        if isinstance(tree, Table) and set(tree.entries) & set(spoken)
        for code, entry in tree.entries.items()
        if code not in (*spoken, *LANGUAGES)
    ]


def language_tables(table: Table, names: tuple[str, ...] = _GROUPS) -> list[Table]:
    """Give the texts of a service that are written language by language."""
    groups = [table.get(name) for name in names]
    inner = [
        entry.value
        for group in groups
        if isinstance(group, Table)
        for entry in group.entries.values()
    ]
    found = [table.get("name"), table.get("notice"), *inner]
    return [tree for tree in found if isinstance(tree, Table)]
