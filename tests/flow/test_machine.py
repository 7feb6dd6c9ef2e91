"""The machine of a flow: holds no session, shows its guards, and moves as the guards say."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.flow.expression import Kind, Type, check_condition
from bot.flow.flow import START, Ask, End, Value
from bot.flow.load import load_service
from bot.flow.machine import advance
from bot.flow.values import lookup_for
from tests.oracle import energy_aid

FLOW = load_service(Path("flows/energy-aid")).flows["redesign"]
MEANINGS = st.fixed_dictionaries({
    "language": st.just("fr"),
    "privacy": st.booleans(),
    "who_for": st.sampled_from(["me", "other"]),
    "problem": st.sampled_from(["late", "threat", "cut", "else"]),
    "energy": st.just("elec"),
    "postcode": st.sampled_from(["95000", "95100", "75001", "09500"]),
    "main_home": st.booleans(),
    "contract": st.just("me"),
    "bill_amount": st.one_of(st.none(), st.integers(0, 900)),
    "adults": st.integers(1, 6),
    "children": st.integers(0, 8),
    "income": st.one_of(st.none(), st.integers(0, 5000)),
    "income_band": st.sampled_from(["under_700", "from_700", "from_1200", "over_2000"]),
    "helped_before": st.one_of(st.none(), st.booleans()),
    "send_now": st.sampled_from(["go", "talk"]),
    "ease": st.integers(1, 5),
})  # fmt: skip
OTHERS = ("full_name", "birth_date", "address", "phone", "contact_pref", "shared_phone", "doc_bill",
          "doc_income", "note", "review", "declare", "hard_what", "callback_ok")  # fmt: skip


@given(MEANINGS)
def test_each_move_equals_the_hand_written_walk(meanings: dict[str, Value | None]) -> None:
    """The machine alone leads through the same questions as the walk written by hand."""
    answers: dict[str, Value | None] = meanings | dict.fromkeys(OTHERS, "x")
    asked: list[str] = []
    known: dict[str, Value | None] = {}
    step = START
    while not isinstance(FLOW.steps.get(step), End):
        step = advance(FLOW, step, lookup_for(FLOW, known, date(2026, 11, 24)))
        if (step in answers and isinstance(FLOW.steps[step], Ask)) or step == "review":
            asked.append(step)
            known[step] = answers[step]
    assert (asked, FLOW.steps[step].outcome) == energy_aid.walk(answers)  # type: ignore[union-attr]  # an End
    assert not FLOW.machine.models


def test_guards_are_named_by_their_source() -> None:
    """A guard shows the condition as the designer wrote it, so that diagrams can."""
    machine = FLOW.machine
    transitions = [
        transition
        for found in machine.events["advance"].transitions.values()
        for transition in found
    ]
    names = {getattr(c.func, "__name__", "") for t in transitions for c in t.conditions}
    assert {"energy_at_risk", "problem is else", "privacy is no"} <= names


def test_a_name_that_begins_with_an_operator_is_a_name() -> None:
    """`income > 3` is not read as `in come`: an operator ends at a word's end."""
    scope = {"income": Type(Kind.MONEY), "issue": Type(Kind.NUMBER), "order": Type(Kind.NUMBER)}
    for text in ("income > 3", "issue is 2", "order > 1 or income > 2", "not income > 2"):
        assert check_condition(text, scope).faults == ()
