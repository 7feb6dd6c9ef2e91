"""`guichet words`: the state of each text in each language, and the round trip for translators."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Layout, service_folder


def words(  # noqa: PLR0913 - a parameter for each option
    path: Annotated[
        Path | None,
        typer.Argument(help="A flow file, a service folder, or a folder of services."),
    ] = None,
    *,
    language: Annotated[str, typer.Option(help="The language of the translation.")] = "",
    sheet: Annotated[
        Path | None, typer.Option("--export", help="Write a table for translators, as CSV.")
    ] = None,
    returned: Annotated[
        Path | None, typer.Option("--import", help="Take a table over into the translation.")
    ] = None,
    confirmed: Annotated[
        list[str] | None,
        typer.Option("--confirm", help="A step, a text, or all: its translation was looked at."),
    ] = None,
    layout: Annotated[Layout, typer.Option("--format", help="How texts are listed.")] = Layout.TEXT,
) -> None:
    """Show, export, import or confirm translations; exit code 1 if one is missing or stale."""
    from bot.flow.words import showing, translating
    from bot.flow.words.files import read_drafts

    if sum(map(bool, (sheet, returned, confirmed))) > 1:
        raise typer.BadParameter("use one of --export, --import and --confirm at a time")
    drafts = read_drafts(service_folder(path))
    if sheet:
        typer.echo(translating.export(drafts, language, sheet))
    elif returned:
        typer.echo(translating.bring_in(drafts, language, returned))
    elif confirmed:
        typer.echo(translating.confirm(drafts, language, confirmed))
    else:
        found = translating.languages_of(drafts, language)
        typer.echo(showing.written(found, as_json=layout is Layout.JSON))
        raise typer.Exit(1 if showing.is_open(found) else 0)
