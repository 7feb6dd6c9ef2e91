"""A request as one HTML page: no script, nothing fetched, fit for A4, right to left where due.

Everything that comes from a citizen or a flow is escaped. `dir="auto"` lets each answer run the way
its own letters do.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

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
from bot.service.casework.desk import Casefile
from bot.service.casework.text import facts
from bot.store.requests import StoredRequest

_STYLE = Path(__file__).parent / "page.css"


def request_page(casefile: Casefile) -> str:
    """Write a request as a page that stands beside its documents."""
    request = casefile.request
    language = reading_language(request)
    title = escape(phrase("casework.request", language, reference=request.reference))
    known = "\n".join(f"<dt>{escape(name)}</dt><dd>{escape(v)}</dd>" for name, v in facts(request))
    body = "\n".join(_body(casefile))
    return f"""<!doctype html>
<html lang="{language}" dir="{_direction(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{_STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<dl>
{known}
</dl>
</header>
<main>
{body}
</main>
</body>
</html>
"""


def _direction(language: str) -> str:
    return "rtl" if language == "ar" else "ltr"


def _body(casefile: Casefile) -> Iterator[str]:
    request, found = casefile.request, papers(casefile)
    language, section = reading_language(request), ""
    for part in parts_of(request):
        title, item = in_words(part.title, language), in_words(part.item, language)
        if title and title != section:
            yield f"<h2>{escape(title)}</h2>"
        section = title
        if item:
            yield f"<h3>{escape(item)}</h3>"
        yield "<dl>"
        for one in part.answers:
            yield from _answer(request, one, [p for p in found if p.step == one.step])
        yield "</dl>"
    others = [paper for paper in found if not paper.step]
    if others:
        yield f"<h2>{escape(phrase('casework.documents', language))}</h2>"
        yield _papers(others, language)


def _answer(request: StoredRequest, one: FiledAnswer, found: Sequence[Paper]) -> Iterator[str]:
    language = reading_language(request)
    read, own = answer_in_words(request, one)
    yield f"<dt>{escape(in_words(one.question, language))}</dt>"
    yield f"<dd>{_papers(found, language)}</dd>" if found else f'<dd dir="auto">{escape(read)}</dd>'
    if own:
        code = escape(request.language)
        yield f'<dd class="own" lang="{code}" dir="{_direction(code)}">{escape(own)}</dd>'


def _papers(found: Sequence[Paper], language: str) -> str:
    return f"<ul>{''.join(_paper(paper, language) for paper in found)}</ul>"


def _paper(paper: Paper, language: str) -> str:
    file, name = escape(paper.file), escape(paper.document.name)
    kept = paper.document.status == "kept"
    link = f'<a href="{file}">{file}</a>' if kept else file
    own = f' <span dir="auto">({name})</span>' if name else ""
    return f"<li>{link}{own} <em>{escape(paper_in_words(paper, language))}</em></li>"
