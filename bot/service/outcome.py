"""What one citizen's turns in a batch lead to, gathered before anything is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from bot.channel.calls import Call, message
from bot.conversation.replies import Reply
from bot.conversation.scene import NewFile, Submission, Turn
from bot.conversation.session import Session
from bot.flow.flow import Flow
from bot.journal.research import ResearchRun, research_run
from bot.journal.trace import Run
from bot.service.horizon import pooled_until
from bot.store.requests import StoredRequest


@dataclass(slots=True)
class Outcome:
    """One citizen's share of a batch; `flow` is the one of their last turn.

    `runs` come with the day each began. `asks_data` says that everything kept is to be shown;
    `parting` is the session that an erasure took. `research` has
    the runs of those who said yes, with their codes; `codes` are those to erase there.
    """

    chat_id: int
    calls: list[Call] = field(default_factory=list)
    session: Session | None = None
    flow: Flow | None = None
    submissions: list[Submission] = field(default_factory=list)
    runs: list[tuple[Run, date]] = field(default_factory=list)
    files: list[NewFile] = field(default_factory=list)
    erased: bool = False
    asks_data: bool = False
    parting: Session | None = None
    research: list[tuple[ResearchRun, str]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    @property
    def retention_days(self) -> int:
        """Days that what this citizen left may be kept."""
        return self.flow.service.retention_days if self.flow else 1

    @property
    def pooled_until(self) -> list[tuple[Run, date]]:
        """Give the runs, each with its last day in the pool."""
        horizon = self.flow.service.horizon_days if self.flow else 0
        return [(run, pooled_until(begun, horizon)) for run, begun in self.runs]

    def say(self, replies: Iterable[Reply]) -> None:
        """Owe the citizen these messages."""
        self.calls += [message(self.chat_id, reply) for reply in replies]

    def add(self, flow: Flow, turn: Turn, *, rehearsal: bool) -> None:
        """Take in one turn; an erasure drops what earlier turns of the batch made."""
        if turn.session is None:
            self.calls, self.submissions, self.runs, self.files = [], [], [], []
            self.research = []
            self.erased = True
        self.flow, self.session = flow, turn.session
        self.asks_data = turn.asks_data or (self.asks_data and turn.session is not None)
        self.say(turn.replies)
        self.files += turn.files
        if turn.submission is not None:
            self.submissions.append(turn.submission)
        if turn.run is not None and turn.closed is not None:
            self._close(replace(turn.run, rehearsal=rehearsal), turn.closed)

    def _close(self, run: Run, closed: Session) -> None:
        """Keep a run for evaluation unless it was counted at its horizon, and for research."""
        if not closed.counted:
            self.runs.append((run, closed.today))
        if closed.research == "yes":
            self.research.append((research_run(run), closed.code))

    def requests(self, citizen: str) -> Iterator[StoredRequest]:
        """Give the requests to store, each reference once: the last one made counts."""
        for submission in {made.reference: made for made in self.submissions}.values():
            yield StoredRequest(
                submission.reference, citizen, submission.language, submission.answers,
                submission.parts,
            )  # fmt: skip
