"""`guichet diff`: what changed between two versions of a flow, in sentences."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Language, Layout, one_service


def diff(
    old: Annotated[Path, typer.Argument(help="The old flow file, or the old service folder.")],
    new: Annotated[Path, typer.Argument(help="The new one.")],
    *,
    layout: Annotated[
        Layout, typer.Option("--format", help="How differences are printed.")
    ] = Layout.TEXT,
    language: Annotated[
        Language, typer.Option(help="The language of the sentences.")
    ] = Language.EN,
) -> None:
    """Say what changed between two versions, and whether people half-way are safe."""
    from bot.flow.comparing import Side, compare
    from bot.flow.comparing.rendering import render_json, render_text

    services = [one_service(path, language.value) for path in (old, new)]
    sides = [Side(one.service, one.flows) for one in services]
    render = render_json if layout is Layout.JSON else render_text
    typer.echo(render(compare(*sides), language.value))
