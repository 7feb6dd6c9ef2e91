"""The texts of a service: as plain as those of its flows, and no idle entry in its glossary."""

import re
from collections.abc import Iterator, Sequence

from bot.flow.checks.arabic import turned_problems
from bot.flow.checks.plain import explained, plain_problems, read_texts
from bot.flow.citizen_texts import CitizenText
from bot.flow.draft import Draft
from bot.flow.problems import Problem
from bot.flow.service_file import LANGUAGES, ReadService, language_tables
from bot.flow.source import Scalar, Table


def service_words_are_plain(read: ReadService) -> Iterator[Problem]:
    """F505 and F901 to F912 in the texts of service.yaml that are written by language."""
    texts = list(_texts(language_tables(read.table)))
    yield from turned_problems(texts)
    for text in texts:
        yield from plain_problems(text, explained(read.service.glossary, text.language))


def _texts(groups: list[Table]) -> Iterator[CitizenText]:
    for group in groups:
        for language, entry in group.entries.items():
            if language in LANGUAGES and isinstance(entry.value, Scalar):
                yield CitizenText("", "text", language, entry.value)


def every_abbreviation_is_used(read: ReadService, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """F913 (a warning): the glossary explains only what a text of the service says."""
    glossary = read.table.get("glossary")
    entries = glossary.entries if isinstance(glossary, Table) else {}
    if not entries:
        return
    texts = [text for draft in drafts for text in read_texts(draft)]
    texts += _texts(language_tables(read.table, ("contact", "area", "constants")))
    words = {word for text in texts for word in re.findall(r"[\w.-]+", text.written.text)}
    for short, entry in entries.items():
        if short not in words:
            yield Problem("F913", entry.place, {"found": short})
