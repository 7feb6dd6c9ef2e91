"""The turn while it is being made: one session, one flow, and what came of them so far.

`take_turn` opens a scene, its parts act on it, and `result` gives the finished `Turn`. A scene
lives for one call and never leaves it; the session inside stays a frozen value that is replaced.
"""

from dataclasses import dataclass, field, replace
from hashlib import blake2b

from bot.conversation.filed import FiledPart
from bot.conversation.inputs import Attached, Now
from bot.conversation.phrases import phrase
from bot.conversation.replies import Keyboard, Reply
from bot.conversation.session import Answer, Session
from bot.flow.expression.items import plain_name
from bot.flow.flow import AnyStep, Flow
from bot.journal.trace import Event, EventKind, Run


@dataclass(frozen=True, slots=True)
class Submission:
    """A request as the caseworker gets it: answers on the path, none that must not be sent.

    A second one with the same reference replaces the first (a question after the sending).
    `parts` are those answers in words, so that they can be read without the flow.
    """

    reference: str
    answers: dict[str, Answer]
    language: str
    parts: tuple[FiledPart, ...]


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file just accepted, to be fetched; the answer names it by its `file_id`."""

    step: str
    file: Attached
    language: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one input led to.

    `session` is None when the citizen erased everything. `toast` is the short text that answers a
    tap. `run` is set in the turn that closed a session, `submission` when a request was made;
    `closed` is that session as it stood before its answers were forgotten. `asks_data` asks the
    caller to add what it keeps beside the session: requests, documents, runs.
    """

    session: Session | None
    replies: tuple[Reply, ...]
    events: tuple[Event, ...]
    submission: Submission | None = None
    run: Run | None = None
    files: tuple[NewFile, ...] = ()
    toast: str = ""
    closed: Session | None = None
    asks_data: bool = False


@dataclass(slots=True)
class Scene:
    """One turn in the making; `gap` is the seconds since the last turn, for its first event."""

    flow: Flow
    session: Session
    now: Now
    gap: float
    replies: list[Reply] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    files: list[NewFile] = field(default_factory=list)
    submission: Submission | None = None
    run: Run | None = None
    toast: str = ""
    erased: bool = False
    closed: Session | None = None
    asks_data: bool = False

    @property
    def step(self) -> AnyStep | None:
        """The step where the citizen stands; None before the first."""
        return self.flow.steps.get(self.session.step)

    def put(self, **changes: object) -> None:
        """Replace the session by one with these fields changed."""
        self.session = replace(self.session, **changes)  # type: ignore[arg-type]  # fields by name

    def word(self, key: str, **values: object) -> str:
        """Give one of the bot's own sentences in the citizen's language."""
        return phrase(key, self.session.language, **values)

    def say(self, text: str, buttons: Keyboard = (), *, personal: bool = False) -> None:
        """Add a reply; buttons carry the token of the open question."""
        token = self.session.token if buttons else ""
        self.replies.append(Reply(text, buttons, token, personal))

    def record(self, kind: EventKind, code: str = "") -> None:
        """Add an event at the current step; the time since the last turn goes to the first one.

        A repeated step is recorded by its plain name: the number of an item could name somebody.
        """
        self.events.append(Event(kind, plain_name(self.session.step), self.gap, code))
        self.gap = 0.0

    def renew_token(self) -> None:
        """Open a new question: taps on anything older are stale from now on."""
        self.put(token=derive(self.session.seed, f"token {self.session.turn}", 5))

    def result(self) -> Turn:
        """Finish the turn: the trace takes the new events, unless the session has closed.

        A turn without events leaves the clock: its seconds belong to the next event.
        """
        if self.events:
            self.put(clock=self.now.seconds)
        if not (self.session.outcome or self.erased):
            self.put(trace=self.session.trace + tuple(self.events))
        return Turn(
            None if self.erased else self.session,
            tuple(self.replies),
            tuple(self.events),
            self.submission,
            self.run,
            tuple(self.files),
            self.toast,
            self.closed,
            self.asks_data,
        )


def derive(seed: str, purpose: str, size: int) -> str:
    """Give `size` bytes of hex that only the holder of the seed can guess (keyed BLAKE2b)."""
    return blake2b(purpose.encode(), key=seed.encode()[:64], digest_size=size).hexdigest()


def reference_of(seed: str) -> str:
    """Give the reference of a session's request, such as `KDM4-RTB7-PWX3`.

    No vowels, so it spells no word; no look-alikes (0/O, 1/I/L, 5/S, 2/Z, 8/B); a digit closes each
    group. With 17**9 * 6**3 (2.6e13) references, two of 10,000 requests clash with a chance of
    two in a million. The idea is GOV.UK Forms' reference numbers.
    """
    number = int(derive(seed, "reference", 16), 16)
    groups = []
    for _ in range(3):
        group = ""
        for alphabet in ("CDFGHJKMNPQRTVWXY",) * 3 + ("345679",):
            number, place = divmod(number, len(alphabet))
            group += alphabet[place]
        groups.append(group)
    return "-".join(groups)
