"""An answer is used by whatever reads it; else it needs a purpose."""

import pytest

from bot.flow.checks.purposes import every_answer_is_used
from tests.flow.checks.written import named

ASKED = "- {ask: people, type: number, text: Combien ?}\n"
USED = {
    "a condition": ASKED + "- {say: a, when: people > 2, text: Bonjour.}\n",
    "an else": ASKED + "- when: people > 2\n  steps: [{say: a, text: A.}]\n",
    "a fact": ASKED,
    "a table": ASKED + "- decide: d\n  rows:\n    - {when: otherwise, give: {n: people}}\n",
    "a text": ASKED + "- {say: a, text: 'Vous êtes {people}.'}\n",
    "a help": ASKED + "- {ask: b, type: number, text: Et ?, purpose: x, help: 'Vous : {people}'}\n",
    "a purpose": ASKED.replace("}", ", purpose: the agent}"),
    "feedback": "- {ask: people, type: yes_no, text: Facile ?, privacy: feedback}\n",
    "the language": "- {ask: people, type: choice, text: Langue ?, sets: language,"
    " choices: {fr: Français, en: English}}\n",
    "a consent": "- {ask: people, type: consent, text: Oui ?, yes: Oui,"
    " no: {label: Non, back: yes}}\n",
}
UNUSED = {
    "nothing": ASKED,
    "its own unusual": ASKED.replace("}", ', unusual: "> 20"}'),
    "an easier question": "- {ask: hard, type: money, text: Total ?, purpose: x, unsure: people}\n"
    + ASKED,
}  # fmt: skip


@pytest.mark.parametrize("reader", USED)
def test_a_used_answer_needs_no_purpose(reader: str) -> None:
    """Conditions, facts, tables and texts use an answer; a purpose says who else does."""
    top = "facts: {two: people + 1}\n" if reader == "a fact" else ""
    assert list(every_answer_is_used(named(USED[reader], top=top))) == []


@pytest.mark.parametrize("reader", UNUSED)
def test_an_unused_answer_is_told(reader: str) -> None:
    """What nothing else reads is told, once."""
    (found,) = every_answer_is_used(named(UNUSED[reader]))
    assert (found.code, found.values) == ("F704", {"id": "people"})
