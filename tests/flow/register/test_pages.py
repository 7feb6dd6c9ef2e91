"""The record as a page: sound HTML and Markdown whatever stands in the texts, with every gap."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.flow.load import load_service
from bot.flow.register import Record, record_of, render_html, render_markdown
from tests.flow.register.every_question import MARKER, load

SERVICES = sorted(path.parent for path in Path("flows").glob("*/service.yaml"))
VOID = {"meta"}
LANGUAGES = ["fr", "en"]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Give the record of the made-up service."""
    loaded = load(tmp_path)
    return record_of(loaded.service, loaded.flows, "en")


class Elements(HTMLParser):
    """Checks that elements are nested rightly, and notes them in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Open an element."""
        del attrs
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last open element, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if self.open and self.open[-1] != "style":
            self.texts.append(data)


def tree(page: str) -> ET.Element:
    """Read a page as XML, which only well-formed markup can be."""
    text = page.removeprefix("<!doctype html>\n").replace("\u00a0", " ")
    return ET.fromstring(re.sub(r"<(meta[^>]*)>", r"<\1/>", text))  # noqa: S314 - our own page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", SERVICES, ids=lambda path: path.name)
def test_shipped_records_are_sound_pages(folder: Path, language: str) -> None:
    """The page is well formed, stands alone, and has a caption, scopes and one main heading."""
    loaded = load_service(folder)
    records = [record_of(loaded.service, loaded.flows, language)]
    page = render_html(records, language)
    elements, root = Elements(page), tree(page)
    assert root.get("lang") == language
    assert {"script", "img", "link", "iframe"}.isdisjoint(elements.seen)
    assert not re.search(r"https?:|url\(|@import", page)
    assert elements.seen.count("h1") == elements.seen.count("main") == 1
    assert elements.seen.count("table") == elements.seen.count("caption") == len(loaded.flows)
    assert all(cell.get("scope") for cell in root.iter("th"))
    rows = sum(len(prototype.questions) for prototype in records[0].prototypes)
    assert sum(cell.get("scope") == "row" for cell in root.iter("th")) == rows


def test_texts_cannot_become_markup(record: Record) -> None:
    """Whatever signs stand in a designer's texts, the page shows them as they are."""
    page = render_html([record], "en")
    plain = set(Elements(page).seen)
    assert plain <= {
        "html", "head", "meta", "title", "style", "body", "header", "main", "article", "section",
        "h1", "h2", "h3", "p", "dl", "div", "dt", "dd", "ul", "li", "strong", "table", "caption",
        "thead", "tbody", "tr", "th", "td", "b", "span", "code", "small",
    }  # fmt: skip
    assert MARKER not in page
    shown = "".join(tree(page).itertext())
    assert shown.count(MARKER) == unescape(page).count(MARKER) >= len(record.questions)


def test_texts_cannot_become_markdown(record: Record) -> None:
    """Each row of the table has its six cells, and no sign of a text is left to act."""
    page = render_markdown([record], "en")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}
    assert len(rows) == 2 + len(record.questions)
    assert MARKER not in page
    escaped = r"\<b\>\|"
    assert page.count(escaped) >= len(record.questions)
    assert not re.search(r"(?<!\\)[<`\[]", page)


def test_every_gap_is_told(record: Record) -> None:
    """Missing purposes and bases, and a service without a controller, are told and marked."""
    page = render_html([record], "en")
    gaps = [text for text in Elements(page).texts if "missing" in text]
    assert gaps == [
        "missing: add `controller` to service.yaml",
        "Purpose missing (all): “nir”.",
        "Legal basis missing (all): “first”.",
        "legal basis missing",
        "purpose missing",
    ]
    assert render_markdown([record], "en").count("**purpose missing**") == 1


def test_days_and_destinations_are_told(record: Record) -> None:
    """Each row says where the answer goes and for how many days."""
    page = render_markdown([record], "en")
    ends = [line.rsplit(" | ", 1)[1] for line in page.splitlines() if line.startswith("| What")]
    request = "with the request, for the staff; 12 days |"
    assert ends[:3] == [request] * 3
    assert ends[3] == "never stored |"
    assert ends[-2].startswith("only counted by option, without names;")
    assert ends[-1].startswith("nowhere; forgotten when the conversation ends")


def test_what_is_not_collected_is_told(record: Record) -> None:
    """Sensitive categories that no question asks for are named, and answers never kept."""
    page = render_markdown([record], "en")
    assert "- As far as can be guessed, no question asks for: health." in page
    assert "- Answers asked but never kept: “nir”." in page


def test_several_services_make_one_page() -> None:
    """A folder of services gives one record, with a part for each service."""
    loaded = [load_service(folder) for folder in SERVICES]
    records = [record_of(one.service, one.flows, "fr") for one in loaded]
    assert Elements(render_html(records, "fr")).seen.count("article") == len(SERVICES)
    assert len(re.findall(r"^## ", render_markdown(records, "fr"), re.MULTILINE)) == len(SERVICES)
