"""Answers: what a citizen typed or tapped, read by the type of the question.

`read` gives a value, exact or to be read back, or a rejection code; one file a type. Nothing here
raises, whatever the text.
"""

from collections.abc import Callable
from typing import Any

from bot.conversation.answers.choice import read_choice
from bot.conversation.answers.choices import read_choices
from bot.conversation.answers.dates import read_date
from bot.conversation.answers.meanings import means_no, means_unsure, means_yes
from bot.conversation.answers.normalise import LONGEST
from bot.conversation.answers.numbers import read_money, read_number
from bot.conversation.answers.readings import Context, Read, Reading, Rejected
from bot.conversation.answers.rejections import RejectionCode
from bot.conversation.answers.scale import read_scale
from bot.conversation.answers.texts import read_email, read_phone, read_text
from bot.conversation.answers.yes_no import read_yes_no
from bot.flow import answer_types as types
from bot.flow.flow import Ask, Value

__all__ = [
    "Context", "Read", "Reading", "Rejected", "RejectionCode", "means_no", "means_unsure",
    "means_yes", "read", "read_choice_key",
]  # fmt: skip

_READERS: dict[type, Callable[[Any, str, Context], Reading]] = {
    types.YesNo: read_yes_no,
    types.Consent: read_yes_no,
    types.OneChoice: read_choice,
    types.ManyChoices: read_choices,
    types.Number: read_number,
    types.Money: read_money,
    types.Date: read_date,
    types.Text: read_text,
    types.Phone: read_phone,
    types.Email: read_email,
    types.Scale: read_scale,
}


def read(ask: Ask, text: str, context: Context) -> Reading:
    """Read a typed answer to a question; a document cannot be typed.

    A text longer than any Telegram message is refused whole: half of it could be an answer.
    """
    reader = _READERS.get(type(ask.type))
    if reader is None:
        return Rejected(RejectionCode.FILE_NEEDED)
    if len(text) > LONGEST:
        is_text = isinstance(ask.type, types.Text)
        return Rejected(RejectionCode.TOO_LONG if is_text else RejectionCode.NOT_UNDERSTOOD)
    return reader(ask.type, text, context)


def read_choice_key(ask: Ask, key: str) -> Value | None:
    """Give the value of a tapped button, or None if this question has no such button."""
    match ask.type:
        case types.YesNo() | types.Consent():
            return {"yes": True, "no": False}.get(key)
        case types.OneChoice(choices=choices) | types.ManyChoices(choices=choices):
            return key if any(choice.id == key for choice in choices) else None
        case types.Number(buttons=buttons):
            return int(key) if key in map(str, buttons) else None
        case types.Scale(labels=labels):
            return int(key) if key in (str(number) for number, _ in labels) else None
        case _:
            return None
