"""`guichet schema`: what a YAML editor needs to complete and explain our files."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import guide, write_out


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
    made = schema_of(kind, guide().read_text(encoding="utf-8"))
    write_out(json.dumps(made, ensure_ascii=False, indent=1) + "\n", output)
