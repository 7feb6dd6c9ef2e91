"""An opened request becomes a folder: `request.json`, `request.html` and the documents beside.

Only the person who exports can read it (files 0600, folders 0700), and no earlier export is ever
overwritten.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.conversation.filed import FiledAnswer
from bot.conversation.stored import value_to_json
from bot.errors import CaseworkRefused
from bot.service.casework.contents import Paper, papers, parts_of
from bot.service.casework.desk import Casefile, Casework
from bot.service.casework.page import request_page


async def export_to(desk: Casework, output: Path, typed: list[str] | None) -> list[Path]:
    """Export these requests, or every one if None; all are checked before the first is opened."""
    wanted = typed or [one.reference for one in await desk.standings()]
    references = list(dict.fromkeys(await desk.known(wanted)))
    refuse_earlier_exports(output, references)
    return [write_casefile(await desk.open(one, "export"), output) for one in references]


def refuse_earlier_exports(output: Path, references: Iterable[str]) -> None:
    """Raise CaseworkRefused if a folder of one of these references is there already."""
    there = [str(output / one) for one in references if (output / one).exists()]
    if there:
        raise CaseworkRefused(
            f"Exported before: {', '.join(there)}. Choose another --output, or move them away."
        )


def write_casefile(casefile: Casefile, output: Path) -> Path:
    """Write one request into a folder of its own; gives that folder."""
    folder = output / casefile.request.reference
    try:
        output.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        _write(folder / "request.json", as_json(casefile).encode())
        _write(folder / "request.html", request_page(casefile).encode())
        for paper in papers(casefile):
            if paper.document.status == "kept":
                _write(folder / paper.file, paper.document.content)
    except OSError as error:
        raise CaseworkRefused(
            f"{folder} cannot be written ({error.strerror}). Choose another --output."
        ) from error
    return folder


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def as_json(casefile: Casefile) -> str:
    """Write a request for other programs: ids, types, values, and the words beside them."""
    request, found = casefile.request, papers(casefile)
    sections = [
        {
            "title": dict(part.title),
            "item": dict(part.item),
            "answers": [_answer(casefile, one, found) for one in part.answers],
        }
        for part in parts_of(request)
    ]
    written = {
        "reference": request.reference,
        "language": request.language,
        "last_day": request.expires_on and request.expires_on.isoformat(),
        "handed_over": request.handed_over,
        "sections": sections,
        "documents": [_paper(paper) for paper in found],
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _answer(casefile: Casefile, one: FiledAnswer, found: Iterable[Paper]) -> dict[str, Any]:
    given = casefile.request.answers[one.step]
    value = value_to_json(given.value)
    if one.kind == "document" and given.value is not None:
        value = [paper.file for paper in found if paper.step == one.step]
    elif isinstance(value, dict):  # a decimal or a date, as plain text: the type says which
        (value,) = value.values()
    return {
        "step": one.step,
        "type": one.kind,
        "status": given.status,
        "value": value,
        "question": dict(one.question),
        "answer": dict(one.answer),
    }


def _paper(paper: Paper) -> dict[str, str]:
    document = paper.document
    return {
        "step": paper.step,
        "file": paper.file,
        "name": document.name,
        "type": document.mime,
        "status": document.status,
        "reason": document.reason,
    }
