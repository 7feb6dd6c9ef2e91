"""Protected data are known by their words, in any language, and only where they are asked."""

import pytest

from tests.flow.checks.written import codes

CONSENT = "- {ask: ok, type: consent, text: D’accord ?, yes: Oui, no: {label: Non, back: yes}}\n"
FOUND = {
    "{ask: a, type: text, text: Votre numéro de sécurité sociale ?}": ["F705"],
    "{ask: a, type: text, text: Votre n° de sécurité sociale ?}": ["F705"],
    "{ask: a, type: number, text: Votre numéro fiscal ?}": ["F705"],
    "{ask: a, type: text, text: Ne payez rien. Quel est votre numéro fiscal ?}": ["F705"],
    "{ask: a, type: text, text: Votre numéro ?, summary: Numéro d’étranger}": ["F705"],
    "{ask: a, type: document, text: Une photo de votre carte Vitale.}": ["F705"],
    "{ask: my_nir, type: text, text: Votre numéro ?}": ["F705"],
    '{ask: a, type: text, text: Votre numéro ?, example: "1 85 03 95 123 456 78"}': ["F705"],
    '{ask: a, type: text, text: Votre numéro ?, pattern: "[0-9]{13}", example: "1850395123456"}':
        ["F705"],
    '{ask: a, type: text, text: Le n° ?, pattern: "[12][0-9]{12}([0-9]{2})?", example: "18503"}':
        ["F405", "F705"],
    "{ask: a, type: text, text: Votre numéro fiscal ?, legal_basis: Décret}": ["F706"],
    "{ask: a, type: text, text: Votre numéro fiscal ?, legal_basis: Décret, privacy: unstored}": [],
    "{ask: a, type: yes_no, text: Avez-vous un handicap ?}": ["F707"],
    "{ask: a, type: text, text: Quelle est votre religion ?}": ["F707"],
    "{ask: a, type: yes_no, text: Avez-vous un handicap ?, legal_basis: Loi}": [],
    "{ask: a, type: text, text: Quel est votre IBAN ?}": ["F708", "F903"],
    "{ask: a, type: document, text: Envoyez votre relevé d’identité bancaire.}": ["F708"],
}  # fmt: skip
SOUND = [
    "{ask: a, type: text, text: Quel est votre nom ?, help: N’écrivez pas votre numéro fiscal.}",
    "{ask: a, type: yes_no, text: Avez-vous un numéro de sécurité sociale ?}",
    '{ask: a, type: text, text: Le compteur ?, pattern: "[0-9]{14}", example: "12345678901234"}',
    '{ask: a, type: text, text: Votre code ?, pattern: ".{13}", example: "abcdefghijklm"}',
    '{ask: a, type: phone, text: Votre téléphone ?, example: "0033199001234"}',
    "{ask: a, type: money, text: Combien coûte votre carte de bus ?}",
    "{ask: a, type: text, text: Quel est le nom du syndic ?}",
    "{ask: niro, type: text, text: Votre ville ?}",
]
ENGLISH = {
    "{ask: a, type: text, text: Your national insurance number?}": ["F705"],
    "{ask: a, type: text, text: What is your social security number?}": ["F705"],
    "{ask: a, type: yes_no, text: Do you have a disability?}": ["F707"],
    "{ask: a, type: text, text: What is your bank account number?}": ["F708"],
    "{ask: a, type: text, text: Your name?, help: Do not write your social security number.}": [],
}


@pytest.mark.parametrize("step", FOUND)
def test_protected_data_are_told(step: str) -> None:
    """Each way of asking for them gives its code."""
    assert codes(f"- {step}") == FOUND[step]


@pytest.mark.parametrize("step", ENGLISH)
def test_protected_data_are_told_in_english(step: str) -> None:
    """The same holds in English."""
    assert codes(f"- {step}", "en") == ENGLISH[step]


@pytest.mark.parametrize("step", SOUND)
def test_other_data_are_left_alone(step: str) -> None:
    """What only sounds alike, or is not asked, is not told."""
    assert codes(f"- {step}") == []


def test_a_consent_before_is_enough() -> None:
    """Sensitive data may be asked after a consent that everybody gave."""
    asked = "- {ask: a, type: yes_no, text: Avez-vous un handicap ?}\n"
    assert codes(CONSENT + asked) == []
    assert codes(asked + CONSENT) == ["F707"]
    sometimes = "- {ask: m, type: yes_no, text: Membre ?}\n" + CONSENT.replace(
        "type", "when: m, type"
    )
    assert codes(sometimes + asked) == ["F707"]
