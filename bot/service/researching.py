"""Research mode beside the vault: a yes leaves a trace at the close, a code takes it away again.

The research database shares no transaction with the vault. Erasing comes before the commit that
says so to the citizen; keeping comes after the one that closed the session, and may fail alone.
"""

from datetime import date

import structlog

from bot.journal.research import research_run
from bot.service.batch import Batch
from bot.service.clock import days_after
from bot.service.retention import run_of
from bot.store.research import Research
from bot.store.vault import Vault

log = structlog.get_logger()

KEEP_RESEARCH_DAYS = 30


async def erase_research(research: Research | None, batch: Batch) -> None:
    """Erase the traces of every code of a batch; raises, and nothing is said, if that fails."""
    codes = _codes(batch)
    if research is not None and codes:
        await research.erase(codes)


async def keep_research(research: Research | None, batch: Batch) -> None:
    """Keep the traces of a committed batch; losing one is worth no failed turn."""
    gone = _codes(batch)
    closed = [
        (run, code)
        for outcome in batch.outcomes.values()
        for run, code in outcome.research
        if code not in gone
    ]
    if research is None or not closed:
        return
    try:
        for run, code in closed:
            await research.add(run, code, days_after(batch.now.today, KEEP_RESEARCH_DAYS))
    except Exception as error:  # noqa: BLE001 - the turns are committed; research must not undo them
        log.error("research_not_kept", error=type(error).__name__)  # noqa: TRY400 - no content


def _codes(batch: Batch) -> set[str]:
    """Give the codes whose traces a batch erases."""
    return {code for outcome in batch.outcomes.values() for code in outcome.codes}


async def retain_research(vault: Vault, research: Research | None, today: date) -> None:
    """Delete traces past their day, and keep those of sessions that are about to be deleted.

    Call it before the sessions go; called twice, a trace stands once. A database that is away costs
    those traces, and stops nothing else.
    """
    if research is None:
        return
    try:
        await _retain(vault, research, today)
    except Exception as error:  # noqa: BLE001 - what is past its day goes tomorrow
        log.error("research_not_retained", error=type(error).__name__)  # noqa: TRY400 - no content


async def _retain(vault: Vault, research: Research, today: date) -> None:
    await research.expire(today)
    async with vault.reading() as rows:
        found = (await rows.sessions_until(days_after(today, -1))).values()
    for session in found:
        if session.research == "yes" and not session.outcome:
            until = days_after(today, KEEP_RESEARCH_DAYS)
            trace = research_run(run_of(session, rehearsal=False))
            await research.add(trace, session.code, until)
