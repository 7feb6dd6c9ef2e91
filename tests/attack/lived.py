"""A population that has lived in two databases, and the insider's copies of them on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.journal.release import ReleaseRule
from bot.journal.trace import Run
from bot.service.release import Releasing
from bot.store.journal import Journal
from bot.store.keys import KeyRing
from bot.store.vault import Vault
from tests.attack.citizens import Citizen, make_citizens
from tests.attack.dump import Dump
from tests.attack.form import load_editions, sections_of_form
from tests.attack.population import LAST_CLOSED, Population
from tests.store.made import ring_of

RELEASE_DAYS = (15, 30, 45)
"""When the operator runs `guichet release`; `--final` comes on the last day."""


@dataclass(frozen=True)
class Lived:
    """Citizens with their truth, the copy of the files before the last release, and the last."""

    citizens: Sequence[Citizen]
    ring: KeyRing
    before: Dump
    dump: Dump

    @classmethod
    async def of(cls, count: int, folder: Path, urls: tuple[str, str] | None = None) -> Self:
        """Let `count` citizens live in two databases: by default, SQLite files in `folder`."""
        vault_url, journal_url = urls or (
            f"sqlite:///{folder}/vault.db", f"sqlite:///{folder}/journal.db",
        )  # fmt: skip
        ring, copies = ring_of(1), list[Dump]()
        vault, journal = await Vault.open(vault_url, ring), await Journal.open(journal_url)
        releasing = Releasing(vault, journal, sections_of_form())
        citizens = make_citizens(count, seed=1)

        async def at_day_end(day: int) -> None:
            if day == LAST_CLOSED:
                copies.append(await Dump.of(vault, journal, folder))
            if day in RELEASE_DAYS or day == LAST_CLOSED:
                await releasing.release(ReleaseRule(final=day == LAST_CLOSED))

        await Population(vault, load_editions(folder / "flows"), citizens).live(at_day_end)
        lived = cls(citizens, ring, copies[0], await Dump.of(vault, journal, folder))
        await journal.close()
        await vault.close()
        return lived


async def runs_of_others(count: int, folder: Path) -> list[Run]:
    """Give the runs of other citizens, who live in a vault that nobody looks at."""
    citizens = make_citizens(count, seed=2)
    vault = await Vault.open("memory", ring_of(1))
    await Population(vault, load_editions(folder), citizens, seed=2).live(_nothing)
    await vault.close()
    return [citizen.run for citizen in citizens if citizen.run is not None]


async def _nothing(_: int) -> None:
    """Do nothing at the end of a day."""
