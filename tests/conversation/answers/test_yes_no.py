"""Yes and no: the words, the signs, and the answers that are neither."""

import pytest

from bot.conversation.answers import Reading
from bot.flow.answer_types import YesNo
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected

OWN = YesNo(yes={"fr": "J’ai déjà payé"}, no={"fr": "Pas encore payé"})

YES = (
    "oui", "Oui", "OUI", "oui.", "Oui !", "oui\u202f!", "OUI!!!", "oui oui", "ouais", "o", "O", "y",
    "Yes", "yep", "ok", "D’accord", "d'accord", "bien sur", "Bien sûr !", "tout à fait", "si",
    "C’est ça", "👍", "👍🏽", "👍👍", "👍👍👍👍", "✅", "\u200foui", "o\u0075i", "نعم", "ايوه",
    "أيوة", "طبعا", "نَعَم", "true",
)  # fmt: skip

NO = (
    "non", "Non.", "NON!!!", "nan", "n", "no", "nope", "non merci", "non non", "pas du tout",
    "jamais", "👎", "👎🏿", "👎👎", "❌", "No thanks", "لا", "كلا", "لا شكرا", "لأ",
)  # fmt: skip

YES_AND_MORE = (
    "oui je crois",
    "oui, depuis 2 ans",
    "oui pas de problème",
    "yes I think",
    "نعم اكيد",
)

NO_AND_MORE = (
    "non, pas encore", "non oui", "non 👍", "jamais de la vie", "no problem", "لا مشكلة", "n/a",
)  # fmt: skip

NEITHER = (
    "", " ", "😀", "0", "1", "2", "+", "ouii", "ui", "peut-être", "je crois que oui", "oui non",
    "oui ou non", "oui et non", "oui mais non", "yes no", "نعم لا", "👍👎", "👎👍", "👍 non",
    "pas oui", "not yes", "pas vraiment", "certainement pas", "n'importe quoi mais alors vraiment",
    "oui c'est moi qui paie le loyer", "l'oui",
)  # fmt: skip

UNSURE = (
    "je sais pas", "Je ne sais pas.", "JE SAIS PAS", "jsp", "?", "??", "؟", "pas sûre",
    "aucune idée",
    "I don’t know", "idk", "not sure", "لا أعرف", "لا اعرف", "لا أعلم", "لا أدري", "ما نعرفش",
)  # fmt: skip

TABLE = [
    *((text, exact(value=True)) for text in YES),
    *((text, exact(value=False)) for text in NO),
    *((text, doubtful(value=True)) for text in YES_AND_MORE),
    *((text, doubtful(value=False)) for text in NO_AND_MORE),
    *((text, rejected("not_understood")) for text in (*NEITHER, *UNSURE)),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_yes_or_no_is_read_in_every_language(text: str, expected: Reading, language: str) -> None:
    """A yes, a no, or one with a few words more, which is read back; "I don't know" is neither."""
    assert reading(YesNo(), text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J’ai déjà payé", exact(value=True)),
        ("j'ai deja paye.", exact(value=True)),
        ("PAS ENCORE PAYÉ", exact(value=False)),
        ("oui", exact(value=True)),
        ("non", exact(value=False)),
        ("payé", rejected("not_understood")),
    ],
)
def test_the_words_of_the_question_mean_yes_or_no(text: str, expected: Reading) -> None:
    """A citizen may type what stands on the button."""
    assert reading(OWN, text) == expected
