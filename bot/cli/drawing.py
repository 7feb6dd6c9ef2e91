"""`guichet draw`: a flow as a picture."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import to_try, write_out

if TYPE_CHECKING:
    from bot.flow.flow import Flow


class PictureFormat(StrEnum):
    """How a picture is written."""

    MERMAID = "mermaid"
    SVG = "svg"
    DOT = "dot"


def draw(
    flow: Annotated[Path, typer.Argument(help="A flow file, or a service with one flow.")],
    *,
    layout: Annotated[
        PictureFormat, typer.Option("--format", help="How the picture is written.")
    ] = PictureFormat.SVG,
    language: Annotated[
        str | None, typer.Option(help="The language of the texts. Default: that of the flow.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="The file to write. Default: print the picture.")
    ] = None,
) -> None:
    """Draw a flow from top to bottom: its steps, conditions, sections and ends."""
    from bot.flow.drawing import as_dot, as_mermaid, as_svg, picture_of

    found = _one_flow(flow)
    if language is not None and language not in found.languages:
        known = ", ".join(found.languages)
        raise typer.BadParameter(f"{language} is not a language of this flow: {known}")
    write = {"mermaid": as_mermaid, "svg": as_svg, "dot": as_dot}[layout.value]
    write_out(write(picture_of(found, language)), output)


def _one_flow(path: Path) -> "Flow":
    flows = [flow for loaded in to_try(path) for flow in loaded.flows.values()]
    if len(flows) != 1:
        known = ", ".join(f"{flow.prototype}.yaml" for flow in flows)
        raise typer.BadParameter(f"{path} holds {len(flows)} flows; name one file: {known}")
    return flows[0]
