"""Days of the calendar as people write them, day before month.

Full shapes are exact; a year of two digits, or what only the fallback library can read, is read
back. The whole text must be a date, so that a telephone number never is.
"""

import re
from calendar import monthrange
from datetime import date

from bot.conversation.answers.normalise import fold
from bot.conversation.answers.readings import Context, Read, Reading, Rejected
from bot.conversation.answers.rejections import RejectionCode
from bot.flow.answer_types import Date

_LONGEST = 60
_SURE_YEARS = range(1900, 2100)
"""A full year outside these is read back: 0985 and 3985 are slips."""

_NAMES = """janvier janv jan january يناير جانفي
fevrier fevr fev february feb فبراير فيفري شباط
mars march mar مارس اذار
avril avr april apr ابريل افريل نيسان
mai may مايو ماي ايار
juin june jun يونيو جوان حزيران
juillet juil july jul يوليو جويليه تموز
aout august aug اغسطس اوت اب
septembre sept september sep سبتمبر ايلول
octobre oct october اكتوبر
novembre nov november نوفمبر
decembre dec december ديسمبر"""
_MONTHS = {
    word: number for number, words in enumerate(_NAMES.splitlines(), 1) for word in words.split()
}
_LEVANTINE = {
    "كانون الثاني": "يناير",
    "كانون الاول": "ديسمبر",
    "تشرين الاول": "اكتوبر",
    "تشرين الثاني": "نوفمبر",
}
_LEVANT = re.compile("|".join(_LEVANTINE))
_SEPARATOR = r"[\s./,-]+"
_DAY_FIRST = re.compile(
    rf"(?:le |the )?(\d{{1,2}})(?:er|st|nd|rd|th)?(?: of)?{_SEPARATOR}(\w+?)"
    rf"{_SEPARATOR}(?:de |of )?(\d{{4}}|\d{{2}})"
)
_MONTH_FIRST = re.compile(
    rf"([^\W\d]+){_SEPARATOR}(\d{{1,2}})(?:st|nd|rd|th)?{_SEPARATOR}(\d{{4}})"
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_EIGHT = re.compile(r"(\d{2})(\d{2})(\d{4})")
_NO_YEAR = re.compile(rf"(?:le )?(\d{{1,2}})(?:er|st|nd|rd|th)?{_SEPARATOR}(\w+)")
_BORN = re.compile(r"^(?:ne le|nee le|je suis ne le|je suis nee le|born on|born|i was born on)\s+")


def read_date(kind: Date, text: str, context: Context) -> Reading:
    """Read a day; ages and past or future count on the session's day."""
    folded = _BORN.sub("", fold(text))
    if len(folded) > _LONGEST:
        return Rejected(RejectionCode.NOT_A_DATE)
    shaped = _shape(_LEVANT.sub(lambda name: _LEVANTINE[name[0]], folded))
    found = shaped or _fallback(folded)
    if isinstance(found, Rejected):
        return found
    full = found.exact or shaped is None
    day = found.value if full else _closest_century(found.value, kind, context)
    return _fits(kind, day, context) or Read(day, found.exact)  # type: ignore[arg-type]  # dates


def _shape(folded: str) -> Read | Rejected | None:
    for pattern, order in ((_YEAR_FIRST, (2, 1, 0)), (_DAY_FIRST, (0, 1, 2)), (_EIGHT, (0, 1, 2)),
                           (_MONTH_FIRST, (1, 0, 2))):  # fmt: skip
        found = pattern.fullmatch(folded)
        if found:
            day, month, year = (found.groups()[place] for place in order)
            number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
            if number:
                return _day(int(day), number, year)
    short = _NO_YEAR.fullmatch(folded)
    if short and (short[2] in _MONTHS or (short[2].isdecimal() and int(short[2][:3]) <= 12)):  # noqa: PLR2004 - months
        return Rejected(RejectionCode.YEAR_NEEDED)
    return None


def _day(day: int, month: int, year: str) -> Read | Rejected:
    full = len(year) == 4  # noqa: PLR2004 - digits of a year
    number = int(year) + (0 if full else 2000 if year == "00" else 1900)  # 29/02/00 was a day
    if not (1 <= month <= 12 and number >= 1 and 1 <= day <= monthrange(number, month)[1]):  # noqa: PLR2004 - months
        return Rejected(RejectionCode.NO_SUCH_DAY)
    return Read(date(number, month, day), exact=full and number in _SURE_YEARS)


def _closest_century(day: object, kind: Date, context: Context) -> date:
    """Choose the century of a two-digit year: of those the question allows, the nearest."""
    if not isinstance(day, date) or day.year >= 2000 or day.year < 1900:  # noqa: PLR2004 - a century
        return day if isinstance(day, date) else context.today
    try:
        later = day.replace(year=day.year + 100)
    except ValueError:
        return day
    allowed = [near for near in (later, day) if _fits(kind, near, context) is None]
    return min(allowed or [later], key=lambda near: abs(near - context.today))


def _fallback(folded: str) -> Read | Rejected:
    if not re.search(r"[^\W\d]{3}", folded):
        return Rejected(RejectionCode.NOT_A_DATE)
    import dateparser  # noqa: PLC0415 - slow to import, and only for unusual shapes

    settings = {
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PREFER_DATES_FROM": "past",
    }
    try:
        found = dateparser.parse(folded, languages=["fr", "en", "ar"], settings=settings)
    except (ValueError, OverflowError, RecursionError):
        found = None
    full = found is not None and re.search(r"\d{4}", folded) is not None
    if found is None or not full:
        return Rejected(RejectionCode.NOT_A_DATE)
    return Read(found.date(), exact=False)


def _fits(kind: Date, day: date, context: Context) -> Rejected | None:
    today = context.today
    if (kind.past or kind.max_age is not None or kind.min_age is not None) and day > today:
        return Rejected(RejectionCode.IN_THE_FUTURE)
    if kind.future and day < today:
        return Rejected(RejectionCode.IN_THE_PAST)
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    if kind.min_age is not None and years < kind.min_age:
        return Rejected(RejectionCode.TOO_YOUNG)
    if kind.max_age is not None and years > kind.max_age:
        return Rejected(RejectionCode.TOO_OLD)
    return None
