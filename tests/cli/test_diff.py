"""`guichet diff`: two versions in, sentences out."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, guichet

SMALL = CHECKOUT / "tests/flow/comparing/small"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Give a copy of the small service with one question reworded and one made optional."""
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    flow = folder / "small.yaml"
    text = flow.read_text(encoding="utf-8").replace("How old are you?", "Your age?")
    flow.write_text(text.replace("        min: 1\n", "        min: 2\n"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("file", ["", "/small.yaml", "/small.fr.yaml", "/service.yaml"])
def test_folders_and_files_are_taken(edited: Path, file: str) -> None:
    """A service folder, or any file of a prototype, is compared; exit code 0, with advice last."""
    ended = guichet(edited.parent, "diff", f"{SMALL}{file}", f"{edited}{file}")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "Prototype small",
        "  [line 27, safe] The question “age” now reads “Your age?” instead of “How old are you?”",
        "  [line 52, breaking] The question “People” (people) now takes 2 at least, no longer 1.",
        "",
        "2 differences, of which 1 breaking",
        (
            "Conversations under way should finish on the old version: breaking differences can"
            " cost answers or lead people elsewhere."
        ),
    ]


def test_json_and_french(edited: Path) -> None:
    """As JSON, and in French, the same differences are told."""
    ended = guichet(
        edited.parent, "diff", str(SMALL), "small", "--format", "json", "--language", "fr"
    )
    found = json.loads(ended.out)
    assert not found["safe"]
    assert [(one["kind"], one["line"]) for one in found["differences"]] == [
        ("text_reworded", 27),
        ("minimum_changed", 52),
    ]
    assert found["differences"][0]["sentence"].startswith("La question")


def test_a_wrong_flow_is_not_compared(edited: Path) -> None:
    """A flow that does not run is refused with its problems, as by `check`, without a traceback."""
    flow = edited / "small.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("min: 2", "mni: 2"), encoding="utf-8")
    ended = guichet(edited.parent, "diff", str(SMALL), "small")
    assert ended.code == 1
    assert "F103" in ended.err
    assert "Traceback" not in ended.err


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A path that does not exist is refused in a sentence; one path alone is wrong usage."""
    ended = guichet(tmp_path, "diff", str(SMALL), "nowhere.yaml")
    assert (ended.code, "F001" in ended.err, "Traceback" in ended.err) == (1, True, False)
    assert guichet(tmp_path, "diff", str(SMALL)).code == 2
