"""Requests on a terminal: the list, one request read from top to bottom, and who opened it."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from bot.conversation.display import colon, day
from bot.conversation.filed import FiledAnswer
from bot.conversation.phrases import phrase
from bot.flow.answer_types import in_words
from bot.service.casework.contents import (
    Paper,
    answer_in_words,
    paper_in_words,
    papers,
    parts_of,
    reading_language,
)
from bot.service.casework.desk import Casefile, Standing
from bot.store.openings import Opening
from bot.store.requests import StoredRequest

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""Signs that would steer a terminal; a citizen's words and file names are only ever shown."""


def list_text(standings: Sequence[Standing]) -> str:
    """List requests, one a line: never an answer, so that it can stay on a screen."""
    if not standings:
        return "No requests."
    heads = ("reference", "language", "last day", "handed over", "documents")
    rows = [heads, *(_row(standing) for standing in standings)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def list_json(standings: Sequence[Standing]) -> str:
    """List requests for other programs: never an answer."""
    return json.dumps([asdict(one) for one in standings], default=str, indent=2)


def _row(standing: Standing) -> tuple[str, ...]:
    documents = ", ".join(f"{n} {status}" for status, n in sorted(standing.documents.items()))
    handed, last = "yes" if standing.handed_over else "no", str(standing.last_day or "")
    return standing.reference, standing.language, last, handed, documents or "none"


def openings_text(openings: Sequence[Opening]) -> str:
    """List who opened a request, one opening a line."""
    return "\n".join(f"{one.day}  {one.verb:<9}  {one.who}" for one in openings) or "Never opened."


def request_text(casefile: Casefile) -> str:
    """Write a request to be read: each section, question and answer, documents by name."""
    request = casefile.request
    language, found = reading_language(request), papers(casefile)
    lines = [
        phrase("casework.request", language, reference=request.reference),
        *(f"{name}{colon(language)}{value}" for name, value in facts(request)),
    ]
    section = ""
    for part in parts_of(request):
        title, item = in_words(part.title, language), in_words(part.item, language)
        lines += [""] + ([title.upper()] if title != section else []) + ([item] if item else [])
        section = title
        for one in part.answers:
            lines += _answer(request, one, [p for p in found if p.step == one.step])
    lines += [line for paper in found if not paper.step for line in ("", _paper(paper, language))]
    return _CONTROL.sub("\ufffd", "\n".join(lines))


def facts(request: StoredRequest) -> Iterator[tuple[str, str]]:
    """Give what is to be known of a request besides its answers, as names and values."""
    language = reading_language(request)
    yield phrase("casework.language", language), phrase("casework.own_name", request.language)
    if request.expires_on is not None:
        yield phrase("casework.last_day", language), day(request.expires_on, language)
    handed = phrase("button.yes" if request.handed_over else "button.no", language)
    yield phrase("casework.handed_over", language), handed


def _answer(request: StoredRequest, one: FiledAnswer, found: Sequence[Paper]) -> Iterator[str]:
    language = reading_language(request)
    read, own = answer_in_words(request, one)
    yield in_words(one.question, language)
    if not found:
        yield "    " + read.replace("\n", "\n    ")
    if own:
        yield f"    ({request.language}) {own}"
    yield from (_paper(paper, language) for paper in found)


def _paper(paper: Paper, language: str) -> str:
    own = f" ({paper.document.name})" if paper.document.name else ""
    return f"    {paper.file}{own}{colon(language)}{paper_in_words(paper, language)}"
