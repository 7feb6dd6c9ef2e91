"""The only wiring: settings become databases, keys, flows and Telegram, and these become a bot.

Each function here serves one verb of the command line. Nothing else in the program knows both a
setting and a part.
"""

import asyncio
import contextlib
import getpass
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal, TypeVar

import structlog

from bot.channel.telegram_bot import Telegram
from bot.errors import SettingsRejected
from bot.evaluation.metrics import measure
from bot.evaluation.renaming import renamed
from bot.evaluation.report import report_text
from bot.flow.load import LoadedService, load_service
from bot.journal.release import ReleaseRule
from bot.logs import write_logs
from bot.service.casework.desk import Casework
from bot.service.clock import SystemClock
from bot.service.menus import menus
from bot.service.release import Releasing, sections_of
from bot.service.serving import Serving
from bot.service.surroundings import surroundings
from bot.settings import Settings
from bot.store.journal import Journal
from bot.store.key_file import load_or_make_keys
from bot.store.keys import KeyRing, keys_from_text
from bot.store.vault import Vault
from bot.studio.serving import studio

log = structlog.get_logger()

Result = TypeVar("Result")


async def serve_telegram(settings: Settings, folder: Path) -> None:
    """Serve a service on Telegram until SIGTERM or SIGINT."""
    write_logs(settings.log_level, settings.log_format)
    loaded = load_service(folder)
    if settings.telegram_token is None:
        raise SettingsRejected(("TELEGRAM_TOKEN: write the token that @BotFather gave you.",))
    token = settings.telegram_token.get_secret_value()
    telegram = Telegram(token, settings.telegram_api)
    async with open_vault(settings) as vault, _started(telegram, loaded) as name:
        around = surroundings(vault.ring, loaded.flows, name)
        serving = Serving(vault, telegram, around, SystemClock())
        _stop_on_signals(serving.stop)
        log.info("serving", bot=name, prototypes=sorted(loaded.flows))
        await serving.run()
    log.info("stopped")


async def serve_studio(folder: Path, port: int) -> None:
    """Open the studio on a service, print its address, and serve it until SIGTERM or SIGINT."""
    write_logs("warning", "text")
    loaded = load_service(folder)
    async with studio(loaded, port) as (address, serving):
        _stop_on_signals(serving.stop)
        sys.stdout.write(f"Guichet studio: {address}/  (Ctrl+C stops it; nothing is kept)\n")
        sys.stdout.flush()
        await serving.run()


@asynccontextmanager
async def _started(telegram: Telegram, loaded: LoadedService) -> AsyncIterator[str]:
    try:
        name = await telegram.start()
        await telegram.set_up(menus(loaded.service.languages), loaded.service.languages[0])
        yield name
    finally:
        await telegram.close()


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in asyncio
            loop.add_signal_handler(sign, stop.set)


@asynccontextmanager
async def open_vault(settings: Settings) -> AsyncIterator[Vault]:
    """Open the vault with its keys; on first start makes a key file, and says so."""
    vault = await Vault.open(settings.vault_url, _keys(settings))
    try:
        yield vault
    finally:
        await vault.close()


def _keys(settings: Settings) -> KeyRing:
    if settings.vault_keys is not None:
        return keys_from_text(settings.vault_keys.get_secret_value())
    ring, made = load_or_make_keys(settings.vault_key_file)
    if made:
        log.warning(
            "key_file_made",
            file=str(settings.vault_key_file),
            remedy="Keep a copy apart from the backups: without it the vault is lost.",
        )
    return ring


async def release_runs(settings: Settings, folder: Path, *, final: bool) -> str:
    """Release closed runs into the journal, and say in one sentence what happened."""
    write_logs(settings.log_level, settings.log_format)
    sections = sections_of(load_service(folder).flows)
    async with open_vault(settings) as vault, _open_journal(settings) as journal:
        done = await Releasing(vault, journal, sections).release(ReleaseRule(final=final))
    return f"{done.counted} runs counted, {done.dropped} dropped (too few), {done.waiting} waiting."


@asynccontextmanager
async def _open_journal(settings: Settings) -> AsyncIterator[Journal]:
    journal = await Journal.open(settings.journal_url)
    try:
        yield journal
    finally:
        await journal.close()


async def report_journal(settings: Settings, folder: Path, language: Literal["fr", "en"]) -> str:
    """Give the report on everything in the journal."""
    write_logs(settings.log_level, settings.log_format)
    async with _open_journal(settings) as journal:
        counts = await journal.read()
    flows = load_service(folder).flows
    return report_text(measure(renamed(counts, flows)), flows, language)


async def at_desk(
    settings: Settings, who: str, act: Callable[[Casework], Awaitable[Result]]
) -> Result:
    """Do something with the requests of the vault, in a caseworker's name."""
    write_logs(settings.log_level, settings.log_format)
    async with open_vault(settings) as vault:
        return await act(Casework(vault, who or _account(), SystemClock().now().today))


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run under a number that has no name
        return "unknown"
