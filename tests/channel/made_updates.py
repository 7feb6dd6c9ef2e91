"""Raw updates as Telegram sends them, each part replaceable."""

from typing import Any

CITIZEN = 700100200
STRANGER = 700100999
GROUP = -1001234567890
BOT = "guichet_bot"
TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz0123456"

SENDER = {"id": CITIZEN, "is_bot": False, "first_name": "Zoé", "language_code": "fr-FR"}
CHAT = {"id": CITIZEN, "type": "private", "first_name": "Zoé"}


def message(**content: Any) -> dict[str, Any]:
    """Give a message of the citizen in their private chat, with this content."""
    return {"message_id": 41, "date": 1780000000, "chat": CHAT, "from": SENDER} | content


def update(kind: str, content: object, update_id: int = 9001) -> dict[str, Any]:
    """Give an update of one kind."""
    return {"update_id": update_id, kind: content}


def said(**content: Any) -> dict[str, Any]:
    """Give an update that brings a new message with this content."""
    return update("message", message(**content))


def tap(**query: Any) -> dict[str, Any]:
    """Give an update that brings a tap on a button, with parts replaced."""
    shown = message(text="Que se passe-t-il ?")
    return update(
        "callback_query",
        {"id": "55", "from": SENDER, "message": shown, "chat_instance": "1", "data": "a1b2:=yes"}
        | query,
    )


def membership(status: str, **change: Any) -> dict[str, Any]:
    """Give an update that says what the bot has become in a chat."""
    content = {"chat": CHAT, "from": SENDER, "date": 1, "new_chat_member": {"status": status}}
    return update("my_chat_member", content | change)


def in_group(**content: Any) -> dict[str, Any]:
    """Give an update that brings a message in a group."""
    return said(chat={"id": GROUP, "type": "supergroup", "title": "Voisins"}, **content)
