"""Plain words: what readers may stumble on, in every text and language of a flow; all warnings."""

from collections.abc import Collection, Iterator, Mapping

from bot.flow.citizen_texts import CitizenText, Use, citizen_texts
from bot.flow.draft import Draft
from bot.flow.names import Names
from bot.flow.plain_language import Rule, findings, label_findings
from bot.flow.problems import Problem

CODES = {
    Rule.LONG_SENTENCE: "F901",
    Rule.TWO_NEGATIONS: "F902",
    Rule.ABBREVIATION: "F903",
    Rule.ADMINISTRATIVE_WORD: "F904",
    Rule.SEVERAL_QUESTIONS: "F905",
    Rule.MANY_IDEAS: "F906",
    Rule.PASSIVE: "F907",
    Rule.PERCENT: "F908",
    Rule.ROMAN_NUMERAL: "F909",
    Rule.DATE_PATTERN: "F910",
    Rule.SHOUTING: "F911",
    Rule.UNCLEAR_LABEL: "F912",
}
"""The problem code of each rule of plain language."""


def words_are_plain(names: Names) -> Iterator[Problem]:
    """F901 to F912 (warnings): short sentences, known words, one idea at a time."""
    glossary = names.draft.service.glossary
    for text in read_texts(names.draft):
        if text.use is not Use.SAMPLE:
            yield from plain_problems(text, explained(glossary, text.language))


def read_texts(draft: Draft) -> Iterator[CitizenText]:
    """Give the texts of a flow but for the question for the language, asked in all of them."""
    apart = {step.id for step, ask in draft.asks() if ask.sets == "language"}
    return (text for text in citizen_texts(draft) if text.owner not in apart)


def explained(glossary: Mapping[str, Mapping[str, str]], language: str) -> frozenset[str]:
    """Give the abbreviations that the service explains in a language."""
    return frozenset(short for short, words in glossary.items() if words.get(language))


def plain_problems(text: CitizenText, glossary: Collection[str]) -> Iterator[Problem]:
    """Give what readers may stumble on in one text, each at the very words."""
    find = label_findings if text.use is Use.LABEL else findings
    for found in find(text.written.text, text.language, glossary):
        values = {name: " ".join(value.split()) for name, value in found.values.items()}
        yield Problem(CODES[found.rule], text.written.within(found.start, found.end), values)
