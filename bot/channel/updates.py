"""A raw update, as parsed from JSON, becomes exactly one `Received` value.

Nothing here raises, whatever the JSON holds: what is not an update as Telegram documents it becomes
`Malformed`, so that one bad update can be set aside and the others go on.
"""

import re
from dataclasses import dataclass

from bot.channel.arrivals import Arrival, Blocked, Elsewhere, Ignored, Malformed, Received
from bot.channel.fields import Fields, fields, number, part, words
from bot.channel.messages import is_service, read_message
from bot.channel.slash_commands import slash
from bot.conversation.inputs import Edited, Input, Tapped

_MOST_BYTES = 64
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_OUTSIDE = ("group", "supergroup", "channel")


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where something happened and who did it, as far as it could be read."""

    update_id: int
    chat_id: int
    kind: str
    sender: Fields
    message_id: int | None

    def arrival(self, given: Input, query_id: str | None = None) -> Arrival:
        language = words(self.sender, "language_code").lower().partition("-")[0]
        known = language if _LANGUAGE.fullmatch(language) else ""
        return Arrival(self.update_id, self.chat_id, given, known, query_id, self.message_id)

    def stranger(self) -> Received | None:
        """Say why this is not the citizen speaking in their own chat, if it is not."""
        if self.sender.get("is_bot") is True:
            return Ignored(self.update_id, "sent by a bot")
        if number(self.sender, "id") is None:
            return Malformed(self.update_id, "no sender")
        # In a private chat, the chat's id is the id of its owner.
        if self.kind == "private" and number(self.sender, "id") != self.chat_id:
            return Ignored(self.update_id, "not from the owner of the chat")
        return None


def read_update(update: object, bot_name: str) -> Received:
    """Read one update from `getUpdates` or a webhook; never raises, whatever the JSON value.

    `bot_name` is the bot's own name without @: commands and mentions that name another bot are not
    ours.
    """
    given = fields(update)
    update_id = number(given, "update_id")
    if update_id is None:
        return Malformed(None, "no update id")
    for kind, read in _KINDS.items():
        if kind in given:
            return read(update_id, part(given, kind), bot_name)
    return Ignored(update_id, "a kind of update we do not ask for")


def _scene(update_id: int, message: Fields, sender: Fields) -> _Scene | None:
    chat = part(message, "chat")
    chat_id, kind = number(chat, "id"), words(chat, "type")
    if chat_id is None or kind not in ("private", *_OUTSIDE):
        return None
    return _Scene(update_id, chat_id, kind, sender, number(message, "message_id"))


def _message(update_id: int, message: Fields, bot_name: str) -> Received:
    scene = _scene(update_id, message, part(message, "from"))
    if scene is None:
        return Malformed(update_id, "no chat")
    if stranger := scene.stranger():
        return stranger
    if scene.kind in _OUTSIDE:
        return _outside(scene, message, bot_name)
    if is_service(message):
        return Ignored(update_id, "written by Telegram itself")
    given = read_message(message, bot_name)
    return scene.arrival(given) if given else Malformed(update_id, "content not as documented")


def _outside(scene: _Scene, message: Fields, bot_name: str) -> Received:
    text = words(message, "text") or words(message, "caption")
    said, ours = slash(text), bot_name.lower()
    if said and (said.bot.lower() == ours or (said.command and not said.bot)):
        return Elsewhere(scene.update_id, scene.chat_id, scene.kind)
    if re.search(rf"@{re.escape(ours)}\b", text.lower()) and not said:
        return Elsewhere(scene.update_id, scene.chat_id, scene.kind)
    return Ignored(scene.update_id, "in a group, and not for us")


def _edited(update_id: int, message: Fields, _bot_name: str) -> Received:
    scene = _scene(update_id, message, part(message, "from"))
    if scene is None:
        return Malformed(update_id, "no chat")
    if stranger := scene.stranger():
        return stranger
    if scene.kind in _OUTSIDE:
        return Ignored(update_id, "edited in a group")
    if "location" in message:
        # A live location edits its message every few seconds; nobody corrected anything.
        return Ignored(update_id, "a live location moved")
    return scene.arrival(Edited())


def _tap(update_id: int, query: Fields, _bot_name: str) -> Received:
    scene = _scene(update_id, part(query, "message"), part(query, "from"))
    if scene is None:
        return Ignored(update_id, "a tap without a chat")
    if stranger := scene.stranger():
        return stranger
    if scene.kind in _OUTSIDE:
        return Ignored(update_id, "a tap in a group")
    return scene.arrival(_tapped(words(query, "data")), words(query, "id") or None)


def _tapped(sent: str) -> Tapped:
    token, _, key = sent.partition(":")
    sound = token and key and len(sent.encode()) <= _MOST_BYTES
    return Tapped(token, key) if sound else Tapped("", "")


def _membership(update_id: int, change: Fields, _bot_name: str) -> Received:
    scene = _scene(update_id, change, part(change, "from"))
    status = words(part(change, "new_chat_member"), "status")
    if scene is None or not status:
        return Malformed(update_id, "no chat or no membership")
    if scene.kind in _OUTSIDE:
        return Ignored(update_id, "membership of a group")
    return Blocked(update_id, scene.chat_id, blocked=status in ("kicked", "left"))


_KINDS = {
    "message": _message,
    "edited_message": _edited,
    "callback_query": _tap,
    "my_chat_member": _membership,
}
KINDS = tuple(_KINDS)
