"""A person with Telegram: says, taps and sends, and sees what the bot answers.

Tests and the page act through this; each act becomes an update exactly as Telegram would make it.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.files import DOCUMENT, content_of, photo_sizes
from bot.sandbox.world import Chat, Json, World


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button under a message."""

    text: str
    data: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as the person sees it now."""

    message_id: int
    text: str
    buttons: tuple[tuple[SeenButton, ...], ...]
    from_bot: bool
    protected: bool = False
    document: str = ""

    @property
    def all_buttons(self) -> tuple[SeenButton, ...]:
        """Every button, row after row."""
        return tuple(button for row in self.buttons for button in row)


@dataclass(slots=True)
class Citizen:
    """One person in a private chat with the bot."""

    world: World
    about: Json
    chat: Chat
    last_shown: int = 0
    taps: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The person's id, which is that of their private chat."""
        return int(self.about["id"])

    @property
    def messages(self) -> list[Seen]:
        """Every message of the chat, as it is now."""
        return [seen(message, self.world) for message in self.chat.messages.values()]

    @property
    def toasts(self) -> list[str]:
        """The short notices that answered this person's taps, empty ones left out."""
        mine = [text for chat_id, text in self.world.toasts.values() if chat_id == self.id]
        return [text for text in mine if text]

    def say(self, text: str) -> int:
        """Write a text; gives the update id."""
        return self._message({"text": text} | _entities(text))

    def _message(self, content: Json, **more: object) -> int:
        self.chat.opened = True
        message: Json = (
            {
                "message_id": self.world.new_message_id(),
                "from": self.about,
                "chat": self.chat.about,
                "date": int(self.world.clock()),
            }
            | content
            | more
        )
        self.chat.messages[message["message_id"]] = message
        self.world.announce({"chat": self.id})
        return self.world.push("message", message)

    def tap(self, label_or_data: str, message_id: int | None = None) -> str:
        """Tap the newest button with this label or data; gives the query id.

        LookupError if there is no such button.
        """
        for message in reversed(list(self.chat.messages.values())):
            shown = seen(message, self.world)
            for button in shown.all_buttons:
                wanted = label_or_data in (button.text, button.data)
                if wanted and message_id in (None, shown.message_id):
                    return self.forge_tap(button.data, shown.message_id)
        raise LookupError(f"no button {label_or_data!r}")

    def forge_tap(self, data: str, message_id: int) -> str:
        """Send a tap with any data, as a changed client could; gives the query id."""
        query = str(self.world.random.randrange(10**17, 10**18))
        self.world.queries[query] = self.world.clock()
        self.world.toasts[query] = (self.id, "")
        self.taps[query] = (message_id, data)
        message = self.chat.messages.get(message_id) or {
            "message_id": message_id,
            "date": 0,
            "chat": self.chat.about,
        }
        content = {
            "id": query,
            "from": self.about,
            "message": message,
            "chat_instance": str(self.id),
            "data": data,
        }
        self.world.push("callback_query", content)
        return query

    def retap(self, query: str) -> str:
        """Send the same tap again, as after a bad connection: new query, same data."""
        message_id, data = self.taps[query]
        return self.forge_tap(data, message_id)

    def send_photo(self, content: bytes, caption: str = "", album: str = "") -> int:
        """Send a photo."""
        more = {"caption": caption} if caption else {}
        more |= {"media_group_id": album} if album else {}
        return self._message({"photo": photo_sizes(self.world, content)} | more)

    def send_document(self, content: bytes, name: str, mime: str) -> int:
        """Send a file."""
        file_id = content_of(self.world, content)
        document = {"file_id": file_id, "file_unique_id": file_id[-8:], "file_name": name}
        return self._message(
            {"document": document | {"mime_type": mime, "file_size": len(content)}}
        )

    def send(self, kind: str) -> int:
        """Send something else: sticker, voice, video_note, location, poll or dice."""
        return self._message(DOCUMENT[kind](self.world))

    def send_sticker(self) -> int:
        """Send a sticker."""
        return self.send("sticker")

    def send_voice(self) -> int:
        """Send a voice message."""
        return self.send("voice")

    def send_location(self) -> int:
        """Send a place."""
        return self.send("location")

    def share_contact(self, phone: str, *, own: bool = True) -> int:
        """Share a telephone number, one's own or somebody else's."""
        contact: Json = {"phone_number": phone, "first_name": self.about["first_name"]}
        return self._message({"contact": contact | ({"user_id": self.id} if own else {})})

    def edit(self, message_id: int, text: str) -> int:
        """Change a message that was sent before."""
        message = self.chat.messages[message_id]
        message.update({"text": text, "edit_date": int(self.world.clock())} | _entities(text))
        return self.world.push("edited_message", message)

    def say_in_group(self, text: str) -> int:
        """Write in a group that the bot is in."""
        group = self.world.chats.setdefault(
            -self.id, Chat({"id": -self.id, "type": "group", "title": "Famille"})
        )
        group.opened = True
        message: Json = {
            "message_id": self.world.new_message_id(), "from": self.about, "chat": group.about,
            "date": int(self.world.clock()), "text": text,
        } | _entities(text)  # fmt: skip
        group.messages[message["message_id"]] = message
        return self.world.push("message", message)

    @property
    def group(self) -> list[Seen]:
        """The messages of the group."""
        group = self.world.chats.get(-self.id)
        return [seen(m, self.world) for m in group.messages.values()] if group else []

    def block(self) -> int:
        """Block the bot."""
        return self._membership("member", "kicked")

    def unblock(self) -> int:
        """Let the bot write again."""
        return self._membership("kicked", "member")

    def _membership(self, old: str, new: str) -> int:
        self.chat.blocked = new == "kicked"
        states = {
            key: {"user": self.world.bot, "status": status}
            | ({"until_date": 0} if status == "kicked" else {})
            for key, status in (("old_chat_member", old), ("new_chat_member", new))
        }
        content: Json = {
            "chat": self.chat.about,
            "from": self.about,
            "date": int(self.world.clock()),
        } | states
        return self.world.push("my_chat_member", content)

    async def next_message(self, timeout: float = 5.0) -> Seen:  # noqa: ASYNC109 - a person's patience
        """Give the bot's next message that this did not give before; TimeoutError if none comes."""
        await self.wait_until(lambda: bool(self._unseen()), timeout)
        shown = self._unseen()[0]
        self.last_shown = shown.message_id
        return shown

    def _unseen(self) -> list[Seen]:
        newer = [m for m in self.chat.messages.values() if m["message_id"] > self.last_shown]
        return [shown for m in newer if (shown := seen(m, self.world)).from_bot]

    async def wait_until(self, predicate: Callable[[], bool], timeout: float = 5.0) -> None:  # noqa: ASYNC109 - a person's patience
        """Wait until something is so in this chat; TimeoutError if it never is."""
        async with asyncio.timeout(timeout):
            while not predicate():
                await self.chat.changed.wait()


def seen(message: Json, world: World) -> Seen:
    """Give a message as people see it."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = tuple(
        tuple(SeenButton(b["text"], str(b.get("callback_data", ""))) for b in row) for row in rows
    )
    return Seen(
        message["message_id"],
        str(message.get("text") or message.get("caption") or ""),
        buttons,
        message.get("from", {}).get("id") == world.bot["id"],
        bool(message.get("has_protected_content")),
        str(message.get("document", {}).get("file_id", "")),
    )


def _entities(text: str) -> Json:
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if not first.startswith("/"):
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(first)}]}
