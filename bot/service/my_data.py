"""Everything that is kept about one citizen, as they may read it and carry it away.

What the vault holds about them goes in; a text and a JSON file come out. The trace of what they did
is told in plain words, as long as it is not yet counted: afterwards it is nobody's any more.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.channel.calls import Call, document, message
from bot.conversation.display import day
from bot.conversation.phrases import phrase
from bot.conversation.replies import Reply
from bot.conversation.review import in_parts
from bot.conversation.session import Answer, Session
from bot.conversation.stored import value_to_json
from bot.conversation.texts import label, line, show_answer
from bot.flow.flow import Ask, Flow
from bot.journal.trace import Event, Trace
from bot.store.documents import StoredDocument
from bot.store.requests import StoredRequest
from bot.store.vault import VaultTransaction

FILE_NAME = "guichet.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the vault holds about a citizen at one moment; `traces` are those not yet counted."""

    session: Session
    requests: tuple[StoredRequest, ...]
    documents: tuple[StoredDocument, ...]
    traces: tuple[Trace, ...]
    last_day: date


async def kept_of(
    vault: VaultTransaction, citizen: str, session: Session, session_until: date
) -> Kept:
    """Gather everything kept about a citizen whose session is about to be saved."""
    runs = await vault.runs_of(citizen)
    open_trace = () if session.outcome or session.counted else (session.trace,)
    last_day = await vault.last_day(citizen)
    return Kept(
        session,
        tuple(await vault.requests(citizen)),
        tuple(await vault.documents(citizen=citizen)),
        (*(run.events for run in runs), *open_trace),
        max(last_day or session_until, session_until),
    )


def data_calls(chat_id: int, flow: Flow, kept: Kept) -> Iterator[Call]:
    """Give the messages that show what is kept, the file last."""
    for text in in_parts("\n\n".join(_told(flow, kept))):
        yield message(chat_id, Reply(text, personal=True))
    content = json.dumps(my_data(flow, kept), ensure_ascii=False, indent=2)
    caption = phrase("mydata.file", kept.session.language)
    yield document(chat_id, FILE_NAME, content, caption)


def _told(flow: Flow, kept: Kept) -> Iterator[str]:
    language = kept.session.language
    for request in kept.requests:
        title = phrase("mydata.request", language, reference=request.reference)
        asked = _asked(flow, _as_session(kept, request))
        yield "\n".join([title, *(line(flow, _as_session(kept, request), ask) for ask in asked)])
    names = ", ".join(_name(one, language) for one in kept.documents)
    if names:
        yield phrase("mydata.documents", language, names=names)
    yield phrase("mydata.until", language, day=day(kept.last_day, language))


def my_data(flow: Flow, kept: Kept) -> dict[str, Any]:
    """Give everything kept as JSON values, with keys that name what they hold."""
    session = kept.session
    return {
        "notice_version": session.notice,
        "kept_until": kept.last_day.isoformat(),
        "language": session.language,
        "began": session.today.isoformat(),
        "answers": list(_answers(flow, session)),
        "requests": [_request(flow, kept, request) for request in kept.requests],
        "documents": [
            {"name": _name(one, session.language), "type": one.mime, "state": one.status}
            for one in kept.documents
        ],
        "what_you_did": [list(_steps(flow, session, trace)) for trace in kept.traces],
    } | ({"research_code": session.code} if session.code else {})


def _request(flow: Flow, kept: Kept, request: StoredRequest) -> Mapping[str, Any]:
    answers = list(_answers(flow, _as_session(kept, request)))
    return {"reference": request.reference, "answers": answers}


def _as_session(kept: Kept, request: StoredRequest) -> Session:
    path = tuple(request.answers)
    return replace(kept.session, answers=request.answers, path=path, reference=request.reference)


def _asked(flow: Flow, session: Session) -> list[Ask]:
    steps = map(flow.steps.get, session.answers)
    return [step for step in steps if isinstance(step, Ask)]


def _answers(flow: Flow, session: Session) -> Iterator[Mapping[str, Any]]:
    """Give every answer, also those off the path, and those to questions the flow has no more."""
    for step, answer in session.answers.items():
        ask = flow.steps.get(step)
        if isinstance(ask, Ask):
            told = {
                "question": label(flow, session, ask).strip(),
                "answer": show_answer(session, ask),
            }
            yield {"step": step} | told | _raw(answer)
        elif ask is None:
            yield {"step": step} | _raw(answer)


def _raw(answer: Answer) -> dict[str, Any]:
    return {"status": answer.status, "value": value_to_json(answer.value)}


def _name(one: StoredDocument, language: str) -> str:
    return one.name or phrase("mydata.photo", language)


def _steps(flow: Flow, session: Session, trace: Iterable[Event]) -> Iterator[str]:
    """Tell each event: after how long, what, and at which question."""
    for event in trace:
        step = flow.steps.get(event.step)
        name = label(flow, session, step) if isinstance(step, Ask) else event.step
        what = phrase(f"trace.{event.kind.value}", session.language)
        yield f"+{event.seconds:.0f} s, {what}: {' '.join(name.split())}"
