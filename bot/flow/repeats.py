"""How many items a repeat may have: what it says, or what its count can be."""

from bot.flow.ask_entries import AskNumber
from bot.flow.draft import Draft, DraftStep

MOST_ITEMS = 20
"""Items of one repeat. Beyond that nobody answers in a chat; a list on paper is kinder."""


def most_counted(draft: Draft, repeat: DraftStep) -> int | None:
    """Give the most that the question which counts the items takes; None if it has no bound."""
    count = repeat.scalar("count")
    counted = draft.step(count.text) if count is not None else None
    ask = counted.ask if counted is not None else None
    return int(ask.max) if isinstance(ask, AskNumber) and ask.max is not None else None


def most_items(draft: Draft, repeat: DraftStep) -> int:
    """Give the most items of a repeat, from 1 to `MOST_ITEMS`."""
    written = repeat.repeats.at_most if repeat.repeats else None
    most = written if written is not None else most_counted(draft, repeat)
    return max(1, min(most if most is not None else MOST_ITEMS, MOST_ITEMS))
