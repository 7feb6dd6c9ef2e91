"""What a caseworker reads of an opened request, before it becomes text, a page or JSON.

Answers come in the service's first language, beside the citizen's words where these differ;
documents get names that are safe on every disk, made of the question's id and a number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.conversation.display import show_value
from bot.conversation.filed import FiledAnswer, FiledPart
from bot.conversation.phrases import phrase
from bot.flow.answer_types import in_words
from bot.service.casework.desk import Casefile
from bot.store.documents import StoredDocument
from bot.store.requests import StoredRequest

_EXTENSIONS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "application/pdf": ".pdf",
}  # fmt: skip
_SAME_IN_ALL = frozenset(("money", "date", "number", "phone", "document"))
"""Kinds of answers whose words differ between languages only by custom, not by meaning."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the caseworker knows it; `step` is the question it answers, or nothing."""

    step: str
    file: str
    document: StoredDocument


def reading_language(request: StoredRequest) -> str:
    """Give the language a caseworker reads a request in: the service's first one."""
    return next((next(iter(part.title), "") for part in request.parts), "") or request.language


def parts_of(request: StoredRequest) -> tuple[FiledPart, ...]:
    """Give a request's answers in words; one from before they were kept shows ids and values."""
    if request.parts or not request.answers:
        return request.parts
    code = request.language
    bare = tuple(
        FiledAnswer(step, "", {code: step}, {code: show_value(given.value, code)})
        for step, given in request.answers.items()
        if given.value is not None
    )
    return (FiledPart({code: ""}, {code: ""}, bare),)


def answer_in_words(request: StoredRequest, one: FiledAnswer) -> tuple[str, str]:
    """Give an answer as the caseworker reads it, and the citizen's words if they differ."""
    read = in_words(one.answer, reading_language(request))
    own = one.answer.get(request.language, read)
    given = one.step in request.answers and request.answers[one.step].status == "given"
    return read, own if given and own != read and one.kind not in _SAME_IN_ALL else ""


def papers(casefile: Casefile) -> tuple[Paper, ...]:
    """Give every document of a request a name, by question and page."""
    left = {document.file_id: document for document in casefile.documents}
    named = [
        _paper(step, number, left.pop(file_id))
        for step, file_ids in _asked(casefile.request)
        for number, file_id in enumerate(file_ids, 1)
        if file_id in left
    ]
    others = [_paper("", number, one) for number, one in enumerate(left.values(), 1)]
    return (*named, *others)


def _asked(request: StoredRequest) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in request.parts:
        for one in part.answers:
            value = request.answers[one.step].value if one.step in request.answers else None
            if one.kind == "document" and isinstance(value, tuple):
                yield one.step, value


def _paper(step: str, number: int, document: StoredDocument) -> Paper:
    stem = re.sub(r"[^a-z0-9_]+", "-", step.lower()) or "other"
    return Paper(step, f"{stem}-{number}{_EXTENSIONS.get(document.mime, '.bin')}", document)


def paper_in_words(paper: Paper, language: str) -> str:
    """Say what became of a document, by its status, and why if it is not there."""
    document = paper.document
    known = document.reason if document.status in ("refused", "lost") else document.status
    return phrase(f"paper.{known or document.status}", language)
