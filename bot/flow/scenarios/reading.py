"""A located scenario file becomes a `Scenario`, with every problem of its shape at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.flow.expression.faults import nearest
from bot.flow.mistakes import validated
from bot.flow.problems import Place, Problem
from bot.flow.scenarios.entries import ScenarioEntry, TurnEntry
from bot.flow.scenarios.scenario import (
    DOINGS,
    REJECTIONS,
    Given,
    Mentioned,
    Move,
    Scenario,
    Wanted,
    waiting_time,
)
from bot.flow.source import Entry, Scalar, Series, Source, Table, Tree, plain

_EXPECTING = ("asked", "not_asked", "said", "outcome", "values", "minutes_max")
_ASSERTING = ("at", "rejected", "read_back")


def read_scenario(source: Source) -> tuple[Scenario | None, list[Problem]]:
    """Read a scenario file; None with its problems if anything in it is of the wrong form."""
    if not isinstance(source.tree, Table):
        return None, [] if source.tree is None else [Problem("F015", source.tree.place)]
    entry, problems = validated(ScenarioEntry, source.tree)
    reader = _Reader(source.tree, problems)
    reader.frame()
    answers, moves = reader.answers(), tuple(reader.moves())
    wanted, day = reader.wanted(entry), reader.day()
    if entry is None or reader.problems:
        return None, reader.problems
    flow = Mentioned(entry.flow, source.tree.entries["flow"].value.place)
    places = {key: found.place for key, found in source.tree.entries.items()}
    return Scenario(
        source.file, flow, entry.language or "", answers, moves, wanted, places, day,
        entry.persona or "",
    ), []  # fmt: skip


@dataclass(slots=True)
class _Reader:
    table: Table
    problems: list[Problem] = field(default_factory=list)

    def frame(self) -> None:
        """Tell a file with both or neither of the forms, and one that expects nothing."""
        forms = [entry for key, entry in self.table.entries.items() if key in ("answers", "turns")]
        if len(forms) != 1:
            place = forms[1].place if forms else self.table.first_place()
            self.problems.append(Problem("F614", place))
        turns = self.table.get("turns")
        rows = turns.items if isinstance(turns, Series) else ()
        keys = [*self.table.entries, *(key for row in rows for key in _keys(row))]
        if forms and not any(key in (*_EXPECTING, *_ASSERTING) for key in keys):
            self.problems.append(Problem("F620", self.table.first_place()))

    def answers(self) -> dict[str, Given] | None:
        tree = self.table.get("answers")
        if tree is None:
            return None
        if not isinstance(tree, Table):
            self.misshaped("answers", tree, "mapping")
            return None
        found: dict[str, Given] = {}
        for entry in tree.entries.values():
            if isinstance(entry.value, Series) and _holds_items(entry.value):
                found |= self.items(entry, entry.value)
            else:
                found |= self.answer(entry.key, entry)
        return found

    def answer(self, step: str, entry: Entry) -> dict[str, Given]:
        texts = _texts(entry.value)
        if texts is None:
            self.misshaped(entry.key, entry.value, "text")
        return {} if texts is None else {step: Given(texts, entry.place)}

    def items(self, repeat: Entry, series: Series) -> dict[str, Given]:
        """Spread the items of a repeat, and the answers to "another one?" that follow from them."""
        found: dict[str, Given] = {}
        for number, item in enumerate(series.items, 1):
            if not isinstance(item, Table):
                self.misshaped(repeat.key, item, "mapping")
                continue
            for entry in item.entries.values():
                found |= self.answer(f"{entry.key}#{number}", entry)
            more = "yes" if number < len(series.items) else "no"
            another = f"{repeat.key}_another#{number}"
            found[another] = Given((more,), repeat.place, implied=True)
        return found

    def moves(self) -> Iterator[Move]:
        tree = self.table.get("turns")
        if tree is None:
            return
        if not isinstance(tree, Series):
            self.misshaped("turns", tree, "list")
            return
        for item in tree.items:
            if isinstance(item, Table):
                yield from self.move(item)
            else:
                self.problems.append(Problem("F615", item.place))

    def move(self, table: Table) -> Iterator[Move]:
        _, problems = validated(TurnEntry, table)
        self.problems += problems
        if not problems and len(table.entries) != 1:
            self.problems.append(Problem("F615", table.first_place()))
        elif not problems:
            (entry,) = table.entries.values()
            self.known_word(entry)
            yield Move(entry.key, str(plain(entry.value)).strip(), entry.place)

    def known_word(self, entry: Entry) -> None:
        text, place = str(plain(entry.value)).strip(), _start(entry.value)
        if entry.key == "wait" and waiting_time(text) is None:
            self.problems.append(Problem("F616", place, {"found": text}))
        lists = {"do": ("F106", DOINGS), "rejected": ("F617", REJECTIONS)}
        code, words = lists.get(entry.key, ("", (text,)))
        if text not in words:
            values = {"found": text, "options": ", ".join(words)}
            values["suggestion"] = nearest(text, frozenset(words))
            self.problems.append(Problem(code, place, values))

    def day(self) -> date | None:
        tree = self.table.get("today")
        if tree is None:
            return None
        try:
            return date.fromisoformat(str(plain(tree)))
        except ValueError:
            self.problems.append(Problem("F621", _start(tree), {"found": str(plain(tree))}))
            return None

    def wanted(self, entry: ScenarioEntry | None) -> Wanted:
        outcome = self.table.get("outcome")
        return Wanted(
            self.mentioned("asked") if "asked" in self.table.entries else None,
            self.mentioned("not_asked"),
            self.mentioned("said"),
            Mentioned(outcome.text, outcome.place) if isinstance(outcome, Scalar) else None,
            self.values(),
            entry.minutes_max if entry else None,
        )

    def mentioned(self, key: str) -> tuple[Mentioned, ...]:
        tree = self.table.get(key)
        items = tree.items if isinstance(tree, Series) else ()
        return tuple(Mentioned(item.text, item.place) for item in items if isinstance(item, Scalar))

    def values(self) -> dict[str, Given]:
        tree = self.table.get("values")
        found: dict[str, Given] = {}
        for entry in tree.entries.values() if isinstance(tree, Table) else ():
            found |= self.answer(entry.key, entry)
        return found

    def misshaped(self, key: str, tree: Tree, shape: str) -> None:
        values = {"key": key, "found": "", "shape": shape}
        self.problems.append(Problem("F105", _start(tree), values))


def _keys(row: Tree) -> tuple[str, ...]:
    return tuple(row.entries) if isinstance(row, Table) else ()


def _holds_items(series: Series) -> bool:
    return any(isinstance(item, Table) for item in series.items)


def _texts(tree: Tree) -> tuple[str, ...] | None:
    if isinstance(tree, Scalar):
        return (tree.text.strip(),) if tree.text.strip() else None
    items = tree.items if isinstance(tree, Series) else ()
    texts = tuple(item.text.strip() for item in items if isinstance(item, Scalar))
    return texts if texts and len(texts) == len(items) and all(texts) else None


def _start(tree: Tree) -> Place:
    return tree.first_place() if isinstance(tree, Table) else tree.place
