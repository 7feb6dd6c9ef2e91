"""What one citizen's turns in a batch lead to, gathered before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.channel.calls import Call, message
from bot.conversation.scene import NewFile, Submission, Turn
from bot.conversation.session import Session
from bot.flow.flow import Flow
from bot.journal.trace import Run
from bot.store.requests import StoredRequest


@dataclass(slots=True)
class Outcome:
    """One citizen's share of a batch; `flow` is the one of their last turn."""

    chat_id: int
    calls: list[Call] = field(default_factory=list)
    session: Session | None = None
    flow: Flow | None = None
    submissions: list[Submission] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    files: list[NewFile] = field(default_factory=list)
    erased: bool = False

    @property
    def retention_days(self) -> int:
        """Days that what this citizen left may be kept."""
        return self.flow.service.retention_days if self.flow else 1

    def add(self, flow: Flow, turn: Turn, *, rehearsal: bool) -> None:
        """Take in one turn; an erasure drops what earlier turns of the batch made."""
        if turn.session is None:
            self.calls, self.submissions, self.runs, self.files = [], [], [], []
            self.erased = True
        self.flow, self.session = flow, turn.session
        self.calls += [message(self.chat_id, reply) for reply in turn.replies]
        self.files += turn.files
        if turn.submission is not None:
            self.submissions.append(turn.submission)
        if turn.run is not None:
            self.runs.append(replace(turn.run, rehearsal=rehearsal))

    def requests(self, citizen: str) -> Iterator[StoredRequest]:
        """Give the requests to store, each reference once: the last one made counts."""
        for submission in {made.reference: made for made in self.submissions}.values():
            yield StoredRequest(
                submission.reference, citizen, submission.language, submission.answers,
                submission.parts,
            )  # fmt: skip
