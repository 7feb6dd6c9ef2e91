"""E-mail addresses: whole ones count, ones inside a sentence are read back."""

import pytest

from bot.conversation.answers import Reading
from bot.flow.answer_types import Email
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected

MARIE = "marie@gmail.com"

SURE = (
    MARIE, "MARIE@GMAIL.COM", "Marie.Dupont@Example.FR", "marie_dupont@hotmail.fr", "a@b.co.uk",
    "marie+x@gmail.com", "m-d@sous.domaine.gouv.fr", "o'brien@x.fr", "1@2.fr", "a" * 64 + "@b.fr",
)  # fmt: skip

READ_BACK = (
    "mon mail est marie@gmail.com", "marie@gmail.com.", "marie@gmail.com, merci",
    "<marie@gmail.com>", "(marie@gmail.com)", "marie@gmail.com😀", "marie@gmail.com ?",
    "بريدي marie@gmail.com",
)  # fmt: skip

REFUSED = (
    "", "😀", "pas d'email", "marie", "marie@", "@gmail.com", "marie@gmail", "marie @gmail.com",
    "marie@ gmail.com", "marie@gmail,com", "marie@gmail..com", "marie@@gmail.com", "marie@gmail.c",
    "marie@-gmail.com", ".marie@gmail.com", "marie.@gmail.com", "ma..rie@gmail.com",
    "marie arobase gmail.com", "marié@gmail.com", "école@free.fr", "jose.garcía@gmail.com",
    "marie@exämple.fr", "marie@gmail.com@b.fr", "marie@gmail.com ou m@orange.fr",
    "a" * 65 + "@b.fr", "a@" + "b." * 130 + "fr", "a@" * 2000,
)  # fmt: skip

TABLE = [
    *((text, exact(text)) for text in SURE),
    ("mailto:marie@gmail.com", exact(MARIE)),
    (" marie@gmail.com\n", exact(MARIE)),
    ("\u200emarie@gmail.com", exact(MARIE)),
    ("o`brien@x.fr", doubtful("o'brien@x.fr")),
    ("ｍarie@gmail.com", exact(MARIE)),
    *((text, doubtful(MARIE)) for text in READ_BACK),
    *((text, rejected("not_an_email")) for text in REFUSED),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_an_address_is_read_read_back_or_refused(
    text: str, expected: Reading, language: str
) -> None:
    """An address is taken whole: never a piece of one that has a letter no address may have."""
    assert reading(Email(), text, language) == expected
