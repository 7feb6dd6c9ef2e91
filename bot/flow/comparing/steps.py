"""What changed in one step: its words, the conditions around it, and everything else it says."""

from collections.abc import Callable, Iterator
from dataclasses import fields

from bot.flow.comparing.answers import compare_answers
from bot.flow.comparing.difference import Difference, Severity, graded
from bot.flow.comparing.showing import Versions, shown, shown_guard, shown_row
from bot.flow.comparing.texts import PLAIN, compare_texts
from bot.flow.flow import AnyStep, Ask, Decide, Say

APART = frozenset({"id", "line", "section", "guard", "type", "rows", *PLAIN})
"""Fields compared by functions of their own, or that say nothing to a citizen (`line`)."""

KINDS = {
    "section": "section_changed",
    "outcome": "outcome_changed",
    "purpose": "purpose_changed",
    "legal_basis": "legal_basis_changed",
    "privacy": "privacy_changed",
    "unusual": "unusual_changed",
}
"""Fields with a sentence of their own; every other one is told by its key."""

SAFE = frozenset({"purpose", "legal_basis", "unusual", "fix", "lists", "sets"})
"""Fields that never touch what was answered; a change of any other one breaks, to be careful."""


def compare_steps(versions: Versions, old: AnyStep, new: AnyStep) -> Iterator[Difference]:
    """Give every difference between two versions of one step; `old` may have another id."""
    what = type(new).__name__.lower()
    if type(old) is not type(new):
        breaking = isinstance(old, Ask) or isinstance(new, Ask)
        values = {"what": what, "old": type(old).__name__.lower(), "new": what}
        yield Difference("kind_changed", new.id, graded(breaking=breaking), values)
        return
    yield from compare_texts(versions, old, new)
    if isinstance(old, Ask) and isinstance(new, Ask):
        yield from compare_answers(old, new)
    yield from _fields(versions, old, new)
    yield from _branch(versions, old, new)
    if isinstance(old, Decide) and isinstance(new, Decide):
        yield from _rows(versions, old, new)


def _fields(versions: Versions, old: AnyStep, new: AnyStep) -> Iterator[Difference]:
    what = type(new).__name__.lower()
    for one in fields(new):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if one.name in APART or shown(before, versions.renamed) == shown(after, {}):
            continue
        kind, severity = _judged(one.name, before, after)
        values = {"what": what, "key": one.name, "new": shown(after, {})}
        yield Difference(kind, new.id, severity, {**values, "old": shown(before, versions.renamed)})
    if old.section != new.section:
        values = {"what": what, "old": old.section or "—", "new": new.section or "—"}
        yield Difference("section_changed", new.id, "safe", values)


def _judged(name: str, old: object, new: object) -> tuple[str, Severity]:
    judge = _JUDGES.get(name)
    if judge is not None:
        return judge(old, new)
    return KINDS.get(name, "changed"), graded(breaking=name not in SAFE)


def _optional(_: object, new: object) -> tuple[str, Severity]:
    """Who skipped a question that must now be answered has no answer any more."""
    return ("now_optional", "safe") if new else ("now_required", "breaking")


def _unsure(old: object, new: object) -> tuple[str, Severity]:
    if old is None and new == "":
        return "unsure_offered", "safe"
    if new is None:
        return "unsure_withdrawn", "breaking"
    return "unsure_leads", graded(breaking=old is not None)


def _may_pass(_: object, new: object) -> tuple[str, Severity]:
    return "changed", graded(breaking=not new)


_JUDGES: dict[str, Callable[[object, object], tuple[str, Severity]]] = {
    "optional": _optional,
    "unsure": _unsure,
    "may_pass": _may_pass,
}


def _branch(versions: Versions, old: AnyStep, new: AnyStep) -> Iterator[Difference]:
    """Compare the conditions around a step; only a message can change its own safely."""
    before, after = shown_guard(old.guard, versions.renamed), shown_guard(new.guard, {})
    if before != after:
        severity = graded(breaking=not isinstance(new, Say))
        values = {"what": type(new).__name__.lower(), "old": before, "new": after}
        yield Difference("branch_changed", new.id, severity, values)


def _rows(versions: Versions, old: Decide, new: Decide) -> Iterator[Difference]:
    if len(old.rows) != len(new.rows):
        values = {"old": str(len(old.rows)), "new": str(len(new.rows))}
        yield Difference("rows_changed", new.id, "breaking", values)
        return
    for number, (before, after) in enumerate(zip(old.rows, new.rows, strict=True), 1):
        texts = shown_row(before, versions.renamed), shown_row(after, {})
        if texts[0] != texts[1]:
            values = {"row": str(number), "old": texts[0], "new": texts[1]}
            yield Difference("row_changed", new.id, "breaking", values)
