"""Before the notice is accepted nothing about a person is stored, whatever they send (R18)."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.conversation.session import Session
from bot.sandbox import Citizen
from bot.store import vault_tables as tables
from tests.service.desk import MARKER, Desk


async def _rows(desk: Desk) -> dict[str, int]:
    async with desk.vault.database.reading() as db:
        counts = {
            table.name: await db.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.vault_tables.sorted_tables
        }
    return {name: n for name, n in counts.items() if n and name != "setting"}


def _everything(amina: Citizen) -> list[int]:
    return [
        amina.say("/start"), amina.say(MARKER), amina.say("/privacy"), amina.say("/mydata"),
        amina.say("/delete"), amina.say("/help"), amina.send_photo(b"\xff\xd8"),
        amina.send_voice(), amina.share_contact("+33199004321"),
    ]  # fmt: skip


async def test_nothing_is_stored_before_the_notice_is_accepted(desk: Desk) -> None:
    """Only messages on their way and bare update numbers; delivered, not one row names them."""
    amina = desk.sandbox.citizen()
    updates = _everything(amina)
    await desk.take(*updates)
    assert set(await _rows(desk)) == {"outbox", "handled_update"}
    assert all(MARKER not in text for text in await desk.owed())
    async with desk.vault.writing() as rows:
        await rows.delivered([(one.citizen, one.seq) for one in desk.taken[0].messages])
    assert await _rows(desk) == {"handled_update": len(updates)}


async def test_a_failing_beginning_is_not_set_aside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the very first turn fails, not even the update is kept for a maintainer."""

    def fails(*_: object) -> None:
        raise ValueError(MARKER)

    monkeypatch.setattr("bot.service.batch.take_turn", fails)
    await desk.begin(desk.sandbox.citizen())
    assert set(await _rows(desk)) == {"outbox", "handled_update"}


async def test_a_yes_that_comes_again_after_a_failed_commit_begins(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the vault could not commit, Telegram sends the "ok" again, and it still counts."""

    async def fails(*_: object) -> None:
        raise ConnectionError

    amina = desk.sandbox.citizen()
    await desk.take(amina.say("/start"))
    accepted = amina.say("commencer")
    with monkeypatch.context() as broken:
        broken.setattr("bot.service.intake.write_batch", fails)
        with pytest.raises(ConnectionError):
            await desk.take(accepted)
    await desk.take(accepted)
    assert await desk.session_of(amina) is not None


async def test_a_typed_yes_begins_a_session_that_keeps_the_notice(desk: Desk) -> None:
    """Under the notice, a typed word makes the session, with the version of what was read."""
    amina = desk.sandbox.citizen()
    await desk.take(amina.say("/start"))
    await desk.take(amina.say("commencer"))
    session = await desk.session_of(amina)
    assert session is not None
    assert (session.step, session.address) == ("privacy", str(amina.id))
    assert len(session.notice) == 10


async def test_privacy_leaves_a_run_untouched(desk: Desk) -> None:
    """Asked in the middle, it is answered, and the open question stays as it was."""
    amina = desk.sandbox.citizen()
    await desk.begin(amina)
    before = await desk.session_of(amina)
    await desk.take(amina.say("/privacy"))
    after = await desk.session_of(amina)
    assert _still(after) == _still(before)
    assert "Responsable" in (await desk.owed())[-1]


def _still(session: Session | None) -> Session | None:
    return session and replace(session, turn=0)


async def test_a_rehearsal_begins_at_once(desk: Desk) -> None:
    """The studio is no real request: it starts at the first question."""
    desk.around = replace(desk.around, rehearsal=True)
    amina = desk.sandbox.citizen()
    await desk.take(amina.say("/start"))
    session = await desk.session_of(amina)
    assert session is not None
    assert session.step == "language"
