"""`guichet check`: every problem of a flow, at once, with its place and remedy."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.collecting import nothing_collected
from bot.cli.options import Flows, Format, Language, guide, service_folder

if TYPE_CHECKING:
    from bot.flow.load import CheckedPath


def check(
    path: Flows = None,
    *,
    layout: Annotated[
        Format, typer.Option("--format", help="How problems are printed.")
    ] = Format.TEXT,
    language: Annotated[Language, typer.Option(help="The language of the problems.")] = Language.EN,
) -> None:
    """Check flows; exit code 1 if one has an error."""
    with nothing_collected():
        from bot.flow.load import check_path
        from bot.flow.problems import is_error

        checked = check_path(service_folder(path))
        typer.echo(_rendered(checked, layout, language.value))
    raise typer.Exit(1 if any(map(is_error, checked.problems)) else 0)


def _rendered(checked: "CheckedPath", layout: Format, language: str) -> str:
    from bot.flow.problems import render_json, render_text

    if layout is Format.TEXT:
        accepted = len(checked.accepted)
        return render_text(checked.problems, checked.texts, language, accepted)
    if layout is Format.JSON:
        return render_json(checked.problems, language)
    return _for_machines(checked, layout, language)


def _for_machines(checked: "CheckedPath", layout: Format, language: str) -> str:
    from bot.flow.problems.machines import About, render_github, render_sarif

    about = About(Path.cwd(), f"{guide().as_uri()}#problems")
    if layout is Format.GITHUB:
        return render_github(checked.problems, language, about)
    return render_sarif(checked.problems, checked.texts, language, about)
