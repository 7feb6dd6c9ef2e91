"""Translation files have the texts of their flow, all of them and no other.

A translation notes the source that it was made from. So a mismatch is told where something changed:
in the flow if it has more or less than was noted, else in the translation file.
"""

from collections.abc import Callable, Iterable, Iterator

from bot.flow.checks.translations import Translated
from bot.flow.expression.faults import nearest
from bot.flow.names import row_tables
from bot.flow.problems import Place, Problem
from bot.flow.source import Scalar, Table
from bot.flow.wording import TextPath
from bot.flow.words.states import State, TextState


def every_text_is_translated(fit: Translated) -> Iterator[Problem]:
    """F501: each text of the flow has its translation; told at the text in the flow."""
    unknown = [one.path for one in fit.of(State.UNKNOWN)]
    missing = [one for one in fit.of(State.MISSING) if not one.noted]
    for texts, whole in _grouped(fit, missing):
        place = _first_place(fit, texts[0].owner) if whole else texts[0].place
        path = texts[0].owner if whole else texts[0].path
        also = filter(None, [_room_for(fit, path), _used_at(fit, path)])
        yield fit.problem("F501", place, *texts, also=also, suggestion=_nearest(path, unknown))


def nothing_else_is_translated(fit: Translated) -> Iterator[Problem]:
    """F502: a translation has no step, key or option that the flow never had."""
    missing = {one.path: one.place for one in fit.of(State.MISSING)}
    extra = [one for one in fit.of(State.UNKNOWN) if not _is_lost(fit, one)]
    for texts, whole in _grouped(fit, extra):
        path = texts[0].owner if whole else texts[0].path
        place = _key_place(fit, path) if whole else texts[0].place
        meant = fit.draft.entry.aliases.get(path[1] if whole else "") or _nearest(path, missing)
        also = [
            found for other, found in missing.items() if other[: len(path)] == (*path[:-1], meant)
        ][:1] + ([] if whole else _reason_too_many(fit, texts[0]))
        yield fit.problem("F502", place, *texts, also=also, suggestion=meant)


def nothing_translated_is_lost(fit: Translated) -> Iterator[Problem]:
    """F510: what was in the flow when it was translated still is; told where it stood."""
    for one in fit.of(State.UNKNOWN):
        if _is_lost(fit, one) and one.text:
            found = _where_it_stood(fit, one, lambda other: other.source)
            place = found or _last_place(fit, one.owner)
            also = [one.text.place, _last_place(fit, one.owner), *_rows_without_reason(fit, one)]
            yield fit.problem("F510", place, one, also=also)


def no_translation_is_lost(fit: Translated) -> Iterator[Problem]:
    """F511: a text whose source is noted still has its translation; told where it stood."""
    for one in fit.of(State.MISSING):
        if one.noted and one.source:
            place = _where_it_stood(fit, one, lambda other: other.text)
            also = [one.source.place]
            yield fit.problem("F511", place or one.noted.place, one, also=also)


def _is_lost(fit: Translated, one: TextState) -> bool:
    """Tell whether the flow once had a text, of a step that it still has."""
    known = one.path[0] == "steps" and fit.draft.step(one.path[1]) is not None
    return known and one.noted is not None and one.text is not None


def _grouped(fit: Translated, texts: Iterable[TextState]) -> Iterator[tuple[list[TextState], bool]]:
    """Give texts one by one, or together if all of their step is in the same case."""
    owners: dict[TextPath, list[TextState]] = {}
    for one in texts:
        owners.setdefault(one.owner, []).append(one)
    for theirs in owners.values():
        if len(theirs) == len(fit.beside(theirs[0])):
            yield theirs, True
        else:
            yield from (([one], False) for one in theirs)


def _first_place(fit: Translated, owner: TextPath) -> Place:
    """Give the place of a step or section in the flow."""
    step = fit.draft.step(owner[1]) if owner[0] == "steps" else None
    if step is not None:
        return step.table.first_place()
    return next(section.place for section in fit.draft.sections if section.id == owner[1])


def _used_at(fit: Translated, path: TextPath) -> Place | None:
    """Give the place of the `use` that a step came from, whose `as` makes its id."""
    step = fit.draft.step(path[1]) if path[0] == "steps" else None
    return Place(fit.draft.file, step.used_at, 1, 2) if step and step.used_at else None


def _last_place(fit: Translated, owner: TextPath) -> Place:
    """Give the place of the last key of a step in the flow."""
    step = fit.draft.step(owner[1])
    entries = list(step.table.entries.values()) if step else []
    return entries[-1].place if entries else _first_place(fit, owner)


def _rows_without_reason(fit: Translated, one: TextState) -> list[Place]:
    """Give the rows of a table from which a lost reason may have gone."""
    step = fit.draft.step(one.path[1]) if one.path[2] == "because" else None
    rows = row_tables(step) if step else []
    return [row.first_place() for row in rows if "because" not in row.entries]


def _reason_too_many(fit: Translated, one: TextState) -> list[Place]:
    """Give what may be one reason too many in a list: what stands there twice, in either list."""
    beside = [other for other in fit.beside(one) if one.path[2] == other.path[2] == "because"]
    lists = [[o.text for o in beside if o.text], [o.noted for o in beside if o.noted]]
    return [
        later.place
        for texts in lists
        for place, later in enumerate(texts)
        if later.text in [earlier.text for earlier in texts[:place]]
    ]


def _key_place(fit: Translated, owner: TextPath) -> Place:
    """Give the place of a step or section in the translation file."""
    part = fit.translation.table.get(owner[0])
    if not isinstance(part, Table):
        raise TypeError(f"{owner[0]} holds no keys")
    return part.entries[owner[1]].place


def _room_for(fit: Translated, path: TextPath) -> Place | None:
    """Give where a missing step or text would stand in the translation file: before what follows.

    At the end there is what comes before.
    """
    length, around = len(path), path[: min(2, len(path) - 1)]
    known = dict.fromkeys(one.path[:length] for one in fit.states if one.source)
    order = [other for other in known if other[: len(around)] == around]
    after, before = order[order.index(path) :], reversed(order[: order.index(path)])
    there = {one.path[:length]: one.text.place for one in reversed(fit.states) if one.text}
    found = next((other for other in (*after, *before) if other in there), None)
    if found is None:
        return None
    return _key_place(fit, found) if length == len(("part", "id")) else there[found]


def _nearest(path: TextPath, others: Iterable[TextPath]) -> str:
    """Give the last word of the path that looks most like this one, and stands beside it."""
    length = len(path)
    beside = {other[length - 1] for other in others if other[: length - 1] == path[:-1]}
    return nearest(path[-1], beside)


def _where_it_stood(
    fit: Translated, one: TextState, found: Callable[[TextState], Scalar | None]
) -> Place | None:
    """Give the place of the text after a lost one, in the order noted; else of the one before it.

    The reasons of a table move up when one is lost: the first that moved shows where.
    """
    noted = [(other.noted.place, other) for other in fit.beside(one) if other.noted]
    order = [other for _, other in sorted(noted, key=lambda pair: pair[0])]
    after, before = order[order.index(one) :], reversed(order[: order.index(one)])
    moved = [other for other in order if other.path[2] == "because" and other.state is State.STALE]
    near = [*(moved if one.path[2] == "because" else []), *after, *before]
    return next((text.place for other in near if (text := found(other))), None)
