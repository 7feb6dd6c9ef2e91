"""Raw calls of the Bot API, as JSON over HTTP."""

from typing import Any

import aiohttp

TOKEN = "12345:" + "A" * 35


async def call(address: str, method: str, token: str = TOKEN, **given: Any) -> dict[str, Any]:
    """Call a method; gives Telegram's whole answer, refusals too."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/bot{token}/{method}", json=given) as answer,
    ):
        found: dict[str, Any] = await answer.json()
        return found


async def updates(address: str, **given: Any) -> list[int]:
    """Give the ids of the updates that getUpdates gives."""
    answer = await call(address, "getUpdates", **given)
    return [update["update_id"] for update in answer["result"]]
