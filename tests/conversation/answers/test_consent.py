"""Consents: an agreement is read only from a clear one."""

import pytest

from bot.conversation.answers import Reading
from bot.flow.answer_types import Consent
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected

PRIVACY = Consent(
    yes={"fr": "J’accepte", "en": "I agree", "ar": "أوافق"},
    no={"fr": "Je refuse", "en": "I do not agree", "ar": "لا أوافق"},
)
SENDING = Consent(
    yes={"fr": "C’est exact, j’envoie"}, no={"fr": "Je corrige"}, refusal_goes_back=True
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J’accepte", exact(value=True)),
        ("j'accepte.", exact(value=True)),
        ("J ACCEPTE", exact(value=True)),
        ("j`accepte", exact(value=True)),
        ("oui", exact(value=True)),
        ("ok", exact(value=True)),
        ("👍", exact(value=True)),
        ("I agree", exact(value=True)),
        ("أوافق", exact(value=True)),
        ("اوافق", exact(value=True)),
        ("Je refuse !", exact(value=False)),
        ("non", exact(value=False)),
        ("👎", exact(value=False)),
        ("I do not agree", exact(value=False)),
        ("لا أوافق", exact(value=False)),
        ("oui j’accepte", doubtful(value=True)),
        ("oui mais je refuse", doubtful(value=True)),
        ("non je refuse", doubtful(value=False)),
        ("je n’accepte pas", rejected("not_understood")),
        ("j'accepte pas", rejected("not_understood")),
        ("j'accepte mais", rejected("not_understood")),
        ("je ne sais pas", rejected("not_understood")),
        ("لا أعرف", rejected("not_understood")),
        ("👍👎", rejected("not_understood")),
        ("", rejected("not_understood")),
    ],
)
def test_a_consent_is_given_or_refused_in_clear_words(
    text: str, expected: Reading, language: str
) -> None:
    """The labels and plain words count in any language; what is mixed is never taken as a yes."""
    assert reading(PRIVACY, text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C’est exact, j’envoie", exact(value=True)),
        ("c'est exact j'envoie !", exact(value=True)),
        ("oui", exact(value=True)),
        ("Je corrige", rejected("not_an_option")),
        ("non", rejected("not_an_option")),
        ("👎", rejected("not_an_option")),
        ("non je corrige", rejected("not_understood")),
    ],
)
def test_where_refusing_goes_back_a_no_is_no_answer(text: str, expected: Reading) -> None:
    """The second button of such a consent is the Back command, so False can never be stored."""
    assert reading(SENDING, text) == expected
