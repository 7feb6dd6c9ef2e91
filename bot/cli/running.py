"""`guichet run` serves Telegram; `guichet studio` opens the local page, without a token."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import one_service, service_folder

_HOW_TO_BEGIN = """\
guichet run needs a Telegram token.

1. In Telegram, write /newbot to @BotFather and follow its two questions.
2. Copy the token it gives you into .env, as TELEGRAM_TOKEN=123456:ABC…
3. Start `guichet run` again.

To try the service now, without a token: guichet studio"""

Service = Annotated[
    Path | None, typer.Argument(help="The folder of a service. Default: the shipped one.")
]


def run(service: Service = None) -> None:
    """Serve a service on Telegram."""
    import asyncio

    from bot.app import serve_telegram
    from bot.settings import read_settings

    settings = read_settings()
    if settings.telegram_token is None:
        typer.echo(_HOW_TO_BEGIN, err=True)
        raise typer.Exit(1)
    folder = service or service_folder(
        None if settings.service == Path("flows/energy-aid") else settings.service
    )
    asyncio.run(serve_telegram(settings, folder))


def studio(
    service: Service = None,
    *,
    port: Annotated[
        int | None, typer.Option(help="Port on 127.0.0.1; 0 lets the machine choose.")
    ] = None,
) -> None:
    """Try a service in the browser, without a token; nothing is kept."""
    import asyncio

    from bot.app import serve_studio
    from bot.settings import read_settings

    wanted = read_settings().studio_port if port is None else port
    asyncio.run(serve_studio(one_service(service_folder(service)), wanted))
