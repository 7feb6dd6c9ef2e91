"""What an update can turn out to be, as values that the intake matches on.

`bot.channel.updates` makes exactly one of these from every JSON value; the intake acts on it in the
commit that also marks the update as handled. Chat ids are personal: they never go into a log.
"""

from dataclasses import dataclass

from bot.conversation.inputs import Input


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something a citizen did in their private chat.

    `language` is the two or three letters of their Telegram, "" if unknown. `query_id` is set for a
    tap, so that its waiting sign can be ended. `message_id` is the citizen's own message or, for a
    tap, the bot's message that holds the button.
    """

    update_id: int
    chat_id: int
    input: Input
    language: str
    query_id: str | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The bot was addressed outside a private chat; `kind` is group, supergroup or channel."""

    update_id: int
    chat_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """A citizen blocked the bot, or let it speak again."""

    update_id: int
    chat_id: int
    blocked: bool


@dataclass(frozen=True, slots=True)
class Ignored:
    """Understood, and left alone on purpose; `reason` says why and names nobody."""

    update_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """Not an update as Telegram documents it; `update_id` is None if even that is missing."""

    update_id: int | None
    reason: str


Received = Arrival | Elsewhere | Blocked | Ignored | Malformed
