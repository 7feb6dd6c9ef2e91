"""A translator's table against the flow of now: what is taken, what is left, what is refused."""

import pytest

from bot.flow.words.changes import Change
from bot.flow.words.incoming import Incoming, judged
from bot.flow.words.sheet import Row
from bot.flow.words.states import TextState, states_of
from tests.flow.words.service import SIDECAR, written

WHERE = ("steps", "place", "text")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[TextState, ...]:
    """Give the texts in English: `people.text` stale, `note.text` unmarked, `agree` missing."""
    sidecar = (
        SIDECAR.replace("text: Combien êtes-vous ?", "text: Combien ?")
        .replace(', source: {text: "Vous êtes {people}."}', "")
        .replace("    text: Agreed?\n", "")
        .replace("{text: D’accord ?, ", "{")
    )
    (draft,) = written(tmp_path_factory.mktemp("service"), en=sidecar)
    return states_of(draft, draft.translations[0])


def row(key: str, source: str, text: str, state: str = "") -> Row:
    """Give a row as it comes back."""
    return Row(7, key, source, text, state)


@pytest.mark.parametrize(
    ("returned", "outcome", "change"),
    [
        # A new translation, from the text of now, however its spaces came back.
        (row("place.text", "Où  habitez-vous ?", "Your town?"), "written",
         Change(WHERE, "Où habitez-vous ?", "Your town?")),
        # Missing until now; made from an older text, so it will show as stale.
        (row("agree.text", "Êtes-vous d’accord ?", "Agreed?"), "written",
         Change(("steps", "agree", "text"), "Êtes-vous d’accord ?", "Agreed?")),
        # Stale, and translated again from the very text that was noted.
        (row("people.text", "Combien ?", "How many?"), "written",
         Change(("steps", "people", "text"), "Combien ?", "How many?")),
        # Not marked until now: whatever it was made from, it is noted.
        (row("note.text", "Vous : {people}", "You: {people}"), "written",
         Change(("steps", "note", "text"), "Vous : {people}", "You: {people}")),
        # Looked at by the translator, who found that it still fits.
        (row("people.text", "Combien êtes-vous ?", "How many are you?", "Fresh"), "written",
         Change(("steps", "people", "text"), "Combien êtes-vous ?")),
        # `fresh` from before the flow changed says nothing of the text of now.
        (row("people.text", "Combien ?", "How many are you?", "fresh"), "equal", None),
        (row("people.text", "Combien êtes-vous ?", "How many are you?", "stale"), "equal", None),
        (row("place.text", "Où habitez-vous ?", "Where do you live?", "fresh"), "equal", None),
        (row("place.text", "Où habitez-vous ?", ""), "empty", None),
        # Made before somebody translated the text of now: that translation stays.
        (row("place.text", "Où vivez-vous ?", "Where are you?"), "older", None),
        (row("people.text", "Vous êtes combien ?", "Are you many?"), "older", None),
    ],
)  # fmt: skip
def test_each_row_has_its_outcome(
    states: tuple[TextState, ...], returned: Row, outcome: str, change: Change | None
) -> None:
    """A row is written, equal, empty or older; what is written notes what it was made from."""
    outcomes: dict[str, list[str]] = {"written": [], "equal": [], "empty": [], "older": []}
    expected = (change,) if change else ()
    assert judged(states, [returned]) == Incoming(
        expected, (), outcomes | {outcome: [returned.key]}
    )


@pytest.mark.parametrize(
    ("returned", "fault"),
    [
        (row("plaice.text", "Où", "Where"),
         "row 7 (plaice.text): the flow has no such text; did you mean place.text?"),
        (row("", "Où", "Where"), "row 7 (no key): the flow has no such text"),
        (row("note.text", "Vous êtes {people}.", "You are {peple}."),
         "row 7 (note.text): it must hold {people}"),
        (row("place.text", "Où habitez-vous ?", "Where in {town}?"),
         "row 7 (place.text): it must hold no braces"),
        (row("place.choices.here", "Ici", "x" * 61),
         "row 7 (place.choices.here): it has 61 letters; 60 are possible"),
        (row("place.text", "Où habitez-vous ?", "x" * 3501),
         "row 7 (place.text): it has 3501 letters; 3500 are possible"),
        (row("place.text", "Où habitez-vous ?", "Where\x07?"),
         "row 7 (place.text): it holds an invisible sign; delete it and write the text again"),
        (row("place.text", "", "Where?"),
         "row 7 (place.text): its source text is gone; copy it from a new export"),
        (Row(7, "place.text", "Où", "Where", surplus="do you live?"),
         ("row 7 (place.text): it has more cells than the first row; "
         "put texts with commas in quotes")),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told(states: tuple[TextState, ...], returned: Row, fault: str) -> None:
    """Each fault names its row and its text, and says what is wrong."""
    found = judged(states, [returned])
    assert (found.faults, found.changes) == ((fault,), ())


def test_all_faults_are_told_at_once(states: tuple[TextState, ...]) -> None:
    """Every wrong row is told, a repeated one with its first, beside the rows that are right."""
    rows = [
        Row(2, "place.text", "Où habitez-vous ?", "Your town?"),
        Row(3, "place.text", "Où habitez-vous ?", "Your town, please?"),
        Row(4, "nobody.text", "Qui ?", "Who?"),
    ]
    assert judged(states, rows).faults == (
        "row 3 (place.text): this key stands in row 2 already; keep one of the two",
        "row 4 (nobody.text): the flow has no such text; did you mean note.text?",
    )


def test_a_row_left_empty_is_never_wrong(states: tuple[TextState, ...]) -> None:
    """A row without a translation is skipped, whatever became of its source."""
    found = judged(states, [row("note.text", "", "")])
    assert (found.faults, found.outcomes["empty"]) == ((), ["note.text"])
