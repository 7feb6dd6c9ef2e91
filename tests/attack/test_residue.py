"""R7 and R11 of privacy.md: what has been counted or erased is in no byte of any file."""

from pathlib import Path

from bot.store.vault import Vault
from tests.attack.carving import carve
from tests.attack.dump import files_in
from tests.attack.lived import Lived
from tests.store.made import SOON, citizen, ring_of, run


def test_before_a_release_the_carver_opens_the_pool(stored: Lived) -> None:
    """The control: in the copy from before the release, the carver opens all that waited."""
    carved = [found for found in carve(stored.before.files, stored.ring) if found.table == "pool"]
    assert stored.before.pooled
    assert {found.row_id for found in carved} >= stored.before.pooled
    assert all(found.begins.startswith(b'["') for found in carved)


async def test_the_carver_finds_rows_that_were_only_deleted(tmp_path: Path) -> None:
    """The control: deleted but not rewritten, at least 95 % of the runs are still in the bytes."""
    vault = await Vault.open(f"sqlite:///{tmp_path}/vault.db", ring_of(1))
    async with vault.writing() as rows:
        for number in range(40):
            await rows.add_to_pool(citizen(number), run(), SOON)
    async with vault.writing() as rows:
        await rows.drop_pooled([row for row, _ in await rows.pooled()])
    files = files_in(tmp_path)
    await vault.shrink()
    after = files_in(tmp_path)
    await vault.close()
    assert len({found.row_id for found in carve(files, ring_of(1))}) >= 38
    assert carve(after, ring_of(1)) == []


def test_after_the_last_release_no_envelope_is_left_over(stored: Lived) -> None:
    """Only rows that are still there open: no counted run, no draft, no old version."""
    carved = carve(stored.dump.files, stored.ring)
    assert {found.table for found in carved} <= {"session", "request"}
    rows = [(found.table, found.row_id) for found in carved]
    assert len(rows) == len(set(rows)), "an older version of a row"
    requests = {found.row_id for found in carved if found.table == "request"}
    assert requests <= {request.reference for request in stored.dump.requests}
    assert len(requests) >= 0.95 * len(stored.dump.requests)


def test_the_journal_names_nobody(stored: Lived) -> None:
    """No reference, no name that the vault has for anybody, no id of a run is in it."""
    held = b"".join(data for name, data in stored.dump.files.items() if "journal" in name)
    pooled = {found.row_id for found in carve(stored.before.files, stored.ring)}
    names = {request.citizen for request in stored.dump.requests} | pooled
    names |= {request.reference for request in stored.dump.requests}
    assert [name for name in names if name.encode() in held] == []
