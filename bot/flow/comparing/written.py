"""Rules and values of a flow as texts that can be compared and read.

A compiled rule holds a closure, which equals nothing, so rules are compared by what the designer
wrote: word by word, whatever the spaces, with ids under their new names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.flow.expression.faults import FaultyError
from bot.flow.expression.tokens import Token, tokenize
from bot.flow.flow import Clause, Row, Rule

Renamed = Mapping[str, str]
"""Former id of a step to the one it has now."""

NOTHING = "—"
"""What stands for no value at all."""

_SPACES = re.compile(r"[ \t\r\n]+")
_ITEM = re.compile(r"#\d+\b")
_IN_BRACES = re.compile(r"\{([a-z0-9_]+)(?:#\d+)?")
_WORDS = frozenset({"and", "or", "not", "is", "in", "includes", "with"})
_CLOSING, _OPENING = frozenset({")", "]", ","}), frozenset({"(", "["})


def plain_id(name: str) -> str:
    """Give an id without the number of its item: `birth_date#2` is `birth_date`."""
    return _ITEM.sub("", name)


def one_line(text: str) -> str:
    """Give a text with every run of spaces and line ends as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip()


def differ(old: str, new: str) -> bool:
    """Tell whether two texts differ in more than spaces, of whatever kind."""
    return old.split() != new.split()


def expression(rule: Rule, renamed: Renamed) -> str:
    """Write an expression with one spacing, whatever the designer's."""
    tokens = _tokens(rule, renamed)
    return one_line(plain_id(rule.source)) if tokens is None else _joined(tokens)


def rule_key(rule: Rule | str | None, renamed: Renamed) -> tuple[str, frozenset[str]]:
    """Give what tells two rules apart: their words, and the names these read."""
    if not isinstance(rule, Rule):
        return rule or "", frozenset()
    names = (plain_id(name) for name in rule.names)
    return expression(rule, renamed), frozenset(renamed_name(name, renamed) for name in names)


def conditions(guard: Iterable[Clause], renamed: Renamed) -> tuple[str, ...]:
    """Give every condition that must hold, each once; `a and b` is two."""
    found = (text for clause in guard for text in _parts(clause, renamed))
    return tuple(dict.fromkeys(found))


def names_read(guard: Iterable[Clause], renamed: Renamed) -> frozenset[str]:
    """Give every name that the conditions around a step read."""
    return frozenset().union(*(rule_key(clause.rule, renamed)[1] for clause in guard))


def _parts(clause: Clause, renamed: Renamed) -> Iterator[str]:
    tokens = _tokens(clause.rule, renamed)
    if tokens is None or not clause.holds:
        text = expression(clause.rule, renamed)
        yield text if clause.holds else f"not ({text})"
        return
    yield from map(_joined, _split(tokens))


def _split(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split at each `and` outside of brackets, unless an `or` stands there too."""
    depth, parts = 0, [list[Token]()]
    for token in tokens:
        depth += (token.text in _OPENING) - (token.text in _CLOSING - {","})
        word = token.text if token.kind == "name" and not depth else ""
        if word == "or":
            return [list(tokens)]
        if word == "and":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _tokens(rule: Rule, renamed: Renamed) -> list[Token] | None:
    try:
        tokens = tokenize(plain_id(rule.source))[:-1]
    except FaultyError:  # only rules made by hand: those of a checked flow can be read
        return None
    options = {
        place
        for place, token in enumerate(tokens)
        if token.text not in rule.names and _is_option(tokens[:place])
    }
    return [
        replace(token, text=_text(token, {} if place in options else renamed))
        for place, token in enumerate(tokens)
    ]


def _text(token: Token, renamed: Renamed) -> str:
    match token.kind:
        case "name":
            return renamed_name(token.text, renamed)
        case "money":
            return f"{token.text} €"
        case "text":
            return f'"{token.value}"'
        case "date" if isinstance(token.value, date):
            return f"{token.value:%d/%m/%Y}"
        case _:
            return token.text


def renamed_name(name: str, renamed: Renamed) -> str:
    """Give a name that an expression reads, `price.amount` too, as it is now."""
    owner, dot, value = name.partition(".")
    return f"{renamed.get(owner, owner)}{dot}{value}"


def _is_option(before: Sequence[Token]) -> bool:
    """Tell whether an option stands after these tokens: after `is`, `is not`, or in a list."""
    words = [token.text for token in before]
    in_list = words.count("[") > words.count("]")
    return in_list or words[-1:] in (["is"], ["includes"]) or words[-2:] == ["is", "not"]


def _joined(tokens: Sequence[Token]) -> str:
    text = ""
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        text += token.text if _sticks(before, token, tokens[:place]) else f" {token.text}"
    return text


def _sticks(before: Token | None, token: Token, earlier: Sequence[Token]) -> bool:
    if before is None or token.text in _CLOSING or before.text in _OPENING:
        return True
    if token.text == "(":
        return before.kind == "name" and before.text not in _WORDS
    return before.text == "-" and _is_sign(earlier[:-1])


def _is_sign(before: Sequence[Token]) -> bool:
    """Tell whether a minus after these tokens makes a number negative."""
    last = before[-1] if before else None
    return (
        last is None or last.text in _WORDS or (last.kind == "sign" and last.text not in (")", "]"))
    )


def renamed_text(text: str, renamed: Renamed) -> str:
    """Give a text for citizens on one line, with its placeholders under their new names."""
    return one_line(_IN_BRACES.sub(lambda found: "{" + renamed.get(found[1], found[1]), text))


def plain_text(text: str) -> str:
    """Give a text on one line as its file has it, without the numbers of items in placeholders."""
    return renamed_text(text, {})


def how_changed(old: str, new: str) -> str:
    """Say how a value that `shown` wrote became another: `added`, `changed` or `removed`."""
    return "added" if old == NOTHING else "removed" if new == NOTHING else "changed"


def shown(value: object, renamed: Renamed) -> str:  # noqa: PLR0911 - one a kind
    """Write any value of a flow, with ids under their new names; `NOTHING` if there is none."""
    match value:
        case None | () | "":
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case Rule():
            return expression(value, renamed)
        case Row():
            return shown_row(value, renamed)
        case Mapping():
            return ", ".join(f"{name}: {shown(one, renamed)}" for name, one in value.items())
        case tuple():
            return ", ".join(shown(one, renamed) for one in value)
        case _:
            return one_line(str(value))


def shown_row(row: Row, renamed: Renamed) -> str:
    """Write one row of a decision table: its condition, and what it gives."""
    when = "otherwise" if row.when is None else shown(row.when, renamed)
    return f"{when} → {shown(row.give, renamed)}"
