"""A conversation that took place becomes a scenario: the short form where it says all, else turns.

What is recorded is what happened: the questions asked, the outcome, the values of tables. Played
again it goes the same way; that is tried before the short form is given.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.inputs import (
    Asked,
    Attached,
    Command,
    Input,
    Now,
    SharedContact,
    Tapped,
    Typed,
)
from bot.conversation.path import on_path
from bot.flow.answer_types import Document, ManyChoices
from bot.flow.flow import Ask, Check, Decide, Review
from bot.flow.scenarios import read_scenario
from bot.flow.scenarios.scenario import REJECTIONS, time_text
from bot.flow.source import read_source
from bot.journal.trace import EventKind
from bot.simulation.acting import Manner, button_name
from bot.simulation.played import asked_in, outcome_of
from bot.simulation.player import play
from bot.simulation.talk import Exchange, Talk
from bot.simulation.values import written
from bot.simulation.writing import Said, Script

_WAYS_OUT = {Command.SKIP: "skip", Command.LATER: "later", Command.UNSURE: "I don't know"}
_PLAIN = frozenset((
    EventKind.SHOWN, EventKind.ANSWERED, EventKind.SKIPPED, EventKind.UNSURE, EventKind.READ_BACK,
    EventKind.SCORED, EventKind.SUBMITTED,
))  # fmt: skip
"""Events of a conversation in which every question is simply answered."""


def record(talk: Talk) -> str:
    """Give the text of a scenario file that does what was done in a talk."""
    first = talk.exchanges[0].before
    script = Script(
        talk.flow.prototype, first.language, first.today, None, tuple(turns_of(talk)),
        asked_in(talk), outcome_of(talk) if talk.over else "", _values(talk),
    )  # fmt: skip
    answers = _answers(talk)
    short = replace(script, answers=answers, turns=()) if answers and talk.over else None
    return (short if short and _goes_alike(short, talk) else script).text()


def turns_of(talk: Talk) -> Iterator[Said]:
    """Give the turns of a talk, with what came of an answer that was not simply taken."""
    for position in range(len(talk.exchanges) + 1):
        yield from (("wait", time_text(time)) for after, time in talk.waits if after == position)
        if 0 < position < len(talk.exchanges):
            yield from _turn(talk, position)


def _turn(talk: Talk, position: int) -> Iterator[Said]:
    exchange = talk.exchanges[position]
    match exchange.given:
        case Typed(text):
            yield "say", text.strip()
        case Tapped(_, key):
            yield "tap", _name_of(talk, position, key)
        case Asked(command):
            yield "do", command.value
        case Attached():
            yield "send", _file(exchange.given)
        case SharedContact(phone):
            yield "share", phone
    for event in exchange.turn.events:
        if event.kind is EventKind.REJECTED and event.code in REJECTIONS:
            yield "rejected", event.code
        elif event.kind is EventKind.READ_BACK:
            yield "read_back", _read_back(exchange)


def _name_of(talk: Talk, position: int, key: str) -> str:
    before = Talk(talk.flow, talk.now, talk.exchanges[position].before, talk.exchanges[:position])
    buttons = [button for button, _ in before.buttons()]
    return next((button_name(b, buttons) for b in buttons if b.key == key), key)


def _read_back(exchange: Exchange) -> str:
    pending = exchange.turn.session.pending if exchange.turn.session else None
    value = pending.value if pending else None
    return "yes" if value is None or isinstance(value, tuple) else written(value)


def _values(talk: Talk) -> dict[str, str | tuple[str, ...]]:
    """Give the values of the tables on the path, where they are known."""
    states = list(talk.states())
    state = states[-1]
    lookup = on_path(talk.flow, state)
    tables = [talk.flow.steps.get(step) for step in state.path]
    names = [
        f"{table.id}.{name}"
        for table in tables
        if isinstance(table, Decide)
        for name in table.rows[0].give
    ]
    found = {name: lookup(name) for name in names}
    return {
        name: value if isinstance(value, tuple) else written(value)
        for name, value in found.items()
        if value is not None
    }


def _answers(talk: Talk) -> dict[str, list[str]] | None:
    """Give the answers by question; None where more was done than answering."""
    found: dict[str, list[str]] = {}
    for exchange in talk.exchanges[1:]:
        words = _words(talk, exchange)
        if words is None:
            return None
        found.setdefault(exchange.before.step, []).extend(words)
    several = [step for step, words in found.items() if len(words) > 1]
    return None if talk.waits or not all(_is_gathered(talk, step) for step in several) else found


def _is_gathered(talk: Talk, step: str) -> bool:
    ask = talk.flow.steps.get(step)
    return isinstance(ask, Ask) and isinstance(ask.type, ManyChoices | Document)


def _words(  # noqa: PLR0911 - one an input
    talk: Talk, exchange: Exchange
) -> list[str] | None:
    """Give what an input adds to the answer of its question; None if it is no answer."""
    if not {event.kind for event in exchange.turn.events} <= _PLAIN:
        return None
    if exchange.before.pending is not None and _closes(exchange):
        return []
    match exchange.given:
        case Typed(text):
            return [text.strip()]
        case Tapped(key=key) if key.startswith("="):
            return [key[1:]]
        case Tapped(key=key) if key.startswith("!"):
            return _command_words(talk, exchange.before.step, Command(key[1:]))
        case Attached():
            return [_file(exchange.given)]
        case _:
            return None


def _closes(exchange: Exchange) -> bool:
    """Tell whether an input only confirms what was read back, or ends ticks and pages."""
    said: Input = exchange.given
    tapped = isinstance(said, Tapped) and said.key in ("!confirm", "!done")
    kind = exchange.before.pending.kind if exchange.before.pending else ""
    return tapped or (isinstance(said, Typed) and kind in ("reading", "pages", "ticks"))


def _command_words(talk: Talk, step: str, command: Command) -> list[str] | None:
    waits = isinstance(talk.flow.steps.get(step), Review | Check)
    if command is Command.CONFIRM and waits:
        return ["yes"]
    return [_WAYS_OUT[command]] if command in _WAYS_OUT else None


def _file(given: Attached) -> str:
    return "pdf" if given.mime == "application/pdf" else "photo"


def _goes_alike(short: Script, talk: Talk) -> bool:
    """Tell whether the short form leads through the same questions to the same answers."""
    scenario, _ = read_scenario(read_source("recorded", short.text()))
    if scenario is None:
        return False
    plays = [play(talk.flow, scenario, manner, Now(short.today, 0.0)) for manner in Manner]
    alike = (_result(played.talk) == _result(talk) for played in plays if not played.failures)
    return len(plays) == sum(alike)


def _result(talk: Talk) -> object:
    last = list(talk.states())[-1]
    return asked_in(talk), outcome_of(talk), last.language, [
        (step, answer.status, _value(talk, step, answer.value))
        for step, answer in sorted(last.answers.items())
    ]  # fmt: skip


def _value(talk: Talk, step: str, value: object) -> object:
    """Give an answer's value; of files only how many, because each sending names them anew."""
    ask = talk.flow.steps.get(step)
    files = isinstance(ask, Ask) and isinstance(ask.type, Document) and isinstance(value, tuple)
    return len(value) if files and isinstance(value, tuple) else value
