"""Random walks: a seed gives citizens who do this and that, and each must come to an end.

No input may raise, be left without a word or with too long a one, and none may strand a citizen. A
walk that goes wrong gives the scenario that does it again.
"""

from dataclasses import dataclass, field, replace
from random import Random

from bot.conversation.inputs import Command, Now
from bot.flow.flow import End, Flow
from bot.flow.problems import Place
from bot.simulation.acting import Manner, command_word, tap_of
from bot.simulation.impulses import next_turn
from bot.simulation.played import Failure
from bot.simulation.shortening import Again, moves_of
from bot.simulation.stage import GoneWrong, Stage
from bot.simulation.talk import Talk
from bot.simulation.turns_form import play_turns
from bot.simulation.writing import Said, Script

_INPUTS, _INPUTS_A_STEP = 60, 12
"""The most that a walk may take; an ordinary one takes a fourth of it."""

_CHOICES = 3
"""How often to choose again before a turn may end the conversation, so that walks go deep."""

_NOWHERE = Place("", 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Walked:
    """What some walks gave; on the first failure, its number and the scenario that repeats it."""

    walks: int
    seed: int
    inputs: int
    failure: Failure | None = None
    number: int = 0
    scenario: str = ""


def walk_flow(flow: Flow, seed: int, walks: int, now: Now) -> Walked:
    """Take `walks` random walks through a flow; stops at the first that goes wrong."""
    inputs = 0
    for number in range(1, walks + 1):
        walk = _Walk(flow, Random(f"{seed} {flow.prototype} {number}"), now)  # noqa: S311 - no secret
        failure = walk.whole()
        inputs += len(walk.turns)
        if failure is not None:
            return Walked(walks, seed, inputs, failure, number, walk.scenario(failure))
    return Walked(walks, seed, inputs)


@dataclass(slots=True)
class _Walk:
    """One walk; `turns` are what the citizen did so far."""

    flow: Flow
    random: Random
    now: Now
    turns: list[Said] = field(default_factory=list)
    language: str = ""

    def whole(self) -> Failure | None:
        """Walk until the conversation is over; gives what went wrong."""
        self.language = self.random.choice(self.flow.languages)
        stage = Stage(Talk.begin(self.flow, self.language, self.now), Manner.TAPPED)
        most = _INPUTS + _INPUTS_A_STEP * len(self.flow.steps)
        try:
            stage.start(_NOWHERE)
            while not stage.talk.over and len(self.turns) < most:
                self.turns.append(self.next(stage.talk, restless=len(self.turns) < most // 3))
                play_turns(stage, moves_of(self.turns[-1:]))
        except GoneWrong as wrong:
            return wrong.failure
        told = {"step": stage.talk.step, "turns": str(len(self.turns))}
        return None if stage.talk.over else Failure("stranded", _NOWHERE, told)

    def next(self, talk: Talk, *, restless: bool) -> Said:
        """Choose the next turn, rather one that does not end the conversation yet."""
        for _ in range(_CHOICES):
            turn = self.draw(talk, restless=restless)
            if not _ends(talk, turn):
                break
        return turn

    def draw(self, talk: Talk, *, restless: bool) -> Said:
        """Draw a turn; a button that scrolled too far away is said in words."""
        kind, words = next_turn(talk, self.random, restless=restless)
        if kind != "tap" or tap_of(talk, words) is not None:
            return kind, words
        if words in ("confirm", "deny", "done"):
            return "say", command_word(talk, Command(words))
        return "do", "start"

    def scenario(self, failure: Failure) -> str:
        """Write the scenario that goes wrong in the same way, with no more turns than it needs."""
        again = Again(self.flow, self.language, self.now, failure)
        last = list(self.flow.steps.values())[-1]
        outcome = last.outcome if isinstance(last, End) else ""
        turns = again.shortest(self.turns)
        return Script(
            self.flow.prototype, self.language, self.now.today, turns=turns, outcome=outcome
        ).text()


def _ends(talk: Talk, turn: Said) -> bool:
    """Tell whether a turn would end the talk, by trying it on a copy."""
    copy = replace(talk, exchanges=talk.exchanges[-12:], waits=[])
    try:
        play_turns(Stage(copy, Manner.TAPPED), moves_of([turn]))
    except GoneWrong:
        return False
    return copy.over
