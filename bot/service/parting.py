"""The last words after an erasure: what is gone, and what cannot be taken back, said as it is.

Before a release nothing of a citizen is in the counts, and nothing more needs saying. After one,
their part is in numbers that name nobody, and cannot be found there (GDPR, article 11).
"""

from dataclasses import dataclass

from bot.conversation.phrases import phrase
from bot.conversation.replies import Reply
from bot.conversation.rights import contact_words
from bot.conversation.session import Session
from bot.flow.flow import Service
from bot.store.vault import VaultTransaction


@dataclass(frozen=True, slots=True)
class Parting:
    """What an erasure could not reach: runs that left the pool, requests that were sent."""

    counted: bool
    references: tuple[str, ...]


async def parting_of(vault: VaultTransaction, citizen: str, session: Session) -> Parting:
    """Look, before the rows of a citizen go, at what of theirs has already left the vault.

    `session` is the citizen's last; its `runs` are those that went into the pool so far.
    """
    in_pool = len(await vault.runs_of(citizen))
    kept = {request.reference for request in await vault.requests(citizen)}
    return Parting(session.runs > in_pool, tuple(sorted(kept | {session.reference} - {""})))


def parting_words(service: Service, parting: Parting, language: str) -> list[Reply]:
    """Say what remains, if anything does."""
    replies = []
    if parting.references:
        references = ", ".join(parting.references)
        text = phrase("delete.handed_over", language, reference=references)
        replies.append(Reply(f"{text} {contact_words(service, language)}"))
    if parting.counted:
        replies.append(Reply(phrase("delete.counted", language)))
    return replies
