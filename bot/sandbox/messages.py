"""The methods that send, change and delete messages, as strict as Telegram.

Each takes the world and the call's parameters and gives the message, or raises `ApiError` with
Telegram's own words.
"""

from bot.sandbox.limits import (
    LONGEST_CAPTION,
    NOT_MODIFIED,
    ApiError,
    bad_request,
    check_keyboard,
    check_text,
)
from bot.sandbox.world import Chat, Json, World


def send_message(world: World, given: Json) -> Json:
    """Send a text with an optional inline keyboard."""
    chat = world.chat_for_bot(given.get("chat_id"))
    text = check_text(str(given.get("text", "")), str(given.get("parse_mode", "")))
    return _post(world, chat, given, {"text": text})


def send_photo(world: World, given: Json) -> Json:
    """Send a photo, as bytes or by an id that is known."""
    chat = world.chat_for_bot(given.get("chat_id"))
    file_id, size = _file(world, given.get("photo"))
    photo = [
        {
            "file_id": file_id,
            "file_unique_id": file_id[-8:],
            "width": 90,
            "height": 90,
            "file_size": size,
        }
    ]
    return _post(world, chat, given, {"photo": photo} | _caption(given))


def send_document(world: World, given: Json) -> Json:
    """Send a file, as bytes or by an id that is known."""
    chat = world.chat_for_bot(given.get("chat_id"))
    file_id, size = _file(world, given.get("document"))
    name = given["document"][0] if isinstance(given.get("document"), tuple) else "file"
    document = {
        "file_id": file_id,
        "file_unique_id": file_id[-8:],
        "file_name": name,
        "file_size": size,
    }
    return _post(world, chat, given, {"document": document} | _caption(given))


def _caption(given: Json) -> Json:
    caption = check_text(
        str(given.get("caption", "")), str(given.get("parse_mode", "")), LONGEST_CAPTION
    )
    return {"caption": caption} if caption else {}


def _file(world: World, given: object) -> tuple[str, int]:
    if isinstance(given, tuple):
        file_id = f"SENT{len(world.files):08d}"
        world.files[file_id] = given[1]
        return file_id, len(given[1])
    if isinstance(given, str) and given in world.files:
        return given, len(world.files[given])
    raise bad_request("wrong file identifier/HTTP URL specified")


def _post(world: World, chat: Chat, given: Json, content: Json) -> Json:
    markup = _markup(given)
    world.charge(chat)
    message: Json = {
        "message_id": world.new_message_id(),
        "from": _sender(world),
        "chat": chat.about,
        "date": int(world.clock()),
    } | content
    if markup:
        message["reply_markup"] = markup
    if str(given.get("protect_content", "")).lower() == "true":
        message["has_protected_content"] = True
    chat.messages[message["message_id"]] = message
    _tell(world, chat)
    return message


def _sender(world: World) -> Json:
    return {key: world.bot[key] for key in ("id", "is_bot", "first_name", "username")}


def _tell(world: World, chat: Chat) -> None:
    chat.touch()
    world.announce({"chat": chat.chat_id})


def _markup(given: Json) -> Json:
    markup = given.get("reply_markup")
    if not isinstance(markup, dict):
        return {}
    rows = markup.get("inline_keyboard")
    if isinstance(rows, list):
        check_keyboard(rows)
        return {"inline_keyboard": rows} if rows else {}
    return markup


def edit_text(world: World, given: Json) -> Json:
    """Change the text and keyboard of one of the bot's messages."""
    chat, message = _editable(world, given)
    text = check_text(str(given.get("text", "")), str(given.get("parse_mode", "")))
    return _edit(world, chat, message, {"text": text, "reply_markup": _markup(given)})


def edit_markup(world: World, given: Json) -> Json:
    """Change the keyboard of one of the bot's messages."""
    chat, message = _editable(world, given)
    return _edit(world, chat, message, {"reply_markup": _markup(given)})


def _editable(world: World, given: Json) -> tuple[Chat, Json]:
    chat = world.chat_for_bot(given.get("chat_id"))
    message = chat.messages.get(int(str(given.get("message_id", 0)) or 0))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != world.bot["id"]:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(world: World, chat: Chat, message: Json, changes: Json) -> Json:
    before = {key: message.get(key, {}) for key in changes}
    if before == changes:
        raise ApiError(400, NOT_MODIFIED)
    message.update(changes)
    if not message["reply_markup"]:
        del message["reply_markup"]
    message["edit_date"] = int(world.clock())
    _tell(world, chat)
    return message


def delete_message(world: World, given: Json) -> bool:
    """Delete one message."""
    chat = world.chat_for_bot(given.get("chat_id"))
    if chat.messages.pop(int(given.get("message_id", 0)), None) is None:
        raise bad_request("message to delete not found")
    _tell(world, chat)
    return True
