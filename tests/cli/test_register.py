"""`guichet register`: the record of processing, on the screen or in a file."""

from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, guichet

FLOWS = CHECKOUT / "flows"


@pytest.mark.parametrize("path", ["energy-aid", "energy-aid/redesign.yaml", "."])
def test_files_and_folders_are_taken(tmp_path: Path, path: str) -> None:
    """A flow file, a service folder and a folder of services give a record on the screen."""
    ended = guichet(tmp_path, "register", str(FLOWS / path), "--language", "fr")
    assert ended.code == 0
    assert ended.out.startswith("# Registre des activités de traitement\n")
    assert "## Aide pour une facture d’énergie\n" in ended.out


def test_a_page_is_written_to_a_file(tmp_path: Path) -> None:
    """With --output the page stands in the file, and nothing on the screen."""
    ended = guichet(
        tmp_path, "register", str(FLOWS / "first-flow"), "--format", "html", "--output", "r.html"
    )
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="en">')


def test_what_cannot_be_done_is_told(tmp_path: Path) -> None:
    """A file that cannot be written, a wrong flow and a missing one end with one sentence each."""
    folder = str(FLOWS / "first-flow")
    unwritable = guichet(tmp_path, "register", folder, "--output", "nowhere/r.md")
    missing = guichet(tmp_path, "register", "nowhere")
    assert (unwritable.code, missing.code) == (1, 1)
    assert unwritable.err.startswith("nowhere/r.md cannot be written")
    assert "F001" in missing.err
    assert "Traceback" not in unwritable.err + missing.err
    assert guichet(tmp_path, "register", folder, "--format", "poem").code == 2
