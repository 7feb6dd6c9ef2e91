"""A newcomer and the notice: what they hear before the first question, and what lets them begin."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.inputs import Asked, Attached, Command, Input, Tapped, Typed, Unreadable
from bot.conversation.notice import Seen, begin_informed, greet, notice_version
from bot.conversation.phrases import LANGUAGES, phrase
from bot.conversation.turn import take_turn
from bot.flow.load import load_service
from tests.conversation.one_run import NOW

FLOW = load_service(Path("flows/energy-aid")).flows["redesign"]
SERVICE = FLOW.service
VERSION = notice_version(SERVICE)
START = Asked(Command.START)
ANYTHING = st.one_of(
    st.sampled_from(Command).map(Asked),
    st.text(max_size=40).map(Typed),
    st.sampled_from(["oui", "ok", "commencer", "effacer", "English"]).map(Typed),
    st.builds(Tapped, st.sampled_from([VERSION, "", "x"]), st.sampled_from(["~en", "=yes", "+"])),
    st.just(Unreadable("voice")),
)
SHORT = 450
"""Characters in one message: about what a phone shows without scrolling."""


@given(ANYTHING)
def test_nobody_begins_without_having_seen_the_notice(done: Input) -> None:
    """Whatever a stranger sends first, they hear something and nothing begins."""
    welcome = greet(SERVICE, done, "fr")
    assert not welcome.accepted
    assert welcome.replies


@given(ANYTHING, st.sampled_from(LANGUAGES))
def test_every_reply_leads_on(done: Input, language: str) -> None:
    """Until they begin, every last message has the button that does, in the language spoken."""
    welcome = greet(SERVICE, done, "fr", Seen(VERSION, language))
    if not welcome.accepted:
        last = welcome.replies[-1]
        assert last.token == VERSION
        assert last.buttons[0][0].key == f"+{welcome.language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_is_short_and_whole(language: str) -> None:
    """Two short messages: the service's own words, then counting, rights and Telegram."""
    first, second = greet(SERVICE, START, language).replies
    assert SERVICE.notice[language].strip() in first.text
    assert second.text == phrase("notice.rights", language)
    assert max(len(first.text), len(second.text)) < SHORT
    assert [len(row) for row in second.buttons] == [1, 2]


@pytest.mark.parametrize(
    "words", ["oui", "OK", "d'accord", "J’ai compris, commencer", "commencer", "start", "نعم"]
)
def test_a_typed_yes_begins_once_the_notice_stands(words: str) -> None:
    """Who cannot tap can type it, but only under the notice."""
    seen = greet(SERVICE, START, "fr").seen
    assert greet(SERVICE, Typed(words), "fr", seen).accepted
    assert not greet(SERVICE, Typed(words), "fr").accepted


@pytest.mark.parametrize(
    "done",
    [Typed("non"), Typed("bonjour"), Typed("Amina Benali"), Attached("f", "image/png", 3),
     Unreadable("voice"), Tapped("", ""), Tapped("0000000000", "+fr"), Tapped(VERSION, "+xx")],
)  # fmt: skip
def test_anything_else_gets_the_notice_again(done: Input) -> None:
    """No other word, file or button begins anything; the notice comes again."""
    welcome = greet(SERVICE, done, "fr", Seen(VERSION, "fr"))
    assert (welcome.accepted, welcome.seen) == (False, Seen(VERSION, "fr"))


def test_a_changed_notice_must_be_seen_anew() -> None:
    """A yes under the words of yesterday does not count for those of today, tapped or typed."""
    changed = replace(SERVICE, notice={**SERVICE.notice, "fr": "Autre chose."})
    for done in (Tapped(VERSION, "+fr"), Typed("oui")):
        assert not greet(changed, done, "fr", Seen(VERSION, "fr")).accepted


def test_the_language_is_asked_once() -> None:
    """Chosen with the notice, it is the session's, and the flow does not ask for it again."""
    shown = greet(SERVICE, Tapped(VERSION, "~ar"), "fr")
    assert (shown.language, shown.replies[1].text) == ("ar", phrase("notice.rights", "ar"))
    welcome = greet(SERVICE, Typed("نعم"), "fr", shown.seen)
    turn = take_turn(FLOW, begin_informed(FLOW, "ab" * 16, welcome, NOW), START, NOW)
    assert turn.session is not None
    assert (turn.session.language, turn.session.step) == ("ar", "privacy")
    assert turn.session.notice == VERSION


@pytest.mark.parametrize("words", ["/privacy", "mes droits"])
def test_rights_are_told_before_anything_begins(words: str) -> None:
    """Privacy, data, erasure and a person are answered to somebody about whom nothing is kept."""
    done = Asked(Command.PRIVACY) if words[0] == "/" else Typed(words)
    told = greet(SERVICE, done, "fr").replies[0].text
    assert SERVICE.notice["fr"].strip() in told
    assert SERVICE.controller["fr"] in told
    assert greet(SERVICE, Asked(Command.DELETE), "fr").replies[0].text == phrase(
        "notice.nothing_kept", "fr"
    )
    assert "01 99 00 12 34" in greet(SERVICE, Asked(Command.PERSON), "fr").replies[0].text


def test_a_second_tap_on_the_button_is_already_noted() -> None:
    """An impatient second tap begins nothing again and changes nothing."""
    welcome = greet(SERVICE, Tapped(VERSION, "+fr"), "fr")
    first = take_turn(FLOW, begin_informed(FLOW, "ab" * 16, welcome, NOW), START, NOW)
    assert first.session is not None
    again = take_turn(FLOW, first.session, Tapped(VERSION, "+fr"), NOW)
    assert (again.toast, again.replies) == (phrase("tap.again", "fr"), ())
