"""The loop of `guichet chat`: lines are read until the end, what the chat gives is written.

Reading, writing and saving are arguments, so that a terminal, a pipe and a test do the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import GuichetError
from bot.simulation.chat import QUIT, Chat


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a chat takes place: `read` gives a line, None at the end of input.

    `save` writes a text to a file, and raises GuichetError where it must not or cannot.
    """

    read: Callable[[], str | None]
    write: Callable[[str], None]
    save: Callable[[str, str], None]


def converse(chat: Chat, terminal: Terminal, record: str = "") -> None:
    """Chat until the designer leaves; then write the scenario to `record`, if it names a file."""
    for line in chat.begin():
        terminal.write(line)
    while (heard := _next(terminal)) is not None:
        if heard.partition(" ")[0] == "/record":
            terminal.write(saved(chat, terminal, heard.partition(" ")[2].strip() or record))
        else:
            for shown in chat.hear(heard):
                terminal.write(shown)
    if record:
        terminal.write(saved(chat, terminal, record))
    terminal.write(chat.word("bye"))


def _next(terminal: Terminal) -> str | None:
    """Give the next line; None when the designer leaves, by whatever way."""
    try:
        line = terminal.read()
    except KeyboardInterrupt:
        return None
    return None if line is None or line.strip() == QUIT else line.strip()


def saved(chat: Chat, terminal: Terminal, file: str) -> str:
    """Write the scenario so far, and tell what became of it."""
    if not file:
        return chat.word("record")
    try:
        terminal.save(file, chat.recording())
    except GuichetError as refused:
        return str(refused)
    return chat.word("recorded", file=file)
