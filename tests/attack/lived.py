"""A population that has lived in two databases, and the insider's copies of them on the way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from bot.journal.release import ReleaseRule
from bot.journal.trace import Run
from bot.service.release import Releasing
from bot.store.journal import Journal
from bot.store.keys import KeyRing
from bot.store.vault import Vault
from tests.attack.citizens import Citizen, make_citizens
from tests.attack.dump import Dump, files_in, files_of_postgres
from tests.attack.form import load_editions, sections_of_form
from tests.attack.population import LAST_CLOSED, Population
from tests.store.made import ring_of
from tests.store.postgres import Postgres

RELEASE_DAYS = (15, 30, 45)
"""When the operator runs `guichet release`; `--final` comes on the last day."""


@dataclass(frozen=True)
class Stores:
    """Where a vault and a journal are; `read` gives the bytes of both."""

    vault_url: str
    journal_url: str
    read: Callable[[], Mapping[str, bytes]]

    @classmethod
    def in_files(cls, folder: Path) -> Self:
        """Give two SQLite files in a folder."""
        vault, journal = (f"sqlite:///{folder}/{name}.db" for name in ("vault", "journal"))
        return cls(vault, journal, partial(files_in, folder))

    @classmethod
    def in_postgres(cls, running: Postgres) -> Self:
        """Give two new databases of a server."""
        names = ("lived_vault", "lived_journal")
        for name in names:
            running.run(f"CREATE DATABASE {name}")
        vault, journal = map(running.url, names)
        return cls(vault, journal, partial(files_of_postgres, running, names))


@dataclass(frozen=True)
class Lived:
    """Citizens with their truth, the copy of the files before the last release, and the last."""

    citizens: Sequence[Citizen]
    ring: KeyRing
    before: Dump
    dump: Dump

    @classmethod
    async def of(cls, count: int, folder: Path, stores: "Stores") -> Self:
        """Let `count` citizens live in two databases; `folder` takes their forms."""
        ring, copies = ring_of(1), list[Dump]()
        vault = await Vault.open(stores.vault_url, ring)
        journal = await Journal.open(stores.journal_url)
        releasing = Releasing(vault, journal, sections_of_form())
        citizens = make_citizens(count, seed=1)

        async def at_day_end(day: int) -> None:
            if day == LAST_CLOSED:
                copies.append(await Dump.of(vault, journal, stores.read()))
            if day in RELEASE_DAYS or day == LAST_CLOSED:
                await releasing.release(ReleaseRule(final=day == LAST_CLOSED))

        await Population(vault, load_editions(folder / "flows"), citizens).live(at_day_end)
        lived = cls(citizens, ring, copies[0], await Dump.of(vault, journal, stores.read()))
        await journal.close()
        await vault.close()
        return lived


async def runs_of_others(count: int, folder: Path, seed: int = 2) -> list[Run]:
    """Give the runs of other citizens, who live in a vault that nobody looks at."""
    citizens = make_citizens(count, seed)
    vault = await Vault.open("memory", ring_of(1))
    await Population(vault, load_editions(folder), citizens, seed).live(_nothing)
    await vault.close()
    return [citizen.run for citizen in citizens if citizen.run is not None]


async def _nothing(_: int) -> None:
    """Do nothing at the end of a day."""
