"""A reply becomes one Bot API call: a method and its parameters, plain JSON values.

Texts go out plain, without a `parse_mode`: a name with `<` or `_` in it can never break a message.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.channel.fields import fields, number
from bot.conversation.replies import Button, Reply

FILE_NAME = "file_name"
"""The key that marks a parameter as a file to be sent, for `bot.channel.telegram_bot`."""

_MOST_BYTES = 64
_MOST_NOTICE = 200


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call; `parameters` are JSON values, so that a call can be stored."""

    method: str
    parameters: Mapping[str, object]


def message(chat_id: int, reply: Reply) -> Call:
    """Say a reply in a chat; raises ValueError, with the button's key only, if one is too long."""
    parameters: dict[str, object] = {
        "chat_id": chat_id,
        "text": reply.text,
        "link_preview_options": {"is_disabled": True},
    }
    if reply.buttons:
        rows = [[_button(reply.token, button) for button in row] for row in reply.buttons]
        parameters["reply_markup"] = {"inline_keyboard": rows}
    if reply.personal:
        parameters["protect_content"] = True
    return Call("sendMessage", parameters)


def document(chat_id: int, name: str, content: str, caption: str) -> Call:
    """Send a text file in a chat; its content waits in the call, sealed with it in the outbox."""
    file = {FILE_NAME: name, "content": content}
    return Call("sendDocument", {"chat_id": chat_id, "document": file, "caption": caption})


def _button(token: str, button: Button) -> dict[str, str]:
    sent = f"{token}:{button.key}"
    if len(sent.encode()) > _MOST_BYTES:
        # Telegram refuses more than 64 bytes (Bot API, InlineKeyboardButton.callback_data).
        raise ValueError(f"the button key {button.key!r} is too long for Telegram")
    return {"text": button.label, "callback_data": sent}


def answer_tap(query_id: str, text: str = "") -> Call:
    """End the waiting sign of a tapped button, with a notice of up to 200 characters if any."""
    parameters: dict[str, object] = {"callback_query_id": query_id}
    if text:
        parameters["text"] = text[:_MOST_NOTICE]
    return Call("answerCallbackQuery", parameters)


def retire(chat_id: int, message_id: int) -> Call:
    """Take the buttons away from a message whose question has been answered."""
    return Call("editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message_id})


def offer_commands(commands: Mapping[str, str], language: str = "") -> Call:
    """Fill the command menu of private chats: command name to description.

    With `language` (two letters) only for those whose Telegram speaks it; without, for all others.
    """
    listed = [{"command": name, "description": told} for name, told in commands.items()]
    scope = {"type": "all_private_chats"}
    parameters: dict[str, object] = {"commands": listed, "scope": scope}
    return Call("setMyCommands", parameters | ({"language_code": language} if language else {}))


def message_id(result: object) -> int | None:
    """Give the id of the message that a sent call made, or None if it made none."""
    return number(fields(result), "message_id")
