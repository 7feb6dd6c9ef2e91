"""The record as Markdown: one heading a service, lists, and one table a prototype.

Texts of designers are escaped, so that nothing in them can become a heading, a link or a cell.
"""

import re
from collections.abc import Iterator, Sequence

from bot.flow.comparing.written import one_line
from bot.flow.register.overview import overview
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

COLUMNS = ("question", "what", "category", "purpose", "basis", "goes")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>|#~&$])")


def render_markdown(records: Sequence[Record], language: str) -> str:
    """Write the record of one or several services."""
    lines = [f"# {word('title', language)}", "", escaped(word("law", language)), ""]
    for record in records:
        lines += _service(record, language)
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Give a text on one line in which no sign means anything to Markdown or HTML."""
    return _SIGNS.sub(r"\\\1", one_line(text))


def _service(record: Record, language: str) -> Iterator[str]:
    yield from (f"## {escaped(record.name)}", "")
    for part in overview(record, language):
        yield from (f"### {part.heading}", "")
        for sentence in part.sentences:
            text = escaped(sentence)
            yield f"- **{text}**" if part.missing else f"- {text}"
        yield ""
    for prototype in record.prototypes:
        yield from _prototype(record, prototype, language)


def _prototype(record: Record, prototype: PrototypeRecord, language: str) -> Iterator[str]:
    yield from (f"### {word('prototype', language, name=escaped(prototype.name))}", "")
    spoken = [word(f"language.{code}", language) for code in prototype.languages]
    yield word(
        "prototype.about", language, version=prototype.version, languages=listed(spoken, language),
        count=len(prototype.questions),
    )  # fmt: skip
    yield ""
    yield _row([word(f"column.{name}", language) for name in COLUMNS])
    yield _row(["---"] * len(COLUMNS))
    yield from (_row(_cells(record, one, language)) for one in prototype.questions)
    yield ""


def _cells(record: Record, one: Collected, language: str) -> list[str]:
    purpose = escaped(purpose_of(one, language)) or f"**{word('purpose.missing', language)}**"
    basis = escaped(basis_of(one, language))
    return [
        f"{escaped(one.question)} ({escaped(one.id)})",
        escaped(word("joint", language).join(what_is_collected(one, language))),
        categories([one.category], language),
        purpose,
        f"**{basis}**" if one.basis.kind == "missing" else basis,
        destination(one, record, language),
    ]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
