"""Intake and its vault on their own: raw updates in, what a commit leaves behind to look at."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.conversation.notice import notice_version
from bot.conversation.session import Session
from bot.flow.load import load_service
from bot.sandbox import Citizen, Sandbox
from bot.service.clock import SystemClock
from bot.service.intake import Intake, Taken
from bot.service.surroundings import Surroundings, surroundings
from bot.store.vault import Vault, VaultTransaction
from tests.store.made import ring_of

FLOWS = {"redesign": load_service(Path("flows/energy-aid")).flows["redesign"]}
MARKER = "Zoé Marqueur"


@dataclass
class NothingToSettle:
    """A delivery that has delivered nothing."""

    settling: list[tuple[str, int]] = field(default_factory=list)

    async def settle(self, vault: VaultTransaction) -> None:
        """Remove nothing."""


@dataclass
class Desk:
    """An intake with a vault, a sandbox for making updates, and what each commit left."""

    vault: Vault
    sandbox: Sandbox = field(default_factory=lambda: Sandbox("12345:" + "A" * 35, limits=None))
    around: Surroundings = field(default_factory=lambda: surroundings(ring_of(1), FLOWS, "bot"))
    taken: list[Taken] = field(default_factory=list)

    async def take(self, *update_ids: int) -> None:
        """Hand over these updates, as polling would, in one batch."""
        intake = Intake(
            self.vault, self.around, SystemClock(), NothingToSettle(), self.taken.append
        )
        await intake.take([self.raw(update_id) for update_id in update_ids])

    async def begin(self, *citizens: Citizen) -> None:
        """Let newcomers read the notice and accept it, so that the first question is open."""
        version = notice_version(FLOWS["redesign"].service)
        for citizen in citizens:
            await self.take(citizen.say("/start"))
            await self.take(self.tap(citizen, f"{version}:+fr"))

    def tap(self, citizen: Citizen, data: str) -> int:
        """Let a citizen tap a button; gives the update."""
        citizen.forge_tap(data, 1)
        return max(self.sandbox.world.sent)

    def raw(self, update_id: int) -> dict[str, Any]:
        """Give an update as Telegram gave it."""
        return self.sandbox.world.sent[update_id]

    async def session_of(self, citizen: Citizen) -> Session | None:
        """Give a citizen's session."""
        name = self.around.citizen_of(citizen.id)
        async with self.vault.reading() as rows:
            return (await rows.sessions([name])).get(name)

    async def owed(self) -> list[str]:
        """Give the texts that wait in the outbox, in order."""
        async with self.vault.reading() as rows:
            waiting = await rows.waiting()
        return [str(message.parameters["text"]) for message in waiting]
