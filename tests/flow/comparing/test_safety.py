"""`safe` keeps its word: sessions half-way through random flows move without loss."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.carrying import carried
from bot.conversation.path import walk
from bot.conversation.session import Answer, Session
from bot.flow import answer_types as types
from bot.flow.comparing import is_safe
from bot.flow.flow import Ask, Check, Flow, Review, Submit
from bot.flow.problems import FlowRejected
from tests.flow.comparing.random_edits import edited
from tests.flow.comparing.random_flows import Plan, random_plan

TODAY = date(2026, 11, 24)
FLOWS = int(os.environ.get("GUICHET_FLOWS", "100"))
EDITS, SESSIONS = 5, 12
"""Edits tried of each flow, and sessions moved for each edit judged safe."""


def pairs(random: Random, folder: Path) -> Iterator[tuple[Flow, Flow]]:
    """Make a random flow and edits of it, as far as all of them are sound flows."""
    plan = random_plan(random)
    old = loaded(plan, folder / "old")
    for number in range(EDITS if old else 0):
        edit = edited(random, plan)
        new = loaded(edit, folder / f"new{number}")
        if old and new:
            yield old, new


def loaded(plan: Plan, folder: Path) -> Flow | None:
    """Load a plan; None if it is no sound flow."""
    try:
        return plan.load(folder)
    except FlowRejected:
        return None


def answer(random: Random, ask: Ask) -> Answer:
    """Give an answer that the question takes."""
    statuses = ["given"] * 4 + ["skipped"] * ask.optional + ["unsure"] * (ask.unsure is not None)
    if isinstance(ask.type, types.Document) and ask.type.later:
        statuses.append("later")
    status = random.choice(statuses)
    value = _value(random, ask) if status == "given" else None
    return Answer(value, status)  # type: ignore[arg-type]  # one of the statuses


def _value(random: Random, ask: Ask) -> object:  # noqa: PLR0911 - one a type
    match ask.type:
        case types.OneChoice(choices=choices):
            return random.choice(choices).id
        case types.ManyChoices(choices=choices, at_least=low, at_most=high):
            chosen = random.sample(choices, random.randint(low, min(high or 9, len(choices))))
            return tuple(one.id for one in choices if one in chosen)
        case types.Number(minimum=low, maximum=high):
            return random.randint(int(low or 0), int(high if high is not None else 30))
        case types.Money(minimum=low, maximum=high):
            return Decimal(random.randint(int(low or 0), int(high if high is not None else 3000)))
        case types.Text(min_length=low, max_length=high):
            return "a" * random.randint(low, high)
        case types.Document(at_least=low, at_most=high):
            return tuple(f"file-{n}" for n in range(random.randint(low, high)))
        case _:
            return random.random() < 0.5


def is_valid(ask: Ask, given: Answer) -> bool:
    """Tell whether a question would take this answer, by a second opinion on each type."""
    match given.status:
        case "skipped":
            return ask.optional
        case "unsure":
            return ask.unsure is not None
        case "later":
            return isinstance(ask.type, types.Document) and ask.type.later
    return _fits(ask.type, given.value)


def _fits(kind: types.AnswerType, value: object) -> bool:  # noqa: PLR0911 - one a type
    match kind, value:
        case types.YesNo(), bool():
            return True
        case types.OneChoice(choices=choices), str():
            return value in {one.id for one in choices}
        case types.ManyChoices(choices=choices, at_least=low, at_most=high), tuple():
            ids = {one.id for one in choices}
            return set(value) <= ids and low <= len(value) <= (high or len(ids))
        case types.Number(minimum=low, maximum=high) | types.Money(minimum=low, maximum=high), (
            int() | Decimal()
        ) if not isinstance(value, bool):
            kinds = isinstance(value, Decimal) is isinstance(kind, types.Money)
            return kinds and (low or 0) <= value and (high is None or value <= high)
        case types.Text(min_length=low, max_length=high, pattern=pattern), str():
            return low <= len(value) <= high and (pattern is None or value.islower())
        case types.Document(at_least=low, at_most=high), tuple():
            return low <= len(value) <= high
        case _:
            return False


def half_way(random: Random, flow: Flow, session: Session, turns: int) -> Session:
    """Answer the first questions of a flow; stops before an end."""
    for _ in range(turns):
        step = flow.steps[session.path[-1]]
        if not (isinstance(step, Ask | Review) or (isinstance(step, Check) and step.may_pass)):
            break
        session = taken(random, flow, session)
    return session


def taken(random: Random, flow: Flow, session: Session) -> Session:
    """Give an answer to what waits and follow the path, sending the request where it is due."""
    step = flow.steps[session.path[-1]]
    given = answer(random, step) if isinstance(step, Ask) else Answer(value=True)
    session = replace(session, answers={**session.answers, step.id: given})
    path = walk(flow, session)
    if isinstance(flow.steps[path[-1]], Submit):
        session = replace(session, reference="R")
        path = walk(flow, session)
    return replace(session, path=path, step=path[-1])


def begun(flow: Flow) -> Session:
    """Give a session that stands at the first question."""
    fresh = Session("random", flow.version, "en", TODAY, "ab" * 16)
    path = walk(flow, fresh)
    return replace(fresh, path=path, step=path[-1])


def now(flow: Flow, step: str) -> str:
    """Give the id that a step of the old flow has in the new one."""
    name, sign, item = step.partition("#")
    return f"{flow.aliases.get(name, name)}{sign}{item}"


def check_move(random: Random, flows: tuple[Flow, Flow], session: Session) -> None:
    """Check that a session goes on in the new flow where it was, with all that was said."""
    old, new = flows
    here = now(new, session.step)
    went = carried(new, session)
    said = {
        now(new, step): session.answers[step] for step in session.path if step in session.answers
    }
    for step, before in said.items():
        ask = new.steps[step]
        assert went.answers[step] == before
        assert not isinstance(ask, Ask) or is_valid(ask, before)
    known = {now(new, step) for step in old.steps}
    while went.path[-1] not in known:
        assert isinstance(new.steps[went.path[-1]], Ask | Review)
        went = taken(random, new, went)
    assert went.path[-1] == here
    assert [step for step in went.path if step in said] == list(said)


@settings(max_examples=FLOWS, deadline=None)
@given(st.integers(0, 2**48))
def test_safe_moves_lose_nothing(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """After edits judged safe, a session stands where it stood, or at a new question first."""
    random = Random(seed)
    for flows in pairs(random, tmp_path_factory.mktemp("flows")):
        for _ in range(SESSIONS if is_safe(*flows) else 0):
            session = half_way(random, flows[0], begun(flows[0]), random.randint(0, 8))
            if isinstance(flows[0].steps[session.path[-1]], Ask | Review | Check):
                check_move(random, flows, session)
