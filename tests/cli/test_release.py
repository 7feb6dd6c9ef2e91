"""`guichet release` while no bot runs: whoever is on the way past the horizon counts too."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.service.clock import SystemClock
from bot.store.key_file import load_or_make_keys
from bot.store.vault import Vault
from tests.cli.command_line import guichet
from tests.store.made import citizen, session

TODAY = SystemClock().now().today
OPEN = replace(session(), outcome="", reference="", counted=False)


async def _leave(folder: Path) -> None:
    """Leave two open sessions, begun long ago and yesterday."""
    ring, _ = load_or_make_keys(folder / "vault.key", TODAY)
    vault = await Vault.open(f"sqlite:///{folder / 'vault.db'}", ring)
    async with vault.writing() as rows:
        for number, days in enumerate((10, 1)):
            begun = replace(OPEN, today=TODAY - timedelta(days=days))
            await rows.save_sessions({citizen(number): begun}, TODAY + timedelta(days=20))
    await vault.close()


def test_a_release_by_hand_counts_who_gave_up_before_who_finished(tmp_path: Path) -> None:
    """Only the session open longer than the horizon waits to be counted, as abandoned."""
    asyncio.run(_leave(tmp_path / "data"))
    done = guichet(tmp_path, "release")
    assert (done.code, done.out) == (0, "0 runs counted, 0 dropped (too few), 1 waiting.\n")
