"""What a scenario writes becomes an input: a tap where there is a button, or words.

A button is named by the id of its option, by its command, by the step it changes, by its label, or
by a word that means it ("yes", "plus tard"). Typed, an option is said by its label.
"""

from collections.abc import Iterator
from enum import StrEnum

from bot.conversation.answers import means_no, means_unsure, means_yes
from bot.conversation.answers.normalise import fold
from bot.conversation.inputs import Command, Input, Tapped, Typed
from bot.conversation.interpret import command_words
from bot.conversation.phrases import LANGUAGES, phrase
from bot.conversation.replies import Button
from bot.flow.answer_types import Choice
from bot.flow.flow import Ask
from bot.simulation.talk import Talk

_MEANT = (Command.SKIP, Command.LATER, Command.DONE, Command.CONFIRM)
_SAID_AS_BUTTON = {
    Command.UNSURE: "button.unsure",
    Command.DENY: "button.no",
    Command.CONFIRM: "button.yes",
}
_LISTS = {Command.MY_DATA: "mydata"}


class Manner(StrEnum):
    """How a scenario is played: by tapping where there are buttons, or by typing everything."""

    TAPPED = "tapped"
    TYPED = "typed"


def tap_of(talk: Talk, words: str) -> Tapped | None:
    """Give the tap on the button that these words name, or None if there is none now."""
    buttons = list(talk.buttons())
    for key in (*_keys(words), *_meant_keys(words, talk)):
        for button, token in buttons:
            if button.key == key:
                return Tapped(token, key)
    named = ((button, token) for button, token in buttons if fold(button.label) == fold(words))
    return next((Tapped(token, button.key) for button, token in named), None)


def _keys(words: str) -> Iterator[str]:
    yield from (f"{mark}{words}" for mark in ("=", "!", "@", "~"))
    yield words


def _meant_keys(words: str, talk: Talk) -> Iterator[str]:
    language = talk.session.language if talk.session else talk.flow.language
    if means_unsure(words, language):
        yield "!unsure"
    elif means_yes(words, language):
        yield from ("=yes", "!confirm")
    elif means_no(words, language):
        yield from ("=no", "!deny")
    for spoken in LANGUAGES:
        for command in command_words(spoken).get(fold(words), ()):
            if command in _MEANT:
                yield f"!{command.value}"


def act(talk: Talk, words: str, manner: Manner) -> Input:
    """Make the input of an answer: a tap in the tapped manner if it has a button, else words."""
    tap = tap_of(talk, words) if manner is Manner.TAPPED else None
    return tap or Typed(label_of(talk, words))


def label_of(talk: Talk, words: str) -> str:
    """Give the label of the option that has this id at the open question, else the words."""
    step = talk.flow.steps.get(talk.step)
    if not isinstance(step, Ask) or talk.session is None:
        return words
    choices: tuple[Choice, ...] = getattr(step.type, "choices", ())
    labels = next((choice.label for choice in choices if choice.id == words), {})
    return labels.get(talk.session.language) or labels.get(talk.flow.language, words)


def spoken(talk: Talk, tap: Tapped) -> Input:
    """Give the words that do what a tap does; the tap itself where no words do."""
    mark, rest = tap.key[:1], tap.key[1:]
    if mark == "=":
        return Typed(next(button.label for button, _ in talk.buttons() if button.key == tap.key))
    wordless = talk.over or rest == Command.CONTINUE.value
    return tap if mark != "!" or wordless else Typed(command_word(talk, Command(rest)))


def command_word(talk: Talk, command: Command) -> str:
    """Give a word that means a command, in the citizen's language."""
    language = talk.session.language if talk.session else talk.flow.language
    if command in _SAID_AS_BUTTON:
        return phrase(_SAID_AS_BUTTON[command], language)
    listed = phrase(f"words.{_LISTS.get(command, command.value)}", language)
    return listed.replace("،", ",").split(",")[0].strip()


def button_name(button: Button, others: list[Button]) -> str:
    """Give what `tap` may say for this button: its id or command, or its label if that is shared.

    `others` are all the buttons that count now. Where one of them has the same id and the same
    label (a language to choose, and one to answer with), only the key tells them apart.
    """
    rest, label = button.key[1:], fold(button.label)
    if len({other.key for other in others if other.key[1:] == rest}) == 1:
        return rest
    labelled = {other.key for other in others if fold(other.label) == label}
    return button.label if len(labelled) == 1 else button.key
