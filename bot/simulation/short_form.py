"""The short form of a scenario: each question gets its answer, and what is read back a yes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.conversation.inputs import Command, Typed
from bot.flow.answer_types import Document, ManyChoices
from bot.flow.flow import Ask
from bot.flow.scenarios import Given, Scenario
from bot.simulation.acting import Manner, command_word, label_of, tap_of
from bot.simulation.stage import GoneWrong, Stage, file_of

_TURNS_A_STEP = 8


@dataclass(slots=True)
class ShortForm:
    """A scenario under way; `answered` are the questions it has answered."""

    stage: Stage
    scenario: Scenario
    answers: Mapping[str, Given]
    answered: set[str] = field(default_factory=set)

    def whole(self) -> None:
        """Answer until the conversation is over; GoneWrong where that cannot go on."""
        while not self.stage.talk.over:
            self.next()

    def next(self) -> None:
        """Answer the question that waits, or confirm what is read back."""
        talk, step = self.stage.talk, self.stage.talk.step
        given = self.answers.get(step)
        if given is None:
            raise GoneWrong("no_answer", self.scenario.place_of("answers"), step=step)
        if len(talk.exchanges) > _TURNS_A_STEP * (len(talk.flow.steps) + 1):
            raise GoneWrong("endless", given.place, step=step)
        pending = talk.session.pending if talk.session else None
        if pending is not None and pending.kind == "reading":
            self.stage.act("yes", given.place)
        elif step in self.answered:
            raise GoneWrong("again", given.place, step=step)
        else:
            self.answered.add(step)
            self.answer(step, given)

    def answer(self, step: str, given: Given) -> None:
        """Give the answer, in as many inputs as it takes."""
        for words in self.parts(step, given):
            if self.is_file(step, words):
                self.stage.send(words, given.place)
            else:
                self.stage.act(words, given.place)
            if self.stage.rejected:
                told = {"step": step, "words": ", ".join(given.texts), "code": self.stage.rejected}
                raise GoneWrong("turned_away", given.place, **told)
        self.close(step, given)

    def is_file(self, step: str, words: str) -> bool:
        """Tell whether the answer is a file, at a question that wants one."""
        ask = self.stage.talk.flow.steps[step]
        wants = isinstance(ask, Ask) and isinstance(ask.type, Document)
        return wants and file_of(words, 0) is not None

    def parts(self, step: str, given: Given) -> tuple[str, ...]:
        """Give the inputs of an answer: several taps or files, or one text."""
        ask, talk = self.stage.talk.flow.steps[step], self.stage.talk
        if not (isinstance(ask, Ask) and isinstance(ask.type, ManyChoices)):
            return given.texts
        tapped = self.stage.manner is Manner.TAPPED
        if tapped and all(tap_of(talk, words) for words in given.texts):
            return given.texts
        return (", ".join(label_of(talk, words) for words in given.texts),)

    def close(self, step: str, given: Given) -> None:
        """Say that no more ticks or pages come, where the question still waits for more."""
        talk = self.stage.talk
        pending = talk.session.pending if talk.session else None
        if talk.step != step or pending is None or pending.kind not in ("ticks", "pages"):
            return
        done = tap_of(talk, Command.DONE.value) if self.stage.manner is Manner.TAPPED else None
        self.stage.do(done or Typed(command_word(talk, Command.DONE)), given.place)
        if self.stage.rejected:
            told = {"step": step, "words": ", ".join(given.texts), "code": self.stage.rejected}
            raise GoneWrong("turned_away", given.place, **told)
