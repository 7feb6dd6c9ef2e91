"""Who did what, and where: taps, groups, strangers, blocking, and what is not an update."""

from typing import Any

import pytest

from bot.channel.arrivals import Arrival, Blocked, Elsewhere, Ignored, Malformed
from bot.channel.updates import KINDS, read_update
from bot.conversation.inputs import Tapped, Typed
from tests.channel.made_updates import (
    BOT,
    CHAT,
    CITIZEN,
    GROUP,
    SENDER,
    STRANGER,
    in_group,
    membership,
    message,
    said,
    tap,
    update,
)


def arrived(given: Tapped) -> Arrival:
    """Give the arrival of a tap."""
    return Arrival(9001, CITIZEN, given, "fr", "55", 41)


@pytest.mark.parametrize(
    ("query", "expected"),
    [({}, Tapped("a1b2", "=yes")),
     ({"data": "a1b2:=a:b"}, Tapped("a1b2", "=a:b")),
     ({"data": ""}, Tapped("", "")),
     ({"data": "no-colon"}, Tapped("", "")),
     ({"data": ":=yes"}, Tapped("", "")),
     ({"data": "a1b2:"}, Tapped("", "")),
     ({"data": "a:" + "x" * 63}, Tapped("", "")),
     ({"data": "a:" + "é" * 32}, Tapped("", "")),
     ({"data": 17}, Tapped("", "")),
     ({"data": None, "game_short_name": "chess"}, Tapped("", "")),
     ({"inline_message_id": "abc"}, Tapped("a1b2", "=yes"))],
)  # fmt: skip
def test_a_tap_becomes_token_and_key(query: dict[str, Any], expected: Tapped) -> None:
    """A tap carries its token and key; a forged one carries neither, and still gets an answer."""
    assert read_update(tap(**query), BOT) == arrived(expected)


def test_a_tap_on_an_old_message_still_counts_as_one() -> None:
    """A message too old for Telegram to show (date 0) still says in which chat the tap was."""
    old = {"chat": CHAT, "message_id": 41, "date": 0}
    assert read_update(tap(message=old), BOT) == arrived(Tapped("a1b2", "=yes"))


@pytest.mark.parametrize("shown", [None, {}, {"chat": {}}, [1]])
def test_a_tap_without_a_chat_is_ignored(shown: object) -> None:
    """A tap under an inline message has no chat to answer in."""
    assert read_update(tap(message=shown), BOT) == Ignored(9001, "a tap without a chat")


@pytest.mark.parametrize("make", [tap, said])
def test_a_stranger_in_a_private_chat_is_ignored(make: Any) -> None:
    """In a private chat only its owner is heard."""
    theirs = make(**{"from": SENDER | {"id": STRANGER}})
    assert read_update(theirs, BOT) == Ignored(9001, "not from the owner of the chat")


@pytest.mark.parametrize("make", [tap, said, in_group])
def test_bots_are_not_heard(make: Any) -> None:
    """Another bot gets no answer, so that two bots never talk to each other for ever."""
    theirs = make(text="/help", **{"from": SENDER | {"is_bot": True}})
    assert read_update(theirs, BOT) == Ignored(9001, "sent by a bot")


@pytest.mark.parametrize(
    "content",
    [{"text": "/start"}, {"text": "/foo@guichet_bot"}, {"text": "Bonjour @Guichet_Bot !"},
     {"photo": [], "caption": "@guichet_bot"}],
)  # fmt: skip
def test_addressed_in_a_group(content: dict[str, Any]) -> None:
    """A command or a mention in a group is told apart, so that a private link can be given."""
    assert read_update(in_group(**content), BOT) == Elsewhere(9001, GROUP, "supergroup")


@pytest.mark.parametrize(
    "content",
    [{"text": "Bonjour"}, {"text": "/start@other_bot"}, {"text": "/foo"}, {"sticker": {}},
     {"text": "/ask@other_bot where is @guichet_bot"}, {"text": "@guichet_bots"}, {"text": 5}],
)  # fmt: skip
def test_not_addressed_in_a_group(content: dict[str, Any]) -> None:
    """What people say to each other in a group is left alone."""
    assert read_update(in_group(**content), BOT) == Ignored(9001, "in a group, and not for us")


def test_group_taps_edits_and_memberships_are_ignored() -> None:
    """Nothing but being addressed in a group gets an answer."""
    chat = {"id": GROUP, "type": "group"}
    taken = [
        read_update(tap(message=message(chat=chat)), BOT),
        read_update(update("edited_message", message(chat=chat, text="/start")), BOT),
        read_update(membership("kicked", chat=chat), BOT),
    ]
    reasons = ["a tap in a group", "edited in a group", "membership of a group"]
    assert taken == [Ignored(9001, reason) for reason in reasons]


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("member", False)])
def test_blocking_and_coming_back(status: str, *, blocked: bool) -> None:
    """A citizen who blocks the bot, or lets it speak again, is known at once."""
    assert read_update(membership(status), BOT) == Blocked(9001, CITIZEN, blocked)


@pytest.mark.parametrize(
    ("code", "language"),
    [("fr", "fr"), ("pt-br", "pt"), ("AR", "ar"), ("zh_Hans", ""), ("", ""), (None, ""), (7, "")],
)
def test_the_language_is_its_first_subtag(code: object, language: str) -> None:
    """The citizen's language comes out as two or three letters, or as unknown."""
    given = said(text="oui", **{"from": SENDER | {"language_code": code}})
    assert read_update(given, BOT) == Arrival(9001, CITIZEN, Typed("oui"), language, None, 41)


@pytest.mark.parametrize(
    "given",
    [None, True, 3, "x", [], {}, {"update_id": "9"}, {"update_id": True}, {"update_id": 2**63},
     {"message": {}}],
)  # fmt: skip
def test_what_has_no_update_id_is_malformed(given: object) -> None:
    """A value without an update id is set aside as such."""
    assert read_update(given, BOT) == Malformed(None, "no update id")


@pytest.mark.parametrize(
    ("given", "reason"),
    [(update("message", None), "no chat"),
     (update("message", message(chat={"id": 2**70, "type": "private"})), "no chat"),
     (update("message", message(chat={"id": CITIZEN, "type": "odd"})), "no chat"),
     (update("message", message(**{"from": None})), "no sender"),
     (update("edited_message", []), "no chat"),
     (update("my_chat_member", {"chat": CHAT}), "no chat or no membership")],
)  # fmt: skip
def test_broken_updates_are_malformed(given: object, reason: str) -> None:
    """An update of a known kind that cannot be read is set aside under its id."""
    assert read_update(given, BOT) == Malformed(9001, reason)


def test_other_kinds_are_ignored() -> None:
    """A kind of update that we do not ask for is acknowledged and left alone."""
    given = update("channel_post", {"text": "news"})
    assert read_update(given, BOT) == Ignored(9001, "a kind of update we do not ask for")


def test_the_kinds_we_ask_for() -> None:
    """Telegram is asked for exactly the kinds that can be read."""
    assert KINDS == ("message", "edited_message", "callback_query", "my_chat_member")
