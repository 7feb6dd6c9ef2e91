"""Names of things: the file's own, and those of its steps, sections and facts."""

from collections.abc import Iterator
from pathlib import PurePath

from bot.flow.flow import START
from bot.flow.names import Names
from bot.flow.problems import Place, Problem
from bot.flow.service_file import LANGUAGES
from bot.flow.source import Table

_RESERVED = frozenset(
    {
        START,
        "today",
        "number",
        "reference",
        "missing_documents",
        "otherwise",
        "yes",
        "no",
        "sections",
    }
)


def prototype_is_file_name(names: Names) -> Iterator[Problem]:
    """F112: a prototype is called like its file, so that both are found by one name."""
    draft = names.draft
    stem = PurePath(draft.file).name.removesuffix(".yaml").removesuffix(".yml")
    if draft.entry.prototype != stem:
        values = {"found": draft.entry.prototype, "file": stem}
        yield Problem("F112", _place(names, "prototype"), values)


def language_is_known(names: Names) -> Iterator[Problem]:
    """F113: the language of the texts is one that the service offers."""
    spoken, offered = names.draft.entry.language, names.draft.service.languages
    if spoken not in LANGUAGES or spoken not in offered:
        options = ", ".join(code for code in offered if code in LANGUAGES)
        yield Problem("F113", _place(names, "language"), {"found": spoken, "options": options})


def _place(names: Names, key: str) -> Place:
    value = names.draft.table.get(key)
    return value.place if value else names.draft.table.first_place()


def _named(names: Names) -> Iterator[tuple[str, Place]]:
    facts = names.draft.table.get("facts")
    if isinstance(facts, Table):
        yield from ((name, entry.place) for name, entry in facts.entries.items())
    for section in names.draft.sections:
        yield section.id, section.place
    for step in names.draft.steps:
        key = "id" if step.end and step.end.id else step.keyword
        yield step.id, step.at(key)
        if step.repeats is not None and step.repeats.another is not None:
            yield f"{step.id}_another", step.at(key)


def ids_are_unique(names: Names) -> Iterator[Problem]:
    """F201: no two steps, sections or facts share an id."""
    seen: dict[str, Place] = {}
    for name, place in sorted(_named(names), key=lambda pair: pair[1]):
        if name in seen:
            yield Problem("F201", place, {"id": name, "line": str(seen[name].line)})
        seen.setdefault(name, place)


def ids_are_not_reserved(names: Names) -> Iterator[Problem]:
    """F202: the language's own words and the service's constants are no ids."""
    taken = _RESERVED | set(names.draft.service.constants)
    for name, place in _named(names):
        if name in taken:
            yield Problem("F202", place, {"id": name})
