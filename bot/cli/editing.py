"""`guichet schema`: what a YAML editor needs to complete and explain our files."""

import json
from pathlib import Path
from typing import Annotated

import typer

_GUIDES = ("../../flows/README.md", "../shipped/README.md")


def schema(
    kind: Annotated[
        str, typer.Argument(help="The kind of file: flow, service, translation or blocks.")
    ] = "flow",
    *,
    output: Annotated[
        Path | None, typer.Option(help="The file to write. Default: print the schema.")
    ] = None,
) -> None:
    """Write the JSON schema of a kind of file, for YAML editors."""
    from bot.flow.editing import FILES, schema_of

    if kind not in FILES:
        raise typer.BadParameter(f"{kind} is not a kind of file: {', '.join(FILES)}")
    guides = (Path(__file__).parent / guide for guide in _GUIDES)
    guide = next(guide for guide in guides if guide.is_file())
    made = schema_of(kind, guide.read_text(encoding="utf-8"))
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
