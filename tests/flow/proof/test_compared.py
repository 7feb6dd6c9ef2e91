"""Comparisons that are easily taken for impossible: texts in other letters, ages on other days."""

import pytest

from bot.flow.proof.findings import findings
from bot.flow.proof.program import program_of
from bot.flow.proof.prover import prover_of
from tests.flow.proof.made import flow_of

FLOW = """prototype: made
language: en
steps:
  - {{ask: town, type: text, text: Where?, example: élan}}
  - {{ask: cut, type: yes_no, text: Is it?}}
  - {{ask: born, type: date, text: When?, past: yes}}
  - {{ask: visit, type: date, text: When?, past: yes}}
  - {{say: told, text: Hello., when: {condition}}}
  - end: handed_over
"""


@pytest.mark.parametrize(
    "condition",
    [
        'town is "Elan"',
        'town is not "ELAN"',
        'town is if(cut, "Paris", "Lyon")',
        "length(town) > 30",
        "town starts with 'é' and town is not \"élan\"",
        "age(born, visit) is not age(born)",
        "age(born, visit) < 18 and age(born) >= 18",
        "visit < born",
    ],
)
def test_what_can_be_is_not_said_to_be_impossible(condition: str) -> None:
    """Some people fit the condition and some do not, so that there is nothing to say of it."""
    quoted = '"' + condition.replace('"', '\\"') + '"'
    program = program_of(flow_of(FLOW.format(condition=quoted)))
    assert list(findings(prover_of(program))) == []


@pytest.mark.parametrize(
    "condition",
    [
        'town is "Élan" and town is not "elan"',
        'town starts with "PA" and not (town starts with "pâ")',
    ],
)
def test_letters_that_read_alike_are_alike(condition: str) -> None:
    """Capitals and accents make no difference to who can be reached."""
    quoted = '"' + condition.replace('"', '\\"') + '"'
    program = program_of(flow_of(FLOW.format(condition=quoted)))
    assert [str(finding.kind) for finding in findings(prover_of(program))] == ["unreached"]
