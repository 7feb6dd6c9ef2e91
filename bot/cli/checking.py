"""`guichet check`: every problem of a flow, at once, with its place and remedy."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Format, Language, service_folder


def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A flow file, a service folder, or a folder of services. Default: the shipped one."
        ),
    ] = None,
    *,
    layout: Annotated[
        Format, typer.Option("--format", help="How problems are printed.")
    ] = Format.TEXT,
    language: Annotated[Language, typer.Option(help="The language of the problems.")] = Language.EN,
) -> None:
    """Check flows; exit code 1 if one has an error."""
    from bot.flow.load import check_path
    from bot.flow.problems import is_error, render_json, render_text

    checked = check_path(service_folder(path))
    if layout is Format.JSON:
        typer.echo(render_json(checked.problems, language.value))
    else:
        typer.echo(render_text(checked.problems, checked.texts, language.value))
    raise typer.Exit(1 if any(map(is_error, checked.problems)) else 0)
