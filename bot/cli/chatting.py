"""`guichet chat`: talk to a flow in the terminal, through the same engine as in Telegram."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import service_folder, to_try
from bot.errors import GuichetError

if TYPE_CHECKING:
    from bot.conversation.inputs import Command
    from bot.flow.flow import Flow

_PROMPT = "> "


def chat(  # noqa: PLR0913 - one an option
    flow: Annotated[
        Path | None,
        typer.Argument(help="A flow file or a service folder. Default: the shipped one."),
    ] = None,
    *,
    prototype: Annotated[
        str, typer.Option(help="Which flow of a service; the first one if left out.")
    ] = "",
    language: Annotated[
        str, typer.Option(help="The citizen's language; the flow's own if left out.")
    ] = "",
    record: Annotated[
        Path | None, typer.Option(help="Write the conversation to this file as a scenario.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
) -> None:
    """Talk to a flow in the terminal; nothing is kept."""
    from bot.service.clock import SystemClock
    from bot.simulation.chat import Chat
    from bot.simulation.terminal import Terminal, converse

    chosen = _chosen(service_folder(flow), prototype)
    files = _Files(_spoken(chosen, language), force=force)
    if record is not None:
        files.refuse_existing(record)
    talk = Chat(chosen, files.language, SystemClock().now, _command)
    converse(talk, Terminal(_reader(), typer.echo, files.save), str(record or ""))


def _chosen(path: Path, prototype: str) -> "Flow":
    flows = to_try(path)[0].flows
    if prototype and prototype not in flows:
        raise GuichetError(f"There is no prototype {prototype} here, only: {', '.join(flows)}.")
    return flows[prototype] if prototype else next(iter(flows.values()))


def _spoken(flow: "Flow", language: str) -> str:
    if language and language not in flow.languages:
        spoken = ", ".join(flow.languages)
        raise GuichetError(f"{flow.prototype} does not speak {language}, only: {spoken}.")
    return language or flow.language


def _command(text: str) -> "Command | None":
    from bot.channel.slash_commands import slash

    found = slash(text)
    return found.command if found else None


def _reader() -> Callable[[], str | None]:
    """Read from a terminal with a prompt and a history, or from a pipe, whose lines are shown."""
    if not sys.stdin.isatty():
        return _piped
    import readline  # noqa: F401 - gives `input` its history and its editing keys

    return _typed


def _typed() -> str | None:
    typer.echo()
    try:
        return input(_PROMPT)
    except (EOFError, KeyboardInterrupt):
        typer.echo()
        return None


def _piped() -> str | None:
    line = sys.stdin.readline()
    if line:
        typer.echo(f"\n{_PROMPT}{line.rstrip()}")
    return line.rstrip("\n") if line else None


@dataclass(slots=True)
class _Files:
    """Writes scenarios; a file that exists is written over only by force, or if it is our own."""

    language: str
    force: bool
    own: set[Path] = field(default_factory=set)

    def refuse_existing(self, file: Path) -> None:
        """Raise GuichetError where a file stands that we must not write over."""
        from bot.simulation.chat_words import chat_word

        if file.exists() and not self.force and file not in self.own:
            raise GuichetError(chat_word("exists", self.language, file=file))

    def save(self, name: str, text: str) -> None:
        """Write a scenario; raises GuichetError if the file exists or cannot be written."""
        from bot.simulation.chat_words import chat_word

        file = Path(name)
        self.refuse_existing(file)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        except OSError:
            raise GuichetError(chat_word("unwritable", self.language, file=file)) from None
        self.own.add(file)
