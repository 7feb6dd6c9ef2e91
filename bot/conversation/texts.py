"""A designer's text becomes what one citizen reads: the right language, placeholders filled in.

Placeholders are checked at load, so here each has a source: a constant of the service, the
reference, the missing documents, an answer, a fact or a value of a decision table.
"""

import re
from collections.abc import Mapping

from bot.conversation.display import colon, show, show_value
from bot.conversation.path import on_path
from bot.conversation.phrases import isolate, phrase
from bot.conversation.session import Session
from bot.flow.answer_types import Words
from bot.flow.flow import Ask, Decide, Flow
from bot.flow.values import decisive_rows

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.#]*)\}")
_UNKNOWN = "…"
_LONGEST_NAME = 60


def say(flow: Flow, session: Session, words: Words) -> str:
    """Give a text in the session's language with its placeholders filled in."""
    text = in_language(words, session.language, flow.language)
    if "{" not in text:
        return text
    return _PLACEHOLDER.sub(lambda found: _fill(flow, session, found[1]), text)


def in_language(words: Words, language: str, source: str) -> str:
    """Pick a text by language, else in the flow's own, else nothing."""
    return words.get(language) or words.get(source, "")


def _fill(flow: Flow, session: Session, name: str) -> str:
    return isolate(_value_of(flow, session, name), session.language)


def _value_of(flow: Flow, session: Session, name: str) -> str:
    if name == "reference":
        return session.reference
    if name == "missing_documents":
        return missing_documents(flow, session)
    constant = flow.service.constants.get(name)
    if isinstance(constant, Mapping):
        return in_language(constant, session.language, flow.language)
    if name.endswith(".because"):
        return _reasons(flow, session, name.removesuffix(".because"))
    value = on_path(flow, session)(name) if constant is None else constant
    if value is None:
        return _UNKNOWN
    step = flow.steps.get(name)
    return (
        show(step, value, session.language)
        if isinstance(step, Ask)
        else show_value(value, session.language)
    )


def _reasons(flow: Flow, session: Session, table: str) -> str:
    """Give why a decision table decided as it did: the reasons of the rows that count."""
    step = flow.steps.get(table)
    rows = decisive_rows(step, on_path(flow, session)) if isinstance(step, Decide) else []
    said = (in_language(row.because, session.language, flow.language) for row in rows)
    return " ".join(filter(None, said)) or _UNKNOWN


def label(flow: Flow, session: Session, ask: Ask) -> str:
    """Give the short name of a question in reviews: its summary, else its own text."""
    return say(flow, session, ask.summary or ask.text)


def line(flow: Flow, session: Session, ask: Ask) -> str:
    """Give one answer as a line: the short name of its question, and the answer in full."""
    name = label(flow, session, ask).split("\n")[0]
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return short + colon(session.language) + show_answer(session, ask).replace("\n", " ")


def missing_documents(flow: Flow, session: Session) -> str:
    """List the documents on the path that the citizen put off, or the word for none."""
    late = [step for step in session.path if _put_off(session, step)]
    names = [
        label(flow, session, step) for step in map(flow.steps.get, late) if isinstance(step, Ask)
    ]
    joint = phrase("documents.joint", session.language)
    return joint.join(names) or phrase("documents.none", session.language)


def _put_off(session: Session, step: str) -> bool:
    answer = session.answers.get(step)
    return answer is not None and answer.status == "later"


def show_answer(session: Session, ask: Ask) -> str:
    """Give an answer as the citizen reads it back; a skipped or unknown one has its own words."""
    answer = session.answers[ask.id]
    if answer.status != "given":
        return phrase(f"answer.{answer.status}", session.language)
    if answer.value is None:
        return phrase("answer.private", session.language)
    return show(ask, answer.value, session.language)
