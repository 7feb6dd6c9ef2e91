"""Sixty days of a service in a minute: citizens come, the real turns run, the real vault keeps.

Citizens, a vault and a journal go in; the vault is left as sixty days leave it, the journal as its
releases leave it, and the citizens hold the truth. Only the channel is left out: turns go through
`Batch`, commits through `write_batch`, time through `expire`, counts through `release`.
"""

import heapq
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bot.channel.arrivals import Arrival
from bot.conversation.inputs import Now
from bot.conversation.session import Session
from bot.flow.flow import Flow
from bot.service.batch import Batch
from bot.service.ledger import write_batch
from bot.service.prototypes import Prototypes
from bot.service.retention import expire
from bot.service.surroundings import Surroundings
from bot.store.keys import citizen_mac
from bot.store.outbox import Message
from bot.store.vault import Vault, VaultTransaction
from tests.attack.citizens import DAY, DAYS, Citizen
from tests.attack.form import KEEP_DAYS

FIRST_DAY = date(2026, 3, 2)
LAST_CLOSED = DAYS + KEEP_DAYS + 5
"""The day by which the last draft has been abandoned."""

_EXPIRY_DAYS = 4
"""How often old rows are looked for: each time the whole file is rewritten."""

KEEP_REQUESTS = 200
"""Days that each request is kept, from the day it was sent."""

_TOGETHER = 600
"""Acts in one commit: as a rush hour would do it, and quicker than a commit for each."""

Daily = Callable[[int], Awaitable[None]]
"""What else is done at the end of a day, by its number."""


def day_of(seconds: float) -> date:
    """Give the calendar day of a second of the simulation."""
    return FIRST_DAY + timedelta(days=int(seconds // DAY))


@dataclass(frozen=True, slots=True)
class Trial(Prototypes):
    """Both editions: each citizen gets the prototype of their truth, and stays on their edition."""

    versions: Mapping[str, Flow] = field(default_factory=dict)
    next: deque[Flow] = field(default_factory=deque)

    def draw(self, random: Random) -> Flow:  # noqa: ARG002 - the truth has drawn already
        """Give the flow that the truth has for who comes now."""
        return self.next.popleft()

    def of(self, session: Session) -> Flow:
        """Give the edition that the session began on."""
        return self.versions[session.version]


@dataclass
class Population:
    """The simulation; `keys` of the vault are the caller's, as `Vault` holds them."""

    vault: Vault
    editions: Sequence[Mapping[str, Flow]]
    citizens: Sequence[Citizen]
    seed: int = 0
    owed: list[Message] = field(default_factory=list)
    updates: int = 5_000_000

    def __post_init__(self) -> None:
        random = Random(self.seed)
        flows = {flow.version: flow for edition in self.editions for flow in edition.values()}
        self.trial = Trial(self.editions[0], flows)
        self.around = Surroundings(
            self.trial,
            lambda chat_id: citizen_mac(self.vault.ring, "tg", chat_id),
            random,
            lambda: f"{random.getrandbits(128):032x}",
        )

    async def live(self, at_day_end: Daily) -> None:
        """Let everybody come, act and leave, and time pass until the last draft is abandoned."""
        coming = [(citizen.arrives, citizen.number, 0.0) for citizen in self.citizens]
        heapq.heapify(coming)
        for day in range(LAST_CLOSED + 1):
            while coming and coming[0][0] < (day + 1) * DAY:
                await self._commit(list(self._acts_of(coming, day)))
            await self._keep_requests(day)
            if day % _EXPIRY_DAYS == 0:
                await expire(self.vault, _At(FIRST_DAY + timedelta(days=day)))
            await at_day_end(day)
        for citizen in self.citizens:
            if not citizen.outcome:
                citizen.outcome = "submitted" if citizen.reference else "abandoned"

    def _acts_of(
        self, coming: list[tuple[float, int, float]], day: int
    ) -> Iterator[tuple[float, float, Citizen]]:
        for _ in range(_TOGETHER):
            if not coming or coming[0][0] >= (day + 1) * DAY:
                return
            when, number, waited = heapq.heappop(coming)
            citizen = self.citizens[number]
            if citizen.gone or citizen.outcome:
                continue
            yield when, waited, citizen
            later = citizen.wait()
            heapq.heappush(coming, (when + later, number, later))

    async def _commit(self, acts: Sequence[tuple[float, float, Citizen]]) -> None:
        if not acts:
            return
        async with self.vault.writing() as rows:
            await rows.delivered([(message.citizen, message.seq) for message in self.owed])
            names = {self.around.citizen_of(citizen.chat_id) for _, _, citizen in acts}
            batch = Batch(self.around, Now(day_of(acts[0][0]), 0.0), await rows.sessions(names))
            arrivals = [arrival for act in acts if (arrival := self._act(batch, *act)) is not None]
            self.owed = list(await self._write(rows, batch, arrivals))

    async def _write(
        self, rows: VaultTransaction, batch: Batch, arrivals: Sequence[Arrival]
    ) -> tuple[Message, ...]:
        return await write_batch(rows, batch, [({}, arrival) for arrival in arrivals])

    def _act(self, batch: Batch, when: float, waited: float, citizen: Citizen) -> Arrival | None:
        if citizen.gone or citizen.outcome:
            return None
        name = self.around.citizen_of(citizen.chat_id)
        session = batch.sessions.get(name)
        flow = self._flow_of(citizen, session)
        given = citizen.react(flow, session, waited)
        if given is None:
            return None
        self.updates += 1
        arrival = Arrival(self.updates, citizen.chat_id, given, citizen.language)
        batch.now = Now(day_of(when), when)
        batch.take(arrival)
        assert not batch.failed, "a turn of the simulation failed"
        citizen.see(batch.sessions[name], when)
        closed = [run for run, _ in batch.outcomes[name].runs]
        citizen.run = next(iter(closed), citizen.run)
        return arrival

    async def _keep_requests(self, day: int) -> None:
        """Let the day's requests be kept longer, so that all of them lie there at the end."""
        until = FIRST_DAY + timedelta(days=day + KEEP_REQUESTS)
        sent = [
            c
            for c in self.citizens
            if c.reference and day in {c.sent_at // DAY, c.closed_at // DAY}
        ]
        if sent:
            async with self.vault.writing() as rows:
                for citizen in sent:
                    await rows.keep_request_until(citizen.reference, until)

    def _flow_of(self, citizen: Citizen, session: Session | None) -> Flow:
        if session is not None:
            return self.trial.of(session)
        flow = self.editions[citizen.arrives >= DAYS / 2 * DAY][citizen.prototype]
        citizen.version = flow.version
        self.trial.next.append(flow)
        return flow


@dataclass(frozen=True)
class _At:
    today: date

    def now(self) -> Now:
        """Give the day."""
        return Now(self.today, 0.0)

    def hour(self) -> int:
        """Give noon."""
        return 12
