"""The methods of the Bot API that the bot uses, as strict as Telegram.

Each takes the world and the call's parameters and gives the result, or raises `ApiError` with
Telegram's own words. `getUpdates` waits, so it stands in `bot.sandbox.polling`.
"""

from collections.abc import Callable
from typing import Any

from bot.sandbox.limits import (
    LARGEST_DOWNLOAD,
    LONGEST_CAPTION,
    LONGEST_TOAST,
    NOT_MODIFIED,
    TAP_SECONDS,
    TOO_OLD,
    ApiError,
    bad_request,
    check_keyboard,
    check_text,
    units,
)
from bot.sandbox.world import Chat, Json, World

Method = Callable[[World, Json], Any]


def get_me(world: World, _: Json) -> Json:
    """Give the bot itself."""
    return world.bot


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


def answer_tap(world: World, given: Json) -> bool:
    """End the waiting sign of a tap, once and in time."""
    query = str(given.get("callback_query_id", ""))
    begun = world.queries.pop(query, None)
    if begun is None or world.clock() - begun > TAP_SECONDS:
        raise ApiError(400, TOO_OLD)
    text = str(given.get("text", ""))
    if units(text) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    chat_id = world.toasts.get(query, (0, ""))[0]
    world.toasts[query] = (chat_id, text)
    world.announce({"chat": chat_id, "toast": text})
    return True


def get_file(world: World, given: Json) -> Json:
    """Give the path under which a file can be fetched."""
    file_id = str(given.get("file_id", ""))
    content = world.files.get(file_id)
    if content is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    about = {"file_id": file_id, "file_unique_id": file_id[-8:], "file_size": len(content)}
    return about | {"file_path": f"files/{file_id}"}


def set_webhook(world: World, given: Json) -> bool:
    """Remember a webhook; this sandbox does not deliver to it yet."""
    url = str(given.get("url", ""))
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = str(given.get("secret_token", ""))
    if not all(sign.isascii() and (sign.isalnum() or sign in "_-") for sign in secret):
        raise bad_request("secret token contains unallowed characters")
    world.webhook = url
    return True


def delete_webhook(world: World, given: Json) -> bool:
    """Forget the webhook; updates that wait are kept unless asked otherwise."""
    world.webhook = ""
    if str(given.get("drop_pending_updates", "")).lower() == "true":
        world.waiting.clear()
    return True


def webhook_info(world: World, _: Json) -> Json:
    """Tell about the webhook and what waits."""
    about = {"url": world.webhook, "has_custom_certificate": False}
    return about | {"pending_update_count": len(world.waiting)}


def get_chat(world: World, given: Json) -> Json:
    """Give a chat."""
    chat = world.chat_for_bot(given.get("chat_id"))
    return chat.about | {"accent_color_id": 0, "max_reaction_count": 11}


def done(_: World, __: Json) -> bool:
    """Take a setting without keeping it."""
    return True


METHODS: dict[str, Method] = {
    "getme": get_me,
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "senddocument": send_document,
    "editmessagetext": edit_text,
    "editmessagereplymarkup": edit_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_tap,
    "getfile": get_file,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": webhook_info,
    "getchat": get_chat,
    "sendchataction": done,
    "setmydescription": done,
    "setmyshortdescription": done,
    "setmyname": done,
    "setchatmenubutton": done,
    "logout": done,
    "close": done,
}
