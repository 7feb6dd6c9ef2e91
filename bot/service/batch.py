"""The turns of one batch, before anything is written: pure bookkeeping over `take_turn`.

What a batch of arrivals leads to is gathered here, citizen by citizen, so that the intake can write
it in a few statements; a turn that fails is noted and costs its citizen nothing that was kept.
"""

from dataclasses import dataclass, field, replace

import structlog

from bot.channel.arrivals import Arrival, Elsewhere
from bot.channel.calls import message
from bot.conversation.carrying import carried
from bot.conversation.inputs import Asked, Command, Now
from bot.conversation.notice import Welcome, begin_informed, greet
from bot.conversation.phrases import phrase
from bot.conversation.replies import Reply
from bot.conversation.research import read_code
from bot.conversation.session import Session
from bot.conversation.turn import begin, take_turn
from bot.flow.flow import Flow
from bot.service.outcome import Outcome
from bot.service.surroundings import Surroundings

log = structlog.get_logger()


@dataclass(slots=True)
class Batch:
    """A batch in the making; `sessions` are those that stood in the vault when it began.

    `failed` maps the ids of updates whose turn failed to their citizens.
    """

    around: Surroundings
    now: Now
    sessions: dict[str, Session]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    taps: list[tuple[str, str]] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)

    def take(self, arrival: Arrival) -> None:
        """Run the turn of one arrival; a failing one is noted and leaves the session as it was."""
        citizen = self.around.citizen_of(arrival.chat_id)
        outcome = self.outcomes.setdefault(citizen, Outcome(arrival.chat_id))
        toast = ""
        try:
            toast = self._turn(citizen, outcome, arrival)
        except Exception as error:  # noqa: BLE001 - one citizen's failure must not block the others
            # The error's text may hold an answer: only its kind is written.
            log.error(  # noqa: TRY400 - a traceback could hold an answer
                "turn_failed", error=type(error).__name__, input=type(arrival.input).__name__
            )
            if citizen in self.sessions:  # nothing is kept about a newcomer
                self.failed[arrival.update_id] = citizen
            sorry = Reply(phrase("failure.kept", self._language(citizen, arrival)))
            outcome.calls.append(message(arrival.chat_id, sorry))
        if arrival.query_id:
            self.taps.append((arrival.query_id, toast))

    def _turn(self, citizen: str, outcome: Outcome, arrival: Arrival) -> str:
        if self._erased_by_code(citizen, outcome, arrival):
            return ""
        begun = self._open(citizen, outcome, arrival)
        if begun is None:
            return ""
        flow, session = begun
        turn = take_turn(flow, session, arrival.input, self.now)
        if turn.session is None:
            # Runs that closed in this very batch never reached the pool.
            outcome.parting = replace(session, runs=session.runs - len(outcome.runs))
            outcome.codes += [session.code] if session.code else []
            self.sessions.pop(citizen, None)
        else:
            self.sessions[citizen] = _addressed(turn.session, arrival.chat_id)
            turn = replace(turn, session=self.sessions[citizen])
        outcome.add(flow, turn, rehearsal=self.around.rehearsal)
        return turn.toast

    def _erased_by_code(self, citizen: str, outcome: Outcome, arrival: Arrival) -> bool:
        """Take `/delete CODE` from whatever chat; a yes given in this one is taken back with it."""
        match arrival.input:
            case Asked(Command.DELETE, words) if self.around.research:
                code = read_code(words)
            case _:
                code = ""
        if not code:
            return False
        outcome.codes.append(code)
        session = self.sessions.get(citizen)
        if session is not None and session.code == code:
            outcome.flow = self.around.prototypes.of(session)
            outcome.session = self.sessions[citizen] = replace(session, research="no", code="")
        outcome.say([Reply(phrase("research.erased", self._language(citizen, arrival)))])
        return True

    def _open(
        self, citizen: str, outcome: Outcome, arrival: Arrival
    ) -> tuple[Flow, Session] | None:
        """Give the citizen's session, or a new one; None for a newcomer who may not begin yet."""
        session = self.sessions.get(citizen)
        if session is not None:
            flow = self.around.prototypes.of(session)
            return flow, carried(flow, session)
        if self.around.rehearsal:
            flow = self.around.prototypes.draw(self.around.random)
            return flow, begin(flow, self.around.new_seed(), arrival.language, self.now)
        welcome = self._greet(citizen, arrival)
        outcome.say(welcome.replies)
        if not welcome.accepted:
            return None
        flow = self.around.prototypes.draw(self.around.random)
        session = begin_informed(flow, self.around.new_seed(), welcome, self.now)
        return flow, replace(session, research="asked" if self.around.research else "")

    def _greet(self, citizen: str, arrival: Arrival) -> Welcome:
        lobby, service = self.around.lobby, self.around.prototypes.service
        welcome = greet(service, arrival.input, arrival.language, lobby.seen_by(citizen))
        lobby.note(citizen, welcome.seen)
        return welcome

    def _language(self, citizen: str, arrival: Arrival) -> str:
        session = self.sessions.get(citizen)
        return session.language if session else arrival.language

    def point_to_private(self, found: Elsewhere) -> None:
        """Answer a call from a group with the link to the private chat; nothing else is read."""
        group = self.around.citizen_of(found.chat_id)
        outcome = self.outcomes.setdefault(group, Outcome(found.chat_id))
        link = f"https://t.me/{self.around.bot_name}"
        language = next(iter(self.around.prototypes.flows.values())).language
        outcome.calls.append(
            message(found.chat_id, Reply(phrase("group.private", language, link=link)))
        )


def _addressed(session: Session, chat_id: int) -> Session:
    """Keep where a reminder would reach the citizen, only as long as one may be due."""
    address = "" if session.outcome else str(chat_id)
    return session if session.address == address else replace(session, address=address)
