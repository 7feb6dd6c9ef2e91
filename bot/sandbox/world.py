"""What exists in the sandbox: people, chats, messages, files, and updates waiting for the bot.

People act through `Citizen`, the bot through the methods; both change this world and nothing else.
Time is a clock that tests may move.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.sandbox.limits import MESSAGE_SECONDS, TAP_SECONDS, ApiError, Bucket, Limits, bad_request

Json = dict[str, Any]
BOT_NAME = "guichet_sandbox_bot"


@dataclass(slots=True)
class Chat:
    """One chat: who may write in it, its messages by id, and its send limit."""

    about: Json
    messages: dict[int, Json] = field(default_factory=dict)
    bucket: Bucket | None = None
    blocked: bool = False
    opened: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def chat_id(self) -> int:
        """The chat's id."""
        return int(self.about["id"])

    def touch(self) -> None:
        """Wake everyone who waits for something to change here."""
        self.changed.set()
        self.changed = asyncio.Event()


@dataclass(slots=True)
class Waiting:
    """An update not yet confirmed, with the moment it expires.

    `again` lets one that was confirmed before be given once more, whatever the offset.
    """

    update: Json
    expires: float
    again: bool = False


@dataclass(slots=True)
class World:
    """Everything; `clock` gives seconds of the epoch."""

    bot: Json
    clock: Callable[[], float]
    limits: Limits | None
    random: Random
    chats: dict[int, Chat] = field(default_factory=dict)
    waiting: deque[Waiting] = field(default_factory=deque)
    files: dict[str, bytes] = field(default_factory=dict)
    queries: dict[str, float] = field(default_factory=dict)
    toasts: dict[str, tuple[int, str]] = field(default_factory=dict)
    webhook: str = ""
    allowed: tuple[str, ...] = ()
    next_update: int = 0
    next_message: int = 1
    sent: dict[int, Json] = field(default_factory=dict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    listeners: set[asyncio.Queue[Json]] = field(default_factory=set)
    poll_turn: int = 0
    closed: bool = False

    def new_message_id(self) -> int:
        """Give the next message id."""
        self.next_message += 1
        return self.next_message

    def push(self, kind: str, content: Json) -> int:
        """Let something wait for the bot; gives its update id."""
        self.next_update += 1
        update = {"update_id": self.next_update, kind: content}
        if not self.allowed or kind in self.allowed:
            self.enqueue(update)
        return self.next_update

    def enqueue(self, update: Json, *, again: bool = False) -> None:
        """Put an update, new or repeated, at the end of what waits."""
        lasts = TAP_SECONDS if "callback_query" in update else MESSAGE_SECONDS
        self.waiting.append(Waiting(update, self.clock() + lasts, again))
        self.sent[update["update_id"]] = update
        self.arrived.set()

    def confirm(self, offset: int) -> None:
        """Forget what is below the offset, and what has expired."""
        now = self.clock()
        kept = [
            waiting
            for waiting in self.waiting
            if (waiting.update["update_id"] >= offset or waiting.again) and waiting.expires > now
        ]
        self.waiting = deque(kept)

    def chat_for_bot(self, chat_id: object) -> Chat:
        """Give the chat the bot writes to, within its limits; raises Telegram's refusals."""
        chat = self.chats.get(_whole(chat_id))
        if chat is None:
            raise bad_request("chat not found")
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if not chat.opened:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def charge(self, chat: Chat) -> None:
        """Count one message against the chat's limit."""
        if self.limits is not None:
            chat.bucket = chat.bucket or Bucket(self.limits)
            chat.bucket.take(self.clock())

    def close(self) -> None:
        """Let everyone who waits go home: the sandbox ends."""
        self.closed = True
        self.arrived.set()
        self.announce({"closed": True})

    def announce(self, event: Json) -> None:
        """Tell the pages that something changed."""
        for listener in self.listeners:
            listener.put_nowait(event)


def _whole(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0
