"""How easy a whole flow is to read, by the two usual formulas: a figure to compare flows with.

The formulas see only the length of sentences and of words, so they say little about one short
question: nothing is given below 30 words, and no problem code depends on them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.flow.flow import Ask, Decide, Flow
from bot.flow.plain_language.prose import MASK, Sentence, masked, sentences_of
from bot.flow.plain_language.syllables import syllables

FEWEST_WORDS = 30
"""Below this, the formulas mislead: a question of four words scores 129."""

_FORMULAS: Mapping[str, tuple[float, float, float]] = {
    "fr": (207.0, 1.015, 73.6),
    "en": (206.835, 1.015, 84.6),
}
"""Constant, weight of words per sentence, weight of syllables per word.

English: Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948). French:
Kandel and Moles, "Application de l'indice de Flesch à la langue française", 1958.
"""


@dataclass(frozen=True, slots=True)
class Readability:
    """A score of about 0 (very hard) to 100 (very easy; short texts pass it), and what it is of."""

    score: float
    sentences: int
    words: int
    syllables: int


def readability(texts: Iterable[str], language: str) -> Readability | None:
    """Give how easy some texts are to read, all taken as one.

    Kandel-Moles for French, Flesch reading ease for English (formulas and sources above). None for
    other languages and below 30 words.
    """
    formula = _FORMULAS.get(language)
    if formula is None:
        return None
    sentences = [sentence for text in texts for sentence in sentences_of(masked(text))]
    spoken = [_spoken(sentence, language) for sentence in sentences]
    words, sounds = sum(one.length for one in sentences), sum(spoken)
    if words < FEWEST_WORDS:
        return None
    constant, per_sentence, per_word = formula
    score = constant - per_sentence * words / len(sentences) - per_word * sounds / words
    return Readability(round(score, 1), len(sentences), words, sounds)


def _spoken(sentence: Sentence, language: str) -> int:
    """Count the syllables of a sentence; an elided word is heard with the next, a figure as one."""
    return sum(
        1 if word.text[0] in MASK or word.text[0].isdigit() else syllables(word.text, language)
        for word, after in zip(sentence.words, [*sentence.words[1:], None], strict=True)
        if not (after and after.glued and len(word.text) < 3)  # noqa: PLR2004 - l', qu', but aujourd'hui
    )


def readability_of_flow(flow: Flow, language: str) -> Readability | None:
    """Give how easy the messages and questions of a flow are to read in one of its languages."""
    return readability(_messages(flow, language), language)


def _messages(flow: Flow, language: str) -> Iterator[str]:
    """Leave out the question for the language: it is asked in several at once."""
    for step in flow.steps.values():
        if isinstance(step, Decide) or (isinstance(step, Ask) and step.sets == "language"):
            continue
        yield step.text.get(language, "")
