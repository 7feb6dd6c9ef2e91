"""`guichet requests`: what caseworkers receive, one verb for each thing they do with it."""

import getpass
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.cli.options import Layout
from bot.errors import CaseworkRefused

if TYPE_CHECKING:
    from bot.service.casework.desk import Casework

Result = TypeVar("Result")

requests = typer.Typer(help="The requests that caseworkers receive.", no_args_is_help=True)


Reference = Annotated[str, typer.Argument(help="As the citizen says it; spaces and case are free.")]
References = Annotated[list[str], typer.Argument(help="One or several references.")]
Name = Annotated[
    str, typer.Option("--as", help="Your name for the record, else that of your account.")
]


def _at_desk(act: "Callable[[Casework], Awaitable[Result]]", who: str = "") -> Result:
    import asyncio

    from bot.app import at_desk
    from bot.settings import read_settings

    return asyncio.run(at_desk(read_settings(), who or _account(), act))


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run under a number that has no name
        return "unknown"


@requests.command("list")
def list_all(
    layout: Annotated[Layout, typer.Option("--format", help="How it is printed.")] = Layout.TEXT,
) -> None:
    """List every request: reference, language, documents, last day; never an answer."""
    from bot.service.casework.text import list_json, list_text

    write = list_json if layout is Layout.JSON else list_text
    typer.echo(write(_at_desk(lambda desk: desk.standings())))


@requests.command()
def show(reference: Reference, *, who: Name = "") -> None:
    """Read one request, section by section."""
    from bot.service.casework.text import request_text

    typer.echo(request_text(_at_desk(lambda desk: desk.open(reference, "show"), who)))


@requests.command()
def export(
    references: Annotated[list[str] | None, typer.Argument(help="Which ones.")] = None,
    *,
    output: Annotated[Path, typer.Option(help="Where each request gets a folder.")],
    everything: Annotated[bool, typer.Option("--all", help="Every request.")] = False,
    who: Name = "",
) -> None:
    """Write requests to folders: a page to read, JSON, and the documents."""
    from bot.service.casework.files import export_to

    if bool(references) == everything:
        raise CaseworkRefused("Say which requests: their references, or --all for every one.")
    for folder in _at_desk(lambda desk: export_to(desk, output, references), who):
        typer.echo(folder)


@requests.command("hand-over")
def hand_over(references: References, *, who: Name = "") -> None:
    """Say that the receiving service has these requests: they are deleted after 7 days."""
    from bot.service.casework.text import list_text

    typer.echo(list_text(_at_desk(lambda desk: desk.hand_over(references), who)))


@requests.command()
def openings(reference: Reference) -> None:
    """Show who opened a request, and on which day."""
    from bot.service.casework.text import openings_text

    typer.echo(openings_text(_at_desk(lambda desk: desk.openings(reference))))
