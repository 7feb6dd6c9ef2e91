"""A flow in the terminal: a line goes in, the lines to show come out.

The same engine as in Telegram, with a few commands of its own for designers. Pure but for the talk
it remembers; the clock is an argument.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from bot.conversation.inputs import (
    Asked,
    Command,
    Input,
    Now,
    SharedContact,
    Tapped,
    Typed,
    UnknownCommand,
)
from bot.conversation.path import on_path
from bot.flow.flow import Decide, Flow
from bot.simulation.chat_screen import bare_numbers_tap, shown
from bot.simulation.chat_words import chat_word
from bot.simulation.played import outcome_of
from bot.simulation.recorder import record
from bot.simulation.stage import file_of
from bot.simulation.talk import Talk
from bot.simulation.values import written

QUIT = "/quit"
Clock = Callable[[], Now]
ReadCommand = Callable[[str], Command | None]


@dataclass(slots=True)
class Chat:
    """A chat on one flow; `read_command` reads a slash command of the bot, None if unknown."""

    flow: Flow
    language: str
    clock: Clock
    read_command: ReadCommand
    talk: Talk = field(init=False)
    passed: timedelta = timedelta()

    def __post_init__(self) -> None:
        self.talk = Talk.begin(self.flow, self.language, self.clock())

    def word(self, key: str, **values: object) -> str:
        """Give one of the chat's own sentences."""
        return chat_word(key, self.language, **values)

    def begin(self) -> Iterator[str]:
        """Say what this is, and begin the conversation."""
        yield self.word("hello", flow=self.flow.prototype)
        yield from self.word("hello.how").split("\n")
        yield ""
        yield from self.take(Asked(Command.START))

    def hear(self, line: str) -> Iterator[str]:
        """Take one line that the designer wrote; gives the lines to show."""
        text = line.strip()
        command, _, rest = text.partition(" ")
        own = _OWN.get(command)
        if own is not None:
            yield from own(self, rest.strip())
        elif text:
            yield from self.say(text)

    def say(self, text: str) -> Iterator[str]:
        """Take a line as the citizen's: a number for a button, a command, or words."""
        number = text.removeprefix("#")
        if number.isdecimal() and (number != text or bare_numbers_tap(self.talk)):
            tap = self.button(int(number[:4]))
            yield from self.take(tap) if tap else [self.word("no_button", number=number)]
        elif text.startswith("/"):
            command = self.read_command(text)
            yield from self.take(Asked(command) if command else UnknownCommand())
        else:
            yield from self.take(Typed(text))

    def button(self, number: int) -> Tapped | None:
        """Give the tap on a numbered button of the latest message."""
        latest = self.talk.last.replies[-1:]
        buttons = [(b, reply.token) for reply in latest for row in reply.buttons for b in row]
        if not 0 < number <= len(buttons):
            return None
        button, token = buttons[number - 1]
        return Tapped(token, button.key)

    def take(self, given: Input) -> Iterator[str]:
        """Take an input at the time it is now, and show what follows."""
        moment = self.clock()
        seconds = moment.seconds + self.passed.total_seconds()
        self.talk.now = Now(moment.today + self.passed, seconds)
        turn = self.talk.do(given)
        yield from shown(turn, self.talk)
        if self.talk.session is None:
            yield from ("", self.word("erased"))
        elif turn.run is not None and self.talk.over:
            yield from ("", self.word("ended", outcome=turn.run.outcome))

    def expire(self, _: str) -> Iterator[str]:
        """Let the days pass after which the bot closes a silent conversation."""
        if self.talk.over:
            yield self.word("nothing_open")
            return
        time = timedelta(days=self.flow.service.retention_days + 1)
        self.passed += time
        self.talk.wait(time)
        yield self.word("expired", days=time.days, outcome=outcome_of(self.talk))

    def trace(self, _: str) -> Iterator[str]:
        """Show the events that this run would leave in the log."""
        session, run = self.talk.session, self.talk.run
        events = session.trace if session and not session.outcome else run.events if run else ()
        yield self.word("trace" if events else "trace.empty")
        for event in events:
            line = f"  {event.kind.value:<13}{event.step:<20}{event.seconds:>6.0f} s  {event.code}"
            yield line.rstrip()

    def values(self, _: str) -> Iterator[str]:
        """Show facts, values of tables and numbers of repeated items, as they are now."""
        state = [*self.talk.states()][-1]
        passed = (self.flow.steps.get(step) for step in state.path)
        tables = [step for step in passed if isinstance(step, Decide)]
        groups = {
            "facts": list(self.flow.facts),
            "tables": [f"{table.id}.{name}" for table in tables for name in table.rows[0].give],
            "repeats": list(self.flow.repeats),
        }
        lookup = on_path(self.flow, state)
        if not any(groups.values()):
            yield self.word("no_values")
        for group, names in groups.items():
            if names:
                yield self.word(group)
            yield from (f"  {name}: {written(lookup(name))}" for name in names)

    def send(self, kind: str) -> Iterator[str]:
        """Send a photo or a PDF file."""
        file = file_of(kind, len(self.talk.exchanges))
        yield from self.take(file) if file else [self.word("send")]

    def share(self, phone: str) -> Iterator[str]:
        """Share a telephone number, as from the phone's contacts."""
        yield from self.take(SharedContact(phone, own=True))

    def recording(self) -> str:
        """Give the scenario of all that was done so far."""
        return record(self.talk)


_OWN: dict[str, Callable[[Chat, str], Iterator[str]]] = {
    "/expire": Chat.expire,
    "/trace": Chat.trace,
    "/values": Chat.values,
    "/send": Chat.send,
    "/share": Chat.share,
}
