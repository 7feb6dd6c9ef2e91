"""Questions with one gist ask the same."""

import pytest

from bot.flow.plain_language.gist import gist

SAME = [
    ("Quel est votre numéro de téléphone ?", "Votre numéro de téléphone"),
    ("Quels sont vos prénom et nom ?", "Nom et prénom"),
    ("Veuillez indiquer votre adresse.", "Quelle est votre adresse ?"),
    ("Quels sont vos revenus ?", "VOTRE REVENU"),
    ("What is your full name?", "Please give your full name"),
]
OTHER = [
    ("Enfant n° 1 : prénom", "Enfant n° 2 : prénom"),
    ("Nationalité", "Nationalité du conjoint"),
    ("Quelle est sa date de naissance ?", "Quelle est votre date de naissance ?"),
    ("Enfant {number} : prénom", "Enfant {other} : prénom"),
    ("Avez-vous un chat ?", "Voulez-vous un chat ?"),
    ("Revenus de ce mois", "Revenus de cette année"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_gist(one: str, other: str) -> None:
    """Courtesy, order, case, accents and plurals make no difference."""
    assert gist(one) == gist(other) != ()


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_gist(one: str, other: str) -> None:
    """Whom or what a question is about makes a difference."""
    assert gist(one) != gist(other)
