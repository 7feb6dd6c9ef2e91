"""What is counted does not hang on the database: what is proven of one is true of both."""

import asyncio

from bot.journal.release import ReleaseRule
from bot.journal.tally import Cell
from bot.journal.trace import Run
from tests.attack.trials import draw, journals_of
from tests.store.conftest import postgres  # noqa: F401 - a fixture
from tests.store.postgres import Postgres


def test_the_same_releases_leave_the_same_counts_in_both(
    bank: list[Run],
    postgres: Postgres,  # noqa: F811 - the fixture
) -> None:
    """Journals and counts held back are equal after each release, of trials and of pilots."""
    for seed, sizes in enumerate([(300, 120, 4), (50,), (200,)]):
        batches = draw(bank, sizes, seed)
        for final in (False, True):
            rule = ReleaseRule(final=final)
            with postgres.database("vault") as vault, postgres.database("journal") as journal:
                urls = postgres.url(vault), postgres.url(journal)
                found = asyncio.run(journals_of(batches, rule, keys=True, urls=urls))
            expected: list[dict[Cell, int]]
            expected = asyncio.run(journals_of(batches, rule, keys=True))
            assert found == expected
