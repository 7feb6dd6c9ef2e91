"""Numbers and amounts of money as people write them.

A plain number is exact; words, "about", thousands written `1.2k` are inexact and read back. Two
numbers or a negative one are never guessed at.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from bot.conversation.answers.normalise import clean, fold
from bot.conversation.answers.readings import Context, Read, Reading, Rejected
from bot.conversation.answers.rejections import RejectionCode
from bot.flow.answer_types import Money, Number

_LONGEST = 100
_GROUPED = r"[1-9]\d{0,2}(?P<between>[ .,'])\d{3}(?:(?P=between)\d{3})*|\d+"
_AMOUNT = re.compile(
    rf"(?P<minus>-\s?)?(?P<whole>{_GROUPED})(?:(?P<point>[.,])(?P<cents>\d{{1,2}}))?(?![\d.,]\d)"
)
_BARE = re.compile(
    r"(?:€|eur|euros?|يورو)?\s*(?P<number>[\d .,'-]+?)\s*(?:€|eur|euros?|يورو)?\s*[.!]?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d{1,3})?)\s?k\b", re.IGNORECASE)
_ONE_GROUP = re.compile(r"\D*\d{1,3}[.,]\d{3}\D*")
"""`12,345` or `1.200`: thousands, or three decimals?"""

_FRACTION = re.compile(r"-?(?:0[.,]\d{1,6}|\d{1,6}[.,]\d{4,6})")
"""`0.125`, `3.14159`: decimals that no grouping of thousands looks like."""

_EURO_CENTS = re.compile(r"(\d+)\s?(?:€|euros?)\s?(\d{2})\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"^(?:environ|a peu pres|peut etre|presque|about|around|roughly|circa|almost|~|تقريبا|حوالي)"
    r"\b\s*|\s*(?:environ|a peu pres|about|تقريبا)$"
)
_OTHER_PERIOD = re.compile(
    r"\b(?:semaines?|sem|hebdo\w*|quinzaine|trimestr\w*|semestr\w*|an|ans|annees?|annuel\w*|jours?"
    r"|quotidien\w*|heures?|h|weeks?|weekly|fortnight|quarter\w*|years?|yearly|annual\w*|days?|daily"
    r"|hours?|hourly|(?:ال)?(?:سنه|اسبوع|يوم|ساعه)|سنويا|اسبوعيا|يوميا)\b"
)
_PER_MONTH = re.compile(
    r"\s*(?:(?:par|/|per|a|each)\s?(?:mois|month)|mensuel\w*|monthly|شهريا)\s*$", re.IGNORECASE
)
_NOTHING = frozenset(
    {
        "rien",
        "zero",
        "aucun",
        "aucune",
        "neant",
        "nothing",
        "none",
        "nil",
        "لا شيء",
        "صفر",
        "لا شي",
        "0 €",
    }
)
_ARABIC_WORDS = """واحد واحده
اثنان اثنين اتنين
ثلاثه تلاته ثلاث
اربعه اربع
خمسه خمس
سته ست
سبعه سبع
ثمانيه تمانيه ثمان
تسعه تسع
عشره عشر"""
_ARABIC = {
    word: number
    for number, words in enumerate(_ARABIC_WORDS.splitlines(), 1)
    for word in words.split()
}
_MOST_DIGITS = 12


def read_number(kind: Number, text: str, context: Context) -> Reading:
    """Read a count; bounds are inclusive."""
    fraction = None if kind.whole else _FRACTION.fullmatch(clean(text))
    reading = (
        _checked(Decimal(fraction[0].replace(",", ".")), exact=True)
        if fraction
        else _read(text, context)
    )
    if isinstance(reading, Rejected):
        return reading
    value = Decimal(str(reading.value))
    sure = reading.exact and (kind.whole or bool(fraction) or not _ONE_GROUP.fullmatch(clean(text)))
    if kind.whole and value != value.to_integral_value():
        return Rejected(RejectionCode.NOT_WHOLE)
    wrong = _outside(value, kind.minimum, kind.maximum)
    return wrong or Read(int(value) if value == value.to_integral_value() else value, exact=sure)


def read_money(kind: Money, text: str, context: Context) -> Reading:
    """Read an amount in euros, to the cent; amounts per week or year are not converted here."""
    if _OTHER_PERIOD.search(fold(text)):
        return Rejected(RejectionCode.NOT_UNDERSTOOD)
    reading = _read(_PER_MONTH.sub("", clean(text)), context)
    if isinstance(reading, Rejected):
        return reading
    value = Decimal(str(reading.value))
    return _outside(value, kind.minimum, kind.maximum) or Read(value, reading.exact)


def _outside(value: Decimal, low: Decimal | None, high: Decimal | None) -> Rejected | None:
    if value < 0 and (low is None or low >= 0):
        return Rejected(RejectionCode.NEGATIVE)
    if low is not None and value < low:
        return Rejected(RejectionCode.TOO_SMALL)
    return Rejected(RejectionCode.TOO_LARGE) if high is not None and value > high else None


def _read(text: str, context: Context) -> Reading:
    plain = clean(text)
    if len(plain) > _LONGEST:
        return Rejected(RejectionCode.NOT_A_NUMBER)
    bare = _BARE.fullmatch(plain)
    found = _AMOUNT.fullmatch(bare["number"].strip()) if bare else None
    if found:
        return _checked(_value(found), exact=True)
    cents = _EURO_CENTS.fullmatch(plain)
    if cents:
        return _checked(Decimal(f"{cents[1]}.{cents[2]}"), exact=True)
    for way in (_one_word, _thousands, _inside, _words):
        reading = way(plain, context)
        if reading is not None:
            return reading
    return Rejected(RejectionCode.NOT_A_NUMBER)


def _checked(value: Decimal, *, exact: bool) -> Reading:
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        return Rejected(RejectionCode.TOO_LARGE)
    return Read(value, exact)


def _value(found: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", found["whole"])
    cents = f".{found['cents']}" if found["cents"] else ""
    return Decimal(f"{'-' if found['minus'] else ''}{whole}{cents}")


def _one_word(plain: str, _: Context) -> Reading | None:
    folded = fold(plain)
    if folded in _ARABIC:
        return Read(Decimal(_ARABIC[folded]), exact=False)
    return Read(Decimal(0), exact=False) if folded in _NOTHING else None


def _thousands(plain: str, _: Context) -> Reading | None:
    found = _THOUSANDS.findall(plain)
    if len(found) != 1 or len(re.findall(r"\d+(?:[.,]\d+)?", plain)) != 1:
        return None
    return _checked(Decimal(found[0].replace(",", ".")) * 1000, exact=False)


def _inside(plain: str, _: Context) -> Reading | None:
    """Find the one number in a sentence; more than one is asked again."""
    found = list(_AMOUNT.finditer(plain))
    if not found:
        return None
    if len(found) > 1 or len(re.findall(r"\d+", _AMOUNT.sub("", plain))) > 0:
        return Rejected(RejectionCode.TWO_NUMBERS)
    return _checked(_value(found[0]), exact=False)


def _words(plain: str, context: Context) -> Reading | None:
    """Read a number in words ("mille deux cents"), in French or English."""
    from text_to_num import text2num  # noqa: PLC0415 - only for words

    language = "en" if context.language == "en" else "fr"
    spoken = re.sub(r"\s*(?:€|euros?)\s*$", "", _ABOUT.sub("", fold(plain)))
    order = (language, "fr" if language == "en" else "en")
    for tried in order:
        number = _spoken(spoken, tried, text2num)
        if number is not None:
            return _checked(Decimal(number), exact=False)
    return None


def _spoken(words: str, language: str, text2num: Callable[..., int]) -> int | None:
    try:
        return int(text2num(words, language))
    except (ValueError, KeyError, IndexError):
        return None
