"""A session goes on with a changed flow: what is still an answer stays one, the rest is asked."""

from dataclasses import replace
from pathlib import Path

from bot.conversation.carrying import carried
from bot.conversation.inputs import Typed
from bot.conversation.session import Session
from bot.conversation.turn import take_turn
from bot.flow.flow import START, Flow
from bot.flow.load import load_service
from tests.conversation.household_run import FLOW, THREE_ADULTS, play
from tests.conversation.one_run import NOW

_NEW = "      - ask: pets\n        type: yes_no\n        text: Avez-vous des animaux ?\n"
FOLDER = Path("tests/conversation/household")


def changed(folder: Path, *edits: tuple[str, str]) -> Flow:
    """Give the household flow with some texts of its files replaced."""
    for file in FOLDER.iterdir():
        text = file.read_text(encoding="utf-8")
        for old, new in edits:
            text = text.replace(old, new)
        (folder / file.name).write_text(text, encoding="utf-8")
    return load_service(folder).flows["household"]


def session() -> Session:
    """Give a session in the middle of the adults."""
    turn = play(*THREE_ADULTS)
    assert turn.session is not None
    return turn.session


def test_the_same_version_changes_nothing() -> None:
    """A session on its own version stays as it is."""
    before = session()
    assert carried(FLOW, before) is before


def test_a_reworded_flow_keeps_the_place(tmp_path: Path) -> None:
    """Words do not matter: same answers, same path, same step."""
    flow = changed(tmp_path, ("Combien gagnez-vous", "Quels sont vos revenus"))
    after, before = carried(flow, session()), session()
    assert (after.answers, after.path, after.step) == (before.answers, before.path, before.step)
    assert after.version == flow.version != before.version


def test_an_alias_keeps_the_answer(tmp_path: Path) -> None:
    """A renamed question keeps its answer, also in each item of a repeat."""
    edits = (
        ("language: fr\n", "language: fr\naliases: {income: monthly, first_name: called}\n"),
        ("ask: income", "ask: monthly"), ("rent > income", "rent > monthly"),
        ("[income, rent]", "[monthly, rent]"), ("ask: first_name", "ask: called"),
        ("if income", "if monthly"), ("{first_name}", "{called}"),
    )  # fmt: skip
    after = carried(changed(tmp_path, *edits), session())
    assert after.answers["monthly"] == session().answers["income"]
    assert after.answers["called#2"].value == "Zoé"
    assert after.step == "adult_another#3"


def test_a_question_without_alias_is_asked_again(tmp_path: Path) -> None:
    """Without an alias a renamed question is a new one, and the next turn asks it."""
    edits = (
        ("ask: income", "ask: monthly"), ("rent > income", "rent > monthly"),
        ("[income, rent]", "[monthly, rent]"), ("if income", "if monthly"),
    )  # fmt: skip
    after = carried(changed(tmp_path, *edits), session())
    assert (after.step, after.path[-1]) == (START, "monthly")
    assert "income" not in after.answers


def test_an_answer_that_no_longer_fits_is_asked_again(tmp_path: Path) -> None:
    """A value outside the new bounds, or of another type, is dropped, never kept in silence."""
    lower = changed(
        tmp_path, ("    max: 3\n", "    max: 1\n"), ("        max: 3\n", "        max: 1\n")
    )
    assert carried(lower, session()).path[-1] == "children"
    (tmp_path / "b").mkdir()
    consent = "type: consent\n        yes: Oui\n        no: Non"
    kind = (
        "ask: lives_with_adults\n        type: yes_no",
        f"ask: lives_with_adults\n        {consent}",
    )
    other = changed(tmp_path / "b", kind)
    assert carried(other, session()).step == "adult_another#3"
    (tmp_path / "c").mkdir()
    texts = changed(tmp_path / "c", ("ask: name\n        type: text",
                                     "ask: name\n        type: phone"))  # fmt: skip
    assert carried(texts, session()).answers["name"].value == "Amina"


def test_an_answer_is_never_taken_for_another_questions(tmp_path: Path) -> None:
    """Words meant for the open question do not answer a new one that now waits before it."""
    added = "      - ask: rent\n"
    flow = changed(tmp_path, (added, f"{_NEW}{added}"))
    after = carried(flow, session())
    assert (after.step, after.path[-1]) == (START, "pets")
    turn = take_turn(flow, after, Typed("oui"), NOW)
    assert turn.session is not None
    assert turn.session.answers == after.answers
    assert turn.session.step == "pets"
    assert [reply.text for reply in turn.replies] == ["Avez-vous des animaux ?"]


def test_a_question_changed_from_an_earlier_place_stays_open(tmp_path: Path) -> None:
    """Who stands at an earlier question to change it, still stands there."""
    flow = changed(tmp_path, ("Combien gagnez-vous", "Quels sont vos revenus"))
    back = replace(session(), step="rent")
    assert carried(flow, back).step == "rent"


def test_a_closed_session_only_takes_the_version(tmp_path: Path) -> None:
    """After the end there is nothing to carry but the version."""
    closed = replace(session(), outcome="submitted", answers={}, path=("start",), step="start")
    flow = changed(tmp_path, ("Combien gagnez-vous", "Quels sont vos revenus"))
    assert carried(flow, closed) == replace(closed, version=flow.version)
