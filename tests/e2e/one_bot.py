"""The real bot in the test's own process, on a sandbox over HTTP, its vault open to look into."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.channel.telegram_bot import Telegram
from bot.conversation.session import Session
from bot.flow.load import load_service
from bot.sandbox import Citizen, Sandbox, Seen, serve
from bot.service.clock import SystemClock
from bot.service.serving import Serving
from bot.service.surroundings import surroundings
from bot.store.keys import keys_from_text, new_keys_text
from bot.store.vault import Vault

TOKEN = "12345:" + "A" * 35


@dataclass
class OneBot:
    """A running bot, the sandbox it speaks to, and one way to look at a citizen's session."""

    sandbox: Sandbox
    serving: Serving

    async def session_of(self, citizen: Citizen) -> Session | None:
        """Give the citizen's session as the vault holds it."""
        name = self.serving.around.citizen_of(citizen.id)
        async with self.serving.vault.reading() as vault:
            return (await vault.sessions([name])).get(name)

    async def say(self, citizen: Citizen, words: str) -> str:
        """Type words, or tap a key that begins with = or !; gives the last reply.

        A newcomer who is shown the notice accepts it at once.
        """
        before = len(heard(citizen))
        if words[0] in "=!":
            last = heard(citizen)[-1]
            citizen.tap(next(b.data for b in last.all_buttons if b.data.endswith(f":{words}")))
        else:
            citizen.say(words)
        await citizen.wait_until(
            lambda: len(heard(citizen)) > before and _asks(citizen), timeout=30
        )
        return await self.accept(citizen) if _is_notice(citizen) else heard(citizen)[-1].text

    async def accept(self, citizen: Citizen) -> str:
        """Tap the button under the notice; gives the first question."""
        before = len(heard(citizen))
        citizen.tap(heard(citizen)[-1].all_buttons[0].data)
        await citizen.wait_until(
            lambda: len(heard(citizen)) > before and _asks(citizen), timeout=30
        )
        return heard(citizen)[-1].text


def _is_notice(citizen: Citizen) -> bool:
    return any(":+" in button.data for button in heard(citizen)[-1].all_buttons)


def heard(citizen: Citizen) -> list[Seen]:
    """Give what the bot said in a citizen's chat."""
    return [message for message in citizen.messages if message.from_bot]


def _asks(citizen: Citizen) -> bool:
    """Tell whether the last word is a question: a turn may say more than one thing."""
    return bool(heard(citizen)[-1].buttons)


@asynccontextmanager
async def one_bot(service: Path, prototype: str = "", url: str = "memory") -> AsyncIterator[OneBot]:
    """Serve `service` on a sandbox in this process until the block ends.

    With a `prototype`, every citizen gets that one; else each draws one, as in a trial.
    """
    sandbox, ring = Sandbox(TOKEN, limits=None), keys_from_text(new_keys_text())
    loaded = load_service(service).flows
    flows = {prototype: loaded[prototype]} if prototype else loaded
    vault = await Vault.open(url, ring)
    async with serve(sandbox) as address:
        telegram = Telegram(TOKEN, address)
        serving = Serving(
            vault, telegram, surroundings(ring, flows, await telegram.start()), SystemClock()
        )
        running = asyncio.create_task(serving.run())
        try:
            yield OneBot(sandbox, serving)
        finally:
            serving.stop.set()
            await running
            await telegram.close()
            await vault.close()
