"""A reply becomes the call that says it."""

import json

import pytest

from bot.channel.calls import Call, answer_tap, message, message_id, offer_commands, retire
from bot.conversation.replies import Button, Reply
from tests.channel.made_updates import CITIZEN

PLAIN = {
    "chat_id": CITIZEN,
    "text": "Bonjour <b> _Zoé_",
    "link_preview_options": {"is_disabled": True},
}


def test_a_plain_message() -> None:
    """A text goes out as it is: no formatting to break, no preview, no buttons."""
    assert message(CITIZEN, Reply("Bonjour <b> _Zoé_")) == Call("sendMessage", PLAIN)


def test_a_question_with_buttons() -> None:
    """Buttons carry the token of their question, and a personal message is protected."""
    rows = ((Button("Oui", "=yes"), Button("Non", "=no")), (Button("Retour", "!back"),))
    keyboard = [
        [
            {"text": "Oui", "callback_data": "a1b2:=yes"},
            {"text": "Non", "callback_data": "a1b2:=no"},
        ],
        [{"text": "Retour", "callback_data": "a1b2:!back"}],
    ]
    assert message(CITIZEN, Reply("Bonjour <b> _Zoé_", rows, "a1b2", personal=True)) == Call(
        "sendMessage",
        PLAIN | {"reply_markup": {"inline_keyboard": keyboard}, "protect_content": True},
    )


@pytest.mark.parametrize("key", ["=" + "x" * 58, "=" + "é" * 29])
def test_a_key_fits_64_bytes(key: str) -> None:
    """The longest key that Telegram takes goes out; bytes count, not letters."""
    call = message(CITIZEN, Reply("t", ((Button("Oui", key),),), "a1b2"))
    assert f"a1b2:{key}" in json.dumps(call.parameters, ensure_ascii=False)


@pytest.mark.parametrize("key", ["=" + "x" * 59, "=" + "é" * 30])
def test_a_longer_key_is_refused_by_name(key: str) -> None:
    """A key too long for Telegram is refused, naming the key and nothing a citizen reads."""
    reply = Reply("Votre nom est Zoé", ((Button("Zoé", key),),), "a1b2")
    with pytest.raises(ValueError, match="too long for Telegram") as refused:
        message(CITIZEN, reply)
    assert key in str(refused.value)
    assert "Zoé" not in str(refused.value)
    assert str(CITIZEN) not in str(refused.value)


def test_ending_the_wait_of_a_tap() -> None:
    """A tap is answered with a notice of at most 200 characters, or without any."""
    assert answer_tap("55") == Call("answerCallbackQuery", {"callback_query_id": "55"})
    assert answer_tap("55", "x" * 201) == Call(
        "answerCallbackQuery", {"callback_query_id": "55", "text": "x" * 200}
    )


def test_retiring_buttons() -> None:
    """Leaving the keyboard out is how Telegram is told to take it away."""
    assert retire(CITIZEN, 41) == Call(
        "editMessageReplyMarkup", {"chat_id": CITIZEN, "message_id": 41}
    )


def test_the_command_menu() -> None:
    """A menu holds the given commands, for private chats, in one language or for all others."""
    listed = [{"command": "aide", "description": "De l’aide"}]
    everyone = {"commands": listed, "scope": {"type": "all_private_chats"}}
    assert offer_commands({"aide": "De l’aide"}) == Call("setMyCommands", everyone)
    assert offer_commands({"aide": "De l’aide"}, "fr") == Call(
        "setMyCommands", everyone | {"language_code": "fr"}
    )


@pytest.mark.parametrize(
    ("result", "expected"),
    [({"message_id": 7}, 7), (True, None), ({}, None), (None, None), ({"message_id": "7"}, None)],
)
def test_the_id_of_what_was_sent(result: object, expected: int | None) -> None:
    """The id of a sent message is found in the result, if the call made a message."""
    assert message_id(result) == expected
