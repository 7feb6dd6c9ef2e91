"""From Telegram's wire to an input and back to the wire, with every part of the channel real."""

import asyncio

from aiohttp import web

from bot.channel.arrivals import Arrival
from bot.channel.calls import message
from bot.channel.polling import poll
from bot.channel.telegram_bot import Telegram
from bot.channel.updates import read_update
from bot.conversation.inputs import Typed
from bot.conversation.replies import Reply
from tests.channel.fake_api import fine, serving
from tests.channel.made_updates import CITIZEN, TOKEN, said


async def test_an_update_is_answered_and_then_acknowledged() -> None:
    """An update that could not be made safe comes again, is answered, and only then let go."""
    stop, tries = asyncio.Event(), iter([OSError("disk full"), None])
    batch = fine([said(text="oui")])

    async def last(request: web.Request) -> web.StreamResponse:
        stop.set()
        return await fine([])(request)

    answers = (fine({"username": "guichet_bot"}), batch, batch, fine({"message_id": 42}), last)

    async def rest(_seconds: float) -> None:
        await asyncio.sleep(0)

    async with serving(*answers) as (api, address):
        telegram = Telegram(TOKEN, address)
        name = await telegram.start()

        async def take(updates: list[dict[str, object]]) -> None:
            if failure := next(tries):
                raise failure
            arrived = [read_update(update, name) for update in updates]
            assert arrived == [Arrival(9001, CITIZEN, Typed("oui"), "fr", None, 41)]
            await telegram.send(message(CITIZEN, Reply("C’est noté.")))

        await asyncio.wait_for(poll(telegram, take, stop, rest), 10)
        await telegram.close()

    line = [(path.rpartition("/")[2], asked.get("offset")) for path, asked in api.asked]
    assert line == [
        ("getMe", None),
        ("getUpdates", None),
        ("getUpdates", None),
        ("sendMessage", None),
        ("getUpdates", 9002),
    ]
