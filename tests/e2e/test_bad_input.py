"""Whatever a citizen sends by mistake, over Telegram's own protocol: a kind word, nothing lost."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.conversation.phrases import phrase
from bot.conversation.session import Session
from bot.sandbox import Citizen
from tests.conversation.one_run import WORDS
from tests.e2e.one_bot import OneBot, heard, one_bot
from tests.service.pictures import EXE

TO_CHOICE, TO_TEXT, TO_DOCUMENT = WORDS[:4], WORDS[:14], WORDS[:20]
Act = Callable[[Citizen], object]


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[OneBot]:
    """Give a bot that serves the redesigned energy-aid request."""
    async with one_bot(Path("flows/energy-aid"), "redesign") as running:
        yield running


async def _arrive(bot: OneBot, words: tuple[str, ...]) -> Citizen:
    citizen = bot.sandbox.citizen("Amina")
    await bot.say(citizen, "/start")
    for said in words[1:]:  # the language was chosen with the notice
        await bot.say(citizen, said)
    return citizen


def _word(key: str, **values: object) -> str:
    return phrase(key, "fr", **values)


def _old_button(citizen: Citizen) -> None:
    first = next(m for m in heard(citizen) if m.buttons)
    citizen.tap(first.all_buttons[0].data, first.message_id)


def _forged(citizen: Citizen) -> None:
    last = heard(citizen)[-1]
    citizen.forge_tap("0123456789:=elec", last.message_id)


def _strange_forged(citizen: Citizen) -> None:
    last = heard(citizen)[-1]
    citizen.forge_tap("drop table", last.message_id)


REPLIES: dict[str, tuple[tuple[str, ...], Act, str]] = {
    "text where a button is due": (
        TO_CHOICE, lambda c: c.say("je voudrais une pizza"), _word("reject.not_an_option"),
    ),
    "photo where a choice is due": (
        TO_CHOICE, lambda c: c.send_photo(b"\xff\xd8jpeg"), _word("unreadable.file"),
    ),
    "photo where a text is due": (
        TO_TEXT, lambda c: c.send_photo(b"\xff\xd8jpeg"), _word("unreadable.file"),
    ),
    "text where a file is due": (
        TO_DOCUMENT, lambda c: c.say("voilà"), _word("reject.file_needed"),
    ),
    "a film where a file is due": (
        TO_DOCUMENT, lambda c: c.send_document(b"film", "film.mp4", "video/mp4"),
        _word("reject.wrong_file_type"),
    ),
    "unknown command": (TO_TEXT, lambda c: c.say("/pizza"), _word("command.unknown")),
    "only spaces": (TO_TEXT, lambda c: c.say("   "), _word("reject.too_short", minimum=2)),
    "nothing at all": (TO_TEXT, lambda c: c.say(""), _word("reject.too_short", minimum=2)),
    "10,000 characters": (
        TO_TEXT, lambda c: c.say("x" * 10_000), _word("reject.too_long", maximum=120),
    ),
    "sticker": (TO_CHOICE, lambda c: c.send_sticker(), _word("unreadable.other")),
    "voice message": (TO_TEXT, lambda c: c.send_voice(), _word("unreadable.voice")),
    "location": (TO_CHOICE, lambda c: c.send_location(), _word("unreadable.other")),
    "contact where none is due": (
        TO_CHOICE, lambda c: c.share_contact("+33199004321"), _word("unreadable.contact"),
    ),
    "edited message": (
        TO_TEXT, lambda c: c.edit(_own_message(c), "autre"), _word("edited.unchanged"),
    ),
}  # fmt: skip

TOASTS: dict[str, tuple[Act, str]] = {
    "stale button": (_old_button, _word("tap.old")),
    "forged button": (_forged, _word("tap.old")),
    "senseless button": (_strange_forged, _word("tap.old")),
}


def _own_message(citizen: Citizen) -> int:
    return next(m.message_id for m in reversed(citizen.messages) if not m.from_bot)


@pytest.mark.parametrize(("words", "act", "wanted"), REPLIES.values(), ids=REPLIES)
async def test_kind_reply(bot: OneBot, words: tuple[str, ...], act: Act, wanted: str) -> None:
    """The reply says what would help, and no answer and no place changes."""
    citizen = await _arrive(bot, words)
    before, seen = await bot.session_of(citizen), len(heard(citizen))
    act(citizen)
    await citizen.wait_until(lambda: len(heard(citizen)) > seen)
    assert wanted.split("\n", maxsplit=1)[0] in heard(citizen)[-1].text
    assert _kept(await bot.session_of(citizen)) == _kept(before)


async def test_a_program_called_a_photo(bot: OneBot) -> None:
    """A file that lies about its type is taken, fetched, turned away, and its sender told how."""
    citizen = await _arrive(bot, TO_DOCUMENT)
    citizen.send_document(EXE, "facture.jpg", "image/jpeg")
    told = f"{_word('file.not_accepted')}\n{_word('file.again')}"
    await citizen.wait_until(lambda: told in [one.text for one in heard(citizen)], timeout=30)
    async with bot.serving.vault.reading() as vault:
        name = bot.serving.around.citizen_of(citizen.id)
        (found,) = await vault.documents(citizen=name)
    assert (found.status, found.reason, found.content) == ("refused", "not_accepted", b"")


@pytest.mark.parametrize(("act", "wanted"), TOASTS.values(), ids=TOASTS)
async def test_tap_that_no_longer_counts(bot: OneBot, act: Act, wanted: str) -> None:
    """A stale or forged tap gets a toast and the open question again, and changes nothing."""
    citizen = await _arrive(bot, TO_CHOICE)
    before = await bot.session_of(citizen)
    open_question = heard(citizen)[-1].text
    act(citizen)
    await citizen.wait_until(lambda: wanted in citizen.toasts)
    await citizen.wait_until(lambda: heard(citizen)[-1].text == open_question)
    assert _kept(await bot.session_of(citizen)) == _kept(before)


async def test_doubled_tap(bot: OneBot) -> None:
    """The same tap twice, even resent as a new query, is one answer; the second gets a toast."""
    citizen = await _arrive(bot, TO_CHOICE)
    seen = len(heard(citizen))
    query = citizen.tap(heard(citizen)[-1].all_buttons[0].data)
    await citizen.wait_until(lambda: len(heard(citizen)) > seen)
    before, seen = await bot.session_of(citizen), len(heard(citizen))
    citizen.retap(query)
    await citizen.wait_until(lambda: _word("tap.again") in citizen.toasts)
    assert len(heard(citizen)) == seen
    assert _kept(await bot.session_of(citizen)) == _kept(before)


async def test_group_chat(bot: OneBot) -> None:
    """In a group words are not read, and a command is answered with the way to the private chat."""
    citizen = await _arrive(bot, TO_TEXT)
    before, seen = await bot.session_of(citizen), len(heard(citizen))
    citizen.say_in_group("Camille Martin")
    citizen.say_in_group("/start")
    await bot.say(citizen, "/help")
    assert [message.text for message in citizen.group if message.from_bot] == [
        _word("group.private", link="https://t.me/guichet_sandbox_bot")
    ]
    assert len(heard(citizen)) == seen + 1
    assert _kept(await bot.session_of(citizen)) == _kept(before)


def _kept(session: Session | None) -> Session | None:
    """Give what must not change: all but the count of turns and tries, the trace and the clock."""
    if session is None:
        return None
    return replace(session, turn=0, tries=0, trace=(), clock=0.0)
