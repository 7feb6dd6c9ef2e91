"""A session as text and back.

`to_text` gives compact JSON for the vault to seal; `from_text` gives an equal session. Values name
their type, so reading needs no flow: money stays a Decimal and a date stays a date.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bot.conversation.session import Answer, Pending, Session
from bot.flow.flow import Value
from bot.journal.stored import events_from_rows, events_to_rows

_PLAIN = ("prototype", "version", "language", "seed", "step", "turn", "token", "last_token")
_MORE = ("tries", "clock", "outcome", "reference")
_LATER = ("notice", "address", "reminded", "counted", "runs", "research", "code", "files")
"""Fields that came later: written only where they say something, absent in older sessions."""


def value_to_json(value: Value | None) -> Any:  # noqa: ANN401 - JSON is what it says
    """Give a value a JSON form that keeps its type: `{"n": "1.50"}`, `{"d": "2026-01-31"}`."""
    if isinstance(value, Decimal):
        return {"n": str(value)}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def value_from_json(stored: Any) -> Value | None:  # noqa: ANN401 - JSON is what it says
    """Read what `value_to_json` wrote."""
    if isinstance(stored, dict):
        return Decimal(stored["n"]) if "n" in stored else date.fromisoformat(stored["d"])
    if isinstance(stored, list):
        return tuple(stored)
    value: Value | None = stored
    return value


def answers_to_json(answers: Mapping[str, Answer]) -> dict[str, list[Any]]:
    """Give answers a JSON form: step to [status, value]."""
    return {step: [given.status, value_to_json(given.value)] for step, given in answers.items()}


def answers_from_json(stored: Mapping[str, list[Any]]) -> dict[str, Answer]:
    """Read what `answers_to_json` wrote."""
    return {
        step: Answer(value_from_json(value), status) for step, (status, value) in stored.items()
    }


def to_text(session: Session) -> str:
    """Write a session as JSON text."""
    pending = session.pending
    return json.dumps(
        {name: getattr(session, name) for name in _PLAIN + _MORE}
        | {name: value for name in _LATER if (value := getattr(session, name))}
        | {
            "today": session.today.isoformat(),
            "path": session.path,
            "answers": answers_to_json(session.answers),
            "pending": pending and [pending.kind, value_to_json(pending.value)],
            "trace": events_to_rows(session.trace),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_text(text: str) -> Session:
    """Read a session that `to_text` wrote; the result equals the one written."""
    stored = json.loads(text)
    pending = stored["pending"]
    return Session(
        **{name: stored[name] for name in _PLAIN + _MORE},
        **{name: stored[name] for name in _LATER if name in stored},
        today=date.fromisoformat(stored["today"]),
        path=tuple(stored["path"]),
        answers=answers_from_json(stored["answers"]),
        pending=pending and Pending(pending[0], value_from_json(pending[1])),
        trace=events_from_rows(stored["trace"]),  # sessions of 0.1.0 have no count
    )
