"""The only wiring: settings become databases, keys, flows and Telegram, and these become a bot.

Each function here serves one verb of the command line. Nothing else in the program knows both a
setting and a part.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, TextIO, TypeVar

import structlog

from bot.channel.telegram_bot import Telegram
from bot.errors import SettingsRejected
from bot.evaluation.metrics import measure
from bot.evaluation.renaming import renamed
from bot.evaluation.report import report_text
from bot.evaluation.traces import TraceFormat, write_traces
from bot.flow.load import LoadedService, load_service
from bot.journal.release import ReleaseRule
from bot.logs import write_logs
from bot.service.casework.desk import Casework
from bot.service.clock import SystemClock
from bot.service.horizon import NO_HORIZON, ripe
from bot.service.key_rotation import KeyInUse, NewKey, key_for_setting, key_in_file, keys_in_use
from bot.service.menus import menus
from bot.service.release import Releasing, sections_of
from bot.service.retention import count_open
from bot.service.serving import Serving
from bot.service.surroundings import surroundings
from bot.settings import Settings
from bot.store.database import Database
from bot.store.journal import Journal
from bot.store.key_file import load_or_make_keys
from bot.store.keys import KeyRing, keys_from_text
from bot.store.research import Research
from bot.store.rotation import Rotated, rotate
from bot.store.vault import Vault
from bot.studio.serving import studio

log = structlog.get_logger()

Result = TypeVar("Result")

_NO_RESEARCH = (
    "RESEARCH_URL: it is empty, so research mode is off and no run may be exported."
    " The counts for evaluation come from `guichet report`."
)


async def serve_telegram(settings: Settings, folder: Path) -> None:
    """Serve a service on Telegram until SIGTERM or SIGINT."""
    write_logs(settings.log_level, settings.log_format)
    loaded = load_service(folder)
    if settings.telegram_token is None:
        raise SettingsRejected(("TELEGRAM_TOKEN: write the token that @BotFather gave you.",))
    token = settings.telegram_token.get_secret_value()
    telegram = Telegram(token, settings.telegram_api)
    async with (
        open_vault(settings) as vault,
        _open_journal(settings) as journal,
        _open_research(settings, vault.ring) as research,
        _started(telegram, loaded) as name,
    ):
        releasing = Releasing(vault, journal, sections_of(loaded.flows))
        around = surroundings(vault.ring, loaded.flows, name)
        around = replace(around, research=research is not None)
        serving = Serving(
            vault, telegram, around, SystemClock(), research,
            key_file=_key_file(settings), releasing=releasing,
        )  # fmt: skip
        _stop_on_signals(serving.stop)
        log.info("serving", bot=name, prototypes=sorted(loaded.flows))
        await serving.run()
    log.info("stopped")


async def serve_studio(loaded: LoadedService, port: int) -> None:
    """Open the studio on a service, print its address, and serve it until SIGTERM or SIGINT."""
    write_logs("warning", "text")
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
    ring, made = load_or_make_keys(settings.vault_key_file, SystemClock().now().today)
    if made:
        log.warning(
            "key_file_made",
            file=str(settings.vault_key_file),
            remedy="Keep a copy apart from the backups: without it the vault is lost.",
        )
    return ring


def _key_file(settings: Settings) -> Path | None:
    """Give the file that holds the keys; None if they stand in VAULT_KEYS."""
    return None if settings.vault_keys else settings.vault_key_file


async def list_keys(settings: Settings) -> tuple[KeyInUse, ...]:
    """Give the ids, ages and rows of the vault's keys."""
    write_logs(settings.log_level, settings.log_format)
    async with _with_others(settings) as (vault, others):
        return await keys_in_use(vault, SystemClock().now().today, *others)


async def rotate_keys(settings: Settings) -> Rotated:
    """Rotate the vault's keys now."""
    write_logs(settings.log_level, settings.log_format)
    async with _with_others(settings) as (vault, others):
        return await rotate(vault, _key_file(settings), SystemClock().now().today, *others)


@asynccontextmanager
async def _with_others(settings: Settings) -> AsyncIterator[tuple[Vault, list[Database]]]:
    """Open the vault, and the other databases whose rows its keys seal."""
    async with open_vault(settings) as vault, _open_research(settings, vault.ring) as research:
        yield vault, [] if research is None else [research.database]


def new_key(settings: Settings) -> NewKey:
    """Add this week's key to the key file; with VAULT_KEYS, give the line to set instead."""
    write_logs(settings.log_level, settings.log_format)
    today = SystemClock().now().today
    if settings.vault_keys:
        return key_for_setting(settings.vault_keys.get_secret_value(), today)
    return key_in_file(settings.vault_key_file, today)


async def release_runs(settings: Settings, folder: Path, *, final: bool) -> str:
    """Release closed runs into the journal, and say in one sentence what happened."""
    write_logs(settings.log_level, settings.log_format)
    loaded = load_service(folder)
    async with open_vault(settings) as vault, _open_journal(settings) as journal:
        today = SystemClock().now().today
        # Whoever is on the way past the horizon, or at the end, has given up: they count first, or
        # finishers would count before them.
        await count_open(vault, today, NO_HORIZON if final else loaded.service.horizon_days)
        ripe_by = date.max if final else ripe(today)
        releasing = Releasing(vault, journal, sections_of(loaded.flows))
        done = await releasing.release(ReleaseRule(final=final), ripe_by)
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


@asynccontextmanager
async def _open_research(settings: Settings, ring: KeyRing) -> AsyncIterator[Research | None]:
    """Open the research database, if research mode is on."""
    research = await Research.open(settings.research_url, ring) if settings.research_url else None
    try:
        yield research
    finally:
        if research is not None:
            await research.close()


async def export_research(settings: Settings, layout: TraceFormat, output: Path) -> str:
    """Write the traces of research mode to a file, and say in one sentence what happened."""
    write_logs(settings.log_level, settings.log_format)
    if settings.research_url is None:
        raise SettingsRejected((_NO_RESEARCH,))
    research = await Research.open(settings.research_url, _keys(settings))
    try:
        with _private_file(output) as file:
            count = await write_traces(research.runs(), layout, file)
    finally:
        await research.close()
    return f"{count} runs written to {output}. Pseudonymous: handle them as personal data."


def _private_file(output: Path) -> TextIO:
    """Open a file to write that only its owner may read."""
    try:
        output.touch(mode=0o600)
        output.chmod(0o600)
        return output.open("w", encoding="utf-8", newline="")
    except OSError as error:
        told = f"--output: {output} cannot be written ({error.strerror}). Name another file."
        raise SettingsRejected((told,)) from error


async def at_desk(
    settings: Settings, who: str, act: Callable[[Casework], Awaitable[Result]]
) -> Result:
    """Do something with the requests of the vault, in a caseworker's name."""
    write_logs(settings.log_level, settings.log_format)
    async with open_vault(settings) as vault:
        return await act(Casework(vault, who, SystemClock().now().today))
