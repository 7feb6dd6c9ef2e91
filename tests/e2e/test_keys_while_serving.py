"""The running bot changes its keys by itself, and follows a command that changes them beside it."""

import asyncio
from pathlib import Path

from bot.sandbox import Citizen, Sandbox, serve
from bot.store import private_file
from tests.e2e.bot_process import TOKEN, BotProcess
from tests.e2e.one_bot import heard
from tests.store.made import key

SERVICE = Path("flows/first-flow")


async def test_a_conversation_goes_on_while_the_keys_change(tmp_path: Path) -> None:
    """An old key goes at the start; one put in by hand seals every row, and no turn fails."""
    sandbox, file = Sandbox(TOKEN, limits=None), tmp_path / "vault.key"
    private_file.make(file, f"mac:{key(0)}\n2020w01:{key(1)}\n")
    citizen = sandbox.citizen("Zoé")
    async with serve(sandbox) as address:
        bot = BotProcess(address, tmp_path, SERVICE)
        await bot.start()
        await _answered(citizen, "/start")
        await _answered(citizen, "oui")
        await _until_gone(file, b"2020w01")
        private_file.change(file, lambda held: f"by-hand:{key(9)}\n".encode() + held)
        rotated = await bot.command("keys", "rotate")
        await _answered(citizen, "/help")
        listed = (await bot.command("keys", "list")).splitlines()
        assert await bot.stop() == 0
    assert "sealed anew with by-hand" in rotated
    assert listed[0].startswith("by-hand")
    assert listed[0].endswith("seals new rows")
    assert [" 0 rows" in line for line in listed] == [False, True]


async def _answered(citizen: Citizen, words: str) -> None:
    before = len(heard(citizen))
    citizen.say(words)
    await citizen.wait_until(lambda: len(heard(citizen)) > before, timeout=60)


async def _until_gone(file: Path, word: bytes) -> None:
    async with asyncio.timeout(30):
        while word in private_file.read(file)[0]:  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.05)
