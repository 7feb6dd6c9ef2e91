"""Two versions of one flow side by side, and their values as texts that can be compared.

Compiled rules hold closures, which are never equal, so rules are compared by what the designer
wrote. Renamed steps (`aliases`) are read under their new names, and the items of a repeat count
once, under the plain name of their step.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.flow.expression.faults import FaultyError
from bot.flow.expression.tokens import Token, tokenize
from bot.flow.flow import AnyStep, Clause, Flow, Row, Rule

NOTHING = "—"
"""What stands for no value at all."""

_FIRST_ITEM = re.compile(r"#1\b")
_IN_BRACES = re.compile(r"\{([a-z0-9_]+)")


@dataclass(frozen=True, slots=True)
class Versions:
    """The old and the new flow; `renamed` gives the new id of each renamed step."""

    old: Flow
    new: Flow
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the languages that both speak, in the order of the new flow."""
        return tuple(code for code in self.new.languages if code in self.old.languages)

    def note(self, language: str) -> str:
        """Name a language where it is not the flow's own."""
        return "" if language == self.new.language else language


def versions_of(old: Flow, new: Flow) -> Versions:
    """Put two flows side by side; an alias counts where its old step is gone and its new is not."""
    before, after = plain_steps(old), plain_steps(new)
    aliases: Mapping[str, str] = getattr(new, "aliases", {})
    renamed = {
        former: now
        for former, now in aliases.items()
        if former in before and former not in after and now in after and now not in before
    }
    return Versions(old, new, renamed)


def plain_steps(flow: Flow) -> dict[str, AnyStep]:
    """Give the steps in file order; of repeated ones the first item, by its plain name."""
    parts = ((step_id.partition("#"), step) for step_id, step in flow.steps.items())
    return {name: step for (name, _, number), step in parts if number in ("", "1")}


def shown(value: object, renamed: Mapping[str, str]) -> str:
    """Write any value of a step or a fact, with ids under their new names."""
    match value:
        case None | () | "":
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case Rule():
            return renamed_rule(value.source, renamed)
        case Row():
            return shown_row(value, renamed)
        case Mapping():
            return ", ".join(f"{name}: {shown(one, renamed)}" for name, one in value.items())
        case tuple():
            return ", ".join(shown(one, renamed) for one in value)
        case _:
            return str(value)


def shown_row(row: Row, renamed: Mapping[str, str]) -> str:
    """Write one row of a decision table: its condition, and what it gives."""
    when = "otherwise" if row.when is None else shown(row.when, renamed)
    return f"{when} → {shown(row.give, renamed)}"


def shown_guard(guard: Iterable[Clause], renamed: Mapping[str, str]) -> str:
    """Write the conditions around a step, joined; nothing where there are none."""
    rules = ((shown(clause.rule, renamed), clause.holds) for clause in guard)
    return " and ".join(text if holds else f"not ({text})" for text, holds in rules) or NOTHING


def renamed_rule(text: str, renamed: Mapping[str, str]) -> str:
    """Give an expression with ids under their new names; words where an option stands are kept."""
    text = _FIRST_ITEM.sub("", text)
    try:
        tokens = tokenize(text) if renamed else []
    except FaultyError:
        return text
    for place, token in reversed(list(enumerate(tokens))):
        name, dot, rest = token.text.partition(".")
        if token.kind == "name" and name in renamed and not _is_option(tokens[:place]):
            text = text[: token.start] + renamed[name] + dot + rest + text[token.end :]
    return text


def _is_option(before: Sequence[Token]) -> bool:
    """Tell whether an option stands after these tokens: after `is`, `is not`, or in a list."""
    words = [token.text for token in before]
    in_list = words.count("[") > words.count("]")
    return in_list or words[-1:] in (["is"], ["includes"]) or words[-2:] == ["is", "not"]


def renamed_text(text: str, renamed: Mapping[str, str]) -> str:
    """Give a text for citizens with its placeholders under their new names."""
    return _IN_BRACES.sub(lambda found: "{" + renamed.get(found[1], found[1]), text)
