"""The methods of the Bot API that the bot uses, as strict as Telegram.

Each takes the world and the call's parameters and gives the result, or raises `ApiError` with
Telegram's own words. `getUpdates` waits, so it stands in `bot.sandbox.polling`.
"""

from collections.abc import Callable
from typing import Any

from bot.sandbox.limits import (
    LARGEST_DOWNLOAD,
    LONGEST_TOAST,
    TAP_SECONDS,
    TOO_OLD,
    ApiError,
    bad_request,
    units,
)
from bot.sandbox.messages import (
    delete_message,
    edit_markup,
    edit_text,
    send_document,
    send_message,
    send_photo,
)
from bot.sandbox.world import Json, World

Method = Callable[[World, Json], Any]


def get_me(world: World, _: Json) -> Json:
    """Give the bot itself."""
    return world.bot


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
    if chat_id in world.chats:
        world.chats[chat_id].touch()
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
