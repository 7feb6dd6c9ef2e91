"""The rules of plain language: a text of one language comes in, everything found in it comes out.

The rules and their limits come from FALC ("Information for all. European standards for making
information easy to read and understand", Inclusion Europe 2009), from the plain-language guides of
the French and British governments, and from what can be told by rule at all: meaning, order and
pictures cannot. Findings are advice; a text without any is not thereby in FALC.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.flow.plain_language import english, french, signs
from bot.flow.plain_language.dictionary import Dictionary, compiled, matches
from bot.flow.plain_language.english_words import ENGLISH
from bot.flow.plain_language.finding import Finding, Rule
from bot.flow.plain_language.french_words import FRENCH
from bot.flow.plain_language.prose import Sentence, Word, masked, sentences_of

LONGEST_SENTENCE = 15
"""Words. FALC asks for short sentences; French and British guides to plain writing say 15."""

_MOST_COMMAS = 2
_SHOWN_WORDS = 4
_OPEN = " \n,;:(«"


@dataclass(frozen=True, slots=True)
class _Tongue:
    """What is known of one language; rules without anything to go by find nothing."""

    known: frozenset[str] = french.KNOWN
    emphasised: frozenset[str] = frozenset()
    words: Dictionary | None = None
    negations: Callable[[Sequence[Word]], int] | None = None
    passives: Callable[[Sequence[Word]], Iterator[tuple[int, int]]] | None = None


@lru_cache
def _tongue(language: str) -> _Tongue:
    match language:
        case "fr":
            words = compiled(FRENCH)
            return _Tongue(
                french.KNOWN, french.EMPHASISED, words, french.negations, french.passives
            )
        case "en":
            words = compiled(ENGLISH)
            return _Tongue(
                english.KNOWN, english.EMPHASISED, words, english.negations, english.passives
            )
        case _:
            return _Tongue()


def findings(text: str, language: str, glossary: Collection[str] = ()) -> tuple[Finding, ...]:
    """Find what readers may stumble on in a text, in the order of its characters.

    `glossary` holds abbreviations that are explained elsewhere. In languages other than French and
    English, only rules that need no grammar apply. Placeholders in braces count as one word each.
    """
    return tuple(sorted(_found(masked(text), text, _tongue(language), glossary), key=_order))


def label_findings(
    label: str, language: str, glossary: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Find what readers may stumble on in the label of a button."""
    return (*findings(label, language, glossary), *signs.unclear(label))


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule


def _found(cover: str, text: str, tongue: _Tongue, glossary: Collection[str]) -> Iterator[Finding]:
    sentences = sentences_of(cover)
    for sentence in sentences:
        yield from _length(sentence, text)
        yield from _ideas(sentence, cover, text)
        yield from _grammar(sentence, text, tongue)
    if cover.upper() != cover.lower():
        yield from signs.capitals(cover, {*tongue.known, *glossary}, tongue.emphasised)
    yield from signs.figures(cover)
    yield from signs.questions(cover, sentences)


def _length(sentence: Sentence, text: str) -> Iterator[Finding]:
    if sentence.length > LONGEST_SENTENCE:
        values = {"words": str(sentence.length), "limit": str(LONGEST_SENTENCE)}
        values |= {"sentence": _first_words(sentence, text)}
        yield Finding(sentence.start, sentence.end, Rule.LONG_SENTENCE, values)


def _first_words(sentence: Sentence, text: str) -> str:
    """Quote the beginning of a sentence, to name it."""
    whole = [word for word in sentence.words if not word.glued]
    if len(whole) <= _SHOWN_WORDS:
        return text[sentence.start : sentence.end].rstrip(".")
    return f"{text[sentence.start : whole[_SHOWN_WORDS].start].rstrip(_OPEN)}…"


def _ideas(sentence: Sentence, cover: str, text: str) -> Iterator[Finding]:
    written = cover[sentence.start : sentence.end]
    at = next((written.index(sign) for sign in ";؛" if sign in written), -1)
    commas = sum(written.count(sign) for sign in (", ", ",\n", "،"))
    if at >= 0 or commas > _MOST_COMMAS:
        start = sentence.start + max(at, 0)
        end = start + 1 if at >= 0 else sentence.end
        yield Finding(start, end, Rule.MANY_IDEAS, {"sentence": _first_words(sentence, text)})


def _grammar(sentence: Sentence, text: str, tongue: _Tongue) -> Iterator[Finding]:
    words = sentence.words
    for match in matches(tongue.words, words) if tongue.words else ():
        start, end = words[match.first].start, words[match.last].end
        values = {"found": text[start:end], "instead": match.instead}
        yield Finding(start, end, Rule.ADMINISTRATIVE_WORD, values)
    for first, last in tongue.passives(words) if tongue.passives else ():
        start, end = words[first].start, words[last].end
        yield Finding(start, end, Rule.PASSIVE, {"found": text[start:end]})
    count = tongue.negations
    if count and count(words) > 1 and count(signs.unquoted(words, text)) > 1:
        values = {"sentence": _first_words(sentence, text)}
        yield Finding(sentence.start, sentence.end, Rule.TWO_NEGATIONS, values)
