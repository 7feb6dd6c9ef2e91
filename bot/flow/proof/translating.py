"""The rules of a flow as nodes, and the world their boxes live in: names, guards, first cells.

Finds names as `values.lookup_for` does: answers on the path, facts, repeats, tables, constants.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.flow import answer_types as types
from bot.flow.expression.items import item_name
from bot.flow.flow import Ask, Decide, Repeat, Row, Rule, Value
from bot.flow.flow import Clause as FlowClause
from bot.flow.proof.answers import Texts, engine_answer, first_cell
from bot.flow.proof.boxes import TODAY, Box, Clause, Clauses, Key, Node, World
from bot.flow.proof.cells import HUGE, UNKNOWN, Cell, Some, Span, exactly, with_unknown
from bot.flow.proof.expressions import Meanings, Reader
from bot.flow.proof.nodes.choosing import Opaque
from bot.flow.proof.nodes.comparing import Compared, comparison
from bot.flow.proof.nodes.days import Elapsed
from bot.flow.proof.nodes.logic import Asked, Fixed
from bot.flow.proof.nodes.repeated import Counted
from bot.flow.proof.nodes.rows import Decided, Gathered, Table
from bot.flow.proof.program import Program, names_behind
from bot.flow.proof.values import MANY, cut, single
from bot.flow.values import lookup_for

_DAYS = (date(2020, 1, 1), date(2099, 12, 31))
"""The days on which a conversation may begin, as far as proofs look."""

_NUMERIC = (types.Number, types.Money, types.Scale, types.Date, types.Document)
_OLDEST = 10_000


@dataclass(slots=True)
class Translator:
    """Translates each rule once. With `settled`, answers off the path are known to be unknown.

    A box of a whole flow finds out by guards whether a question is reached; a walk along one path
    has settled that already. `opaque` are answers of which more is read than what they are like.
    """

    program: Program
    settled: bool = False
    world: World = field(default_factory=World)
    texts: dict[str, Texts] = field(default_factory=dict)
    named: dict[str, Node] = field(default_factory=dict)
    ruled: dict[Key, Node] = field(default_factory=dict)
    rules: dict[Node, Rule] = field(default_factory=dict)
    needed: dict[Node, frozenset[str]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    read: dict[Key, Node] = field(default_factory=dict)
    several: frozenset[str] = frozenset()
    opaque: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Note the questions with several options."""
        self.several = frozenset(
            step.id for step in self.asks() if isinstance(step.type, types.ManyChoices)
        )

    def asks(self) -> Iterator[Ask]:
        """Give every question."""
        return (step for step in self.program.steps.values() if isinstance(step, Ask))

    def keep(self, node: Node) -> Node:
        """Give the one node of a key."""
        return self.world.nodes.setdefault(node.key, node)

    def rule(self, rule: Rule) -> Node:
        """Give the node of a rule."""
        parsed = rule.parsed
        if parsed is None:
            return Opaque(frozenset().union(*(self.name(name).names for name in rule.names)))
        key = (rule.source, parsed.number, parsed.own)
        if key not in self.ruled:
            meanings = Meanings(
                self.name, self.keep, self.several, self.note_texts, self.opaque.update, self.read
            )
            node = self.ruled[key] = Reader(meanings, parsed).node(parsed.tree)
            self.rules[node] = rule
        return self.ruled[key]

    def clauses(self, guard: tuple[FlowClause, ...]) -> Clauses:
        """Give the conditions of a guard."""
        return tuple((self.rule(clause.rule), clause.holds) for clause in guard)

    def note_texts(self, sign: str, names: frozenset[str], texts: tuple[str, ...]) -> None:
        """Note which texts an answer is held against."""
        for name in names:
            noted = self.texts.setdefault(name, Texts())
            (noted.beginnings if sign == "starts with" else noted.whole).update(texts)

    def name(self, name: str) -> Node:
        """Give the node of a name."""
        if name not in self.named:
            self.named[name] = self.found(name)
        return self.named[name]

    def found(self, name: str) -> Node:
        """Find what a name stands for, in the order of `values.lookup_for`."""
        step, fact = self.program.steps.get(name), self.program.facts.get(name)
        if isinstance(step, Ask):
            if self.world.first:  # boxes are made already: a name that only texts show
                self.world.first[name] = first_cell(step, self.texts.get(name, Texts()))
            guard = () if self.settled else self.clauses(step.guard)
            return Asked(name, guard, numeric=isinstance(step.type, _NUMERIC))
        if fact is not None:
            return self.rule(fact)
        if name == TODAY:
            return Asked(TODAY, (), numeric=True)
        if name in self.program.repeats:
            return self.repeat(self.program.repeats[name])
        owner, _, value = name.partition(".")
        table = self.program.steps.get(owner)
        if value and isinstance(table, Decide):
            return self.decided(table, value)
        constant = self.program.service.constants.get(name)
        return Fixed(UNKNOWN if isinstance(constant, Mapping) else exactly(constant))

    def decided(self, step: Decide, value: str) -> Node:
        """Give one value of a decision table."""
        givens = [self.given(row, value) for row in step.rows]
        kind = Gathered if step.hit == "all" else Decided
        node = kind(self.table(step), value, givens)
        return self.keep(node) if node.key is not None else node

    def table(self, step: Decide) -> Table:
        """Give the conditions of a decision table."""
        if step.id not in self.tables:
            whens = tuple(self.rule(row.when) if row.when else None for row in step.rows)
            self.tables[step.id] = Table(step.id, self.clauses(step.guard), whens)
        return self.tables[step.id]

    def given(self, row: Row, value: str) -> Node:
        """Give what a row gives for a value."""
        found = row.give.get(value)
        return self.rule(found) if isinstance(found, Rule) else Fixed(exactly(found))

    def repeat(self, repeat: Repeat) -> Node:
        """Give the number of items of a repeat."""
        count = None if repeat.count is None else self.rule(repeat.count)
        more = [self.name(item_name(repeat.another, n)) for n in range(1, repeat.at_most)]
        node = Counted(("items", repeat.id), self.clauses(repeat.guard), count, more)
        return self.keep(node)

    def start(self) -> Box:
        """Give the box of everybody, once all rules were translated."""
        for name in self.named:
            step = self.program.steps.get(name)
            if isinstance(step, Ask):
                self.world.first[name] = first_cell(step, self.texts.get(name, Texts()))
        first, last = (day.toordinal() for day in _DAYS)
        self.world.first[TODAY] = Span(first, last, step=1, days=True)
        self.world.at_point = self.at_point
        for ask in [ask for ask in self.asks() if ask.id in self.named]:
            self.world.always.update(self.held(ask))
        return Box(self.world, dict(self.world.always))

    def at_point(self, box: Box, clause: Clause) -> bool | None:
        """Ask the engine itself whether a condition is true, if only one value of each is left."""
        node, holds = clause
        rule = self.rules.get(node)
        if rule is None:
            return None
        if node not in self.needed:
            behind = names_behind(self.program, rule.names)
            asked = frozenset(name for name in behind if name in self.program.steps) | {TODAY}
            repeated = behind & self.program.repeats.keys()
            self.needed[node] = node.names if repeated else asked & node.names
        known: dict[str, Value | None] = {}
        for name in self.needed[node]:
            cell, step = box.see(self.name(name)), self.program.steps.get(name)
            if single(cell) is MANY and not self.is_class(name, cell):
                return None
            known[name] = engine_answer(step, cell) if isinstance(step, Ask) else single(cell)
        day = known.pop(TODAY, None)
        today = day if isinstance(day, date) else _DAYS[0]
        found = rule.value(lookup_for(self.program, known, today)) is True
        return found is holds

    def is_class(self, name: str, cell: Cell) -> bool:
        """Tell whether a text stands for others that every condition takes alike."""
        return isinstance(cell, Some) and len(cell.values) == 1 and name not in self.opaque

    def held(self, ask: Ask) -> Iterator[tuple[Key, Cell]]:
        """Hold a day against today: past or future, and for a birth its ages."""
        if not isinstance(ask.type, types.Date):
            return
        born, today, kind = self.name(ask.id), self.name(TODAY), ask.type
        aged = kind.min_age is not None or kind.max_age is not None
        if kind.past or aged:
            yield self.sided("<=", born, today)
        if kind.future:
            yield self.sided(">=", born, today)
        if aged:
            age = self.keep(Elapsed(("age", ask.id, TODAY), born, today))
            most = _OLDEST if kind.max_age is None else kind.max_age
            yield age.key, Span(kind.min_age or 0, most, step=1, unknown=True)

    def sided(self, operator: str, day: Node, today: Node) -> tuple[Key, Cell]:
        """Give what a box says of two days so that the first is on one side of the second."""
        found = comparison(operator, day, today, self.keep)
        core = found.core if isinstance(found, Compared) else day
        operator = found.operator if isinstance(found, Compared) else operator
        return core.key, with_unknown(cut(Span(-HUGE, HUGE, step=1), operator, 0)[0])
