"""What the bot says, whatever channel it goes through.

`take_turn` makes these; the channel turns each into one call. Texts are plain: the channel escapes
them, and splits none, because a check keeps every text short enough.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says, and the key that comes back with the token of its question.

    Keys: `=id` an answer, `!command` a command, `@step` or `@child#2` a change, `-child#2` an item
    to take away, `~fr` a language.
    """

    label: str
    key: str


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One message. `token` is set when it has buttons; `personal` asks the channel to guard it."""

    text: str
    buttons: Keyboard = ()
    token: str = ""
    personal: bool = False
