"""Which category of personal data a question asks for: a guess from its type, id and short name.

The guess helps the person who answers for the data to read a long table; it is marked as a guess
wherever it is shown.
"""

import re
import unicodedata

from bot.flow import answer_types as types
from bot.flow.answer_types import in_words
from bot.flow.flow import Ask

CATEGORIES = (
    "identity", "national_id", "contact", "family", "money", "health", "documents", "situation",
    "free_text", "agreement", "opinion", "language",
)  # fmt: skip
"""Every category, in the order of the record."""

SENSITIVE = (
    "identity",
    "national_id",
    "contact",
    "family",
    "money",
    "health",
    "documents",
    "free_text",
)
"""Categories worth saying that a service does not ask for them."""

_WORDS = {
    "national_id": "nir insee ssn fiscal passport passeport securite sociale national_id",
    "health": "sante health handicap maladie illness disability medical grossesse pregnancy",
    "family": "enfant enfants child children adulte adultes adult adults foyer household conjoint"
    " spouse partner famille family people personnes marie married naitre",
    "contact": "adresse address postal postcode phone telephone mail email contact rue street",
    "identity": "nom prenom name birth born naissance age sexe gender nationalite nationality",
    "money": "revenu revenus income argent money montant amount loyer rent salaire salary facture"
    " bill dette debt pension impot tax",
}
_BY_WORD = {word: name for name, words in _WORDS.items() for word in words.split()}
_BY_TYPE: dict[type, str] = {
    types.Phone: "contact",
    types.Email: "contact",
    types.Money: "money",
    types.Document: "documents",
    types.Consent: "agreement",
    types.Scale: "opinion",
}


def category_of(ask: Ask, language: str) -> str:
    """Guess the category of what a question asks; one of `CATEGORIES`."""
    if ask.sets == "language":
        return "language"
    sure = _BY_TYPE.get(type(ask.type))
    if sure is not None:
        return sure
    if ask.privacy == "feedback":
        return "opinion"
    otherwise = "free_text" if isinstance(ask.type, types.Text) else "situation"
    return _by_words(ask, language) or otherwise


def _by_words(ask: Ask, language: str) -> str | None:
    """Find a telling word: in the id first, then in the short name, or the question without one."""
    shown = ask.summary or ask.text
    for text in (ask.id, in_words(shown, language)):
        found = [_BY_WORD[word] for word in _words(text) if word in _BY_WORD]
        if found:
            return min(found, key=list(_WORDS).index)
    return None


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.casefold())
    return re.findall(r"[a-z]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
