"""Arabic texts keep their direction, whatever Latin words and figures they hold."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.flow.checks.plain import read_texts
from bot.flow.citizen_texts import CitizenText
from bot.flow.names import Names
from bot.flow.plain_language.isolation import Fault, turned
from bot.flow.problems import Problem
from bot.flow.wording import flow_texts


def arabic_keeps_its_direction(names: Names) -> Iterator[Problem]:
    """F505: Latin words, amounts and numbers in an Arabic text are isolated (UAX #9).

    The text that it translates is named too: a question for the language, which is written in all
    of them, may have lost its `sets`.
    """
    sources = {path[1:]: text.place for path, text in flow_texts(names.draft).items()}
    for text in read_texts(names.draft):
        source = sources.get((text.owner, *text.key.split(".")))
        also = () if source is None or source == text.written.place else (source,)
        yield from (replace(problem, also=also) for problem in turned_problems([text]))


def turned_problems(texts: Iterable[CitizenText]) -> Iterator[Problem]:
    """Give what can turn a sentence round, in those texts that are Arabic."""
    for text in texts:
        for found in turned(text.written.text) if text.language == "ar" else ():
            written = text.written.text[found.start : found.end]
            if found.fault is Fault.UNBALANCED:
                written = f"U+{ord(written):04X}"
            place = text.written.within(found.start, found.end)
            yield Problem("F505", place, {"found": written})
