"""The layout of a picture: the tree of a flow becomes rows, lines between them, and frames.

A condition is a fork: one line leads in to its steps, the other on past them. So there are only as
many lines as a person needs, where the machine lists every step that may come next.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.flow.drawing.outline import Branch, Item, Leaf, Loop, Part, outline, plain_id
from bot.flow.drawing.picture import Frame, Heading, Line, LineKind, Picture, Row, Symbol, Turn
from bot.flow.drawing.telling import Teller
from bot.flow.flow import Check, End, Flow, Repeat

START_ID = "start"
_LANE = 0.25


def picture_of(flow: Flow, language: str | None = None) -> Picture:
    """Lay out a flow; its texts are in `language`, by default the one the flow is written in."""
    teller = Teller(flow, language or flow.language)
    layout = _Layout(teller)
    layout.start()
    layout.items(outline(flow), 0)
    once = [row for row in layout.rows if isinstance(row, Symbol) and row.step]
    summary = teller.say(
        "summary",
        steps=len(once),
        questions=sum(row.kind == "ask" for row in once),
        ends=sum(row.kind == "end" for row in once),
    )
    title = teller.say("title", prototype=flow.prototype)
    known = {row.id for row in once}
    lines = (*layout.lines, *(line for line in layout.back if line.target in known))
    frames = sorted(layout.frames, key=lambda frame: (frame.first, -frame.last))
    return Picture(
        flow.prototype, teller.language, title, summary, tuple(layout.rows), lines, tuple(frames)
    )


@dataclass(frozen=True, slots=True)
class _Open:
    """A line that has left its symbol and not arrived yet."""

    source: str
    label: str = ""
    kind: LineKind = "on"
    turns: tuple[Turn, ...] = ()

    def turned(self, *turns: Turn) -> "_Open":
        return replace(self, turns=(*self.turns, *turns))

    def arrived(self, target: str) -> Line:
        return Line(self.source, target, self.label, self.kind, self.turns)


@dataclass(slots=True)
class _Layout:
    teller: Teller
    rows: list[Row] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    back: list[Line] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    forks: int = 0

    @property
    def last(self) -> int:
        return len(self.rows) - 1

    def start(self) -> None:
        self.arrive(Symbol(START_ID, "start", 0, text=self.teller.say("start")))
        self.open = [_Open(START_ID)]

    def arrive(self, symbol: Symbol) -> None:
        self.rows.append(symbol)
        self.lines += [one.arrived(symbol.id) for one in self.open]
        self.open = []

    def items(self, items: Iterable[Item], depth: int) -> None:
        for item in items:
            match item:
                case Leaf():
                    self.leaf(item, depth)
                case Branch():
                    self.branch(item, depth)
                case Loop():
                    self.loop(item, depth)
                case Part():
                    self.part(item, depth)

    def leaf(self, leaf: Leaf, depth: int) -> None:
        symbol = self.teller.symbol(leaf, depth)
        self.arrive(symbol)
        match leaf.step:
            case End():
                pass
            case Check(fix=fix, may_pass=may_pass):
                self.back += [Line(symbol.id, plain_id(step), kind="fix") for step in fix]
                self.open = [_Open(symbol.id)] if may_pass else []
            case _:
                self.open = [_Open(symbol.id)]

    def fork(self, branch: Branch | Loop, depth: int, label: str) -> Symbol:
        self.forks += 1
        clauses = branch.clauses if isinstance(branch, Branch) else ()
        fork = Symbol(f"fork.{self.forks}", "fork", depth, text=label, clauses=clauses)
        self.arrive(fork)
        return fork

    def branch(self, branch: Branch, depth: int) -> None:
        label = self.teller.clauses(branch.clauses)
        fork = self.fork(branch, depth, label)
        inward = _Open(fork.id, label, self.teller.kind(branch.clauses))
        if not branch.otherwise:
            self.inside([inward], branch.items, depth)
            self.open.insert(0, _Open(fork.id))
            return
        self.inside([inward], branch.items, depth, lane=_LANE)
        passing, words = self.open, self.teller.say("otherwise")
        self.rows.append(Heading("otherwise", depth, words))
        self.inside([_Open(fork.id, words)], branch.otherwise, depth)
        self.open += [one.turned(Turn(self.last, depth, below=True)) for one in passing]

    def inside(
        self, inward: Iterable[_Open], items: Iterable[Item], depth: int, lane: float = 0
    ) -> None:
        """Draw steps one further in, entered beside the last row and left below their own last.

        With a `lane`, the lines that come out keep off their column, to pass an `otherwise`.
        """
        self.open = [one.turned(Turn(self.last, depth + 1)) for one in inward]
        self.items(items, depth + 1)
        out = Turn(self.last, depth + lane, below=True)
        self.open = [one.turned(out) for one in self.open]

    def loop(self, loop: Loop, depth: int) -> None:
        repeat, first = loop.repeat, len(self.rows)
        title = f"{self.teller.words(repeat.title)} · {self.teller.how_often(repeat)}"
        entering, skipping = self.open, list[_Open]()
        if repeat.count is None:
            self.rows.append(Heading("repeat", depth, title))
        else:
            fork = self.fork(loop, depth, title)
            entering = [_Open(fork.id, self.teller.how_often(repeat))]
            skipping = [_Open(fork.id)]
        self.inside(entering, loop.items, depth)
        self.again(repeat, first + 1)
        self.open = [*skipping, *self.open]
        self.frames.append(Frame("repeat", repeat.id, title, first, self.last))

    def again(self, repeat: Repeat, first: int) -> None:
        """Lead from the end of one item back to the first step of the next."""
        target = next(row.id for row in self.rows[first:] if isinstance(row, Symbol))
        wished = repeat.count is None
        label = self.teller.say("yes" if wished else "next")
        sources = dict.fromkeys(one.source for one in self.open)
        self.back += [
            Line(source, target, label, "again")
            for source in sources
            if not wished or source == repeat.another
        ]

    def part(self, part: Part, depth: int) -> None:
        title = self.teller.words(part.section.title)
        self.rows.append(Heading("section", depth, title))
        first = self.last
        self.items(part.items, depth)
        self.frames.append(Frame("section", part.section.id, title, first, self.last))
