"""One batch, one commit: all of it or nothing, once, and nobody blocks the others."""

import logging
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.conversation.inputs import Typed
from bot.conversation.phrases import phrase
from bot.conversation.turn import take_turn
from tests.service.desk import MARKER, Desk


class CommitFailedError(Exception):
    """The vault could not commit."""


async def test_a_failed_commit_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the commit fails, nothing is kept and nobody hears of it; taken again, it counts once."""
    amina = desk.sandbox.citizen()
    await desk.begin(amina)
    before, owed, said = await desk.session_of(amina), await desk.owed(), amina.say("oui")
    with monkeypatch.context() as broken:
        broken.setattr("bot.service.intake.write_batch", _fails)
        with pytest.raises(CommitFailedError):
            await desk.take(said)
    assert (await desk.session_of(amina), await desk.owed()) == (before, owed)
    assert len(desk.taken) == 2
    await desk.take(said)
    session = await desk.session_of(amina)
    assert session is not None
    assert (session.step, session.turn, len(desk.taken)) == ("who_for", 2, 3)


async def _fails(*_: Any) -> None:
    raise CommitFailedError


async def test_an_update_counts_once(desk: Desk) -> None:
    """An update that comes again, in the same batch or a later one, changes nothing."""
    amina = desk.sandbox.citizen()
    await desk.begin(amina)
    yes = amina.say("oui")
    await desk.take(yes, yes)
    before, owed = await desk.session_of(amina), await desk.owed()
    await desk.take(yes)
    assert (await desk.session_of(amina), await desk.owed()) == (before, owed)
    assert before is not None
    assert before.turn == 2


async def test_a_failing_turn_blocks_nobody(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A turn that fails is set aside with a kind word; the others of the batch count."""
    amina, malik = desk.sandbox.citizen(), desk.sandbox.citizen("Malik")
    await desk.begin(amina, malik)
    before = await desk.session_of(amina)
    monkeypatch.setattr("bot.service.batch.take_turn", _fails_on_marker)
    with capture_logs() as logged, caplog.at_level(logging.DEBUG):
        await desk.take(amina.say(MARKER), malik.say("oui"))
    assert [line["event"] for line in logged] == ["turn_failed"]
    async with desk.vault.reading() as rows:
        aside = await rows.updates_set_aside()
    assert [one.citizen for one in aside] == [desk.around.citizen_of(amina.id)]
    assert await desk.session_of(amina) == before
    after = await desk.session_of(malik)
    assert after is not None
    assert after.step == "who_for"
    assert phrase("failure.kept", "fr") in await desk.owed()
    assert MARKER not in caplog.text + str(logged)


def _fails_on_marker(*given: Any) -> Any:
    if given[2] == Typed(MARKER):
        raise ValueError(MARKER)
    return take_turn(*given)


async def test_an_unreadable_update_is_set_aside(desk: Desk) -> None:
    """What cannot be read as an update is kept for a maintainer, and the rest goes on."""
    amina = desk.sandbox.citizen()
    said = amina.say("/start")
    odd = {"update_id": 5, "message": {"chat": "not a chat"}}
    desk.sandbox.world.sent[5] = odd
    await desk.take(5, said)
    async with desk.vault.reading() as rows:
        assert len(await rows.updates_set_aside()) == 1
        assert await rows.handled([5, said]) == {5, said}
    assert len(await desk.owed()) == 2


async def test_a_stopped_session_counts_a_run(desk: Desk) -> None:
    """A citizen who stops leaves one run in the pool, and none of their answers."""
    amina = desk.sandbox.citizen()
    await desk.begin(amina)
    for words in ("oui", "/stop", "oui"):
        await desk.take(amina.say(words))
    async with desk.vault.reading() as rows:
        pooled = [run for _, run in await rows.pooled()]
    assert [(run.prototype, run.outcome) for run in pooled] == [("redesign", "stopped")]
    session = await desk.session_of(amina)
    assert session is not None
    assert (session.outcome, session.answers) == ("stopped", {})
