"""`guichet schema`: the schemas as they are committed, wherever the command runs."""

from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, guichet


@pytest.mark.parametrize("kind", ["flow", "service", "translation", "blocks"])
def test_a_schema_is_printed_or_written(tmp_path: Path, kind: str) -> None:
    """Each kind is printed, or written into a file, as it stands beside the flows."""
    committed = (CHECKOUT / f"flows/{kind}.schema.json").read_text(encoding="utf-8")
    printed = guichet(tmp_path, "schema", kind)
    written = guichet(tmp_path, "schema", kind, "--output", "schema.json")
    assert (printed.code, written.code, written.out) == (0, 0, "")
    assert printed.out == committed
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == committed


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    """A kind of file that there is not ends with 2, and names those that there are."""
    ended = guichet(tmp_path, "schema", "poem")
    assert (ended.code, ended.out) == (2, "")
    assert "translation" in ended.err
