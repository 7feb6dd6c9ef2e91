"""Closed runs leave the vault's pool and become counts in the journal, once each.

The two databases share no transaction, so the batch is marked first, then counted under a token
that the journal takes only once, then deleted: a crash at any point is mended by the next release.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.journal.release import ReleaseRule, plan_release
from bot.journal.tally import tally_of
from bot.journal.trace import Run
from bot.store.journal import Journal
from bot.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Released:
    """What a release did, in runs: counted, dropped because too few, still waiting."""

    counted: int
    dropped: int
    waiting: int


async def release(
    vault: Vault, journal: Journal, rule: ReleaseRule, ripe_by: date = date.max
) -> Released:
    """Finish a release that a crash cut short, then fold the runs that the rule allows.

    `ripe_by` leaves out runs whose horizon has not passed (`bot.service.horizon.ripe`).
    """
    mended = await _finish_begun(vault, journal)
    token = secrets.token_hex(16)
    async with vault.writing() as pool:
        plan = plan_release(await pool.pooled(ripe_by), rule)
        await pool.mark_batch(token, plan.run_ids)
        await pool.drop_pooled(plan.dropped)
    if plan.run_ids:
        await journal.add(plan.tally.counts, token)
        await _forget(vault, plan.run_ids)
    await vault.shrink()
    return Released(mended + len(plan.run_ids), len(plan.dropped), plan.waiting)


async def _finish_begun(vault: Vault, journal: Journal) -> int:
    async with vault.reading() as pool:
        begun = await pool.batches()
    for token, pooled in begun.items():
        await journal.add(tally_of(run for _, run in pooled).counts, token)
        await _forget(vault, _ids(pooled))
    return sum(map(len, begun.values()))


def _ids(pooled: Sequence[tuple[str, Run]]) -> tuple[str, ...]:
    return tuple(row for row, _ in pooled)


async def _forget(vault: Vault, ids: Sequence[str]) -> None:
    async with vault.writing() as pool:
        await pool.drop_pooled(ids)
