"""What a release leaves in the vault: the counts that it holds back, and the batch in hand.

A release touches two databases, and a crash may fall between them. So what is to be added to the
journal is written here first, in place of the runs that it came from, under a random token; the
journal takes a token only once; and then what is held back is all that remains here.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select, text

from bot.errors import StoreRefused
from bot.journal.stored import tally_from_rows, tally_to_rows
from bot.journal.tally import Cell, Tally
from bot.store import vault_tables as tables
from bot.store.rows import Rows

_HELD, _BATCH = "held", "batch"
_COLUMNS = tables.folding.c


@dataclass(frozen=True, slots=True)
class Fold:
    """A batch in hand: counts to add to the journal under a token, and what is held back after."""

    token: str
    counts: Mapping[Cell, int]
    held: Tally
    runs: int


class Folding(Rows):
    """The verbs about releases that began, and about counts that wait for others."""

    __slots__ = ()

    async def fold_alone(self) -> None:
        """Keep other processes from folding until this transaction ends.

        Raises StoreRefused if another one has a batch in hand.
        """
        await self._lock()
        if await self._folding(_BATCH) is not None:
            raise StoreRefused("Another release is under way. Try again in a minute.")

    async def held_back(self) -> Tally:
        """Give the counts held back."""
        found = await self._folding(_HELD)
        return tally_from_rows(json.loads(found)) if found else Tally()

    async def hold_back(self, held: Tally) -> None:
        """Keep these counts in place of those held back before; the batch in hand is done."""
        await self._change(delete(tables.folding))
        if held.counts:
            await self._fold(_HELD, json.dumps(tally_to_rows(held)))

    async def batch_in_hand(self) -> Fold | None:
        """Give the batch whose release began and did not end."""
        found = await self._folding(_BATCH)
        if found is None:
            return None
        token, counts, held, runs = json.loads(found)
        return Fold(token, tally_from_rows(counts).counts, tally_from_rows(held), runs)

    async def settle(self, fold: Fold) -> None:
        """Keep what a batch holds back; nothing happens if another process has done so by now."""
        await self._lock()
        if await self.batch_in_hand() == fold:
            await self.hold_back(fold.held)

    async def take_in_hand(self, fold: Fold) -> None:
        """Note what is about to be added to the journal."""
        counts = tally_to_rows(Tally(Counter(fold.counts)))
        content = [fold.token, counts, tally_to_rows(fold.held), fold.runs]
        await self._fold(_BATCH, json.dumps(content))

    async def _lock(self) -> None:
        if self._db.dialect.name == "postgresql":  # SQLite lets one transaction write at a time
            await self._db.execute(text("LOCK TABLE folding IN EXCLUSIVE MODE"))

    async def _folding(self, name: str) -> str | None:
        found = await self._all(select(_COLUMNS.body).where(_COLUMNS.name == name))
        return self._unseal(tables.folding, name, found[0][0]).decode() if found else None

    async def _fold(self, name: str, content: str) -> None:
        body = self._seal(tables.folding, name, content.encode())
        await self._put(tables.folding, [{"name": name, "body": body}])
