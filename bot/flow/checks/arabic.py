"""Arabic texts keep their direction, whatever Latin words and figures they hold."""

from collections.abc import Iterable, Iterator

from bot.flow.checks.plain import read_texts
from bot.flow.citizen_texts import CitizenText
from bot.flow.names import Names
from bot.flow.plain_language.isolation import Fault, turned
from bot.flow.problems import Problem


def arabic_keeps_its_direction(names: Names) -> Iterator[Problem]:
    """F505: Latin words, amounts and numbers in an Arabic text are isolated (UAX #9)."""
    yield from turned_problems(read_texts(names.draft))


def turned_problems(texts: Iterable[CitizenText]) -> Iterator[Problem]:
    """Give what can turn a sentence round, in those texts that are Arabic."""
    for text in texts:
        for found in turned(text.written.text) if text.language == "ar" else ():
            written = text.written.text[found.start : found.end]
            if found.fault is Fault.UNBALANCED:
                written = f"U+{ord(written):04X}"
            place = text.written.within(found.start, found.end)
            yield Problem("F505", place, {"found": written})
