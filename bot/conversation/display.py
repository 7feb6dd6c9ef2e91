"""Values as people read them: in a reading that is checked, in the review, in a text.

Money, dates and telephone numbers follow the customs of the reader's language (CLDR, through
Babel); what `show` gives, `read` takes.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from bot.conversation.phrases import phrase
from bot.flow import answer_types as types
from bot.flow.answer_types import Choice, in_words
from bot.flow.flow import Ask, Value

_NARROW = "\u202f"
_CENT = Decimal("0.01")


def show(ask: Ask, value: Value, language: str) -> str:  # noqa: PLR0911 - one line a type
    """Give an answer in words, by the type of its question."""
    match ask.type:
        case types.YesNo() | types.Consent():
            return _yes_no(ask.type, value, language)
        case types.OneChoice(choices=choices):
            return _labels(choices, (str(value),), language)
        case types.ManyChoices(choices=choices):
            return _labels(choices, value if isinstance(value, tuple) else (), language)
        case types.Money():
            return money(Decimal(str(value)), language)
        case types.Phone():
            return phone(str(value))
        case types.Number() if isinstance(value, int | Decimal):
            return number(value, language, places=6)
        case types.Scale(labels=labels):
            return next(
                (in_words(words, language) for number, words in labels if number == value),
                str(value),
            )
        case types.Document():
            return _files(len(value) if isinstance(value, tuple) else 0, language)
        case _:
            return show_value(value, language)


def _yes_no(kind: types.YesNo | types.Consent, value: Value, language: str) -> str:
    own = in_words(kind.yes if value else kind.no, language)
    return own or phrase("button.yes" if value else "button.no", language)


def _labels(choices: tuple[Choice, ...], chosen: tuple[str, ...], language: str) -> str:
    return _listed(
        [in_words(choice.label, language) for choice in choices if choice.id in chosen], language
    )


def _listed(words: Sequence[str], language: str) -> str:
    return ("، " if language == "ar" else ", ").join(words)


def grouped(signs: str) -> str:
    """Give signs in groups of four, as people read codes and references aloud."""
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def colon(language: str) -> str:
    """Give what stands between a name and its value: French has a narrow space before the sign."""
    return "\u202f: " if language == "fr" else ": "


def show_value(value: Value, language: str) -> str:
    """Give a value that belongs to no question: a fact, a figure of a table, a constant."""
    match value:
        case bool():
            return phrase("button.yes" if value else "button.no", language)
        case int() | Decimal():
            return number(value, language)
        case date():
            return day(value, language)
        case tuple():
            return _listed(value, language)
        case _:
            return value


def number(value: int | Decimal, language: str, places: int = 2) -> str:
    """Give a number, grouped by the language's custom: whole, or with at most `places` decimals."""
    exact = Decimal(value)
    own = -int(exact.as_tuple().exponent)
    shown = 0 if exact == exact.to_integral_value() else max(1, min(own, places))
    text = f"{exact:,.{shown}f}"
    if language == "fr":
        return text.replace(",", _NARROW).replace(".", ",")
    return text


def money(value: Decimal, language: str) -> str:
    """Give an amount in euros; cents only if there are any."""
    amount = number(value if value == int(value) else value.quantize(_CENT), language)
    return f"€{amount}" if language == "en" else f"{amount}{_NARROW}€"


@lru_cache(maxsize=512)
def day(value: date, language: str) -> str:
    """Give a day in words; the first of a month is "1er" in French."""
    from babel.dates import format_date  # noqa: PLC0415 - slow to import, and not for every turn

    if language == "en":
        return format_date(value, "d MMMM y", locale="en_GB")
    text = format_date(value, "d MMMM y", locale="fr" if language == "fr" else "ar")
    return text.replace("1 ", "1er ", 1) if language == "fr" and value.day == 1 else text


def phone(value: str) -> str:
    """Give a number as its country writes it: French ones without prefix, others with."""
    import phonenumbers  # noqa: PLC0415 - large tables, only for telephone numbers

    try:
        parsed = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        return value
    own = parsed.country_code == 33  # noqa: PLR2004 - France
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if own
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return str(phonenumbers.format_number(parsed, style))


def _files(count: int, language: str) -> str:
    one = count == 1
    words = {
        "fr": "1 fichier" if one else f"{count} fichiers",
        "en": "1 file" if one else f"{count} files",
        "ar": {1: "ملف واحد", 2: "ملفان"}.get(count, f"{count} ملفات"),
    }
    return words.get(language, words["fr"])
