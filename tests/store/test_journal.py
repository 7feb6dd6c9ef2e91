"""Promises about the journal: counts add up, each release counts once, whatever is tried again."""

import asyncio
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.journal.tally import Cell
from bot.store.journal import Journal

_DONE = Cell("outcome", "redesign", "v1", "submitted", "fr")
_LEFT = Cell("outcome", "redesign", "v1", "abandoned", "*")


async def test_counts_of_releases_add_up(journal: Journal) -> None:
    """A cell of two releases holds their sum; a cell of one holds its own count."""
    assert await journal.add(Counter({_DONE: 5}), "first")
    assert await journal.add(Counter({_DONE: 7, _LEFT: 6}), "second")
    assert await journal.read() == Counter({_DONE: 12, _LEFT: 6})


async def test_a_release_tried_again_counts_once(journal: Journal) -> None:
    """The token decides, also when the second try brings other counts."""
    assert await journal.add(Counter({_DONE: 5}), "token")
    assert not await journal.add(Counter({_DONE: 5}), "token")
    assert not await journal.add(Counter({_LEFT: 9}), "token")
    assert await journal.read() == Counter({_DONE: 5})


async def test_the_same_release_tried_at_once_counts_once(journal: Journal) -> None:
    """Of ten tries at the same time, one says that it added."""
    tries = [journal.add(Counter({_DONE: 5}), "token") for _ in range(10)]
    assert sorted(await asyncio.gather(*tries)) == [False] * 9 + [True]
    assert await journal.read() == Counter({_DONE: 5})


async def test_an_empty_release_and_an_empty_journal(journal: Journal) -> None:
    """A release without counts is a release; a journal without releases is empty."""
    assert await journal.read() == Counter()
    assert await journal.add(Counter(), "token")
    assert not await journal.add(Counter(), "token")
    assert await journal.read() == Counter()


async def test_every_release_writes_all_counts_in_the_order_of_their_keys(
    journal: Journal,
) -> None:
    """Neither the place of a count nor the transaction that wrote it tells when it was added."""
    written: list[list[str]] = []

    def note(*parts: Any) -> None:
        if "INTO tally (" in parts[2]:
            written.append([_a_of(row) for row in parts[3]])

    event.listen(journal.database.engine.sync_engine, "before_cursor_execute", note)
    for first, second in (("5", "3"), ("9", "1")):
        counts = {_DONE._replace(a=first): 5, _DONE._replace(a=second): 5}
        await journal.add(counts, f"token {first}")
    assert written == [["3", "5"], ["1", "3", "5", "9"]]


def _a_of(row: Any) -> Any:
    return row["a"] if isinstance(row, dict) else row[3]


_CELLS = st.builds(Cell, *(st.sampled_from(["x", "y", "é*"]) for _ in range(5)))
_COUNTS = st.dictionaries(_CELLS, st.integers(1, 2**40), max_size=8).map(Counter)


@settings(max_examples=15, deadline=None)
@given(releases=st.lists(_COUNTS, max_size=4))
async def test_reading_gives_the_sum_of_what_was_added(releases: list[Counter[Cell]]) -> None:
    """Whatever the releases hold, each adds exactly itself to the journal."""
    journal = await Journal.open("memory")
    for number, counts in enumerate(releases):
        await journal.add(counts, f"token {number}")
    assert await journal.read() == sum(releases, Counter[Cell]())
    await journal.close()
