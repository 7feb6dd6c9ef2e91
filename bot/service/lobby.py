"""Who was just shown the notice, in memory only: nothing about a newcomer is stored.

A typed "ok" begins a request only if the notice stands in the chat. After a restart the bot has
forgotten, and a typed "ok" gets the notice once more; its button works at any time.
"""

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.conversation.notice import Seen

_MOST = 10_000


@dataclass(slots=True)
class Lobby:
    """The newcomers of this process, by their name in the vault, the latest last."""

    waiting: OrderedDict[str, Seen] = field(default_factory=OrderedDict)

    def seen_by(self, citizen: str) -> Seen | None:
        """Give the notice that a newcomer was shown, if one was."""
        return self.waiting.get(citizen)

    def note(self, citizen: str, seen: Seen | None) -> None:
        """Remember a notice just shown; the oldest are forgotten first."""
        if seen is not None:
            self.waiting[citizen] = seen
            self.waiting.move_to_end(citizen)
            if len(self.waiting) > _MOST:
                self.waiting.popitem(last=False)

    def leave(self, citizen: str) -> None:
        """Forget a newcomer who has begun."""
        self.waiting.pop(citizen, None)
