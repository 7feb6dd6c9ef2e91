"""What `guichet words` does with the flows of a path: show, export, import, confirm.

Drafts of sound flows come in; out comes what to print, or a file written whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.errors import WordsRefused
from bot.flow.draft import Draft
from bot.flow.expression.faults import nearest
from bot.flow.service_file import LANGUAGES
from bot.flow.words.changes import Change, changed, new_file
from bot.flow.words.files import read_sidecar, read_whole, replace_file
from bot.flow.words.incoming import judged
from bot.flow.words.sheet import Row, read_sheet, write_sheet
from bot.flow.words.showing import Language
from bot.flow.words.states import State, TextState, states_of
from bot.flow.words.where import where

_DOUBTED = (State.STALE, State.UNMARKED)


def languages_of(drafts: Iterable[Draft], only: str = "") -> list[Language]:
    """Give the texts of each flow in each language of its service, or in one."""
    return [
        replace(_language(draft, code), asked=bool(only))
        for draft in drafts
        for code in ([_known(draft, only)] if only else _others(draft))
    ]


def export(drafts: Sequence[Draft], language: str, file: Path) -> str:
    """Write the table of one flow in one language; gives what to tell."""
    draft = _the_flow(drafts)
    code = _known(draft, language or _the_language(draft))
    if file.suffix != ".csv":
        raise WordsRefused(f"{file} is no table: give it a name that ends in .csv.")
    states = [one for one in _states(draft, code) if one.source]
    rows = [_row(draft, one, number) for number, one in enumerate(states, 2)]
    replace_file(file, write_sheet(rows, draft.entry.language, code))
    return f"{file}: {len(rows)} texts of {draft.file} for {code}."


def bring_in(drafts: Sequence[Draft], language: str, file: Path) -> str:
    """Write the translations of a table into the translation file; gives what to tell.

    Raises WordsRefused, with every wrong row, and writes nothing if there is one.
    """
    draft = _the_flow(drafts)
    sheet = read_sheet(read_whole(file))
    if language and sheet.language not in ("", language):
        raise WordsRefused(f"{file} is in {sheet.language}, not in {language}.")
    code = _known(draft, sheet.language or language or _the_language(draft))
    found = judged(_states(draft, code), sheet.rows)
    if found.faults:
        raise WordsRefused("\n".join([f"{file} is not taken over:", *found.faults]))
    path = _write(draft, code, found.changes)
    counts = [f"{len(found.outcomes[name])} {told}" for name, told in _OUTCOMES.items()]
    older = [f"    {name}" for name in found.outcomes["older"]]
    return "\n".join([f"{path}: {', '.join(counts)}.", *older])


_OUTCOMES = {
    "written": "written",
    "equal": "unchanged",
    "empty": "empty and skipped",
    "older": "older than the file and skipped",
}


def confirm(drafts: Sequence[Draft], language: str, names: Sequence[str]) -> str:
    """Note the source of now for texts that were looked at; gives what to tell.

    A name is that of a step, of a text (`problem.why`), or `all`.
    """
    draft = _the_flow(drafts)
    code = _known(draft, language or _the_language(draft))
    states = _states(draft, code)
    chosen = {one.path: one for name in names for one in _named(states, name)}
    changes = [
        Change(one.path, one.source.text)
        for one in chosen.values()
        if one.source and one.state in _DOUBTED
    ]
    return f"{_write(draft, code, changes)}: {len(changes)} texts confirmed."


def _named(states: Iterable[TextState], name: str) -> list[TextState]:
    found = [one for one in states if name == "all" or f"{one.name}.".startswith(f"{name}.")]
    if not found:
        ids = {part for one in states for part in (one.path[1], one.name)}
        meant = nearest(name, ids)
        hint = f" Did you mean {meant}?" if meant else ""
        raise WordsRefused(f"The flow has no text {name}.{hint} Write the id of a step, or all.")
    return found


def _write(draft: Draft, language: str, changes: Sequence[Change]) -> Path:
    """Put changes into the translation file; without any, the file is not touched."""
    sidecar = read_sidecar(draft, language)
    old = sidecar.text
    new = changed(new_file(draft.entry.prototype, language) if old is None else old, draft, changes)
    if changes and new != old:
        replace_file(sidecar.path, sidecar.mark + new)
    return sidecar.path


def _row(draft: Draft, one: TextState, number: int) -> Row:
    source = one.source.text if one.source else ""
    made_from = one.noted.text if one.noted and one.state is State.STALE else ""
    text = one.text.text if one.text else ""
    place = where(draft, one.path, source)
    return Row(number, one.name, source, text, one.state, place, made_from)


def _language(draft: Draft, code: str) -> Language:
    file = next((t.file for t in draft.translations if t.entry.language == code), "")
    return Language(draft.file, draft.entry.language, code, file, _states(draft, code))


def _states(draft: Draft, code: str) -> tuple[TextState, ...]:
    file = next((t for t in draft.translations if t.entry.language == code), None)
    return states_of(draft, file)


def _others(draft: Draft) -> list[str]:
    return [code for code in draft.service.languages if code != draft.entry.language]


def _known(draft: Draft, language: str) -> str:
    """Give the language, if the flow can be translated into it; raises WordsRefused."""
    alone = not (Path(draft.file).parent / "service.yaml").exists()
    possible = [code for code in LANGUAGES if code != draft.entry.language]
    possible = possible if alone else _others(draft)
    if language not in possible:
        raise WordsRefused(
            f"{draft.file} cannot be translated into {language}. Possible: "
            f"{', '.join(possible) or 'no language'}. They stand under `languages` in service.yaml."
        )
    return language


def _the_flow(drafts: Sequence[Draft]) -> Draft:
    if len(drafts) != 1:
        files = ", ".join(draft.file for draft in drafts) or "none is here"
        raise WordsRefused(f"Name one flow file: {files}.")
    return drafts[0]


def _the_language(draft: Draft) -> str:
    codes = [translation.entry.language for translation in draft.translations]
    if len(codes) != 1:
        raise WordsRefused(f"Name the language: --language {' or '.join(_others(draft))}.")
    return codes[0]
