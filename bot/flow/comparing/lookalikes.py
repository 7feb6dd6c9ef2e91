"""Steps that may only have been renamed: one is gone, a new one has nearly its text."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from bot.flow.comparing.written import one_line
from bot.flow.flow import AnyStep, Ask, Decide

_NEARLY = 0.8
"""How alike two texts must be (`SequenceMatcher.ratio`) for one step to be taken for the other."""

Steps = Mapping[str, AnyStep]


def lookalikes(before: Steps, after: Steps) -> dict[str, str]:
    """Give for each step that is gone the new one whose words are nearly its own, if any."""
    left = [name for name in after if name not in before]
    found: dict[str, str] = {}
    for name in before:
        if name not in after:
            alike = {one: _likeness(before[name], after[one]) for one in left}
            best = max(alike, key=alike.__getitem__, default="")
            if best and alike[best] >= _NEARLY:
                found[name] = best
                left.remove(best)
    return found


def _likeness(old: AnyStep, new: AnyStep) -> float:
    """Say from 0 to 1 how alike two steps are; steps of different kinds are not alike at all."""
    if _kind(old) != _kind(new):
        return 0.0
    if isinstance(old, Decide) and isinstance(new, Decide):
        return float([row.give.keys() for row in old.rows] == [row.give.keys() for row in new.rows])
    texts = _words(old), _words(new)
    return SequenceMatcher(None, *texts).ratio() if all(texts) else 0.0


def _kind(step: AnyStep) -> tuple[type, type]:
    return type(step), type(step.type) if isinstance(step, Ask) else type(None)


def _words(step: AnyStep) -> str:
    words = getattr(step, "text", {})
    return one_line(next(iter(words.values()), ""))
