"""What has had its time leaves the vault: at start, and once a day.

An open session past its last day becomes a closed run (abandoned, or submitted if its request was
sent) before it is deleted; everything else past its day is deleted as it is. An open session past
its horizon counts for evaluation as it stands, once, and goes on.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import date

import structlog

from bot.conversation.session import Session
from bot.journal.trace import Run
from bot.service.clock import Clock, days_after
from bot.service.horizon import is_ripe, pooled_until
from bot.store.vault import Vault

log = structlog.get_logger()

_AT_A_TIME = 200
"""Sessions opened at once: others must be served between."""


async def expire(
    vault: Vault, clock: Clock, *, horizon_days: int = 7, rehearsal: bool = False
) -> int:
    """Close and delete what is past its last day; gives how many rows went."""
    today = clock.now().today
    async with vault.writing() as rows:
        _alarm(await rows.outlived(days_after(today, -1)))
        for citizen, session in (await rows.sessions_until(days_after(today, -1))).items():
            if not (session.outcome or session.counted):
                last_day = pooled_until(session.today, horizon_days)
                await rows.add_to_pool(citizen, run_of(session, rehearsal=rehearsal), last_day)
        gone = await rows.expire(today)
    if gone:
        await vault.shrink()
    return gone


def _alarm(outlived: Mapping[str, int]) -> None:
    """Tell the operator of rows that are there a day after they should have gone."""
    for table, count in outlived.items():
        log.error(
            "rows_outlived_their_day",
            table=table,
            count=count,
            remedy="Keep the bot running: it deletes at start and once a day.",
        )


async def count_open(
    vault: Vault, today: date, horizon_days: int = 7, *, rehearsal: bool = False
) -> int:
    """Count the sessions that are open past their horizon, each once; gives how many there were."""
    counted = 0
    async for names in _late(vault, today, horizon_days):
        async with vault.writing() as rows:
            found = await rows.sessions(names)
            late = {name: one for name, one in found.items() if _is_late(one, today, horizon_days)}
            for name, session in late.items():
                last_day = pooled_until(session.today, horizon_days)
                await rows.add_to_pool(name, run_of(session, rehearsal=rehearsal), last_day)
            await rows.change_sessions({name: _counted(one) for name, one in late.items()})
        counted += len(late)
    return counted


async def _late(vault: Vault, today: date, horizon_days: int) -> AsyncIterator[list[str]]:
    """Give the citizens whose sessions are late, some at a time, without keeping others waiting."""
    async with vault.reading() as rows:
        names = await rows.citizens_with_sessions()
    for start in range(0, len(names), _AT_A_TIME):
        async with vault.reading() as rows:
            found = await rows.sessions(names[start : start + _AT_A_TIME])
        late = [name for name, one in found.items() if _is_late(one, today, horizon_days)]
        if late:
            yield late


def _is_late(session: Session, today: date, horizon_days: int) -> bool:
    is_open = not (session.outcome or session.counted)
    return is_open and is_ripe(session.today, horizon_days, today)


def _counted(session: Session) -> Session:
    return replace(session, counted=True, runs=session.runs + 1)


def run_of(session: Session, *, rehearsal: bool) -> Run:
    """Give the run of a session that its citizen left open: a sent request stays sent."""
    outcome = "submitted" if session.reference else "abandoned"
    return Run(
        session.prototype, session.version, session.language, outcome, session.trace, rehearsal
    )
