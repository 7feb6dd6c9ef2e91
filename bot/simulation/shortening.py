"""A walk that went wrong is made as short as it can be: turns that do not matter are left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.inputs import Now
from bot.flow.flow import Flow
from bot.flow.problems import Place
from bot.flow.scenarios import Move
from bot.simulation.acting import Manner
from bot.simulation.played import Failure
from bot.simulation.stage import GoneWrong, Stage
from bot.simulation.talk import Talk
from bot.simulation.turns_form import play_turns
from bot.simulation.writing import Said

_NOWHERE = Place("", 0, 0, 0)
_MOST_PLAYS = 200
_TRIES_AT_THE_END = 3


def moves_of(turns: Sequence[Said]) -> tuple[Move, ...]:
    """Give turns as the moves of a scenario that stands in no file."""
    return tuple(Move(kind, words, _NOWHERE) for kind, words in turns)


@dataclass(slots=True)
class Again:
    """A failure to be met again: its flow, the language and moment it began with."""

    flow: Flow
    language: str
    now: Now
    failure: Failure
    plays: int = 0

    def shortest(self, turns: Sequence[Said]) -> list[Said]:
        """Give a shorter walk with the same failure, by dropping ever smaller pieces of it."""
        if self.failure.kind == "stranded":
            return self.until_stuck(turns)
        left = list(turns)
        size = max(1, len(left) // 2)
        while True:
            left = self.without_pieces(left, size)
            if size == 1:
                return left
            size //= 2

    def without_pieces(self, turns: list[Said], size: int) -> list[Said]:
        """Leave out every piece of `size` turns that the failure does not need."""
        start = 0
        while start < len(turns) and self.plays < _MOST_PLAYS:
            shorter = turns[:start] + turns[start + size :]
            if self.happens(shorter):
                turns = shorter
            else:
                start += size
        return turns

    def happens(self, turns: Sequence[Said]) -> bool:
        """Tell whether these turns go wrong in the same way."""
        self.plays += 1
        stage = Stage(Talk.begin(self.flow, self.language, self.now), Manner.TAPPED)
        try:
            stage.start(_NOWHERE)
            play_turns(stage, moves_of(turns))
        except GoneWrong as wrong:
            return wrong.failure == self.failure
        return False

    def until_stuck(self, turns: Sequence[Said]) -> list[Said]:
        """Give the turns until the citizen first stands where they are stranded, and a few more."""
        stage = Stage(Talk.begin(self.flow, self.language, self.now), Manner.TAPPED)
        stage.start(_NOWHERE)
        for number, turn in enumerate(turns):
            if stage.talk.step == self.failure.values["step"]:
                return list(turns[: number + _TRIES_AT_THE_END])
            play_turns(stage, moves_of([turn]))
        return list(turns)
