"""A message in a private chat becomes an input, by what it holds.

Telegram marks a message's content by which key is present. An animation also carries a document,
and a venue a location, so the order of the questions matters.
"""

from collections.abc import Callable

from bot.channel.fields import Fields, fields, number, part, words
from bot.channel.slash_commands import slash
from bot.conversation.inputs import (
    Asked,
    Attached,
    Input,
    SharedContact,
    Typed,
    UnknownCommand,
    Unreadable,
)

_UNREADABLE = (
    "animation", "sticker", "voice", "audio", "video", "video_note", "venue", "location", "poll",
    "dice", "game", "story", "paid_media", "web_app_data", "checklist", "invoice",
)  # fmt: skip

# What Telegram itself writes into a chat: nobody said anything, so there is nothing to answer.
_SERVICE = frozenset((
    "pinned_message", "message_auto_delete_timer_changed", "proximity_alert_triggered",
    "users_shared", "chat_shared", "write_access_allowed", "connected_website",
    "successful_payment", "refunded_payment", "passport_data", "chat_background_set",
    "boost_added", "gift", "unique_gift", "gift_upgrade_sent", "giveaway", "giveaway_created",
    "giveaway_completed", "giveaway_winners", "paid_message_price_changed",
    "direct_message_price_changed", "checklist_tasks_added", "checklist_tasks_done",
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo",
    "delete_chat_photo", "group_chat_created", "supergroup_chat_created",
    "channel_chat_created", "migrate_to_chat_id", "migrate_from_chat_id",
    "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
    "general_forum_topic_hidden", "general_forum_topic_unhidden", "video_chat_scheduled",
    "video_chat_started", "video_chat_ended", "video_chat_participants_invited",
    "suggested_post_approved", "suggested_post_approval_failed", "suggested_post_declined",
    "suggested_post_paid", "suggested_post_refunded",
))  # fmt: skip


def is_service(message: Fields) -> bool:
    """Tell whether Telegram wrote this message itself (a pin, a timer), rather than the citizen."""
    return not _SERVICE.isdisjoint(message)


def read_message(message: Fields, bot_name: str) -> Input | None:
    """Give what the citizen sent; None if the content is not as Telegram documents it.

    `bot_name` is our own name without @. Content that did not exist when this was written is
    `Unreadable("other")`, so that a citizen is never left without a word.
    """
    for kind in _UNREADABLE:
        if kind in message:
            return Unreadable(kind)
    for kind, read in _READERS.items():
        if kind in message:
            return read(message, bot_name)
    return Unreadable("other")


def _text(message: Fields, bot_name: str) -> Input | None:
    text = words(message, "text")
    said = slash(text)
    if said is None:
        return Typed(text) if isinstance(message["text"], str) else None
    ours = said.bot.lower() in ("", bot_name.lower())
    if said.command is None or not ours:
        return UnknownCommand()
    return Asked(said.command, said.words)


def _photo(message: Fields, _bot_name: str) -> Input | None:
    sizes = message["photo"]
    largest = max(map(fields, sizes), key=_area, default=None) if isinstance(sizes, list) else None
    if largest is None or not words(largest, "file_id"):
        return None
    caption = words(message, "caption")
    return Attached(words(largest, "file_id"), "image/jpeg", _bytes(largest), caption=caption)


def _area(size: Fields) -> int:
    return (number(size, "width") or 0) * (number(size, "height") or 0)


def _bytes(file: Fields) -> int:
    return max(number(file, "file_size") or 0, 0)


def _document(message: Fields, _bot_name: str) -> Input | None:
    file = part(message, "document")
    if not words(file, "file_id"):
        return None
    return Attached(
        words(file, "file_id"),
        words(file, "mime_type").lower() or "application/octet-stream",
        _bytes(file),
        words(file, "file_name"),
        words(message, "caption"),
    )


def _contact(message: Fields, _bot_name: str) -> Input | None:
    contact, sender = part(message, "contact"), part(message, "from")
    phone, owner = words(contact, "phone_number"), number(contact, "user_id")
    return SharedContact(phone, own=owner == number(sender, "id")) if phone else None


_READERS: dict[str, Callable[[Fields, str], Input | None]] = {
    "text": _text,
    "photo": _photo,
    "document": _document,
    "contact": _contact,
}
