"""`guichet research export`: the traces that citizens agreed to, for process mining."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Traces of research mode: pseudonymous, with each citizen's yes.", no_args_is_help=True
)


class TracesAs(StrEnum):
    """How traces are written."""

    XES = "xes"
    CSV = "csv"


@app.callback()
def research() -> None:
    """Traces of research mode: pseudonymous, with each citizen's yes."""


@app.command("export")
def export(
    *,
    output: Annotated[Path, typer.Option(help="The file to write.")],
    layout: Annotated[
        TracesAs, typer.Option("--format", help="XES for process mining, or CSV.")
    ] = TracesAs.XES,
) -> None:
    """Write the traces to a file; without RESEARCH_URL there are none."""
    import asyncio

    from bot.app import export_research
    from bot.evaluation.traces import TraceFormat
    from bot.settings import read_settings

    told = export_research(read_settings(), TraceFormat(layout.value), output)
    typer.echo(asyncio.run(told))
