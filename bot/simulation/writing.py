"""A scenario as the text of its file: keys in the order of the guide, one answer or turn a line."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

_PLAIN = re.compile(r"[^\W\d_][\w’'.#-]*(?: [\w’'.-]+)*|\d{1,4} (?:days|minutes)")
_WIDTH = 96

Said = tuple[str, str]
"""One turn to write: its key and its words."""


@dataclass(frozen=True, slots=True)
class Script:
    """What to write: answers for the short form, or turns; `asked`, `outcome`, `values` expect."""

    flow: str
    language: str
    today: date
    answers: Mapping[str, Sequence[str]] | None = None
    turns: Sequence[Said] = ()
    asked: Sequence[str] | None = None
    outcome: str = ""
    values: Mapping[str, str | Sequence[str]] = field(default_factory=dict)

    def text(self) -> str:
        """Give the text of the file; every value reads back as it is."""
        return "\n".join([*self._head(), *self._body(), *self._expectations()]) + "\n"

    def _head(self) -> Iterator[str]:
        yield f"flow: {self.flow}"
        yield f"language: {self.language}"
        yield f"today: {self.today.isoformat()}"

    def _body(self) -> Iterator[str]:
        if self.answers is None:
            yield "turns:" if self.turns else "turns: []"
            yield from (f"  - {key}: {quoted(words)}" for key, words in self.turns)
        else:
            yield "answers:"
            yield from (f"  {step}: {_one_or_list(texts)}" for step, texts in self.answers.items())

    def _expectations(self) -> Iterator[str]:
        if self.asked is not None:
            yield from _wrapped("asked:", self.asked)
        if self.outcome:
            yield f"outcome: {self.outcome}"
        if self.values:
            yield "values:"
            yield from (f"  {name}: {_one_or_list(value)}" for name, value in self.values.items())


def _one_or_list(texts: str | Sequence[str]) -> str:
    if isinstance(texts, str):
        return quoted(texts)
    many = [quoted(text) for text in texts]
    return many[0] if len(many) == 1 else f"[{', '.join(many)}]"


def _wrapped(key: str, ids: Sequence[str]) -> Iterator[str]:
    line = f"{key} [{', '.join(ids)}]"
    if len(line) <= _WIDTH:
        yield line
        return
    yield key
    row = "  ["
    for position, step in enumerate(ids):
        piece = f"{step}{']' if position == len(ids) - 1 else ','}"
        if len(row) + len(piece) > _WIDTH:
            yield row.rstrip()
            row = "   "
        row += f"{piece} "
    yield row.rstrip()


def quoted(text: str) -> str:
    """Write a text as YAML: plain where nothing in it has a meaning, else in double quotes."""
    if _PLAIN.fullmatch(text):
        return text
    written = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in written)


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08x}"  # noqa: PLR2004 - four hex digits
