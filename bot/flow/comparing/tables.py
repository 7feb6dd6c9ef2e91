"""What changed in decision tables, row by row; rows are known by their condition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.flow.comparing.difference import Difference, Named, Severity, graded
from bot.flow.comparing.order import heaviest_run
from bot.flow.comparing.texts import compare_words
from bot.flow.comparing.versions import Versions
from bot.flow.comparing.written import rule_key, shown
from bot.flow.flow import Decide, Row, Rule

Given = Mapping[str, Rule | str]


def compare_tables(versions: Versions, name: str) -> Iterator[Difference]:
    """Give the differences of one decision table.

    A row breaks runs only if a value it gives decides which steps come.
    """
    old, new = versions.before[name], versions.after[name]
    if isinstance(old, Decide) and isinstance(new, Decide):
        yield from _Table(versions, versions.called(name), old, new).differences()


@dataclass(frozen=True, slots=True)
class _Table:
    versions: Versions
    about: Named
    old: Decide
    new: Decide

    def differences(self) -> Iterator[Difference]:
        if self.old.hit != self.new.hit:
            values = {"old": self.old.hit, "new": self.new.hit}
            severity = self.severity(value for row in self.new.rows for value in row.give)
            yield Difference("hit_changed", severity, (self.about,), values)
        pairs = self.pairs()
        paired = {id(row) for pair in pairs for row in pair}
        for row in self.old.rows:
            if id(row) not in paired:
                yield self.lone("row_removed", row, self.versions.words)
        for row in self.new.rows:
            if id(row) not in paired:
                yield self.lone("row_added", row, {})
        for before, after in pairs:
            yield from self.both(before, after)
        yield from self.order(pairs)

    def pairs(self) -> list[tuple[Row, Row]]:
        """Match rows: those with one condition, then, in their order, those that give the same."""
        left = list(self.old.rows)
        found: dict[int, Row] = {}
        for alike in (self.same_condition, self.same_values):
            for place, row in enumerate(self.new.rows):
                match = next((one for one in left if place not in found and alike(one, row)), None)
                if match is not None:
                    left.remove(match)
                    found[place] = match
        return [(found[place], self.new.rows[place]) for place in sorted(found)]

    def same_condition(self, old: Row, new: Row) -> bool:
        return rule_key(old.when, self.versions.words) == rule_key(new.when, {}) and (
            (old.when is None) is (new.when is None)
        )

    def same_values(self, old: Row, new: Row) -> bool:
        both = old.when is not None and new.when is not None
        return both and not list(self.other_values(old, new))

    def other_values(self, old: Row, new: Row) -> Iterator[str]:
        for value in dict.fromkeys([*new.give, *old.give]):
            before = rule_key(old.give.get(value), self.versions.words)
            if before != rule_key(new.give.get(value), {}):
                yield value

    def both(self, old: Row, new: Row) -> Iterator[Difference]:
        renamed = self.versions.renamed
        if not self.same_condition(old, new):
            values = {"old": shown(old.when, renamed), "new": shown(new.when, {})}
            severity = self.severity(new.give)
            yield Difference("row_condition", severity, (self.about,), values)
        changed = tuple(self.other_values(old, new))
        if changed:
            values = {
                "row": _when(new, {}),
                "old": shown({one: old.give.get(one) for one in changed}, renamed),
                "new": shown({one: new.give.get(one) for one in changed}, {}),
            }
            yield Difference("row_changed", self.severity(changed), (self.about,), values)
        for found in compare_words(self.versions, (old.because, new.because), "because"):
            because = {**found.values, "row": _when(new, {})}
            yield Difference(found.kind, "safe", (self.about,), because, found.language)

    def lone(self, kind: str, row: Row, renamed: Mapping[str, str]) -> Difference:
        values = {"row": _when(row, renamed), "values": shown(row.give, renamed)}
        return Difference(kind, self.severity(row.give), (self.about,), values)

    def order(self, pairs: list[tuple[Row, Row]]) -> Iterator[Difference]:
        places = [next(i for i, row in enumerate(self.old.rows) if row is old) for old, _ in pairs]
        kept = heaviest_run(places, [1] * len(places))
        for place, (_, row) in enumerate(pairs):
            if place not in kept:
                values = {"row": _when(row, {})}
                yield Difference("row_moved", self.severity(row.give), (self.about,), values)

    def severity(self, values: Iterable[str]) -> Severity:
        return graded(breaking=self.versions.steers(*(f"{self.about.id}.{one}" for one in values)))


def _when(row: Row, renamed: Mapping[str, str]) -> str:
    return "otherwise" if row.when is None else shown(row.when, renamed)
