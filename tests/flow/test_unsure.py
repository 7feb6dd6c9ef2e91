"""An easier question belongs to the same repeat as the one it helps with."""

from pathlib import Path

from bot.flow.load import check_path

FLOW = """\
prototype: card
language: en
steps:
  - repeat: child
    title: Child {number}
    another: Another child?
    at_most: 3
    steps:
      - ask: age
        type: number
        text: How old?
        purpose: The test.
        unsure: band
  - ask: band
    type: choice
    text: Young or old?
    purpose: The test.
    choices: {young: Young, old: Old}
  - end: informed
"""


def test_unsure_does_not_lead_out_of_a_repeat(tmp_path: Path) -> None:
    """Outside there is one question for all items, so none of them can lead there."""
    file = tmp_path / "card.yaml"
    file.write_text(FLOW, encoding="utf-8")
    found = [(problem.code, problem.place.line) for problem in check_path(file).problems]
    assert found == [("F303", 13)]
