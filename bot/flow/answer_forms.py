"""The entry of a question becomes its answer type, with labels in every language."""

from collections.abc import Mapping

from bot.flow import answer_types as types
from bot.flow.answer_types import AnswerType, Choice, Words
from bot.flow.ask_entries import (
    AskChoice,
    AskChoices,
    AskConsent,
    AskDate,
    AskDocument,
    AskEntry,
    AskMoney,
    AskNumber,
    AskScale,
    AskText,
    AskYesNo,
    ChoiceEntry,
    OneOfManyEntry,
)
from bot.flow.translation import StepWords

Translated = Mapping[str, StepWords]


def answer_type(ask: AskEntry, language: str, translated: Translated) -> AnswerType:
    """Give the answer type of a question; `translated` holds its texts by language."""
    match ask:
        case AskYesNo():
            return types.YesNo(
                _label(ask.yes, "yes", language, translated),
                _label(ask.no, "no", language, translated),
            )
        case AskConsent():
            yes = _label(ask.yes, "yes", language, translated)
            no = _label(ask.no.label, "no", language, translated)
            return types.Consent(yes, no, ask.no.back)
        case AskChoice():
            return types.OneChoice(_choices(ask.choices, language, translated))
        case AskChoices():
            return types.ManyChoices(_choices(ask.choices, language, translated), ask.min, ask.max)
        case AskScale():
            return types.Scale(_labels(ask, language, translated))
        case _:
            return _plain_type(ask)


def _plain_type(ask: AskEntry) -> AnswerType:
    match ask:
        case AskNumber():
            return types.Number(ask.min, ask.max, ask.whole, ask.buttons)
        case AskMoney():
            return types.Money(ask.min, ask.max)
        case AskDate():
            return types.Date(ask.min_age, ask.max_age, ask.past, ask.future)
        case AskText():
            return types.Text(ask.min_length, ask.max_length, ask.pattern)
        case AskDocument():
            return types.Document(ask.min, ask.max, ask.later)
        case _:
            return types.Phone() if ask.type == "phone" else types.Email()


def _label(own: str | None, key: str, language: str, translated: Translated) -> Words:
    found = {language: own} if own else {}
    others = {code: getattr(words, key) for code, words in translated.items()}
    return found | {code: text for code, text in others.items() if own and text}


def _choices(
    choices: Mapping[str, ChoiceEntry], language: str, translated: Translated
) -> tuple[Choice, ...]:
    return tuple(_choice(key, choice, language, translated) for key, choice in choices.items())


def _choice(key: str, choice: ChoiceEntry, language: str, translated: Translated) -> Choice:
    entries = {language: choice} | {
        code: words.choices[key] for code, words in translated.items() if key in words.choices
    }
    return Choice(
        key,
        {code: entry.label for code, entry in entries.items()},
        {code: entry.also for code, entry in entries.items()},
        isinstance(choice, OneOfManyEntry) and choice.alone,
    )


def _labels(ask: AskScale, language: str, translated: Translated) -> tuple[tuple[int, Words], ...]:
    return tuple(
        (number, {language: label} | {
            code: words.labels[number]
            for code, words in translated.items()
            if number in words.labels
        })
        for number, label in ask.labels.items()
    )  # fmt: skip
