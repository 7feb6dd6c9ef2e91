"""What a translator must know of a text: where it is said, what must stay, how long it may be."""

from bot.flow.checks.limits import EASY_BUTTON, LONGEST_BUTTON, LONGEST_TEXT
from bot.flow.draft import Draft
from bot.flow.wording import TextPath, is_button, placeholders

ROLES = {
    "text": "what the bot says",
    "say": "what the bot says",
    "title": "a title",
    "another": "the question for another one",
    "why": "after Why?",
    "help": "after Help",
    "example": "an example of an answer",
    "summary": "a short name in the list of answers",
    "refusal": "why an answer is not taken",
    "because": "a reason",
    "choices": "a button",
    "labels": "a button",
    "yes": "a button",
    "no": "a button",
}
"""What a text is for, by the key it stands under."""


def longest(path: TextPath) -> int:
    """Give the most letters that a text may have."""
    return LONGEST_BUTTON if is_button(path) else LONGEST_TEXT


def where(draft: Draft, path: TextPath, source: str) -> str:
    """Describe one text of a flow; `source` is what it says there."""
    step = draft.step(path[1]) if path[0] == "steps" else None
    parts = [ROLES[path[2]]]
    if step is not None:
        kind = f"{step.keyword} of type {step.ask.type}" if step.ask else step.keyword
        parts.append(kind)
        parts += [f"section {s.title.text}" for s in draft.sections if s.id == step.section]
    parts += [f"{LONGEST_BUTTON} letters at most, {EASY_BUTTON} fit"] if is_button(path) else []
    parts += [f"keep {{{name}}}" for name in dict.fromkeys(placeholders(source))]
    return "; ".join(parts)
