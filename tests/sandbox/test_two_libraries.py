"""The sandbox speaks the Bot API, not a dialect: two libraries hold the same conversation."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

import aiogram
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import Citizen, Sandbox, serve

TOKEN = "12345:" + "A" * 35
HEARD = ["/start", "Bonjour 👋🏽", "=yes", "photo"]


class Bot(Protocol):
    """What this conversation needs of a library."""

    async def next(self) -> tuple[str, str]:
        """Wait for the next update; gives its kind and what it holds."""

    async def ask(self, chat: int, text: str) -> int:
        """Send a text with two buttons; gives its message id."""

    async def toast(self, query: str, text: str) -> None:
        """Answer a tap."""

    async def change(self, chat: int, message: int, text: str) -> None:
        """Change a message."""

    async def fetch(self, file_id: str) -> bytes:
        """Fetch a file."""


class PythonTelegramBot:
    """The conversation's steps, by python-telegram-bot."""

    def __init__(self, bot: telegram.Bot) -> None:
        self.bot, self.offset = bot, 0

    async def next(self) -> tuple[str, str]:
        """Wait for the next update."""
        updates = await self.bot.get_updates(offset=self.offset, limit=1, timeout=5)
        self.offset = updates[0].update_id + 1
        query, message = updates[0].callback_query, updates[0].message
        if query:
            return query.id, query.data or ""
        assert message
        return "", message.photo[-1].file_id if message.photo else message.text or ""

    async def ask(self, chat: int, text: str) -> int:
        """Send a text with two buttons."""
        row = [telegram.InlineKeyboardButton(t, callback_data=d) for t, d in BUTTONS]
        markup = telegram.InlineKeyboardMarkup([row])
        return (await self.bot.send_message(chat, text, reply_markup=markup)).message_id

    async def toast(self, query: str, text: str) -> None:
        """Answer a tap."""
        await self.bot.answer_callback_query(query, text)

    async def change(self, chat: int, message: int, text: str) -> None:
        """Change a message."""
        await self.bot.edit_message_text(text, chat, message)

    async def fetch(self, file_id: str) -> bytes:
        """Fetch a file."""
        return bytes(await (await self.bot.get_file(file_id)).download_as_bytearray())


class Aiogram:
    """The conversation's steps, by aiogram."""

    def __init__(self, bot: aiogram.Bot) -> None:
        self.bot, self.offset = bot, 0

    async def next(self) -> tuple[str, str]:
        """Wait for the next update."""
        updates = await self.bot.get_updates(offset=self.offset, limit=1, timeout=5)
        self.offset = updates[0].update_id + 1
        query, message = updates[0].callback_query, updates[0].message
        if query:
            return query.id, query.data or ""
        assert message
        return "", message.photo[-1].file_id if message.photo else message.text or ""

    async def ask(self, chat: int, text: str) -> int:
        """Send a text with two buttons."""
        row = [InlineKeyboardButton(text=t, callback_data=d) for t, d in BUTTONS]
        markup = InlineKeyboardMarkup(inline_keyboard=[row])
        return (await self.bot.send_message(chat, text, reply_markup=markup)).message_id

    async def toast(self, query: str, text: str) -> None:
        """Answer a tap."""
        await self.bot.answer_callback_query(query, text)

    async def change(self, chat: int, message: int, text: str) -> None:
        """Change a message."""
        await self.bot.edit_message_text(text, chat_id=chat, message_id=message)

    async def fetch(self, file_id: str) -> bytes:
        """Fetch a file."""
        file = await self.bot.get_file(file_id)
        found = await self.bot.download_file(file.file_path or "")
        assert found
        return found.read()


BUTTONS = (("Oui", "=yes"), ("Non", "=no"))


@asynccontextmanager
async def _python_telegram_bot(address: str) -> AsyncIterator[Bot]:
    bot = telegram.Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot")
    async with bot:
        yield PythonTelegramBot(bot)


@asynccontextmanager
async def _aiogram(address: str) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    async with aiogram.Bot(TOKEN, session) as bot:
        yield Aiogram(bot)


async def _converse(bot: Bot, citizen: Citizen) -> list[str]:
    """Hold the conversation; gives what the bot heard."""
    citizen.say("/start")
    heard = [(await bot.next())[1]]
    citizen.say("Bonjour 👋🏽")
    heard.append((await bot.next())[1])
    message = await bot.ask(citizen.id, "Ça va ?")
    citizen.tap("Oui")
    query, data = await bot.next()
    await bot.toast(query, "Noté")
    await bot.change(citizen.id, message, "Ça va : oui")
    citizen.send_photo(b"\xff\xd8 a photo")
    content = await bot.fetch((await bot.next())[1])
    return [*heard, data, "photo" if content == b"\xff\xd8 a photo" else "other bytes"]


@pytest.mark.parametrize("library", [_python_telegram_bot, _aiogram], ids=["ptb", "aiogram"])
async def test_the_same_conversation(library: type[object]) -> None:
    """Each library hears the same updates, and the citizen sees the same messages."""
    sandbox = Sandbox(TOKEN, limits=None, seed=3)
    citizen = sandbox.citizen()
    async with serve(sandbox) as address, library(address) as bot:  # type: ignore[call-arg, attr-defined]  # a context manager
        assert await _converse(bot, citizen) == HEARD
    seen = [(m.text, m.buttons, m.from_bot) for m in citizen.messages]
    assert seen == [
        ("/start", (), False),
        ("Bonjour 👋🏽", (), False),
        ("Ça va : oui", (), True),
        ("", (), False),
    ]
    assert citizen.toasts == ["Noté"]
