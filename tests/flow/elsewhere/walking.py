"""Walking a flow with the real turns, while a hand-written opinion says what must come next."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

from bot.conversation.inputs import Asked, Command, Now, Tapped, Typed
from bot.conversation.path import known_values, walk
from bot.conversation.session import Answer, Session
from bot.conversation.turn import begin, take_turn
from bot.flow.expression.items import plain_name
from bot.flow.flow import Ask, Check, End, Flow, Review, Say, Submit
from bot.flow.values import lookup_for
from tests.flow.elsewhere.original import REFUSED, Answers, Original, Words
from tests.flow.elsewhere.saying import anything

NOW = Now(date(2026, 11, 24), 0.0)
_IT_IS_RIGHT = {"en": "it is right", "fr": "c’est juste"}
_YES = {"en": "yes", "fr": "oui"}


@dataclass
class Way:
    """One citizen's way through a flow: where it stands, what was answered, asked and said."""

    flow: Flow
    session: Session
    before: Session
    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    said: str = ""
    buttons: frozenset[str] = frozenset()
    sent: Answers = field(default_factory=dict)

    def act(self, given: Asked | Tapped | Typed) -> None:
        """Take one input."""
        turn = take_turn(self.flow, self.session, given, NOW)
        assert turn.session is not None
        self.before, self.session = self.session, turn.session
        self.said = "\n".join(reply.text for reply in turn.replies)
        last = turn.replies[-1].buttons if turn.replies else ()
        self.buttons = frozenset(button.key for row in last for button in row)
        if turn.submission is not None:
            self.sent = {step: answer.value for step, answer in turn.submission.answers.items()}

    def complete(self) -> Session:
        """Give the session as it would be with every answer, the last one too."""
        answers = {step: Answer(meaning) for step, meaning in self.answers.items()}
        everything = {**self.before.answers, **answers}
        return replace(self.before, answers=everything, reference=self.session.reference)

    def told(self) -> list[str]:
        """Give the ids of the messages on the way, in order, the sending and the end too."""
        steps = (self.flow.steps[step] for step in walk(self.flow, self.complete())[1:])
        return [step.id for step in steps if isinstance(step, Say | Submit | End)]

    def values(self, names: Iterable[str]) -> dict[str, Any]:
        """Give facts and values of tables as they are at the end."""
        session = self.complete()
        known = known_values(walk(self.flow, session), session.answers)
        lookup = lookup_for(self.flow, known, NOW.today)
        return {name: lookup(name) for name in names}


def walk_through(original: Original, flow: Flow, random: Random) -> Way:
    """Answer to the end; each question must be the one that the opinion waits for."""
    session = begin(flow, "ef" * 16, flow.language, NOW)
    way = Way(flow, session, session)
    way.act(Asked(Command.START))
    while (waiting := _waiting(original, way)) is not None:
        assert way.session.step == waiting, way.answers
        way.asked.append(waiting)
        step = flow.steps[waiting]
        if isinstance(step, Check):
            way.act(Tapped(way.session.token, f"@{random.choice(step.fix)}"))
            assert way.session.step in step.fix
        if isinstance(step, Review):
            way.act(Typed(_IT_IS_RIGHT[flow.language]))
            way.answers[waiting] = True
        else:
            _answer(original, way, random)
    assert way.session.outcome, (way.session.step, way.answers)
    return way


def _waiting(original: Original, way: Way) -> str | None:
    steps = original.steps(way.answers, NOW.today)
    return next((step for step in steps if step not in way.answers), None)


def wanted_answers(original: Original, way: Way) -> dict[str, Any]:
    """Give the answers that a request must hold: of all questions the original asks."""
    asked = [way.flow.steps[step] for step in original.steps(way.answers, NOW.today)]
    return {s.id: way.answers[s.id] for s in asked if isinstance(s, Ask) and not s.lists}


def _answer(original: Original, way: Way, random: Random) -> None:
    """Say something at a question until it is taken; what must be turned away changes nothing."""
    step = way.session.step
    while (words := _words(original, way, random)).meaning is REFUSED:
        way.act(Typed(words.typed))
        assert way.session.step == step, words
        assert way.session.answers.get(step) == way.before.answers.get(step), words
    key = _key(words.meaning)
    taps = key in way.buttons and random.random() < 0.5
    way.act(Tapped(way.session.token, key) if taps else Typed(words.typed))
    if way.session.pending is not None:
        way.act(Typed(_YES[way.flow.language]))
    way.answers[step] = words.meaning
    kept = way.session.answers.get(step)
    assert way.session.outcome or (kept is not None and kept.value == words.meaning), (step, words)


def _key(meaning: Any) -> str:
    """Give the key of the button that means this, if there is such a button."""
    match meaning:
        case None:
            return "!skip"
        case bool():
            return "=yes" if meaning else "=no"
        case _:
            return f"={meaning}"


def _words(original: Original, way: Way, random: Random) -> Words:
    step = way.session.step
    own = original.says.get(plain_name(step))
    if own is not None:
        return own(random)
    ask = way.flow.steps[step]
    assert isinstance(ask, Ask), step
    return anything(ask, random, way.flow.language)


def met(ways: Iterable[Way]) -> set[str]:
    """Give every question, check and message that somebody met, by the ids of the file."""
    return {plain_name(step) for way in ways for step in (*way.asked, *way.told())}


def meetable(flow: Flow) -> set[str]:
    """Give every question, check and message of a flow."""
    kinds = Ask | Check | Review | Say | Submit | End
    return {plain_name(step.id) for step in flow.steps.values() if isinstance(step, kinds)}
