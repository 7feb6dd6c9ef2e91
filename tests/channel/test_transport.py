"""What the network or Telegram answers becomes a result or the right error."""

import asyncio

import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channel.transport import Transport
from tests.channel.fake_api import Answer, echoing, fine, raw, reset, serving, silence, wrong
from tests.channel.made_updates import TOKEN


async def ask(answer: Answer, seconds: float = 5) -> object:
    """Ask a server that answers like this."""
    async with serving(answer) as (_api, address), Transport(seconds) as transport:
        return await transport.post(f"{address}/bot{TOKEN}/getMe")


async def test_a_good_answer_is_its_result() -> None:
    """A call gives what Telegram put under `result`."""
    assert await ask(fine({"message_id": 7})) == {"message_id": 7}


@pytest.mark.parametrize(
    ("answer", "kind", "text"),
    [(wrong(400, "Bad Request: chat not found"), BadRequest, "Chat not found"),
     (wrong(401, "Unauthorized"), InvalidToken, "Unauthorized"),
     (wrong(404, "Not Found"), InvalidToken, "Not Found"),
     (wrong(403, "Forbidden: bot was blocked by the user"), Forbidden,
      "Forbidden: bot was blocked by the user"),
     (wrong(409, "Conflict: terminated"), Conflict, "Conflict: terminated"),
     (wrong(429, "Too Many Requests", retry_after=5), RetryAfter,
      "Flood control exceeded. Retry in 0:00:05"),
     (wrong(429, "Too Many Requests", retry_after="soon"), NetworkError, "Too Many Requests"),
     (wrong(429, "Too Many Requests"), NetworkError, "Too Many Requests"),
     (wrong(400, "Bad Request: odd", colour="red"), BadRequest, "Odd"),
     (wrong(502, "Bad Gateway"), NetworkError, "Bad Gateway"),
     (reset, NetworkError, "the connection failed: ServerDisconnectedError"),
     (raw(200, b"<html>Log in to the wifi</html>"), NetworkError,
      "the answer did not come from Telegram"),
     (raw(200, b"[1]"), NetworkError, "the answer did not come from Telegram"),
     (raw(200, b'{"ok": true}'), NetworkError, "the answer did not come from Telegram"),
     (raw(200, b"\xff\xfe"), NetworkError, "the answer did not come from Telegram"),
     (raw(302, b"", Location="https://example.org/"), NetworkError,
      "an error that Telegram did not write (302)")],
)  # fmt: skip
async def test_an_error_has_its_class_and_text(
    answer: Answer, kind: type[TelegramError], text: str
) -> None:
    """Each bad answer raises exactly the error that it means, in words of Telegram or our own."""
    with pytest.raises(TelegramError) as raised:
        await ask(answer)
    assert (type(raised.value), str(raised.value)) == (kind, text)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429, 500, 502, 503])
async def test_a_proxys_error_is_a_bad_gateway(status: int) -> None:
    """A proxy's own page is never taken for a blocked chat, a dead message or a revoked token."""
    with pytest.raises(TelegramError) as raised:
        await ask(echoing(status))
    expected = f"an error that Telegram did not write ({status})"
    assert (type(raised.value), str(raised.value)) == (NetworkError, expected)


async def test_silence_is_a_timeout() -> None:
    """A server that never answers is a timeout, after the seconds that were set."""
    with pytest.raises(TimedOut, match="no answer in time"):
        await ask(silence, seconds=0.05)


async def test_one_call_may_set_its_own_time() -> None:
    """A call's own seconds count instead of the pool's."""
    async with serving(silence) as (_api, address), Transport(3600) as transport:
        with pytest.raises(TimedOut):
            await transport.post(f"{address}/bot{TOKEN}/getUpdates", read_timeout=0.05)
    assert transport.read_timeout == 3600


async def test_an_endless_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer longer than anything Telegram sends does not fill the memory."""
    monkeypatch.setattr("bot.channel.transport._MOST_BYTES", 1000)
    with pytest.raises(NetworkError, match="the answer is too long"):
        await ask(raw(200, b"x" * 1001))


async def test_a_redirect_is_not_followed() -> None:
    """The token is not carried to the host that a redirect names."""
    async with serving(fine()) as (other, elsewhere):
        with pytest.raises(NetworkError):
            await ask(raw(307, b"", Location=f"{elsewhere}/bot{TOKEN}/getMe"))
    assert other.asked == []


async def test_nothing_is_sent_before_opening_or_after_closing() -> None:
    """A transport that is not open says so; closing twice is harmless."""
    transport = Transport(1)
    with pytest.raises(NetworkError, match="not open"):
        await transport.post("http://127.0.0.1:9/x")
    async with transport:
        pass
    await transport.shutdown()
    with pytest.raises(NetworkError, match="not open"):
        await transport.post("http://127.0.0.1:9/x")


async def test_a_call_can_be_broken_off() -> None:
    """Cancelling a call cancels it, and is not taken for a failure of the network."""
    async with serving(silence) as (api, address), Transport(60) as transport:
        call = asyncio.ensure_future(transport.post(f"{address}/bot{TOKEN}/getUpdates"))
        await api.reached.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
