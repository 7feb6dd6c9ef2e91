"""Once only: what is derivable, asked twice or known is told, in sure cases and in no others."""

import pytest

from tests.flow.checks.written import codes

BIRTH = "- {ask: born, type: date, text: Quelle est votre date de naissance ?}\n"
AGE = "- {ask: years, type: number, text: Quel âge avez-vous ?}\n"
ADULT = "- {ask: adult, type: yes_no, text: Êtes-vous majeur ?}\n"
CODE = "- {ask: code, type: text, text: Quel est votre code postal ?}\n"
PLACE = "- {ask: dep, type: text, text: Quel est votre département ?}\n"
CHILDREN = "- {ask: children, type: number, text: Combien d’enfants vivent chez vous ?}\n"
ANY = "{ask: any, type: yes_no, text: Avez-vous des enfants ?}\n"
ENERGY = "- {ask: energy, type: choice, text: Quelle énergie ?, choices: {gas: Gaz, wood: Bois}}\n"
AGAIN = "{ask: again, type: choice, text: Votre énergie, choices: {gas: Gaz, wood: Bois}}\n"
PHONE = "- {ask: phone, type: phone, text: Quel est votre numéro ?}\n"
MOBILE = "{ask: mobile, type: phone, text: À quel numéro vous appeler ?}\n"


def _under(when: str, step: str) -> str:
    return f"- when: {when}\n  steps:\n    - {step}"


FOUND = {
    "an age after a date of birth": (BIRTH + AGE, ["F701"]),
    "whether one is of age": (BIRTH + ADULT, ["F701"]),
    "a département after a postcode": (CODE + PLACE, ["F701"]),
    "any after how many": (CHILDREN + f"- {ANY}", ["F701"]),
    "both under one condition": (
        ENERGY + "- when: energy is gas\n  steps:\n    " + BIRTH + "    " + AGE, ["F701"],
    ),
    "a question twice": (ENERGY + f"- {AGAIN}", ["F702"]),
    "a question again where the first has perhaps no answer": (
        ENERGY + _under("energy is gas", MOBILE) + f"  else:\n    - {AGAIN}", ["F702"],
    ),
    "two telephone numbers": (PHONE + f"- {MOBILE}", ["F702"]),
    "two numbers under conditions that can both be true": (
        ENERGY + CHILDREN + _under("energy is gas", PHONE[2:]) + _under("children > 0", MOBILE),
        ["F702"],
    ),
    "an answer that the condition gives": (ENERGY + _under("energy is gas", AGAIN), ["F703"]),
    "some, where there are some": (CHILDREN + _under("children >= 1", ANY), ["F703"]),
    "none, where there are none": (CHILDREN + _under("children is 0", ANY), ["F703"]),
    "through a fact": (CHILDREN + _under("family", ANY), ["F703"]),
}  # fmt: skip
SOUND = {
    "an age after a date of birth that may be skipped":
        BIRTH.replace("type: date", "type: date, optional: yes") + AGE,
    "an age as the easier question":
        BIRTH.replace("type: date", "type: date, unsure: years") + AGE,
    "an age of somebody else":
        BIRTH + "- {ask: years, type: number, text: Quel âge a votre enfant ?}\n",
    "the age of a third person":
        BIRTH + "- {ask: years, type: number, text: Quel est son âge ?}\n",
    "an age where the date was not asked of all": ENERGY + _under("energy is gas", BIRTH[2:]) + AGE,
    "a département of birth": CODE + PLACE.replace(" ?", " de naissance ?"),
    "more than any": CHILDREN + "- " + ANY.replace(" ?", " malades ?"),
    "on opposite branches":
        ENERGY + _under("energy is gas", PHONE[2:]) + f"  else:\n    - {MOBILE}",
    "under options apart":
        ENERGY + _under("energy is gas", PHONE[2:]) + _under("energy in [wood]", MOBILE),
    "under numbers apart":
        CHILDREN + _under("children > 2", PHONE[2:]) + _under("children <= 2", MOBILE),
    "numbers of two people": PHONE + "- " + MOBILE.replace("vous", "votre médecin"),
    "two types with one text":
        PHONE + "- {ask: other, type: text, text: Quel est votre numéro ?}\n",
    "known only for some": CHILDREN + _under("children < 3", ANY),
}  # fmt: skip
TOP = "facts: {family: children > 0}\n"


@pytest.mark.parametrize("case", FOUND)
def test_what_need_not_be_asked(case: str) -> None:
    """Each sure case gives its one code."""
    steps, expected = FOUND[case]
    assert codes(steps, top=TOP if "children" in steps else "") == expected


@pytest.mark.parametrize("case", SOUND)
def test_what_may_be_asked(case: str) -> None:
    """What is not sure is not told."""
    assert codes(SOUND[case]) == []
