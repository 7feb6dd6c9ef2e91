"""`guichet requests` as caseworkers run it: what it prints, writes and refuses."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.store.key_file import load_or_make_keys
from bot.store.vault import Vault
from tests.cli.command_line import guichet
from tests.service.casework.sent import MARKERS, NAME, REFERENCE, file_one
from tests.store.made import TODAY


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a vault that holds one request."""
    folder = tmp_path_factory.mktemp("office")
    asyncio.run(_fill(folder / "data"))
    return folder


async def _fill(folder: Path) -> None:
    ring, _ = load_or_make_keys(folder / "vault.key", TODAY)
    vault = await Vault.open(f"sqlite:///{folder / 'vault.db'}", ring)
    await file_one(vault)
    await vault.close()


def test_a_list_holds_no_answer_even_when_everything_is_logged(office: Path) -> None:
    """Neither the list nor the most talkative log names an answer, a file or a chat."""
    for layout in ("text", "json"):
        ended = guichet(office, "requests", "list", "--format", layout, LOG_LEVEL="debug")
        assert (ended.code, REFERENCE in ended.out) == (0, True)
        assert [mark for mark in MARKERS if mark in ended.out + ended.err] == []
    assert json.loads(ended.out)[0]["documents"] == {"kept": 1, "refused": 1}


def test_a_request_is_shown_exported_and_its_openings_listed(office: Path, tmp_path: Path) -> None:
    """What is read goes to the screen, what is exported to a folder, and both are noted."""
    shown = guichet(
        office, "requests", "show", REFERENCE.lower(), "--as", "Inès", LOG_LEVEL="debug"
    )
    assert NAME in shown.out
    assert [mark for mark in MARKERS if mark in shown.err] == []
    output = str(tmp_path / "out")
    done = guichet(office, "requests", "export", "--all", "--output", output, "--as", "Inès")
    assert done.out.strip() == f"{output}/{REFERENCE}"
    again = guichet(office, "requests", "export", REFERENCE, "--output", output)
    assert (again.code, "Exported before" in again.err) == (1, True)
    noted = guichet(office, "requests", "openings", REFERENCE).out.splitlines()
    assert [line.split()[1:] for line in noted] == [["export", "Inès"], ["show", "Inès"]]


@pytest.mark.parametrize(
    "words",
    [("show", "XXXX"), ("export", "XXXX", "--output", "o"), ("hand-over", "XXXX"),
     ("openings", "XXXX")],
)  # fmt: skip
def test_an_unknown_reference_is_one_sentence(office: Path, words: tuple[str, ...]) -> None:
    """Exit code 1, one sentence on standard error, no traceback, nothing on standard output."""
    ended = guichet(office, "requests", *words)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("No request has the reference XXXX.")
    assert ended.err.count("\n") == 1


def test_export_asks_which_requests(office: Path) -> None:
    """Neither everything by accident, nor both at once."""
    ended = guichet(office, "requests", "export", "--output", "o")
    assert (ended.code, ended.err.startswith("Say which requests")) == (1, True)
