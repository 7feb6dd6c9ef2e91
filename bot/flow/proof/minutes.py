"""How long a step takes a citizen, in seconds: reading, thinking and typing.

    seconds = words / 150 * 60  +  thinking  +  signs / 5 / 36.2 * 60

*Reading*: the step's text and the labels of its buttons, at 150 words a minute. IReST measured
184 ± 29 words a minute over 17 languages (Trauzettel-Klosinski and Dietz 2012); 150 is a slow
reader, one in six. A placeholder counts as one word. *Thinking*: by answer type, after the step
baselines of the project's research (domain.md, §7), which are estimates anchored on about 10 s for
a plain question; what that table lacks is taken from its nearest neighbour. *Typing*: the signs of
the example, at 36.2 words of five signs a minute on a telephone (Palin 2019); nothing where a
button can be tapped. Pauses, and looking for papers before the conversation, are not in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.flow import answer_types as types
from bot.flow.answer_types import AnswerType, Words, in_words
from bot.flow.flow import AnyStep, Ask, Check, Decide, Review

WORDS_A_MINUTE = 150
TYPED_WORDS_A_MINUTE = 36.2
SIGNS_A_WORD = 5
LONG_TEXT = 200
"""Signs; a question that takes more than that asks for a story."""

_THINKING: dict[type[AnswerType], float] = {
    types.YesNo: 4, types.OneChoice: 4, types.ManyChoices: 4, types.Scale: 4, types.Number: 4,
    types.Money: 12, types.Date: 5, types.Text: 7, types.Email: 7, types.Phone: 4,
    types.Consent: 4, types.Document: 35,
}  # fmt: skip
_LONG_THINKING, _REVIEW_THINKING = 60, 18
_TYPED: dict[type[AnswerType], int] = {
    types.Number: 2, types.Money: 4, types.Date: 10, types.Text: 15, types.Phone: 10,
    types.Email: 20,
}  # fmt: skip
"""Signs typed where there is no example."""


TENTHS = 10
"""Sums of time are kept in tenths of a second, so that they stay exact."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one step adds to a path; a review is no question."""

    step: str
    questions: int
    tenths: int
    documents: int


def cost_of(step: AnyStep, language: str) -> Cost:
    """Give what a step adds to the path of a citizen who comes to it."""
    document = isinstance(step, Ask) and isinstance(step.type, types.Document)
    tenths = round(seconds_of(step, language) * TENTHS)
    return Cost(step.id, int(isinstance(step, Ask)), tenths, int(document))


def seconds_of(step: AnyStep, language: str) -> float:
    """Estimate the seconds that a step takes a citizen who comes to it once."""
    text = {} if isinstance(step, Decide) else step.text
    return reading_seconds(_count(text, language)) + answering_seconds(step, language)


def reading_seconds(words: int) -> float:
    """Estimate the seconds that it takes to read so many words."""
    return words * 60 / WORDS_A_MINUTE


def answering_seconds(step: AnyStep, language: str) -> float:
    """Estimate the seconds to answer what was read: looking at buttons, thinking, typing.

    A button without words has those of the bot, such as "Yes".
    """
    labels = _labels(step.type) if isinstance(step, Ask) else ()
    looking = reading_seconds(sum(max(1, _count(label, language)) for label in labels))
    return looking + _thinking(step) + _typing(step, language)


def _labels(kind: AnswerType) -> Iterator[Words]:
    match kind:
        case types.YesNo(yes, no) | types.Consent(yes, no):
            yield from (yes, no)
        case types.OneChoice(choices) | types.ManyChoices(choices):
            yield from (choice.label for choice in choices)
        case types.Scale(labels):
            yield from (label for _, label in labels)
        case _:
            pass


def _count(text: Words, language: str) -> int:
    """Count the words that a citizen of this language reads."""
    return len(in_words(text, language).split())


def _thinking(step: AnyStep) -> float:
    match step:
        case Review():
            return _REVIEW_THINKING
        case Check():
            return _THINKING[types.Money]
        case Ask(type=types.Text(max_length=most)) if most > LONG_TEXT:
            return _LONG_THINKING
        case Ask(type=kind):
            return _THINKING[type(kind)]
        case _:
            return 0


def _typing(step: AnyStep, language: str) -> float:
    if not isinstance(step, Ask) or type(step.type) not in _TYPED or tapped(step.type):
        return 0
    example = in_words(step.example, language)
    signs = len(example) or _TYPED[type(step.type)]
    return signs / SIGNS_A_WORD * 60 / TYPED_WORDS_A_MINUTE


def tapped(kind: AnswerType) -> bool:
    """Tell whether a typed answer usually is a tap, or is reckoned whole in the thinking."""
    match kind:
        case types.Number(buttons=buttons):
            return bool(buttons)
        case types.Text(max_length=most):
            return most > LONG_TEXT
        case _:
            return False
