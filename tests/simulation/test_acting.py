"""Words of a scenario become taps where a button means them, and taps become words."""

from pathlib import Path

import pytest

from bot.conversation.inputs import Asked, Command, Tapped, Typed
from bot.simulation.acting import Manner, act, button_name, spoken, tap_of
from bot.simulation.talk import Talk
from tests.simulation.small import NOW, service

FLOW = """\
prototype: card
language: en
steps:
  - ask: member
    type: yes_no
    text: Have you a card?
    why: Members pay less.
    unsure: yes
  - ask: place
    type: choice
    text: Where?
    choices: {help: Home help, here: In town}
  - ask: note
    type: text
    text: Anything else?
    optional: yes
  - review: look
    text: Right?
  - end: handed_over
    text: Bye.
"""


def begun(folder: Path, *words: str) -> Talk:
    """Begin a talk and type these words."""
    talk = Talk.begin(service(folder, flow=FLOW).flows["card"], "en", NOW)
    talk.do(Asked(Command.START))
    for text in words:
        talk.do(Typed(text))
    return talk


AT_MEMBER = {
    "yes": "=yes", "oui": "=yes", "نعم": "=yes", "no": "=no", "non": "=no", "unsure": "!unsure",
    "I don't know": "!unsure", "je ne sais pas": "!unsure", "why": "!why", "Why?": "!why",
    "!help": "!help", "maybe": None, "skip": None, "confirm": None,
}  # fmt: skip


@pytest.mark.parametrize(("words", "key"), AT_MEMBER.items())
def test_words_that_name_a_button(tmp_path: Path, words: str, key: str | None) -> None:
    """An id, a command, a label, or a word in any language that means the button, taps it."""
    found = tap_of(begun(tmp_path), words)
    assert (found.key if found else None) == key


def test_a_reading_is_confirmed_by_its_own_button(tmp_path: Path) -> None:
    """Where something is read back, yes and no are its buttons, not those of the question."""
    talk = begun(tmp_path, "yes of course")
    assert [getattr(tap_of(talk, words), "key", "") for words in ("yes", "no")] == [
        "!confirm",
        "!deny",
    ]


def test_only_open_questions_have_buttons(tmp_path: Path) -> None:
    """A button of a question that has passed is not tapped."""
    talk = begun(tmp_path, "yes")
    assert tap_of(talk, "why") is None
    assert tap_of(talk, "here") is not None


def test_what_has_no_button_is_typed(tmp_path: Path) -> None:
    """Typed, an option is said by its label; tapped, words without a button are typed as well."""
    talk = begun(tmp_path, "yes")
    assert act(talk, "here", Manner.TYPED) == Typed("In town")
    assert act(talk, "in the town", Manner.TAPPED) == Typed("in the town")
    assert isinstance(act(talk, "here", Manner.TAPPED), Tapped)


def test_taps_as_words(tmp_path: Path) -> None:
    """Each tap has the words that do the same; going on from a menu has none, so it stays a tap."""
    talk = begun(tmp_path, "yes", "In town", "help")
    taps = {
        words: tap_of(talk, words) for words in ("skip", "back", "change", "mydata", "continue")
    }
    said = {words: spoken(talk, tap) for words, tap in taps.items() if tap}
    assert said == {
        "skip": Typed("skip"),
        "back": Typed("back"),
        "change": Typed("change"),
        "mydata": Typed("my data"),
        "continue": taps["continue"],
    }


def test_a_button_that_shares_its_name(tmp_path: Path) -> None:
    """An option called like a command is named by its label, every other button by its id."""
    buttons = [button for button, _ in begun(tmp_path, "yes").buttons()]
    names = {button.key: button_name(button, buttons) for button in buttons}
    assert names == {"=help": "Home help", "=here": "here", "!back": "back", "!help": "Help"}
