"""A translator's table held against the flow: what it changes, leaves, and has wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.flow.expression.faults import nearest
from bot.flow.wording import placeholders, same
from bot.flow.words.changes import Change
from bot.flow.words.sheet import Row
from bot.flow.words.states import State, TextState
from bot.flow.words.where import longest


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a table brings; with any `faults`, nothing of it may be written.

    `outcomes` gives the keys of the right rows: `written`; `empty`, without a translation; `equal`
    to the file; `older`, made neither from the flow's text nor from the one that the file notes.
    """

    changes: tuple[Change, ...]
    faults: tuple[str, ...]
    outcomes: Mapping[str, list[str]]


def judged(states: Iterable[TextState], rows: Iterable[Row]) -> Incoming:
    """Judge the rows of a table against the texts of the flow as they are now."""
    known = {one.name: one for one in states if one.source}
    changes: list[Change] = []
    faults: list[str] = []
    outcomes: dict[str, list[str]] = {name: [] for name in ("written", "equal", "empty", "older")}
    seen: dict[str, int] = {}
    for row in rows:
        wrong = list(_faults(row, known, seen))
        faults += [f"row {row.number} ({row.key or 'no key'}): {fault}" for fault in wrong]
        seen.setdefault(row.key, row.number)
        if not wrong:
            found = known[row.key]
            outcome = _outcome(found, row)
            outcomes[outcome].append(row.key)
            changes += [_change(found, row)] if outcome == "written" else []
    return Incoming(tuple(changes), tuple(faults), outcomes)


def _faults(row: Row, known: Mapping[str, TextState], seen: Mapping[str, int]) -> Iterator[str]:
    """Tell everything that is wrong with a row."""
    found = known.get(row.key)
    if row.surplus:
        yield "it has more cells than the first row; put texts with commas in quotes"
    if row.key in seen:
        yield f"this key stands in row {seen[row.key]} already; keep one of the two"
    elif found is None:
        meant = nearest(row.key, frozenset(known))
        yield "the flow has no such text" + (f"; did you mean {meant}?" if meant else "")
    elif row.text:
        yield from _text_faults(row, found)


def _text_faults(row: Row, found: TextState) -> Iterator[str]:
    expected = sorted(placeholders(found.source.text if found.source else ""))
    if sorted(placeholders(row.text)) != expected:
        yield f"it must hold {' '.join(f'{{{name}}}' for name in expected) or 'no braces'}"
    if len(row.text) > longest(found.path):
        yield f"it has {len(row.text)} letters; {longest(found.path)} are possible"
    if any(sign < " " and sign != "\n" for sign in row.text.replace("\t", " ")):
        yield "it holds an invisible sign; delete it and write the text again"
    if not row.source:
        yield "its source text is gone; copy it from a new export"


def _outcome(found: TextState, row: Row) -> str:
    """Tell what becomes of a right row."""
    source, noted, text = (
        scalar.text if scalar else None for scalar in (found.source, found.noted, found.text)
    )
    current = source is not None and same(row.source, source)
    if not row.text:
        return "empty"
    if row.text == text:  # `fresh` says that an old translation still fits the text of now
        fits = row.state.strip().lower() == State.FRESH and found.state is not State.FRESH
        return "written" if current and fits else "equal"
    older = text is not None and noted is not None and not same(row.source, noted)
    return "older" if older and not current else "written"


def _change(found: TextState, row: Row) -> Change:
    now = found.source.text if found.source else ""
    source = now if same(row.source, now) else row.source
    kept = found.text is not None and found.text.text == row.text
    return Change(found.path, source, None if kept else row.text)
