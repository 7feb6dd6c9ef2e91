"""Made-up citizens, each with an aim, a pace and a temper; what they did is the truth of the test.

`Citizen.react` looks at the open question and gives an input, as a person looks at the screen. It
writes down every act itself, so that nothing which the bot counts has to be believed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from bot.conversation.inputs import Asked, Command, Input, Tapped, Typed
from bot.conversation.notice import notice_version
from bot.conversation.session import Session
from bot.flow.answer_types import OneChoice, Scale, YesNo
from bot.flow.flow import START, Ask, Flow, Review
from bot.journal.trace import Run
from bot.service.retention import run_of
from tests.attack.form import LANGUAGES, SECTIONS

DAYS = 44
"""How long new people keep coming, in days."""

DAY = 86_400.0
_WEIGHTS: Mapping[str, tuple[int, ...]] = {
    "problem": (10, 6, 4, 1), "tenure": (6, 3, 1), "energy": (6, 4, 3, 1), "who": (5, 1),
    "device": (4, 1, 1), "ease": (1, 2, 3, 5, 4),
}  # fmt: skip
_WRONG: Mapping[str, tuple[str, str]] = {
    "adults": ("beaucoup", "not_a_number"),
    "children": ("99", "too_large"),
    "income": ("beaucoup", "not_a_number"),
    "bill": ("beaucoup", "not_a_number"),
    "phone": ("12", "not_a_phone"),
}
"""What a citizen in a hurry writes at a question, and the reason for which it is refused."""

_OPTIONS = {q.step: q.options for questions in SECTIONS.values() for q in questions}


@dataclass(frozen=True)
class Act:
    """One thing that a citizen did at a step, `seconds` after the act before it.

    `what` is begin, answer, unsure, skip, confirm, wrong (with the reason), help, why, back,
    stopping (asked whether they are sure) and stop.
    """

    what: str
    step: str
    seconds: float
    code: str = ""


@dataclass
class Citizen:
    """One person: what they bring, and then what became of them.

    `stands` is the question last shown to them; `run` is theirs, which no
    file ties to them. Seconds count from the first day's midnight.
    """

    number: int
    chat_id: int
    prototype: str
    language: str
    arrives: float
    pace: float
    care: float
    leaves: float
    random: Random
    acts: list[Act] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    version: str = ""
    outcome: str = ""
    reference: str = ""
    gone: bool = False
    stands: str = START
    sent_at: float = 0.0
    closed_at: float = 0.0
    run: Run | None = None

    def wait(self) -> float:
        """Give the seconds until the next act; now and then a person is called away for hours."""
        if self.random.random() < 0.01:
            return self.random.uniform(2_000, DAY)
        return self.pace * self.random.lognormvariate(0, 0.6)

    def see(self, session: Session, when: float) -> None:
        """Look at what the act led to: the next question, a reference, the end."""
        if session.reference and not self.reference:
            self.reference, self.sent_at = session.reference, when
        self.outcome = session.outcome
        if session.outcome:
            self.closed_at = when
        else:
            self.stands = session.step
            self.run = run_of(session, rehearsal=False)

    def react(self, flow: Flow, session: Session | None, waited: float) -> Input | None:
        """Do the next thing; None is a person who silently leaves for good."""
        if session is None or session.step == START:
            accepts = Tapped(notice_version(flow.service), f"+{self.language}")
            return self._does(Act("begin", START, waited), accepts)
        step = session.step
        if session.pending is not None:
            stops = session.pending.kind == "stop"
            return self._does(
                Act("stop" if stops else "confirm", step, waited), _tap(session, "!confirm")
            )
        if self.random.random() < self.leaves:
            self.gone = self.random.random() < 0.7
            return (
                None
                if self.gone
                else self._does(Act("stopping", step, waited), Asked(Command.STOP))
            )
        return self._aside(session, waited) or self._answer(flow, session, waited)

    def _aside(self, session: Session, waited: float) -> Input | None:
        drawn, step = self.random.random(), session.step
        wrong = _WRONG.get(step)
        if wrong and self.random.random() > self.care:
            return self._does(Act("wrong", step, waited, wrong[1]), Typed(wrong[0]))
        for what, chance, command in _ASIDES:
            if drawn < chance and (what != "back" or self._may_go_back(session)):
                return self._does(Act(what, step, waited), Asked(command))
            drawn -= chance
        return None

    def _may_go_back(self, session: Session) -> bool:
        return not session.reference and session.step != "who"

    def _answer(self, flow: Flow, session: Session, waited: float) -> Input:
        step = flow.steps[session.step]
        if isinstance(step, Review):
            return self._does(Act("answer", step.id, waited), _tap(session, "!confirm"))
        assert isinstance(step, Ask)
        if step.optional and self.random.random() < 0.3:
            return self._does(Act("skip", step.id, waited), Asked(Command.SKIP))
        if step.unsure is not None and self.random.random() < 0.15:
            return self._does(Act("unsure", step.id, waited), Asked(Command.UNSURE))
        words = self.given.get(step.id) or self._meaning(step)
        self.given[step.id] = words
        tapped = isinstance(step.type, OneChoice | YesNo | Scale)
        given = _tap(session, f"={words}") if tapped else Typed(words)
        return self._does(Act("answer", step.id, waited), given)

    def _meaning(self, ask: Ask) -> str:
        random, name = self.random, ask.id
        if isinstance(ask.type, YesNo):
            return "yes" if random.random() < 0.35 else "no"
        if name == "ease":
            return str(random.choices((1, 2, 3, 4, 5), _WEIGHTS["ease"])[0])
        if isinstance(ask.type, OneChoice):
            return random.choices(_OPTIONS[name], _WEIGHTS.get(name))[0]
        return {
            "adults": str(random.choice((1, 1, 2, 2, 2, 3, 4))),
            "children": str(random.choice((0, 0, 1, 2, 3, 4))),
            "income": str(random.randrange(400, 4000)),
            "bill": str(random.choice((0, *range(40, 1000, 20)))),
            "phone": "01 99 00 43 21",
        }.get(name, f"Citoyenne Numéro {self.number}")

    def _does(self, act: Act, given: Input) -> Input:
        self.acts.append(act)
        return given


_ASIDES = (
    ("help", 0.02, Command.HELP), ("why", 0.03, Command.WHY), ("back", 0.03, Command.BACK),
)  # fmt: skip


def _tap(session: Session, key: str) -> Tapped:
    return Tapped(session.token, key)


def make_citizens(count: int, seed: int) -> list[Citizen]:
    """Draw people in the order in which they come; the same seed gives the same people."""
    random = Random(seed)
    arrivals = sorted(random.uniform(0, DAYS * DAY) for _ in range(count))
    return [_citizen(number, arrives, random) for number, arrives in enumerate(arrivals)]


def _citizen(number: int, arrives: float, random: Random) -> Citizen:
    prototype = random.choice(("before", "redesign"))
    return Citizen(
        number,
        chat_id=7_000_000_000 + random.randrange(10**9),
        prototype=prototype,
        language=random.choices(LANGUAGES, (16, 3, 1))[0],
        arrives=arrives,
        pace=20.0 * random.lognormvariate(0, 0.4),
        care=random.betavariate(8, 1),
        leaves=0.025 if prototype == "before" else 0.012,
        random=Random(random.random()),
    )
