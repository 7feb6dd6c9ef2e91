"""Promises about the outbox: order for each citizen, replies first, and numbers never reused."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.outbox import Message, Outgoing, Priority
from bot.store.vault import Vault, VaultTransaction
from tests.store.made import SOON, citizen, ring_of


def _words(text: str) -> dict[str, object]:
    return {"text": text, "reply_markup": {"keyboard": [["Oui", "Non"]]}, "n": 1.5, "none": None}


def _texts(messages: tuple[Message, ...]) -> list[object]:
    return [message.parameters["text"] for message in messages]


async def test_messages_come_back_equal_in_the_order_of_sending(vault: Vault) -> None:
    """What waits is what was put in, numbered one after the other."""
    calls = [("sendMessage", _words(text)) for text in ("un", "deux", "trois")]
    async with vault.writing() as tx:
        sent = await tx.enqueue(citizen(1), 1, calls, SOON)
    async with vault.reading() as tx:
        assert await tx.waiting() == sent
    assert [message.seq - sent[0].seq for message in sent] == [0, 1, 2]
    assert _texts(sent) == ["un", "deux", "trois"]
    assert sent[0] == Message(citizen(1), sent[0].seq, 1, "sendMessage", _words("un"))


async def test_a_batch_keeps_each_citizens_order(vault: Vault) -> None:
    """Messages of several citizens in one batch are numbered for each citizen on its own."""
    batch = [Outgoing(citizen(n % 2), n % 2, "sendMessage", _words(str(n))) for n in range(6)]
    async with vault.writing() as tx:
        assert _texts(await tx.enqueue_many(batch, SOON)) == list("012345")
        waiting = await tx.waiting()
    by_citizen = [_texts(tuple(m for m in waiting if m.chat_id == chat)) for chat in (0, 1)]
    assert by_citizen == [list("024"), list("135")]


async def test_replies_go_before_reminders_that_waited_longer(vault: Vault) -> None:
    """A reminder lets every reply pass, also one enqueued later."""
    reminder = Outgoing(citizen(1), 1, "sendMessage", _words("later"), Priority.REMINDER)
    async with vault.writing() as tx:
        await tx.enqueue_many([reminder], SOON)
        await tx.enqueue(citizen(1), 1, [("sendMessage", _words("now"))], SOON)
        assert _texts(await tx.waiting()) == ["now", "later"]


async def test_what_is_due_later_is_left_out_when_asked(vault: Vault) -> None:
    """A message goes from the second it is due, and one without a moment goes at once."""
    at_once = Outgoing(citizen(1), 1, "sendMessage", _words("at once"))
    batch = [at_once, replace(at_once, parameters=_words("at 100"), due=100.0)]
    async with vault.writing() as tx:
        sent = await tx.enqueue_many(batch, SOON)
        assert _texts(await tx.waiting(99.0)) == ["at once"]
        assert await tx.waiting(100.0) == await tx.waiting() == sent


async def test_messages_leave_when_delivered_or_dropped(vault: Vault) -> None:
    """Removing takes exactly the messages named, and none of their neighbours."""
    calls = [("sendMessage", _words(text)) for text in "abcd"]
    async with vault.writing() as tx:
        a, b, c, d = await tx.enqueue(citizen(1), 1, calls, SOON)
        await tx.delivered([(a.citizen, a.seq), (citizen(2), b.seq)])
        await tx.dropped([(c.citizen, c.seq)])
        assert await tx.waiting() == (b, d)


async def test_a_failed_attempt_is_counted_and_put_off(vault: Vault) -> None:
    """A message that failed waits until its moment and remembers how often it failed."""
    async with vault.writing() as tx:
        first, second = await tx.enqueue(citizen(1), 1, [("a", _words("")), ("b", {})], SOON)
        await tx.retry_later([(first.citizen, first.seq)], due=50.0)
        await tx.retry_later([(first.citizen, first.seq)], due=60.0)
        assert await tx.waiting() == (replace(first, tries=2, due=60.0), second)


async def test_all_that_waits_for_one_citizen_can_be_taken_back(vault: Vault) -> None:
    """A citizen who blocked the bot gets nothing any more; or only the reminder is taken back."""
    async with vault.writing() as tx:
        (kept,) = await tx.enqueue(citizen(2), 2, [("sendMessage", _words("other"))], SOON)
        reply = Outgoing(citizen(1), 1, "sendMessage", _words("reply"))
        sent = await tx.enqueue_many([reply, replace(reply, priority=Priority.REMINDER)], SOON)
        await tx.drop_waiting(citizen(1), Priority.REMINDER)
        assert set(await _keys(tx)) == {(kept.citizen, kept.seq), (sent[0].citizen, sent[0].seq)}
        await tx.drop_waiting(citizen(1))
        assert await _keys(tx) == [(kept.citizen, kept.seq)]


async def _keys(tx: VaultTransaction) -> list[tuple[str, int]]:
    return [(message.citizen, message.seq) for message in await tx.waiting()]


async def test_a_number_is_not_given_twice_when_the_queue_was_empty(
    vault: Vault, vault_url: str
) -> None:
    """A late "delivered" about a message taken back cannot remove its successor, here or there."""
    there = await Vault.open(vault_url, ring_of(1))
    for through in (vault, there):
        async with vault.writing() as tx:
            (old,) = await tx.enqueue(citizen(1), 1, [("sendMessage", _words("old"))], SOON)
            await tx.drop_waiting(citizen(1))
        async with through.writing() as tx:
            (new,) = await tx.enqueue(citizen(1), 1, [("sendMessage", _words("new"))], SOON)
            await tx.delivered([(old.citizen, old.seq)])
            assert await tx.waiting() == (new,)
            await tx.drop_waiting(citizen(1))
    await there.close()


_STEPS = st.lists(st.integers(0, 2) | st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
async def test_order_holds_however_messages_come_and_go(
    vault: Vault, steps: list[int | tuple[int, int]]
) -> None:
    """For each citizen, what waits is what was put in and not delivered, in that order."""
    model: dict[int, list[Message]] = {0: [], 1: [], 2: []}
    async with vault.writing() as tx:
        for number, step in enumerate(steps):
            if isinstance(step, int):
                call = ("sendMessage", _words(str(number)))
                model[step] += await tx.enqueue(citizen(step), step, [call], SOON)
            else:
                done, model[step[0]] = model[step[0]][: step[1]], model[step[0]][step[1] :]
                await tx.delivered([(message.citizen, message.seq) for message in done])
        waiting = await tx.waiting()
        for chat, expected in model.items():
            assert [m for m in waiting if m.chat_id == chat] == expected
            await tx.drop_waiting(citizen(chat))
