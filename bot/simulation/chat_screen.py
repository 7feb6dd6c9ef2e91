"""How a terminal shows a turn: messages with a margin, buttons with the number that taps them."""

import re
from collections.abc import Iterator, Sequence

from bot.conversation.replies import Button
from bot.conversation.scene import Turn
from bot.flow.answer_types import Consent, Document, OneChoice, YesNo
from bot.flow.flow import Ask, Check
from bot.simulation.talk import Talk

_NAME, _MARGIN = "Guichet  ", "         "
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that steer the direction of a text: a terminal that ignores them shows boxes instead."""


def shown(turn: Turn, talk: Talk) -> Iterator[str]:
    """Give the lines of a turn; only the buttons that count now have numbers."""
    if turn.toast:
        yield f"{_NAME}({turn.toast})"
    for number, reply in enumerate(turn.replies, 1):
        last = number == len(turn.replies)
        first, *rest = plainly(reply.text).split("\n")
        yield f"{_NAME}{first}"
        yield from (f"{_MARGIN}{line}".rstrip() for line in rest)
        if last and reply.buttons:
            yield from _buttons([button for row in reply.buttons for button in row], talk)


def _buttons(buttons: Sequence[Button], talk: Talk) -> Iterator[str]:
    sign = "" if bare_numbers_tap(talk) else "#"
    for number, button in enumerate(buttons, 1):
        yield f"{_MARGIN}{f'{sign}{number}':>4}  {plainly(button.label)}"


def plainly(text: str) -> str:
    """Give a text without the signs that steer its direction."""
    return _DIRECTIONS.sub("", text)


def bare_numbers_tap(talk: Talk) -> bool:
    """Tell whether `2` means the second button here, because no answer could be a number."""
    step = talk.flow.steps.get(talk.step)
    if step is None or isinstance(step, Check):
        return True
    match step.type if isinstance(step, Ask) else None:
        case YesNo() | Consent() | Document():
            return True
        case OneChoice(choices=choices):
            labels = [label for choice in choices for label in choice.label.values()]
            return not any(sign.isdecimal() for label in labels for sign in label)
        case _:
            return False
