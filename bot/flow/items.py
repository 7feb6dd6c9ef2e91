"""The steps of a repeat, written out for each item: ids, rules, texts and presence.

A draft holds the steps of a repeat once; a flow holds them as `birth_date#1`, `birth_date#2` and so
on. Inside an item, names of its own steps mean those of the same item.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.flow.answer_types import Words
from bot.flow.expression.compiling import Marks, Parsed
from bot.flow.expression.items import NUMBER_OF_ITEM, item_name, plain_name, within_item
from bot.flow.expression.tree import Binary, Literal, Name
from bot.flow.expression.types import Kind
from bot.flow.flow import Clause, Flow, Lookup, Repeat, Rule, Value

_BRACES = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a repeat, or (number 0) the flow outside of repeats, where nothing changes."""

    number: int = 0
    own: frozenset[str] = field(default=frozenset())

    def id(self, step_id: str) -> str:
        """Give the id of a step in this item; ids from outside stay."""
        return item_name(step_id, self.number) if step_id in self.own else step_id

    def rule(self, rule: Rule) -> Rule:
        """Give a rule as this item reads it."""
        if not self.number:
            return rule
        inner = rule.value
        names = {self.id(name) for name in rule.names if name != NUMBER_OF_ITEM}
        parsed = rule.parsed and replace(rule.parsed, own=self.own, number=self.number)
        return Rule(
            rule.source,
            lambda lookup: inner(within_item(lookup, self.own, self.number)),
            frozenset(names),
            parsed,
        )

    def words(self, words: Mapping[str, str]) -> Words:
        """Give a text with the placeholders of this item."""
        if not self.number:
            return words
        return {code: _BRACES.sub(self._placeholder, text) for code, text in words.items()}

    def _placeholder(self, found: re.Match[str]) -> str:
        name = found[1]
        owner = name.partition(".")[0]
        if name == NUMBER_OF_ITEM:
            return str(self.number)
        own = name in self.own or owner in self.own
        return f"{{{item_name(name, self.number)}}}" if own else found[0]


OUTSIDE = Item()


def written_ids(flow: Flow) -> tuple[str, ...]:
    """Give the ids of a flow's steps as its file has them, in order: no items, each id once."""
    return tuple(dict.fromkeys(map(plain_name, flow.steps)))


def presence(repeat: Repeat, number: int) -> tuple[Clause, ...]:
    """Give the clause under which an item is there: enough of them, or one more was wished for."""
    if repeat.count is not None:
        return (Clause(_at_least(repeat.count, number)),)
    if number == 1:
        return ()
    another = item_name(repeat.another, number - 1)
    parsed = Parsed(Name(0, 0, another), Marks(frozenset(), {}))
    rule = Rule(f"{another} is yes", lambda look: look(another), frozenset({another}), parsed)
    return (Clause(rule),)


def _at_least(count: Rule, number: int) -> Rule:
    def enough(lookup: Lookup) -> Value | None:
        found = count.value(lookup)
        return found >= number if isinstance(found, int | Decimal) else None

    least = Literal(0, 0, number, Kind.NUMBER)
    parsed = count.parsed and replace(
        count.parsed, tree=Binary(0, 0, ">=", count.parsed.tree, least)
    )
    return Rule(f"{count.source} >= {number}", enough, count.names, parsed)
