"""The record as one HTML page: no script, nothing fetched, readable on paper and in the dark."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from bot.flow.register.markdown import COLUMNS
from bot.flow.register.overview import Part, overview
from bot.flow.register.record import Collected, PrototypeRecord, Record
from bot.flow.register.wording import (
    basis_of,
    categories,
    destination,
    listed,
    purpose_of,
    what_is_collected,
    word,
)

_STYLE = Path(__file__).parent / "style.css"


def render_html(records: Sequence[Record], language: str) -> str:
    """Write the record of one or several services as a page that stands alone."""
    title = word("title", language)
    if len(records) == 1:
        title = word("title.of", language, name=records[0].name)
    body = "\n".join(line for record in records for line in _service(record, language))
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>
{_STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<header>
<h1>{escape(word("title", language))}</h1>
<p>{escape(word("law", language))}</p>
</header>
<main>
{body}
</main>
</body>
</html>
"""


def _service(record: Record, language: str) -> Iterator[str]:
    yield f"<article>\n<h2>{escape(record.name)}</h2>\n<section>"
    yield f"<h3>{escape(word('overview', language))}</h3>\n<dl>"
    yield from (_part(part) for part in overview(record, language))
    yield "</dl>\n</section>"
    for prototype in record.prototypes:
        yield from _prototype(record, prototype, language)
    yield "</article>"


def _part(part: Part) -> str:
    sentences = "".join(f"<li>{escape(text)}</li>" for text in part.sentences)
    inner = f"<ul>{sentences}</ul>" if len(part.sentences) > 1 else escape(part.sentences[0])
    marked = f"<strong>{inner}</strong>" if part.missing and len(part.sentences) == 1 else inner
    missing = ' class="missing"' if part.missing else ""
    return f"<dt>{escape(part.heading)}</dt><dd{missing}>{marked}</dd>"


def _prototype(record: Record, prototype: PrototypeRecord, language: str) -> Iterator[str]:
    spoken = [word(f"language.{code}", language) for code in prototype.languages]
    about = word(
        "prototype.about", language, version=prototype.version, languages=listed(spoken, language),
        count=len(prototype.questions),
    )  # fmt: skip
    name = prototype.name
    caption = escape(word("caption", language, name=name))
    yield f"<section>\n<h3>{escape(word('prototype', language, name=name))}</h3>"
    yield f"<p>{escape(about)}</p>"
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{caption}">'
    yield f"<table>\n<caption>{caption}</caption>\n<thead>\n<tr>"
    yield "".join(
        f'<th scope="col">{escape(word(f"column.{one}", language))}</th>' for one in COLUMNS
    )
    yield "</tr>\n</thead>"
    for section, questions in groupby(prototype.questions, key=lambda one: one.section):
        title = escape(section or word("section.none", language))
        yield f'<tbody>\n<tr><th scope="rowgroup" colspan="{len(COLUMNS)}">{title}</th></tr>'
        yield from (_row(record, one, language) for one in questions)
        yield "</tbody>"
    yield "</table>\n</div>\n</section>"


def _row(record: Record, one: Collected, language: str) -> str:
    what, *more = what_is_collected(one, language)
    notes = f"<small>{escape(word('joint', language).join(more))}</small>"
    cells = [
        f"{escape(what[:1].upper() + what[1:])} {notes}",
        escape(categories([one.category], language)),
        _or_gap(purpose_of(one, language), word("purpose.missing", language)),
        _or_gap(
            basis_of(one, language) if one.basis.kind != "missing" else "",
            word("basis.missing", language),
        ),
        escape(destination(one, record, language)),
    ]
    name = f"<b>{escape(one.name)}</b> " if one.name else ""
    asked = f'<span dir="auto">{escape(one.question)}</span> <code>{escape(one.id)}</code>'
    rest = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{name}{asked}</th>{rest}</tr>'


def _or_gap(text: str, gap: str) -> str:
    return escape(text) if text else f'<strong class="gap">{escape(gap)}</strong>'
