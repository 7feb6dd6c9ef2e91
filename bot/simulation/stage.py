"""Where scenarios and walks act: inputs go to the engine, whatever goes wrong gets a place."""

from dataclasses import dataclass

from bot.conversation.inputs import Asked, Attached, Command, Input
from bot.flow.problems import Place
from bot.journal.trace import EventKind
from bot.simulation.acting import Manner, act
from bot.simulation.played import Failure
from bot.simulation.talk import Talk, fault_of

_FILES = {"photo": ("image/jpeg", "photo.jpg"), "pdf": ("application/pdf", "file.pdf")}
_FILE_BYTES = 120_000


class GoneWrong(Exception):
    """Ends a play; carries its failure and never leaves this package."""

    def __init__(self, kind: str, place: Place, **values: str) -> None:
        super().__init__(kind)
        self.failure = Failure(kind, place, values)


@dataclass(slots=True)
class Stage:
    """One talk, played in one manner."""

    talk: Talk
    manner: Manner

    def start(self, place: Place) -> None:
        """Begin the conversation."""
        self.do(Asked(Command.START), place)

    def do(self, given: Input, place: Place) -> None:
        """Take one input; GoneWrong if the engine raises, is silent, or says too much at once."""
        try:
            turn = self.talk.do(given)
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
            raise GoneWrong("raised", place, error=told) from error
        fault = fault_of(turn)
        if fault:
            raise GoneWrong(fault, place)

    def act(self, words: str, place: Place) -> None:
        """Answer with these words, or with their button."""
        self.do(act(self.talk, words, self.manner), place)

    def send(self, kind: str, place: Place) -> None:
        """Send a photo or a PDF file."""
        file = file_of(kind, len(self.talk.exchanges))
        if file is not None:
            self.do(file, place)

    @property
    def rejected(self) -> str:
        """Give the reason why the last input was turned away; empty if it was not."""
        events = self.talk.last.events
        return next((event.code for event in events if event.kind is EventKind.REJECTED), "")


def file_of(words: str, number: int) -> Attached | None:
    """Give the file that `photo` or `pdf` stands for, under a name of its own; None for others."""
    if words not in _FILES:
        return None
    mime, name = _FILES[words]
    return Attached(f"file-{number}", mime, _FILE_BYTES, name)
