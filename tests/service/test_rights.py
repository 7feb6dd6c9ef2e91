"""A citizen's rights, exercised over Telegram's own protocol: see, carry away, erase."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.conversation.phrases import phrase
from bot.journal.release import ReleaseRule
from bot.sandbox import Citizen
from bot.service.release import Releasing
from bot.store.journal import Journal
from tests.conversation.one_run import WORDS
from tests.e2e.one_bot import OneBot, heard, one_bot


@pytest_asyncio.fixture
async def bot(tmp_path: Path) -> AsyncIterator[OneBot]:
    """Give a bot that serves the redesigned request, with its vault in a file."""
    url = f"sqlite:///{tmp_path}/vault/vault.db"
    async with one_bot(Path("flows/energy-aid"), "redesign", url) as running:
        yield running


async def _arrive(bot: OneBot, count: int) -> Citizen:
    citizen = bot.sandbox.citizen("Amina")
    await bot.say(citizen, "/start")
    for said in WORDS[1:count]:
        await bot.say(citizen, said)
    return citizen


async def _finish(bot: OneBot) -> Citizen:
    """Let somebody go through to the end, where no button waits any more."""
    citizen = await _arrive(bot, len(WORDS) - 1)
    seen, last = len(heard(citizen)), heard(citizen)[-1]
    citizen.tap(next(b.data for b in last.all_buttons if b.data.endswith(f":{WORDS[-1]}")))
    await citizen.wait_until(lambda: len(heard(citizen)) > seen, timeout=20)
    return citizen


async def _file(bot: OneBot, citizen: Citizen) -> dict[str, object]:
    """Ask for everything kept, and read the file that comes."""
    before = set(bot.sandbox.world.files)
    citizen.say("/mydata")
    await citizen.wait_until(lambda: bool(set(bot.sandbox.world.files) - before), timeout=20)
    (name,) = set(bot.sandbox.world.files) - before
    found: dict[str, object] = json.loads(bot.sandbox.world.files[name])
    return found


async def _delete(citizen: Citizen) -> list[str]:
    """Erase in two taps; gives the last words."""
    seen = len(heard(citizen))
    citizen.say("/delete")
    await citizen.wait_until(lambda: len(heard(citizen)) > seen, timeout=20)
    asked = heard(citizen)[-1]
    citizen.tap(asked.all_buttons[0].data, asked.message_id)
    await citizen.wait_until(
        lambda: any(m.text == phrase("delete.done", "fr") for m in heard(citizen)), timeout=20
    )
    return [message.text for message in heard(citizen)[seen + 1 :]]


async def test_my_data_is_whole(bot: OneBot) -> None:
    """Half-way, the file has every answer, the notice read, the last day, and what was done."""
    amina = await _arrive(bot, 15)
    session = await bot.session_of(amina)
    assert session is not None
    found = await _file(bot, amina)
    answers = found["answers"]
    assert isinstance(answers, list)
    assert {one["step"]: one["status"] for one in answers} == {
        step: answer.status for step, answer in session.answers.items()
    }
    assert next(one["value"] for one in answers if one["step"] == "full_name") == "Amina Benali"
    assert found["notice_version"] == session.notice
    assert isinstance(found["kept_until"], str)
    told = found["what_you_did"]
    assert isinstance(told, list)
    assert [len(told), len(told[0])] == [1, len(session.trace)]


async def test_my_data_after_the_sending_and_after_the_counting(
    bot: OneBot, tmp_path: Path
) -> None:
    """A sent request is shown with its answers; its trace only until it is counted."""
    amina = await _finish(bot)
    before = await _file(bot, amina)
    await _count(bot, tmp_path)
    after = await _file(bot, amina)
    requests = before["requests"]
    assert isinstance(requests, list)
    assert "Amina Benali" in [one["value"] for one in requests[0]["answers"]]
    assert after["requests"] == requests
    assert [len(one) > 0 for one in (before["what_you_did"], after["what_you_did"])] == [  # type: ignore[arg-type]  # lists
        True, False,
    ]  # fmt: skip


async def _count(bot: OneBot, folder: Path) -> None:
    journal = await Journal.open(f"sqlite:///{folder}/journal.db")
    await Releasing(bot.serving.vault, journal, {}).release(ReleaseRule(at_least=1, small=1, few=1))
    await journal.close()


async def test_an_erasure_is_whole_within_five_seconds(bot: OneBot, tmp_path: Path) -> None:
    """No row and no byte that names the citizen is left in any file, and it is said quickly."""
    amina = await _arrive(bot, 15)
    name = bot.serving.around.citizen_of(amina.id).encode()
    assert name in _bytes(tmp_path / "vault")
    begun = time.monotonic()
    words = await _delete(amina)
    assert time.monotonic() - begun < 5
    while name in _bytes(tmp_path / "vault"):
        assert time.monotonic() - begun < 5, "bytes of an erased citizen are still there"
        await asyncio.sleep(0.05)
    assert await bot.session_of(amina) is None
    assert words == [phrase("delete.done", "fr")]


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


async def test_an_erasure_says_what_it_cannot_reach(bot: OneBot, tmp_path: Path) -> None:
    """After a release the counts keep a part that nobody can find; before, nothing remains."""
    amina, malik = await _finish(bot), await _finish(bot)
    before = await _delete(malik)
    await _count(bot, tmp_path)
    after = await _delete(amina)
    await amina.wait_until(lambda: phrase("delete.counted", "fr") in _texts(amina), timeout=10)
    assert phrase("delete.counted", "fr") not in [*before, *_texts(malik)]
    assert any("ses propres règles" in text for text in _texts(amina))
    assert after[0] == phrase("delete.done", "fr")
    async with bot.serving.vault.reading() as rows:
        assert await rows.requests() == []


def _texts(citizen: Citizen) -> list[str]:
    return [message.text for message in heard(citizen)]
