"""`guichet register`: the record of processing activities of a service, made from its flows."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Flows, Language, service_folder, write_out


class Page(StrEnum):
    """How a record is written."""

    MARKDOWN = "markdown"
    HTML = "html"


def register(
    service: Flows = None,
    *,
    layout: Annotated[Page, typer.Option("--format", help="How it is written.")] = Page.MARKDOWN,
    language: Annotated[Language, typer.Option(help="Its language.")] = Language.EN,
    output: Annotated[Path | None, typer.Option(help="The file to write, else the screen.")] = None,
) -> None:
    """Write what each question collects, why, on what basis and how long (GDPR, article 30)."""
    from bot.flow.load import load_path
    from bot.flow.register import record_of, render_html, render_markdown

    loaded = load_path(service_folder(service), language=language.value)
    records = [record_of(one.service, one.flows, language.value) for one in loaded]
    render = render_html if layout is Page.HTML else render_markdown
    write_out(render(records, language.value), output)
