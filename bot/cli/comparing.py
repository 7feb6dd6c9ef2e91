"""`guichet diff`: what changed between two versions of a flow, in sentences."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Language
from bot.errors import GuichetError

if TYPE_CHECKING:
    from bot.flow.load import LoadedService


class Layout(StrEnum):
    """How differences are printed."""

    TEXT = "text"
    JSON = "json"


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

    services = [_service(path, language.value) for path in (old, new)]
    sides = [Side(one.service, one.flows) for one in services]
    render = render_json if layout is Layout.JSON else render_text
    typer.echo(render(compare(*sides), language.value))


def _service(path: Path, language: str) -> "LoadedService":
    from bot.flow.load import load_to_try

    loaded = load_to_try(path, language=language)
    if len(loaded) > 1:
        raise GuichetError(f"{path} holds several services: name one of them.")
    return loaded[0]
