"""Seconds of a step: reading, looking at buttons, thinking and typing, by hand."""

import pytest

from bot.flow.proof.minutes import Cost, cost_of, seconds_of
from tests.flow.proof.made import flow_of

READ, SIGN = 60 / 150, 60 / 36.2 / 5


@pytest.mark.parametrize(
    ("step", "seconds"),
    [
        ("say: s, text: One two three.", 3 * READ),
        ("ask: s, type: yes_no, text: Is it?", 2 * READ + 2 * READ + 4),
        ("ask: s, type: choice, text: Which?, choices: {a: This one, b: That}", 4 * READ + 4),
        ("ask: s, type: number, text: How many?", 2 * READ + 4 + 2 * SIGN),
        ("ask: s, type: number, text: How many?, example: '1234'", 2 * READ + 4 + 4 * SIGN),
        ("ask: s, type: money, text: How much?", 2 * READ + 12 + 4 * SIGN),
        ("ask: s, type: date, text: When?", READ + 5 + 10 * SIGN),
        ("ask: s, type: text, text: Who?", READ + 7 + 15 * SIGN),
        ("ask: s, type: text, text: Why?, max_length: 201", READ + 60),
        ("ask: s, type: text, text: Why?, max_length: 200", READ + 7 + 15 * SIGN),
        ("ask: s, type: document, text: Send it.", 2 * READ + 35),
        ("review: s, text: All right?", 2 * READ + 18),
    ],
)
def test_each_kind_of_step_has_its_seconds(step: str, seconds: float) -> None:
    """Words of text and buttons, the thinking of the type, the signs of the example or usual."""
    flow = flow_of(f"prototype: made\nlanguage: en\nsteps:\n  - {{{step}}}\n  - end: handed_over\n")
    assert seconds_of(flow.steps["s"], "en") == pytest.approx(seconds)


def test_a_table_costs_nothing() -> None:
    """A decision table is not seen, so that it adds neither a question nor time."""
    rows = "rows: [{when: otherwise, give: {a: 1}}]"
    flow = flow_of(
        f"prototype: made\nlanguage: en\nsteps:\n  - {{decide: s, {rows}}}\n  - end: handed_over\n"
    )
    assert cost_of(flow.steps["s"], "en") == Cost("s", 0, 0, 0)
