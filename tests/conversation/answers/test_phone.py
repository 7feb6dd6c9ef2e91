"""Telephone numbers: French ones in any grouping, foreign ones with their country."""

import pytest

from bot.conversation.answers import Reading
from bot.flow.answer_types import Phone
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected

OURS = "+33612345678"

SURE = (
    "06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "06/12/34/56/78",
    "06 12 34 56 78.", "+33612345678", "+33 6 12 34 56 78", "+33 (0)6 12 34 56 78", "0033612345678",
    "00 33 6 12 34 56 78", "+33 06 12 34 56 78", "33612345678", "612345678", "٠٦١٢٣٤٥٦٧٨",
    "\u200e06 12 34 56 78\u200e", "06\u202f12\u202f34\u202f56\u202f78", "06–12–34–56–78",
    "０６１２３４５６７８",
)  # fmt: skip

READ_BACK = (
    "mon numéro est le 06 12 34 56 78", "tel:0612345678", "tél : 06 12 34 56 78", "O6 12 34 56 78",
    "0612345678 x5", "06 12 34 56 78 #5", "0612345678p", "هاتفي 0612345678",
    "Bonjour, vous pouvez me joindre toute la journée au numéro de ma fille : 06 12 34 56 78",
)  # fmt: skip

OTHERS = {
    "01 39 00 00 00": "+33139000000", "07 98 76 54 32": "+33798765432",
    "+213 551 23 45 67": "+213551234567", "00213551234567": "+213551234567",
    "+212 612-345678": "+212612345678", "+44 7911 123456": "+447911123456",
    "٠٠٢١٣٥٥١٢٣٤٥٦٧": "+213551234567",
}  # fmt: skip

REFUSED = (
    "", "😀", "15", "17", "112", "3949", "06 12 34 56", "06 12 34 56 7", "06 12 34 56 789",
    "06I2345678", "06 12 34 5G 78", "je n'ai pas de téléphone", "12/03/1985", "95120",
    "06 12 34 56 78 ou 07 98 76 54 32", "06 12 34 56 78 / 07 98 76 54 32",
    "0612345678 0798765432", "06 12 34 56 78\n07 98 76 54 32", "0" * 300,
)  # fmt: skip

TABLE = [
    *((text, exact(OURS)) for text in SURE),
    *((text, doubtful(OURS)) for text in READ_BACK),
    *((text, exact(number)) for text, number in OTHERS.items()),
    *((text, rejected("not_a_phone")) for text in REFUSED),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_number_is_read_read_back_or_refused(text: str, expected: Reading, language: str) -> None:
    """One complete number counts; with letters around it, it is read back; two are refused."""
    assert reading(Phone(), text, language) == expected
