"""Days of the calendar: every shape people write them in, on one fixed day of reading."""

from datetime import date

import pytest

from bot.conversation.answers import Reading
from bot.flow.answer_types import Date
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected

MARCH = date(1985, 3, 12)
BORN = Date(min_age=16, max_age=110, past=True)

FULL = (
    "12 mars 1985", "12 MARS 1985", "12 mars 1985.", "le 12 mars 1985", "12/03/1985", "12/3/1985",
    "12.03.1985", "12-03-1985", "12 03 1985", "12 3 1985", "12 / 03 / 1985", "12/3 1985",
    "12031985", "1985-03-12", "1985/03/12", "12, mars 1985", "12/mars/1985", "12 mars de 1985",
    "né le 12 mars 1985", "Née le 12/03/1985", "Je suis né le 12 mars 1985", "12 March 1985",
    "March 12, 1985", "12th of March 1985", "the 12th of March, 1985", "Mar 12th, 1985",
    "born 12 March 1985", "١٢/٠٣/١٩٨٥", "١٢ مارس ١٩٨٥", "12 آذار 1985", "12 مارس 1985",
    "12\u200f/3\u200f/1985", "12\u061c/3\u061c/1985", "１２/０３/１９８５",
)  # fmt: skip

OTHER_DAYS = {
    "1er mars 1985": date(1985, 3, 1), "1ER MARS 1985": date(1985, 3, 1),
    "1 mars 1985": date(1985, 3, 1), "1st May 2000": date(2000, 5, 1),
    "12 août 1985": date(1985, 8, 12), "12 AOUT 1985": date(1985, 8, 12),
    "12 fév. 1985": date(1985, 2, 12), "12 déc 1985": date(1985, 12, 12),
    "12 sept 2001": date(2001, 9, 12), "03/12/1985": date(1985, 12, 3),
    "29/02/2000": date(2000, 2, 29), "1 أوت 1999": date(1999, 8, 1),
    "12 جويلية 1985": date(1985, 7, 12), "12 تموز 1985": date(1985, 7, 12),
    "12 كانون الثاني 1985": date(1985, 1, 12), "12 كانون الأول 1985": date(1985, 12, 12),
    "12 تشرين الأول 1985": date(1985, 10, 12), "12 تشرين الثاني 1985": date(1985, 11, 12),
}  # fmt: skip

READ_BACK = {
    "12/3/85": MARCH, "12 3 85": MARCH, "12 mars 85": MARCH, "١٢/٣/٨٥": MARCH, "12 march 85": MARCH,
    "mardi 12 mars 1985": MARCH, "Tuesday, 12 March 1985": MARCH, "12 mars 1985 😀": MARCH,
    "mercredi 12 mars 1930": date(1930, 3, 12), "1/1/70": date(1970, 1, 1),
    "12/3/06": date(2006, 3, 12), "12/3/26": date(1926, 3, 12), "29/2/00": date(2000, 2, 29),
}  # fmt: skip

REFUSED = {
    "31/02/2000": "no_such_day", "30 février 2000": "no_such_day", "29/02/1900": "no_such_day",
    "29/02/01": "no_such_day", "31 avril 2000": "no_such_day", "Feb 30, 2000": "no_such_day",
    "03/13/1985": "no_such_day", "12/25/1985": "no_such_day", "32/1/2000": "no_such_day",
    "0/1/2000": "no_such_day", "12/3/0000": "no_such_day", "12 mars": "year_needed",
    "12/03": "year_needed", "١٢ مارس": "year_needed", "1er mai": "year_needed",
    "17/3/2026": "in_the_future", "12 mars 3985": "in_the_future", "17/3/2010": "too_young",
    "12/3/0985": "too_old", "12/3/1885": "too_old", "15/3/1915": "too_old", "": "not_a_date",
    "mars 1985": "not_a_date", "1985": "not_a_date", "40 ans": "not_a_date", "hier": "not_a_date",
    "il y a 3 ans": "not_a_date", "yesterday": "not_a_date", "120385": "not_a_date",
    "06 12 34 56 78": "not_a_date", "0612345678": "not_a_date", "12/3/985": "not_a_date",
    "12/3/19855": "not_a_date", "12 maars 1985": "not_a_date", "12 et 13 mars 1985": "not_a_date",
    "12 mars 1985 ou 1986": "not_a_date", "je sais pas": "not_a_date", "😀": "not_a_date",
    "12/l0/1985": "not_a_date", " ".join(["12/03/1985"] * 8): "not_a_date",
}  # fmt: skip

TABLE = [
    *((text, exact(MARCH)) for text in (*FULL, " " * 55 + "12/03/1985")),
    *((text, exact(day)) for text, day in OTHER_DAYS.items()),
    *((text, doubtful(day)) for text, day in READ_BACK.items()),
    *((text, rejected(code)) for text, code in REFUSED.items()),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_birth_date_is_read_read_back_or_refused(
    text: str, expected: Reading, language: str
) -> None:
    """A full day counts, a short year is read back, what is no day at all is asked again."""
    assert reading(BORN, text, language) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Date(past=True), "16/3/2026", exact(date(2026, 3, 16))),
        (Date(past=True), "17/3/2026", rejected("in_the_future")),
        (Date(past=True), "16/3/26", doubtful(date(2026, 3, 16))),
        (Date(past=True), "17/3/26", doubtful(date(1926, 3, 17))),
        (Date(past=True), "12/03/0985", doubtful(date(985, 3, 12))),
        (Date(future=True), "16/3/2026", exact(date(2026, 3, 16))),
        (Date(future=True), "15/3/2026", rejected("in_the_past")),
        (Date(future=True), "12/4/26", doubtful(date(2026, 4, 12))),
        (Date(future=True), "1/1/26", rejected("in_the_past")),
        (Date(future=True), "12/4/3026", doubtful(date(3026, 4, 12))),
        (Date(), "12/4/26", doubtful(date(2026, 4, 12))),
        (Date(), "12/4/85", doubtful(date(1985, 4, 12))),
        (Date(min_age=18), "16/3/2008", exact(date(2008, 3, 16))),
        (Date(min_age=18), "17/3/2008", rejected("too_young")),
        (Date(min_age=18), "17/3/08", doubtful(date(1908, 3, 17))),
        (Date(max_age=110), "17/3/1915", exact(date(1915, 3, 17))),
        (Date(max_age=110), "16/3/1915", rejected("too_old")),
    ],
)
def test_a_day_is_held_against_the_day_of_the_session(
    kind: Date, text: str, expected: Reading
) -> None:
    """Past, future and ages count to the day; a short year gets the nearest century allowed."""
    assert reading(kind, text) == expected
