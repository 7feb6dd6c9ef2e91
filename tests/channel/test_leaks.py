"""The token never leaves in a log line or an exception, whatever happens on the way."""

import asyncio
import logging
import traceback

import pytest
from telegram.error import NetworkError

from bot.channel.calls import Call
from bot.channel.telegram_bot import Telegram
from bot.channel.transport import Transport
from tests.channel.fake_api import Answer, echoing, fine, raw, reset, serving, silence, wrong
from tests.channel.made_updates import CITIZEN, TOKEN

# The library writes some descriptions in small letters.
SECRET = TOKEN.partition(":")[2].lower()
ANSWERS: dict[str, Answer] = {
    "success": fine({"message_id": 1}),
    "400": wrong(400, "Bad Request: message text is empty"),
    "400 with the token": wrong(400, f"Bad Request: no such path /bot{TOKEN}/x"),
    "401": wrong(401, "Unauthorized"),
    "403": wrong(403, "Forbidden: bot was blocked by the user"),
    "409": wrong(409, "Conflict"),
    "429": wrong(429, "Too Many Requests", retry_after=3),
    "502 page with the address": echoing(502),
    "404 page with the address": echoing(404),
    "200 page with the address": echoing(200),
    "redirect": raw(302, b"", Location=f"https://example.org/bot{TOKEN}/x"),
    "reset": reset,
    "timeout": silence,
}


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Catch every log line of every library, DEBUG included."""
    for name in ("", "aiohttp", "aiohttp.client", "asyncio", "telegram", "bot"):
        caplog.set_level(logging.DEBUG, logger=name)
    # The fake server is Telegram's side: what it writes about requests is not ours.
    caplog.set_level(logging.CRITICAL, logger="aiohttp.access")
    caplog.set_level(logging.CRITICAL, logger="aiohttp.server")
    return caplog


def told(error: BaseException | None) -> str:
    """Give all that an exception says, with the exceptions behind it, shown or hidden."""
    if error is None:
        return ""
    behind = told(error.__cause__) + told(error.__context__)
    return repr(error) + str(error) + "".join(traceback.format_exception(error)) + behind


async def outcomes(telegram: Telegram) -> list[BaseException]:
    """Make every kind of call, and give the errors that came."""
    await telegram.start()
    calls = (
        telegram.send(Call("sendMessage", {"chat_id": CITIZEN, "text": "Zoé"})),
        telegram.get_updates(5, 0),
        telegram.download("f", 10),
    )
    done = [await asyncio.gather(call, return_exceptions=True) for call in calls]
    await telegram.close()
    return [result for (result,) in done if isinstance(result, BaseException)]


@pytest.mark.parametrize("name", ANSWERS)
async def test_no_answer_makes_the_token_leak(
    name: str, everything_logged: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a log line at DEBUG nor an exception, nor one behind it, shows token or citizen."""
    monkeypatch.setattr("bot.channel.telegram_bot._CALL_SECONDS", 0.2)
    async with serving(fine({"username": "guichet_bot"}), ANSWERS[name]) as (_api, address):
        errors = await outcomes(Telegram(TOKEN, address))
    assert len(errors) >= 2
    for written in (everything_logged.text, *map(told, errors)):
        assert SECRET not in written.lower()
        assert str(CITIZEN) not in written
        assert "Zoé" not in written


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://", "ftp://x", "http://[bad", ""])
async def test_no_address_makes_the_token_leak(
    address: str, everything_logged: pytest.LogCaptureFixture
) -> None:
    """A server that is not there, or an address that is none, is told without the token."""
    async with Transport(5) as transport:
        with pytest.raises(NetworkError, match="the connection failed") as raised:
            await transport.post(f"{address}/bot{TOKEN}/getMe")
    assert SECRET not in (everything_logged.text + told(raised.value)).lower()
