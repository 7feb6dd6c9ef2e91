"""`guichet research export` as an operator meets it: refused while off, a private file when on."""

from pathlib import Path

import pytest

from tests.cli.command_line import guichet

EXPORT = ("research", "export", "--output", "runs.xes")


def test_without_research_mode_nothing_is_exported(tmp_path: Path) -> None:
    """The refusal names the setting; no file, no key and no database is made."""
    ended = guichet(tmp_path, *EXPORT, RESEARCH_URL="")
    assert (ended.code, ended.out) == (1, "")
    assert "RESEARCH_URL" in ended.err
    assert "Traceback" not in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("layout", ["xes", "csv"])
def test_an_export_is_for_its_owner_only(tmp_path: Path, layout: str) -> None:
    """An empty database gives a whole file, which others cannot read."""
    url = f"sqlite:///{tmp_path}/data/research.db"
    ended = guichet(tmp_path, *EXPORT, "--format", layout, RESEARCH_URL=url)
    assert ended.code == 0, ended.err
    assert "0 runs" in ended.out
    assert (tmp_path / "runs.xes").stat().st_mode & 0o077 == 0
    assert (tmp_path / "runs.xes").read_text().strip().endswith(("</log>", "second"))


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A wrong place is one sentence, not a traceback."""
    url = f"sqlite:///{tmp_path}/data/research.db"
    ended = guichet(tmp_path, *EXPORT[:-1], "nowhere/runs.xes", RESEARCH_URL=url)
    assert ended.code == 1
    assert "nowhere/runs.xes" in ended.err
    assert "Traceback" not in ended.err
