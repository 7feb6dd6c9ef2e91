"""A question that is not translated yet can be tried at once; the real service waits for it."""

import shutil
from pathlib import Path

from tests.cli.command_line import CHECKOUT, Ended, guichet
from tests.cli.test_chat import chat

ASKED = """  - ask: evening
    type: yes_no
    text: Viendrez-vous le soir ?
    purpose: The librarian.
"""
GAP = (
    "Texts that are not translated yet stand here in the flow’s own language: first.en.yaml"
    " (evening). Before the service runs, translate them: `guichet words` lists them.\n"
)


def with_a_question(tmp_path: Path) -> Path:
    """Give a copy of the smallest service with one more question, in French only."""
    folder = tmp_path / "my-card"
    shutil.copytree(CHECKOUT / "flows/first-flow", folder)
    flow = folder / "first.yaml"
    text = flow.read_text(encoding="utf-8")
    flow.write_text(text.replace("steps:\n", f"steps:\n{ASKED}", 1), encoding="utf-8")
    return folder


def test_a_new_question_is_chatted_before_it_is_translated(tmp_path: Path) -> None:
    """The chat asks the new question, in the flow's own language for every citizen."""
    with_a_question(tmp_path)
    code, lines = chat(tmp_path, "1\n", "my-card", "--language", "en")
    assert (code, lines[-1]) == (0, GAP.rstrip("\n"))
    assert "Guichet  Viendrez-vous le soir ?" in lines


def test_a_new_question_is_drawn_counted_and_compared(tmp_path: Path) -> None:
    """Pictures, paths and differences need no translation; where texts are shown, it is said."""
    with_a_question(tmp_path)
    old = (CHECKOUT / "flows/first-flow/first.yaml").as_posix()
    drawn = guichet(tmp_path, "draw", "my-card/first.yaml")
    assert ("Viendrez-vous" in drawn.out, drawn.err) == (True, GAP)
    assert "evening" in guichet(tmp_path, "paths", "my-card").out
    compared = guichet(tmp_path, "diff", old, "my-card/first.yaml")
    assert ("Viendrez-vous" in compared.out, compared.err) == (True, GAP)


def test_scenarios_are_played_before_the_translation(tmp_path: Path) -> None:
    """Scenarios are played, and what is not translated is named beside them."""
    with_a_question(tmp_path)
    ended = guichet(tmp_path, "test", "my-card")
    assert (ended.code, ended.err) == (1, GAP)
    assert "no question evening" in ended.out


def test_a_service_with_a_gap_is_still_refused(tmp_path: Path) -> None:
    """`check` gives an error, and Telegram gets nothing half translated."""
    with_a_question(tmp_path)
    checked = guichet(tmp_path, "check", "my-card")
    served = guichet(tmp_path, "run", "my-card", TELEGRAM_TOKEN="123456:ABC")
    assert [(one.code, "F501" in one.out + one.err) for one in (checked, served)] == [(1, True)] * 2


def test_any_other_error_still_stops_the_chat(tmp_path: Path) -> None:
    """A translation with a text that the flow does not have is no gap."""
    folder = with_a_question(tmp_path)
    with (folder / "first.en.yaml").open("a", encoding="utf-8") as file:
        file.write("  nowhere: {text: Hello}\n")
    ended: Ended = guichet(tmp_path, "test", "my-card")
    assert (ended.code, "F502" in ended.err) == (1, True)
