"""`guichet words`: exit codes, the table, JSON, and the guide's way through a translation."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, guichet

GUIDE = (CHECKOUT / "flows/README.md").read_text(encoding="utf-8")


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """Give a copy of the tutorial's service."""
    folder = tmp_path / "flows/my-card"
    shutil.copytree(CHECKOUT / "flows/first-flow", folder)
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """Replace a part of a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_shipped_translations_are_fresh(tmp_path: Path) -> None:
    """Every shipped translation is fresh, in every text."""
    ended = guichet(tmp_path, "words", str(CHECKOUT / "flows"), "--format", "json")
    counts = [found["counts"] for found in json.loads(ended.out) if found["file"]]
    assert ended.code == 0
    assert all(sum(one.values()) == one["fresh"] > 0 for one in counts)


def test_stale_and_missing_texts_are_listed(service: Path, tmp_path: Path) -> None:
    """A stale text is shown with its old and new source and what differs; the exit code is 1."""
    edit(service / "first.yaml", "Quel âge avez-vous", "Quel est votre âge")
    edit(service / "first.en.yaml", "    summary: Town\n", "")
    edit(service / "first.en.yaml", "      summary: Ville\n", "")
    ended = guichet(tmp_path, "words", "flows/my-card")
    table, *texts = ended.out.strip().split("\n\n")
    assert ended.code == 1
    assert [re.split(r"  +", line)[1:] for line in table.splitlines()] == [
        ["language", "fresh", "stale", "missing", "unmarked", "unknown", "file"],
        ["en", "9", "1", "1", "0", "0", "flows/my-card/first.en.yaml"],
    ]
    assert texts == [
        "flows/my-card/first.yaml:20:14 missing en place.summary\n    source: Ville",
        (
            "flows/my-card/first.en.yaml:27:20 stale en age.text\n"
            "    old source: Quel âge avez-vous\u202f?\n"
            "    new source: Quel est votre âge\u202f?\n"
            "    difference: Quel {+est votre+} âge [-avez-vous-] ?\n"
            "    translation: How old are you?"
        ),
    ]


def test_json_is_for_machines(service: Path, tmp_path: Path) -> None:
    """As JSON, each text that is not fresh has its key, state, place and texts."""
    edit(service / "first.yaml", "Quel âge avez-vous", "Votre âge")
    ended = guichet(tmp_path, "words", "flows/my-card", "--format", "json", "--language", "en")
    (found,) = json.loads(ended.out)
    assert ended.code == 1
    assert found["texts"] == [
        {
            "key": "age.text",
            "step": "age",
            "state": "stale",
            "file": "flows/my-card/first.en.yaml",
            "line": 29,
            "column": 20,
            "source": "Votre âge\u202f?",
            "made_from": "Quel âge avez-vous\u202f?",
            "difference": "[-Quel-] {+Votre+} âge [-avez-vous-] ?",
            "translation": "How old are you?",
        }
    ]


def test_the_guide_leads_through_a_new_language(service: Path, tmp_path: Path) -> None:
    """With the commands of the guide alone, a new language is begun, translated and confirmed."""
    lines = re.findall(r"^\| `(guichet words .*?)`", GUIDE, re.MULTILINE)
    commands = [line.split()[1:] for line in lines]
    edit(service / "service.yaml", "languages: [fr, en]", "languages: [en, fr]")
    (service / "first.en.yaml").rename(tmp_path / "kept")
    show, export, take, confirm = (
        [word if word != "fr" else "en" for word in command] for command in commands
    )
    begun = guichet(tmp_path, *show)
    assert ("no file yet" in begun.out, begun.code) == (True, 0)
    assert guichet(tmp_path, *show, "--language", "en").code == 1
    assert guichet(tmp_path, *export).code == 0
    edit(tmp_path / "card.csv", "Ville,,,missing", "Ville,,Town,missing")
    assert guichet(tmp_path, *take).code == 0
    assert (service / "first.en.yaml").read_text(encoding="utf-8") == (
        "translates: first\nlanguage: en\n\nsteps:\n  place:\n    summary: Town\n"
        "    source: {summary: Ville}\n"
    )
    assert guichet(tmp_path, *show).code == 1
    (tmp_path / "kept").replace(service / "first.en.yaml")
    assert guichet(tmp_path, *confirm).out.endswith(": 0 texts confirmed.\n")
    assert guichet(tmp_path, *show).code == 0


def test_a_wrong_table_is_told_without_a_traceback(service: Path, tmp_path: Path) -> None:
    """Each wrong row is told, with exit code 1, and the translation stays as it was."""
    before = (service / "first.en.yaml").read_bytes()
    text = "key,source,translation (en)\nnobody.text,Qui ?,Who?\nage.text,Âge ?,{age}?\n"
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    ended = guichet(tmp_path, "words", "flows/my-card", "--import", "table.csv")
    assert (ended.code, ended.err) == (
        1,
        (
            "table.csv is not taken over:\n"
            "row 2 (nobody.text): the flow has no such text\n"
            "row 3 (age.text): it must hold no braces\n"
        ),
    )
    assert (service / "first.en.yaml").read_bytes() == before


@pytest.mark.parametrize("content", [None, "key;source\n".encode("utf-16"), b"\xe9"])
def test_a_table_that_cannot_be_read_is_told(
    service: Path, tmp_path: Path, content: bytes | None
) -> None:
    """A table that is not there, or not in UTF-8, is told in one sentence."""
    if content is not None:
        (tmp_path / "table.csv").write_bytes(content)
    ended = guichet(tmp_path, "words", str(service), "--import", "table.csv")
    assert ended.code == 1
    assert ended.err.startswith("table.csv ")
    assert "Traceback" not in ended.err


def test_two_tasks_at_once_are_wrong_usage(service: Path, tmp_path: Path) -> None:
    """Exporting and confirming in one go is wrong usage, and nothing is written."""
    ended = guichet(tmp_path, "words", str(service), "--export", "t.csv", "--confirm", "all")
    assert ended.code == 2
    assert not (tmp_path / "t.csv").exists()
    assert guichet(tmp_path, "words", str(service), "--format", "sarif").code == 2
