"""What played conversations reached of a flow, point by point.

Conditions read only what was asked before them, so each session shows every branch that was decided
on its path; sessions are looked at as they stood after each turn, because answers can change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.conversation.answers import Context, Read, read, read_choice_key
from bot.conversation.inputs import Tapped, Typed
from bot.conversation.path import on_path
from bot.conversation.session import Answer, Session
from bot.flow.expression.items import plain_name
from bot.flow.flow import Ask, Decide, Flow, Lookup, Value
from bot.flow.values import decisive_rows, passes
from bot.journal.trace import EventKind
from bot.simulation.points import ANSWER, KINDS, Chart, Key, Point
from bot.simulation.talk import Exchange, Talk

_STATUS = {"unsure": "unsure", "skipped": "skip", "later": "later"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one flow was reached."""

    chart: Chart
    reached: frozenset[Key]

    @property
    def missed(self) -> tuple[Point, ...]:
        """Give the points never reached, in the order of the files."""
        left = [point for key, point in self.chart.points.items() if key not in self.reached]
        return tuple(sorted(left, key=lambda point: (point.place, KINDS.index(point.kind))))

    def counts(self) -> Mapping[str, tuple[int, int]]:
        """Give reached and all points by kind; kinds that the flow does not have are left out."""
        found = {}
        for kind in KINDS:
            keys = [key for key in self.chart.points if key[0] == kind]
            if keys:
                found[kind] = (sum(key in self.reached for key in keys), len(keys))
        return found

    @property
    def percent(self) -> float:
        """Give the share of all points that was reached, from 0 to 100."""
        return 100 * len(self.reached) / len(self.chart.points) if self.chart.points else 100.0


def coverage(chart: Chart, talks: Iterable[Talk]) -> Coverage:
    """Gather what these talks, all of the chart's flow, have reached."""
    found = {key for talk in talks for key in _of_talk(chart, talk)}
    return Coverage(chart, frozenset(found & set(chart.points)))


def _of_talk(chart: Chart, talk: Talk) -> Iterator[Key]:
    for exchange in talk.exchanges:
        yield from _unstored(chart.flow, exchange)
    for session in talk.states():
        yield from _of_session(chart, session)
    if talk.run:
        yield "outcome", talk.run.outcome, ""


def _of_session(chart: Chart, session: Session) -> Iterator[Key]:
    yield "language", session.language, ""
    lookup = on_path(chart.flow, session)
    yield from _branches(chart, session, lookup)
    for step in session.path:
        yield "step", plain_name(step), ""
        table = chart.flow.steps.get(step)
        if isinstance(table, Decide):
            yield from (("row", plain_name(step), str(n)) for n in _hits(table, lookup))
        if step in session.answers:
            yield from (
                ("option", plain_name(step), part) for part in _parts(session.answers[step])
            )


def _branches(chart: Chart, session: Session, lookup: Lookup) -> Iterator[Key]:
    """Give the sides of every condition that was decided before the last step of the path."""
    for step, guard in chart.guards.items():
        for clause, branch in guard:
            passed = passes(clause, lookup)
            if branch:
                true = passed is clause.holds
                yield from (
                    ("branch", branch, part) for part in (("yes",) if true else ("no", "else"))
                )
            if not passed:
                break
        if step == session.path[-1]:
            return


def _hits(table: Decide, lookup: Lookup) -> list[int]:
    return [table.rows.index(row) + 1 for row in decisive_rows(table, lookup)]


def _parts(answer: Answer) -> tuple[str, ...]:
    if answer.status != "given":
        return (_STATUS[answer.status],)
    return _options(answer.value)


def _options(value: Value | None) -> tuple[str, ...]:
    match value:
        case bool():
            return ("yes",) if value else ("no",)
        case tuple():
            return (ANSWER, *value)
        case _:
            return (ANSWER, str(value))


def _unstored(flow: Flow, exchange: Exchange) -> Iterator[Key]:
    """Give the option of an answer that is not kept, from the input that gave it."""
    step = flow.steps.get(exchange.before.step)
    kinds = {event.kind for event in exchange.turn.events}
    if isinstance(step, Ask) and step.privacy == "unstored" and EventKind.ANSWERED in kinds:
        value = _meant(step, exchange)
        yield from (("option", plain_name(step.id), part) for part in _options(value))


def _meant(ask: Ask, exchange: Exchange) -> Value | None:
    before = exchange.before
    match exchange.given:
        case Tapped(key=key) if key.startswith("="):
            return read_choice_key(ask, key[1:])
        case Typed(text):
            reading = read(ask, text, Context(before.language, before.today))
            return reading.value if isinstance(reading, Read) else None
        case _:
            return before.pending.value if before.pending else None
