"""Sandbox and bot in one process: what the page shows is what Telegram would get.

The bot is the real one: it polls the sandbox over HTTP on 127.0.0.1. Its vault lives in memory
under throw-away keys, and every run is marked as a rehearsal.
"""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channel.telegram_bot import Telegram
from bot.flow.load import LoadedService
from bot.sandbox import Sandbox, serve
from bot.service.clock import SystemClock
from bot.service.menus import menus
from bot.service.serving import Serving
from bot.service.surroundings import surroundings
from bot.store.keys import keys_from_text, new_keys_text
from bot.store.vault import Vault


@asynccontextmanager
async def studio(loaded: LoadedService, port: int) -> AsyncIterator[tuple[str, Serving]]:
    """Serve the page at `port` of 127.0.0.1 (0: any); gives its address and the bot to run."""
    token = f"1:{secrets.token_hex(18)[:35]}"
    ring = keys_from_text(new_keys_text())
    vault = await Vault.open("memory", ring)
    async with serve(Sandbox(token), port=port) as address:
        telegram = Telegram(token, address)
        try:
            name = await telegram.start()
            await telegram.set_up(menus(loaded.service.languages), loaded.service.languages[0])
            around = surroundings(ring, loaded.flows, name, rehearsal=True)
            yield address, Serving(vault, telegram, around, SystemClock())
        finally:
            await telegram.close()
            await vault.close()
