"""An exported request: a folder for its exporter alone, safe to open, never overwritten."""

import json
from collections.abc import AsyncIterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import CaseworkRefused
from bot.service.casework.files import as_json, export_to
from bot.service.casework.page import request_page
from bot.store.vault import Vault
from tests.service.casework.sent import NAME, REFERENCE, at, file_one
from tests.store.made import ring_of


@pytest_asyncio.fixture
async def vault() -> AsyncIterator[Vault]:
    """Give a vault with one request."""
    opened = await Vault.open("memory", ring_of(1))
    await file_one(opened)
    yield opened
    await opened.close()


class Tags(HTMLParser):
    """Gathers the tags of a page and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


async def test_an_export_is_for_its_exporter_alone(vault: Vault, tmp_path: Path) -> None:
    """Page, JSON and the kept papers stand in one folder; files are 0600 and folders 0700."""
    output = tmp_path / "out" / "today"
    folders = await export_to(at(vault), output, None)
    assert folders == [output / REFERENCE]
    files = {found.name: found for found in folders[0].iterdir()}
    assert set(files) == {"request.json", "request.html", "doc_bill-1.jpg"}
    assert files["doc_bill-1.jpg"].read_bytes() == b"\xff\xd8jpeg"
    assert {found.stat().st_mode & 0o777 for found in files.values()} == {0o600}
    assert {found.stat().st_mode & 0o777 for found in (output, folders[0])} == {0o700}
    assert [one.verb for one in await at(vault).openings(REFERENCE)] == ["export"]


async def test_an_earlier_export_is_never_overwritten(vault: Vault, tmp_path: Path) -> None:
    """A second export into the same folder is refused before anything is opened."""
    await export_to(at(vault), tmp_path, [REFERENCE])
    before = {found: found.read_bytes() for found in (tmp_path / REFERENCE).iterdir()}
    with pytest.raises(CaseworkRefused, match="Exported before"):
        await export_to(at(vault), tmp_path, [REFERENCE.lower()])
    assert {found: found.read_bytes() for found in (tmp_path / REFERENCE).iterdir()} == before
    assert len(await at(vault).openings(REFERENCE)) == 1


async def test_an_unwritable_place_is_said_in_a_sentence(vault: Vault, tmp_path: Path) -> None:
    """An output that is a file ends with the path and a remedy."""
    (tmp_path / "file").write_text("")
    with pytest.raises(CaseworkRefused, match="cannot be written"):
        await export_to(at(vault), tmp_path / "file", [REFERENCE])


async def test_the_json_is_for_programs(vault: Vault) -> None:
    """Ids, types, plain values and labels stand there; papers by file, never by Telegram's id."""
    written = as_json(await at(vault).open(REFERENCE, "export"))
    held = json.loads(written)
    answers = {one["step"]: one for part in held["sections"] for one in part["answers"]}
    kinds = {step: (answers[step]["type"], answers[step]["value"]) for step in answers}
    assert kinds["problem"] == ("choice", "cut")
    assert kinds["income"] == ("money", "1150")
    assert kinds["birth_date"] == ("date", "1971-03-27")
    assert kinds["doc_bill"] == ("document", ["doc_bill-1.jpg"])
    assert answers["problem"]["answer"] == {"fr": "L’énergie est coupée"}
    assert [(one["file"], one["status"]) for one in held["documents"]] == [
        ("doc_bill-1.jpg", "kept"), ("other-1.jpg", "refused"),
    ]  # fmt: skip
    assert "file-id-marker" not in written


async def test_the_page_is_escaped_and_fetches_nothing(vault: Vault) -> None:
    """Whatever a citizen wrote is text; no script, style sheet, picture or address from outside."""
    page = Tags(request_page(await at(vault).open(REFERENCE, "export")))
    assert NAME in page.text
    names = {tag for tag, _ in page.tags}
    assert {"script", "b", "img", "link", "iframe", "form"}.isdisjoint(names)
    links = [about["href"] for tag, about in page.tags if tag == "a"]
    assert links == ["doc_bill-1.jpg"]
    assert page.tags[0] == ("html", {"lang": "fr", "dir": "ltr"})


async def test_arabic_words_run_from_right_to_left(vault: Vault) -> None:
    """The citizen's own Arabic words are marked as such beside the French ones."""
    await file_one(vault, "ar")
    page = Tags(request_page(await at(vault).open(REFERENCE, "export")))
    own = [about for tag, about in page.tags if tag == "dd" and about.get("class") == "own"]
    assert own
    assert {(about["lang"], about["dir"]) for about in own} == {("ar", "rtl")}
