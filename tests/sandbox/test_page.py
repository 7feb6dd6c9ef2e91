"""The page to chat on: for this machine only, nothing from elsewhere, and it chats."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Sandbox, serve
from tests.sandbox.api import TOKEN, call

PAGE = Path("bot/sandbox/page")


async def test_the_page_allows_nothing_from_elsewhere() -> None:
    """A strict policy forbids scripts, styles and calls from anywhere but the page itself."""
    async with (
        serve(Sandbox(TOKEN)) as address,
        aiohttp.ClientSession() as session,
        session.get(f"{address}/") as answer,
    ):
        policy = answer.headers["Content-Security-Policy"]
        text = await answer.text()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http://" not in text
    assert "https://" not in text


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
async def test_other_sites_are_refused(headers: dict[str, str]) -> None:
    """A page of another site cannot reach this one through the browser."""
    async with serve(Sandbox(TOKEN)) as address, aiohttp.ClientSession() as session:
        for path in ("/", "/sandbox/citizens", "/sandbox/events"):
            async with session.get(f"{address}{path}", headers=headers) as answer:
                assert answer.status == 403


async def test_a_person_chats_through_the_page() -> None:
    """What is written and tapped on the page reaches the bot, and its words reach the page."""
    sandbox = Sandbox(TOKEN, limits=None)
    async with serve(sandbox) as address, aiohttp.ClientSession() as session:
        made = await _post(session, f"{address}/sandbox/citizens", {"language": "ar"})
        person = f"{address}/sandbox/citizens/{made['id']}"
        assert await _post(session, person, {"do": "say", "text": "<b>مرحبا"}) == {"ok": True}
        markup = {"inline_keyboard": [[{"text": "نعم", "callback_data": "=yes"}]]}
        sent = await call(address, "sendMessage", chat_id=made["id"], text="?", reply_markup=markup)
        tap = {"do": "tap", "data": "=yes", "message": sent["result"]["message_id"]}
        assert await _post(session, person, tap) == {"ok": True}
        assert await _post(session, person, tap | {"data": "=no"}) == {"error": "not possible"}
        async with session.get(person) as answer:
            shown = await answer.json()
        kinds = [list(update)[1] for update in (await call(address, "getUpdates"))["result"]]
    assert [(m["text"], m["from_bot"]) for m in shown["messages"]] == [
        ("<b>مرحبا", False), ("?", True),
    ]  # fmt: skip
    assert kinds == ["message", "callback_query"]


async def _post(session: aiohttp.ClientSession, url: str, body: dict[str, Any]) -> dict[str, Any]:
    async with session.post(url, json=body) as answer:
        found: dict[str, Any] = await answer.json()
        return found


def test_words_become_text_and_never_markup() -> None:
    """The page puts words in as text; no code path parses them as HTML or runs them."""
    script = (PAGE / "page.js").read_text(encoding="utf-8")
    for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert danger not in script
