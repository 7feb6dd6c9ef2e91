"""Every kind of message becomes the input that a turn understands."""

from typing import Any

import pytest

from bot.channel.arrivals import Arrival, Ignored, Malformed
from bot.channel.updates import read_update
from bot.conversation.inputs import (
    Asked,
    Attached,
    Command,
    Edited,
    Input,
    SharedContact,
    Typed,
    UnknownCommand,
    Unreadable,
)
from tests.channel.made_updates import BOT, CITIZEN, STRANGER, message, said, update

SMALL = {"file_id": "small", "width": 90, "height": 67, "file_size": 1200}
LARGE = {"file_id": "large", "width": 1280, "height": 960, "file_size": 98000}
PDF = {"file_id": "pdf", "mime_type": "Application/PDF", "file_size": 5000, "file_name": "f.pdf"}
PHONE = {"phone_number": "33612345678", "first_name": "Zoé"}

CONTENTS: list[tuple[dict[str, Any], Input]] = [
    ({"text": "1 200 €"}, Typed("1 200 €")),
    ({"text": ""}, Typed("")),
    ({"text": "chauffage\ud83d et \0 gaz"}, Typed("chauffage\ufffd et  gaz")),
    ({"text": "\ud83d\ude00 ok"}, Typed("\U0001f600 ok")),
    ({"text": "oui", "forward_origin": {"type": "hidden_user"}}, Typed("oui")),
    ({"text": "oui", "via_bot": {"id": 5, "is_bot": True}}, Typed("oui")),
    ({"text": "oui", "reply_to_message": {"message_id": 3}, "quote": {"text": "?"}}, Typed("oui")),
    ({"text": "/start"}, Asked(Command.START)),
    ({"text": "/start office-12"}, Asked(Command.START)),
    ({"text": "/help@guichet_bot"}, Asked(Command.HELP)),
    ({"text": "/help@GUICHET_BOT"}, Asked(Command.HELP)),
    ({"text": "/help@other_bot"}, UnknownCommand()),
    ({"text": "/5"}, UnknownCommand()),
    ({"photo": [SMALL, LARGE]}, Attached("large", "image/jpeg", 98000)),
    ({"photo": [LARGE, SMALL], "caption": "ma facture"},
     Attached("large", "image/jpeg", 98000, caption="ma facture")),
    ({"photo": [{"file_id": "only"}]}, Attached("only", "image/jpeg", 0)),
    ({"document": PDF, "caption": "facture"},
     Attached("pdf", "application/pdf", 5000, "f.pdf", "facture")),
    ({"document": {"file_id": "raw"}}, Attached("raw", "application/octet-stream", 0)),
    ({"document": PDF, "animation": {"file_id": "gif"}}, Unreadable("animation")),
    ({"contact": PHONE | {"user_id": CITIZEN}}, SharedContact("33612345678", own=True)),
    ({"contact": PHONE | {"user_id": STRANGER}}, SharedContact("33612345678", own=False)),
    ({"contact": PHONE}, SharedContact("33612345678", own=False)),
    ({"location": {"latitude": 1.0}, "venue": {"title": "Mairie"}}, Unreadable("venue")),
    ({"something_new": {"x": 1}}, Unreadable("other")),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), CONTENTS)
def test_content_becomes_an_input(content: dict[str, Any], expected: Input) -> None:
    """A message in a private chat becomes exactly the input of its content."""
    assert read_update(said(**content), BOT) == Arrival(9001, CITIZEN, expected, "fr", None, 41)


@pytest.mark.parametrize(
    "kind",
    ["sticker", "voice", "audio", "video", "video_note", "animation", "location", "venue", "poll",
     "dice", "game", "story", "paid_media", "web_app_data", "checklist", "invoice"],
)  # fmt: skip
def test_unreadable_content_is_named(kind: str) -> None:
    """What the bot cannot read arrives as its kind, so that the turn can say so kindly."""
    assert read_update(said(**{kind: {"file_id": "x"}}), BOT) == Arrival(
        9001, CITIZEN, Unreadable(kind), "fr", None, 41
    )


@pytest.mark.parametrize(
    "kind",
    ["pinned_message", "message_auto_delete_timer_changed", "write_access_allowed", "gift",
     "proximity_alert_triggered", "new_chat_members", "chat_background_set"],
)  # fmt: skip
def test_service_messages_get_no_answer(kind: str) -> None:
    """What Telegram itself writes into a chat is ignored."""
    assert read_update(said(**{kind: {}}), BOT) == Ignored(9001, "written by Telegram itself")


@pytest.mark.parametrize(
    "content",
    [{"text": 5}, {"text": None}, {"photo": []}, {"photo": "x"}, {"photo": [1]},
     {"photo": [{"file_id": ""}]}, {"document": {}}, {"document": []},
     {"contact": {}}, {"contact": {"phone_number": 33}}],
)  # fmt: skip
def test_broken_content_is_malformed(content: dict[str, Any]) -> None:
    """Content that is not as Telegram documents it is set aside, not guessed at."""
    assert read_update(said(**content), BOT) == Malformed(9001, "content not as documented")


def test_a_correction_is_an_edit() -> None:
    """An edited message, even an edited command, is never applied as a new answer."""
    edited = update("edited_message", message(text="/delete", edit_date=1))
    assert read_update(edited, BOT) == Arrival(9001, CITIZEN, Edited(), "fr", None, 41)


def test_a_moving_live_location_is_ignored() -> None:
    """A live location, which edits its message every few seconds, gets no flood of answers."""
    moved = update("edited_message", message(location={"latitude": 1.0}))
    assert read_update(moved, BOT) == Ignored(9001, "a live location moved")
