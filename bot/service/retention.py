"""What has had its time leaves the vault: at start, and once a day.

An open session past its last day becomes a closed run (abandoned, or submitted if its request was
sent) before it is deleted; everything else past its day is deleted as it is.
"""

from bot.conversation.session import Session
from bot.journal.trace import Run
from bot.service.clock import Clock, days_after
from bot.service.ledger import KEEP_POOL_DAYS
from bot.store.vault import Vault

DAY_SECONDS = 24 * 60 * 60


async def expire(vault: Vault, clock: Clock, *, rehearsal: bool = False) -> int:
    """Close and delete what is past its last day; gives how many rows went."""
    today = clock.now().today
    async with vault.writing() as rows:
        for citizen, session in (await rows.sessions_until(days_after(today, -1))).items():
            if not session.outcome:
                run = run_of(session, rehearsal=rehearsal)
                await rows.add_to_pool(citizen, run, days_after(today, KEEP_POOL_DAYS))
        gone = await rows.expire(today)
    if gone:
        await vault.shrink()
    return gone


def run_of(session: Session, *, rehearsal: bool) -> Run:
    """Give the run of a session that its citizen left open: a sent request stays sent."""
    outcome = "submitted" if session.reference else "abandoned"
    return Run(
        session.prototype, session.version, session.language, outcome, session.trace, rehearsal
    )
