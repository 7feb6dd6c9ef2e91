"""Problems as text with a caret under the fault, or as JSON for machines."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.flow.catalogues import read_catalogue
from bot.flow.problems.problem import Place, Problem

_HERE = Path(__file__).parent
_MOST_PLACES = 4
_TERMS = {
    "F105": ("shape",),
    "F205": ("left", "right"),
    "F206": ("found",),
    "F308": ("left", "right"),
    "F331": ("found",),
}
"""Values that name a kind or a shape, by code: the catalogue has the words of each language."""

Texts = Mapping[str, str]
"""File name, as in places, to the text of the file."""


def catalogue(language: str) -> dict[str, str]:
    """Give the sentences of a language, by code and by `code.remedy`."""
    return read_catalogue(_HERE, language)


def known_codes() -> frozenset[str]:
    """Give every code that a problem can have."""
    return frozenset(key for key in catalogue("en") if key[0] == "F" and "." not in key)


def general(code: str, language: str) -> tuple[str, str]:
    """Give what a code means and what to write, with "…" for what differs from case to case."""
    texts = catalogue(language)
    found = (texts[code], texts.get(f"{code}.remedy", ""))
    wrong, remedy = (text.format_map(defaultdict(lambda: "…")) for text in found)
    return wrong, remedy


def sentence(problem: Problem, language: str) -> tuple[str, str]:
    """Give what is wrong and what to write; the second may be empty."""
    texts = catalogue(language)
    values = _in_words(problem, texts)
    meant, known = values.get("suggestion"), values.get("known")
    wrong = texts[problem.code].format_map(values)
    remedy = texts.get(f"{problem.code}.remedy", "").format_map(values)
    hint = texts["suggestion"].format(suggestion=meant) if meant else ""
    possible = texts["known"].format(known=known) if known else ""
    about = texts.get(f"{problem.code}.{values.get('key')}", "")
    return wrong, " ".join(filter(None, [about, hint, possible, remedy]))


def _in_words(problem: Problem, texts: Mapping[str, str]) -> dict[str, str]:
    """Give the values of a problem, kinds of values and shapes in the words of the language."""
    named = _TERMS.get(problem.code, ())
    own = dict(problem.values)
    return own | {key: texts.get(f"term.{own[key]}", own[key]) for key in named if key in own}


def untranslated(problems: Iterable[Problem], language: str) -> str:
    """Say which steps have texts without translation, by file; "" if none has."""
    lacking: dict[str, list[str]] = {}
    for one in ordered(problem for problem in problems if problem.code == "F501"):
        lacking.setdefault(one.values["file"], []).append(one.values["id"])
    files = [f"{file} ({', '.join(dict.fromkeys(ids))})" for file, ids in sorted(lacking.items())]
    return catalogue(language)["untranslated"].format(texts=", ".join(files)) if files else ""


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by place, each once."""
    unique = {(p.place, p.code, tuple(sorted(p.values.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def render_text(problems: Iterable[Problem], texts: Texts, language: str, accepted: int = 0) -> str:
    """Write problems for people, sorted, with a closing count; all is said at once.

    `accepted` is how many warnings are not shown because designers accepted them.
    """
    found = ordered(problems)
    parts = [_one(problem, texts, language) for problem in found]
    return "\n\n".join([*parts, _closing(found, language, accepted)])


def _closing(found: list[Problem], language: str, accepted: int) -> str:
    """Write the count of problems."""
    texts = catalogue(language)
    errors = sum(problem.severity == "error" for problem in found)
    count = texts["count"].format(errors=errors, warnings=len(found) - errors)
    more = texts["accepted"].format(accepted=accepted) if accepted else ""
    return " ".join(filter(None, [count if found else texts["none"], more]))


def _one(problem: Problem, texts: Texts, language: str) -> str:
    place = problem.place
    wrong, remedy = sentence(problem, language)
    kind = catalogue(language)[problem.severity]
    head = f"{place.file}:{place.line}:{place.column} {kind} {problem.code} {wrong}"
    return "\n".join(
        filter(
            None,
            [
                head,
                _caret(place, texts.get(place.file, "")),
                f"    = {remedy}" if remedy else "",
                _also(problem, language),
            ],
        )
    )


def _also(problem: Problem, language: str) -> str:
    """Name the other places that may be the cause, unless they are too many to look at."""
    here = problem.place
    found = sorted({(p.file, p.line) for p in problem.also} - {(here.file, here.line)})
    if not found or len(found) > _MOST_PLACES:
        return ""
    texts = catalogue(language)
    own = [f"{line}" for file, line in found if file == here.file]
    others = [f"{file}:{line}" for file, line in found if file != here.file]
    word = texts["lines" if len(own) > 1 else "line"]
    lines = [word.format(lines=_listed(own, texts))] if own else []
    return f"    = {texts['also'].format(places=_listed([*lines, *others], texts))}"


def _listed(parts: list[str], texts: Mapping[str, str]) -> str:
    return texts["and"].join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _caret(place: Place, text: str) -> str:
    lines = text.split("\n")
    if not 0 < place.line <= len(lines) or not lines[place.line - 1].strip():
        return ""
    line = lines[place.line - 1].replace("\t", " ").rstrip("\r")
    width = max(1, min(place.end, len(line) + 1) - place.column)
    return f"    | {line}\n    | {' ' * (place.column - 1)}{'^' * width}"


def as_records(problems: Iterable[Problem], language: str) -> list[dict[str, object]]:
    """Give problems as plain values for JSON, in the order of their places."""
    return [
        {
            "code": problem.code,
            "severity": problem.severity,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "end_column": problem.place.end,
            "message": sentence(problem, language)[0],
            "remedy": sentence(problem, language)[1],
            "also": [{"file": p.file, "line": p.line, "column": p.column} for p in problem.also],
        }
        for problem in ordered(problems)
    ]


def render_json(problems: Iterable[Problem], language: str) -> str:
    """Write problems as a JSON list."""
    return json.dumps(as_records(problems, language), ensure_ascii=False, indent=2)
