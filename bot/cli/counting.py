"""`guichet paths`: how many ways lead through a flow, how long they are, who reaches what."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Language, service_folder


class PathsFormat(StrEnum):
    """How the paths are printed."""

    TEXT = "text"
    JSON = "json"


def paths(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A flow file, a service folder, or a folder of services. Default: the shipped one."
        ),
    ] = None,
    *,
    layout: Annotated[
        PathsFormat, typer.Option("--format", help="How the paths are printed.")
    ] = PathsFormat.TEXT,
    language: Annotated[Language, typer.Option(help="The language of the words.")] = Language.EN,
) -> None:
    """Count the paths of flows: shortest, typical, longest, and steps nobody reaches."""
    from bot.flow.load import drafts_at
    from bot.flow.proof.report import render_json, render_text
    from bot.flow.proof.survey import survey_of

    surveys = [survey_of(draft) for draft in drafts_at(service_folder(path), language.value)]
    told = (
        render_json(surveys) if layout is PathsFormat.JSON else render_text(surveys, language.value)
    )
    typer.echo(told)
