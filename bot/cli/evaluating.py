"""`guichet release` folds closed runs into the journal; `guichet report` reads it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Language, service_folder


def release(
    service: Annotated[
        Path | None, typer.Argument(help="The service, for the sections of its steps.")
    ] = None,
    *,
    final: Annotated[
        bool,
        typer.Option(
            "--final", help="The prototypes have ended: release even fewer than 100 runs."
        ),
    ] = False,
) -> None:
    """Fold closed runs into the anonymous journal, in one batch."""
    import asyncio

    from bot.app import release_runs
    from bot.settings import read_settings

    folder = service_folder(service)
    typer.echo(asyncio.run(release_runs(read_settings(), folder, final=final)))


def report(
    service: Annotated[
        Path | None, typer.Argument(help="The service, for the order of its steps.")
    ] = None,
    *,
    language: Annotated[Language, typer.Option(help="The language of the report.")] = Language.EN,
) -> None:
    """Print what the journal says of each prototype."""
    import asyncio

    from bot.app import report_journal
    from bot.settings import read_settings

    typer.echo(
        asyncio.run(report_journal(read_settings(), service_folder(service), language.value))
    )
