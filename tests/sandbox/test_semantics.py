"""Telegram's own rules: redelivery, offsets, expiry, refusals in its own words, faults on order."""

import asyncio
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Citizen, Fault, Limits, Sandbox, serve
from tests.sandbox.api import TOKEN, call, updates


@dataclass
class Clock:
    """A clock that the test moves."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


async def test_an_update_comes_again_until_it_is_confirmed() -> None:
    """Without an offset the same updates come again; an offset confirms all before it."""
    sandbox = Sandbox(TOKEN, limits=None)
    citizen = sandbox.citizen()
    first, second, third = citizen.say("a"), citizen.say("b"), citizen.say("c")
    async with serve(sandbox) as address:
        assert await updates(address) == [first, second, third]
        assert await updates(address) == [first, second, third]
        assert await updates(address, offset=second, limit=1) == [second]
        assert await updates(address) == [second, third]
        assert await updates(address, offset=-1) == [third]
        assert await updates(address, offset=third + 1) == []


async def test_a_long_poll_wakes_and_a_second_poller_ends_it() -> None:
    """A waiting poll wakes on a new update; a second poller ends the first with 409."""
    sandbox = Sandbox(TOKEN, limits=None)
    citizen = sandbox.citizen()
    async with serve(sandbox) as address:
        waiting = asyncio.create_task(updates(address, timeout=20))
        await asyncio.sleep(0.1)
        said = citizen.say("bonjour")
        assert await waiting == [said]
        waiting_again = asyncio.create_task(
            call(address, "getUpdates", offset=said + 1, timeout=20)
        )
        await asyncio.sleep(0.1)
        assert await updates(address, offset=said + 1) == []
        refused = await waiting_again
    assert (refused["error_code"], refused["description"].split(":")[0]) == (409, "Conflict")


async def test_taps_expire_long_before_messages() -> None:
    """A tap is kept 150 seconds, a message a day."""
    clock = Clock()
    sandbox = Sandbox(TOKEN, clock=clock, limits=None)
    citizen = sandbox.citizen()
    said = citizen.say("bonjour")
    async with serve(sandbox) as address:
        await call(address, "sendMessage", chat_id=citizen.id, text="?", reply_markup=KEYBOARD)
        citizen.tap("Oui")
        clock.now += 151
        assert await updates(address) == [said]
        clock.now += 86_400
        assert await updates(address) == []


KEYBOARD = {"inline_keyboard": [[{"text": "Oui", "callback_data": "=yes"}]]}
LONG_DATA = {"inline_keyboard": [[{"text": "Oui", "callback_data": "é" * 33}]]}
REFUSALS: dict[str, tuple[str, dict[str, Any], int, str]] = {
    "empty text": ("sendMessage", {"text": ""}, 400, "Bad Request: message text is empty"),
    "4,097 units, emoji count two": (
        "sendMessage", {"text": "👋" * 2048 + "x"}, 400, "Bad Request: message is too long",
    ),
    "65 bytes in a button": (
        "sendMessage", {"text": "?", "reply_markup": LONG_DATA}, 400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    "markup that does not close": (
        "sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, 400,
        "Bad Request: can't parse entities",
    ),
    "an old query": (
        "answerCallbackQuery", {"callback_query_id": "1"}, 400, "Bad Request: query is too old",
    ),
    "a chat that is not": (
        "sendMessage", {"chat_id": 77, "text": "?"}, 400, "Bad Request: chat not found",
    ),
    "a method that is not": ("sendPizza", {}, 404, "Not Found"),
    "a message that is not": (
        "editMessageText", {"message_id": 1, "text": "?"}, 400,
        "Bad Request: message to edit not found",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("method", "given", "code", "words"), REFUSALS.values(), ids=REFUSALS)
async def test_refused_in_telegrams_words(
    method: str, given: dict[str, Any], code: int, words: str
) -> None:
    """A wrong call is refused with the code and the words of the real server."""
    sandbox = Sandbox(TOKEN, limits=None)
    citizen = sandbox.citizen()
    citizen.say("bonjour")
    async with serve(sandbox) as address:
        answer = await call(address, method, **({"chat_id": citizen.id} | given))
    assert (answer["ok"], answer["error_code"]) == (False, code)
    assert answer["description"].startswith(words)


async def test_other_refusals() -> None:
    """A wrong token, an unchanged message, a block and too many messages are refused as well."""
    sandbox = Sandbox(TOKEN, limits=Limits())
    citizen = sandbox.citizen()
    citizen.say("bonjour")
    async with serve(sandbox) as address:
        assert (await call(address, "getMe", token="1:B"))["error_code"] == 401
        sent = await call(address, "sendMessage", chat_id=citizen.id, text="a")
        message = sent["result"]["message_id"]
        same = await call(
            address, "editMessageText", chat_id=citizen.id, message_id=message, text="a"
        )
        assert same["description"].startswith("Bad Request: message is not modified")
        busy = await _until_refused(address, citizen)
        assert busy["error_code"] == 429
        assert busy["parameters"]["retry_after"] >= 1
        citizen.block()
        blocked = await call(address, "sendMessage", chat_id=citizen.id, text="b")
        assert blocked["description"] == "Forbidden: bot was blocked by the user"


async def _until_refused(address: str, citizen: Citizen) -> dict[str, Any]:
    for _ in range(100):
        answer = await call(address, "sendMessage", chat_id=citizen.id, text="x")
        if not answer["ok"]:
            return answer
    raise AssertionError("never refused")


async def test_faults_come_once_and_in_order() -> None:
    """Ordered trouble comes to the next calls only; a lost answer has done its work."""
    sandbox = Sandbox(TOKEN, limits=None)
    citizen = sandbox.citizen()
    citizen.say("bonjour")
    sandbox.faults.next("sendMessage", Fault("busy", 3))
    sandbox.faults.next("sendMessage", Fault("lost"))
    async with serve(sandbox) as address, aiohttp.ClientSession() as session:
        url = f"{address}/bot{TOKEN}/sendMessage"
        given = {"chat_id": citizen.id, "text": "x"}
        codes = []
        for _ in range(3):
            async with session.post(url, json=given) as answer:
                codes.append(answer.status)
    assert codes == [429, 502, 200]
    assert [m.text for m in citizen.messages if m.from_bot] == ["x", "x"]
