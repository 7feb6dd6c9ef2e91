"""Messages arrive in order, after trouble and after a restart, and trouble stays in its chat."""

from pathlib import Path

from bot.sandbox import Fault
from tests.e2e.one_bot import heard, one_bot

FIRST = "Aide pour une facture"


async def test_trouble_delays_and_loses_nothing() -> None:
    """After a bad gateway, broken JSON and a busy answer, each message arrives, in order."""
    async with one_bot(Path("flows/energy-aid"), "redesign") as bot:
        amina = bot.sandbox.citizen()
        for kind in ("bad_gateway", "garbage"):
            bot.sandbox.faults.next("sendMessage", Fault(kind))
        bot.sandbox.faults.next("sendMessage", Fault("busy", 1))
        amina.say("/start")
        await amina.wait_until(lambda: bool(heard(amina) and heard(amina)[-1].buttons), timeout=30)
        await bot.accept(amina)
    texts = [message.text for message in heard(amina)]
    assert texts[0].startswith(FIRST)
    assert len(texts) >= 4


async def test_a_lost_answer_may_repeat_but_never_skips() -> None:
    """If Telegram's answer is lost, the message may come twice, and the next follows it."""
    async with one_bot(Path("flows/first-flow")) as bot:
        amina = bot.sandbox.citizen()
        bot.sandbox.faults.next("sendMessage", Fault("lost"))
        amina.say("/start")
        await amina.wait_until(lambda: len(heard(amina)) >= 3, timeout=30)
    first, again, question = [message.text for message in heard(amina)][:3]
    assert first == again
    assert question != first


async def test_a_block_stops_one_chat_only() -> None:
    """Who blocks the bot gets nothing until they return; the others are served."""
    async with one_bot(Path("flows/first-flow")) as bot:
        amina, malik = bot.sandbox.citizen(), bot.sandbox.citizen("Malik")
        await bot.say(amina, "/start")
        amina.block()
        await bot.say(malik, "/start")
        before = len(heard(amina))
        amina.unblock()
        await bot.say(amina, "/start")
    assert len(heard(amina)) > before
