"""Closed runs leave the vault's pool and become counts in the journal, once each.

The two databases share no transaction. So one commit in the vault puts the counts of a batch in
place of its runs; then the journal adds them under a token that it takes only once; then the vault
keeps what is held back. A crash at any point is mended by the next release.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import structlog

from bot.flow.flow import Flow
from bot.journal.places import Sections
from bot.journal.release import Before, Release, ReleaseRule, plan_release
from bot.service.horizon import ripe
from bot.store.folding import Fold
from bot.store.journal import Journal
from bot.store.vault import Vault

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Released:
    """What a release did, in runs: counted, dropped because too few, still waiting."""

    counted: int
    dropped: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Releasing:
    """A vault, the journal that its runs go to, and the sections that steps stand in."""

    vault: Vault
    journal: Journal
    sections: Sections

    async def release(self, rule: ReleaseRule, expiring_by: date = date.max) -> Released:
        """Finish a release that a crash cut short, then fold the runs that the rule allows.

        Only runs that expire by a day are folded: they began long enough ago.
        """
        mended = await self._finish()
        before = Before(await self.journal.read(), sections=self.sections)
        plan = await self._begin(before, rule, expiring_by)
        await self._finish()
        if mended or plan.run_ids or plan.dropped or plan.counts or rule.final:
            await self.vault.shrink()
        return Released(mended + len(plan.run_ids), len(plan.dropped), plan.waiting)

    async def release_ripe(self, today: date) -> None:
        """Release what is ripe today; a failure is told in the log and made good tomorrow."""
        try:
            done = await self.release(ReleaseRule(), ripe(today))
        except Exception as error:  # noqa: BLE001 - counts can wait, conversations cannot
            log.error("runs_not_released", error=type(error).__name__)  # noqa: TRY400 - its text may hold a row
        else:
            log.info("runs_released", counted=done.counted, waiting=done.waiting)

    async def _begin(self, before: Before, rule: ReleaseRule, expiring_by: date) -> Release:
        async with self.vault.writing() as rows:
            await rows.fold_alone()
            pooled = await rows.pooled(expiring_by)
            known = replace(before, held=await rows.held_back())
            plan = plan_release(pooled, known, rule)
            await rows.drop_pooled([*plan.run_ids, *plan.dropped])
            if plan.counts or plan.held != known.held:
                token = secrets.token_hex(16)
                await rows.take_in_hand(Fold(token, plan.counts, plan.held, len(plan.run_ids)))
        return plan

    async def _finish(self) -> int:
        """Add the batch in hand to the journal; gives how many runs it had."""
        async with self.vault.reading() as rows:
            fold = await rows.batch_in_hand()
        if fold is None:
            return 0
        if fold.counts:
            await self.journal.add(fold.counts, fold.token)
        async with self.vault.writing() as rows:
            await rows.settle(fold)
        return fold.runs


def sections_of(flows: Mapping[str, Flow]) -> dict[str, dict[str, str]]:
    """Give the section of each step, by prototype; each item of a repeat has its own steps."""
    return {
        name: {step.id: step.section for step in flow.steps.values() if step.section}
        for name, flow in flows.items()
    }
