"""Warnings that a designer lives with on purpose: `accepted: {F901: the reason}`.

They are left out of what is shown, in the flow and its translations, and counted instead.
"""

from collections.abc import Iterator, Sequence

from bot.flow.draft import Draft
from bot.flow.names import Names
from bot.flow.problems import WARNINGS, Problem, known_codes
from bot.flow.source import Entry, Table


def _accepted(draft: Draft) -> Iterator[Entry]:
    written = draft.table.get("accepted")
    yield from written.entries.values() if isinstance(written, Table) else ()


def only_warnings_are_accepted(names: Names) -> Iterator[Problem]:
    """F711: an error cannot be accepted."""
    for entry in _accepted(names.draft):
        if entry.key not in WARNINGS and entry.key in known_codes():
            yield Problem("F711", entry.place, {"code": entry.key})


def accepted_codes_exist(names: Names) -> Iterator[Problem]:
    """F712: what is accepted is a code of the catalogue."""
    for entry in _accepted(names.draft):
        if entry.key not in WARNINGS and entry.key not in known_codes():
            yield Problem("F712", entry.place, {"code": entry.key})


def without_accepted(
    draft: Draft, problems: Sequence[Problem]
) -> tuple[list[Problem], list[Problem]]:
    """Part the problems of a flow into those to show, and those that it accepts.

    Adds F713 (a warning) for each accepted code that does not occur any more.
    """
    entries = [entry for entry in _accepted(draft) if entry.key in WARNINGS]
    codes = {entry.key for entry in entries}
    accepted = [one for one in problems if one.code in codes]
    shown = [one for one in problems if one.code not in codes]
    occurring = {problem.code for problem in accepted}
    stale = [entry for entry in entries if entry.key not in occurring]
    shown += [Problem("F713", entry.place, {"code": entry.key}) for entry in stale]
    return shown, accepted


def is_in_files_of(draft: Draft, problem: Problem) -> bool:
    """Tell whether a problem stands in the file of a flow, or in one of its translations."""
    return problem.place.file in {draft.file, *(other.file for other in draft.translations)}
