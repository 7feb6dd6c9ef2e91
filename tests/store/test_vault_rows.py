"""Promises about what the vault stores: everything comes back equal, for its citizen only."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot.errors import StoreRefused
from bot.journal.tally import Tally, tally_of
from bot.store import vault_tables as tables
from bot.store.folding import Fold
from bot.store.updates import SetAside
from bot.store.vault import Vault
from tests.store.made import OPENING, SOON, citizen, request, ring_of, run, session


async def test_sessions_come_back_equal_and_only_for_those_asked(vault: Vault) -> None:
    """A session read from the vault equals the one saved; unknown citizens are left out."""
    kept = {citizen(number): session(f"seed{number}") for number in range(3)}
    async with vault.writing() as tx:
        await tx.save_sessions(kept, SOON)
    async with vault.reading() as tx:
        assert await tx.sessions(kept) == kept
        assert await tx.sessions([citizen(1), citizen(9)]) == {citizen(1): kept[citizen(1)]}
        assert await tx.sessions([]) == {}


async def test_a_saved_session_replaces_the_one_before(vault: Vault) -> None:
    """There is one session for each citizen: the last one saved, until it is dropped."""
    async with vault.writing() as tx:
        await tx.save_sessions({citizen(1): session("old")}, SOON)
        await tx.save_sessions({citizen(1): session("new")}, SOON)
        assert await tx.sessions([citizen(1)]) == {citizen(1): session("new")}
        await tx.drop_session(citizen(1))
        assert await tx.sessions([citizen(1)]) == {}


async def test_sessions_about_to_expire_are_found_by_their_last_day(vault: Vault) -> None:
    """Whoever closes forgotten sessions gets those whose last day has come, and no others."""
    async with vault.writing() as tx:
        await tx.save_sessions({citizen(1): session()}, SOON)
        await tx.save_sessions({citizen(2): session()}, SOON + timedelta(days=1))
        assert set(await tx.sessions_until(SOON)) == {citizen(1)}
        assert await tx.sessions_until(SOON - timedelta(days=1)) == {}


async def test_more_citizens_than_one_look_up_holds_are_all_found(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look-up cut into groups gives what one look-up would."""
    monkeypatch.setattr("bot.store.rows._GROUP", 3)
    kept = {citizen(number): session() for number in range(10)}
    async with vault.writing() as tx:
        await tx.save_sessions(kept, SOON)
        assert await tx.sessions(kept) == kept


async def test_requests_come_back_equal_by_reference_citizen_and_all(vault: Vault) -> None:
    """A request read from the vault equals the one saved, whichever way it is asked for."""
    first, second = request("GU-1", citizen(1)), request("GU-2", citizen(2))
    async with vault.writing() as tx:
        await tx.save_request(second, SOON)
        await tx.save_request(first, SOON)
    async with vault.reading() as tx:
        assert await tx.request("GU-1") == first
        assert await tx.request("GU-3") is None
        assert await tx.requests() == [first, second]
        assert await tx.requests(citizen(2)) == [second]


async def test_a_request_is_replaced_and_dropped_by_its_reference(vault: Vault) -> None:
    """Saving under the same reference replaces; dropping leaves the other requests."""
    async with vault.writing() as tx:
        await tx.save_request(request("GU-1"), SOON)
        await tx.save_request(request("GU-2"), SOON)
        changed = replace(request("GU-1"), language="ar", answers={})
        await tx.save_request(changed, SOON)
        assert await tx.request("GU-1") == changed
        await tx.drop_request("GU-1")
        assert await tx.requests() == [request("GU-2")]


async def test_handled_updates_are_known_and_may_be_marked_twice(vault: Vault) -> None:
    """An update marked once or twice is handled; another one is not."""
    async with vault.writing() as tx:
        await tx.mark_handled([10, 11, 11], SOON)
        await tx.mark_handled([11, 12], SOON)
        await tx.mark_handled([], SOON)
    async with vault.reading() as tx:
        assert await tx.handled([9, 10, 11, 12, 13]) == {10, 11, 12}


async def test_an_update_set_aside_comes_back_byte_by_byte(vault: Vault) -> None:
    """What could not be handled is kept exactly, readable or not, with or without a citizen."""
    async with vault.writing() as tx:
        await tx.set_aside("unparsable", b"\xff\x00{", SOON)
        await tx.set_aside("turn_failed", b"{}", SOON, citizen(1))
    async with vault.reading() as tx:
        found = sorted(await tx.updates_set_aside(), key=lambda update: update.citizen)
    assert found == [
        SetAside("unparsable", b"\xff\x00{", ""),
        SetAside("turn_failed", b"{}", citizen(1)),
    ]


async def test_pooled_runs_come_back_equal_until_they_are_dropped(vault: Vault) -> None:
    """A run read from the pool equals the one added; dropping takes exactly the ids named."""
    async with vault.writing() as tx:
        await tx.add_to_pool(citizen(1), run("submitted"), SOON)
        await tx.add_to_pool(citizen(1), run("stopped"), SOON)
        ids = {kept.outcome: row_id for row_id, kept in await tx.pooled()}
        assert dict(await tx.pooled()) == {
            ids["submitted"]: run("submitted"),
            ids["stopped"]: run("stopped"),
        }
        await tx.drop_pooled([ids["stopped"]])
        assert await tx.pooled() == [(ids["submitted"], run("submitted"))]


async def test_only_runs_begun_long_enough_ago_are_given_when_asked(vault: Vault) -> None:
    """A release can leave out runs that expire late, because they began late."""
    async with vault.writing() as tx:
        await tx.add_to_pool(citizen(1), run("submitted"), SOON)
        await tx.add_to_pool(citizen(2), run("stopped"), SOON + timedelta(days=1))
        assert [kept for _, kept in await tx.pooled(SOON)] == [run("submitted")]


async def test_what_a_release_leaves_comes_back_equal(vault: Vault) -> None:
    """The batch in hand and the counts held back are read as written, and replaced as a whole."""
    some, other = tally_of([run("submitted")]), tally_of([run("stopped")])
    fold = Fold("token", some.counts, other, 1)
    async with vault.writing() as tx:
        assert (await tx.held_back(), await tx.batch_in_hand()) == (Tally(), None)
        await tx.hold_back(some)
        await tx.fold_alone()
        await tx.take_in_hand(fold)
        assert (await tx.held_back(), await tx.batch_in_hand()) == (some, fold)
        with pytest.raises(StoreRefused, match="under way"):
            await tx.fold_alone()
        await tx.hold_back(other)
        assert (await tx.held_back(), await tx.batch_in_hand()) == (other, None)


async def test_a_row_swapped_in_the_database_is_refused(vault: Vault) -> None:
    """Whoever gives one citizen's session to another by editing the file is found out."""
    async with vault.writing() as tx:
        await tx.save_sessions({citizen(1): session(), citizen(2): session()}, SOON)
    async with vault.database.writing() as db:
        other = select(tables.session.c.body).where(tables.session.c.citizen == citizen(2))
        await db.execute(update(tables.session).values(body=other.scalar_subquery()))
    async with vault.reading() as tx:
        assert await tx.sessions([citizen(2)]) == {citizen(2): session()}
        with pytest.raises(StoreRefused, match="table session does not open"):
            await tx.sessions([citizen(1)])


async def test_rows_of_an_older_key_open_and_are_sealed_anew_when_saved(vault: Vault) -> None:
    """After a rotation sessions are found and opened; once the key is gone they are refused."""
    async with vault.writing() as tx:
        await tx.save_sessions({citizen(1): session("a"), citizen(2): session("b")}, SOON)
    async with Vault(ring_of(2, 1), vault.database).writing() as tx:
        found = await tx.sessions([citizen(1)])
        assert found == {citizen(1): session("a")}
        await tx.save_sessions(found, SOON)
    async with Vault(ring_of(2), vault.database).reading() as tx:
        assert await tx.sessions([citizen(1)]) == {citizen(1): session("a")}
        with pytest.raises(StoreRefused, match="not in the ring"):
            await tx.sessions([citizen(2)])


async def test_the_last_day_of_a_request_can_be_moved(vault: Vault) -> None:
    """A request handed over gets an earlier last day, and expires the day after it."""
    async with vault.writing() as tx:
        await tx.save_request(request("GU-1"), SOON)
        await tx.keep_request_until("GU-1", date(2026, 12, 7))
        await tx.expire(date(2026, 12, 7))
        assert await tx.request("GU-1") == request("GU-1")
        await tx.expire(date(2026, 12, 8))
        assert await tx.request("GU-1") is None


async def test_a_request_is_handed_over_once(vault: Vault) -> None:
    """The first hand-over starts the clock of the request and its openings; the second none."""
    async with vault.writing() as tx:
        await tx.save_request(request("GU-1"), SOON)
        read = await tx.request("GU-1")
        assert read is not None
        await tx.note_opening(read, OPENING)
        assert await tx.hand_over(read, date(2026, 12, 7))
        handed = await tx.request("GU-1")
        assert handed == replace(request("GU-1"), handed_over=True)
        assert not await tx.hand_over(handed, date(2026, 12, 20))
        assert handed.expires_on == date(2026, 12, 7)
        assert await tx.openings("GU-1") == [OPENING]
        await tx.expire(date(2026, 12, 8))
        assert (await tx.request("GU-1"), await tx.openings("GU-1")) == (None, [])
