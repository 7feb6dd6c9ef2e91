"""A new question comes into scenarios: its answer is written into those that have none to it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.conversation.inputs import Now
from bot.flow.load import LoadedService
from bot.simulation.played import Played, asked_in
from bot.simulation.rehearsal import Exploring, rehearse
from bot.simulation.writing import quoted

_PLAIN = re.compile(r"\[[^:#\"]*\]|\w[\w .'/-]*")
_ASKED = re.compile(r"^asked:\s*\[[^\]]*\]", re.MULTILINE)
_KEY = re.compile(r"( *)([\w#]+):(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written: an answer to a question."""

    question: str
    words: str

    @property
    def line(self) -> str:
        """Give it as it stands in a scenario."""
        plain = _PLAIN.fullmatch(self.words)
        return f"{self.question}: {self.words if plain else quoted(self.words)}"


def fill(services: Iterable[LoadedService], now: Now, answer: Answer) -> tuple[str, ...]:
    """Write an answer into each scenario of the short form that lacks it; gives their files."""
    files = []
    for file, line, before in sorted(set(_lacking(services, now, answer.question))):
        path = Path(file)
        text = filled(path.read_text(encoding="utf-8"), line, before, answer)
        path.write_text(expected(text, before, answer.question), encoding="utf-8")
        files.append(file)
    return tuple(files)


def _lacking(
    services: Iterable[LoadedService], now: Now, question: str
) -> Iterator[tuple[str, int, str]]:
    found = [one for service in services for one in rehearse(service, now, Exploring(0, 1))]
    for played in (played for one in found for played in one.plays):
        for failure in played.failures:
            if failure.kind == "no_answer" and failure.values["step"] == question:
                yield failure.place.file, failure.place.line, _before(played)


def _before(played: Played) -> str:
    return next(iter(asked_in(played.talk)[-2:-1]), "")


def filled(text: str, line: int, before: str, answer: Answer) -> str:
    """Give a scenario with one more answer; `line` is that of `answers`, `before` its neighbour.

    The answer stands behind that of the question asked before it, else it is the first.
    """
    lines = text.split("\n")
    if "{" in lines[line - 1]:
        lines[line - 1] = lines[line - 1].replace("{", f"{{{answer.line}, ", 1)
        return "\n".join(lines)
    keys = list(_keys(lines, line))
    at = next((end for name, _, end in keys if name == before), line)
    indent = keys[0][1] if keys else "  "
    return "\n".join([*lines[:at], f"{indent}{answer.line}", *lines[at:]])


def expected(text: str, before: str, question: str) -> str:
    """Give a scenario whose list `asked`, if it has one in brackets, expects the question too."""
    behind = rf"(?<=[\[\s,]){re.escape(before)}(?=[\],\s])"
    place, words = (behind, f"{before}, {question}") if before else (r"\[", f"[{question}, ")
    return _ASKED.sub(lambda found: re.sub(place, words, found[0], count=1), text)


def _keys(lines: list[str], line: int) -> Iterator[tuple[str, str, int]]:
    """Give the answers under a line: the question, its indent, and the line where it has ended."""
    first = _KEY.match(lines[line]) if line < len(lines) else None
    depth = len(first[1]) if first else 0
    starts = []
    for number in range(line, len(lines)):
        found = _KEY.match(lines[number])
        if found and len(found[1]) < depth:
            break
        starts += [(found[2], found[1], number)] if found and len(found[1]) == depth else []
    for (name, indent, _), after in zip(starts, [*starts[1:], None], strict=True):
        yield name, indent, after[2] if after else _end(lines, starts[-1][2])


def _end(lines: list[str], start: int) -> int:
    depth = len(lines[start]) - len(lines[start].lstrip(" "))
    inner = range(start + 1, len(lines))
    return next((n for n in inner if not lines[n].startswith(" " * (depth + 1))), len(lines))
