"""Research traces outlive the keys that sealed them, and no longer."""

from datetime import timedelta
from pathlib import Path

from bot.journal.research import ResearchRun
from bot.store.key_file import load_or_make_keys
from bot.store.research import Research
from bot.store.rotation import rotate
from bot.store.vault import Vault
from tests.store.made import SOON, TODAY


async def test_traces_stay_readable_while_keys_go(
    kept: Vault, key_file: Path, tmp_path: Path
) -> None:
    """A trace sealed five weeks ago opens after the key of that week was destroyed."""
    research = await Research.open(f"sqlite:///{tmp_path}/research.db", kept.ring)
    trace = ResearchRun("redesign", "fr", "submitted", ())
    await research.add(trace, "CODE", SOON)
    for week in (1, 6):  # and nobody looked in between
        await rotate(kept, key_file, TODAY + timedelta(weeks=week), research.database)
    assert "2026w48" not in load_or_make_keys(key_file, TODAY)[0].ciphers
    assert [run async for run in research.runs()] == [trace]
    await research.close()
