"""`guichet paths`: how many ways lead through a flow, how long they are, who reaches what."""

from typing import Annotated

import typer

from bot.cli.options import Flows, Language, Layout, service_folder


def paths(
    path: Flows = None,
    *,
    layout: Annotated[
        Layout, typer.Option("--format", help="How the paths are printed.")
    ] = Layout.TEXT,
    language: Annotated[Language, typer.Option(help="The language of the words.")] = Language.EN,
) -> None:
    """Count the paths of flows: shortest, typical, longest, and steps nobody reaches."""
    from bot.flow.load import drafts_at
    from bot.flow.proof.report import render_json, render_text
    from bot.flow.proof.survey import survey_of

    surveys = [survey_of(draft) for draft in drafts_at(service_folder(path), language.value)]
    told = render_json(surveys) if layout is Layout.JSON else render_text(surveys, language.value)
    typer.echo(told)
