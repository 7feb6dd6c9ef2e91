"""What a citizen means: an input becomes one action on the current step.

Typed words and buttons meet here, so that both work everywhere. An exact answer to a closed
question wins over a command with the same words; "I don't know" is tried before anything inexact.
"""

from dataclasses import dataclass
from functools import lru_cache

from bot.conversation.answers import Context, Read, Reading, means_no, means_unsure, means_yes, read
from bot.conversation.answers.normalise import fold
from bot.conversation.inputs import (
    Asked,
    Attached,
    Command,
    Edited,
    Input,
    SharedContact,
    Tapped,
    Typed,
    UnknownCommand,
    Unreadable,
)
from bot.conversation.phrases import LANGUAGES, phrase
from bot.conversation.review import changeable
from bot.conversation.scene import Scene
from bot.flow.answer_types import Document, Text
from bot.flow.flow import Ask, Review


@dataclass(frozen=True, slots=True)
class Pick:
    """A tapped answer, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words that answer the current question, as they were read."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class ChangeTo:
    """A wish to change the answer to one question."""

    step: str


@dataclass(frozen=True, slots=True)
class Speak:
    """A wish to go on in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A tap on a button that no longer counts; `again` if it repeats the answer just given."""

    again: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """Words where nothing could be read: no question is open."""


Action = (
    Command | Pick | Said | ChangeTo | Speak | Stale | Nothing
    | Attached | SharedContact | Unreadable | Edited | UnknownCommand
)  # fmt: skip

_COMMAND_KEYS = frozenset(command.value for command in Command)

_ANYWHERE = (
    Command.BACK, Command.WHY, Command.HELP, Command.SKIP, Command.CHANGE, Command.PERSON,
    Command.PAUSE, Command.STOP, Command.RESTART, Command.LANGUAGE, Command.PRIVACY,
    Command.MY_DATA, Command.DELETE, Command.START,
)  # fmt: skip


def interpret(scene: Scene, given: Input) -> Action:
    """Tell what the citizen means by this input at this point."""
    match given:
        case Asked(command):
            return command
        case Tapped(token, key):
            return _tap(scene, token, key)
        case Typed(text):
            return _typed(scene, text)
        case _:
            return given


def _tap(scene: Scene, token: str, key: str) -> Action:
    session = scene.session
    if not token or token != session.token:
        return Stale(again=bool(token) and token == session.last_token)
    mark, rest = key[:1], key[1:]
    if mark == "=":
        return Pick(rest)
    if mark == "@" and any(rest == ask.id for ask in changeable(scene).values()):
        return ChangeTo(rest)
    if mark == "~" and rest in scene.flow.languages:
        return Speak(rest)
    if mark == "!" and rest in _COMMAND_KEYS:
        return Command(rest)
    return Stale(again=False)


def _typed(scene: Scene, text: str) -> Action:
    folded, language = fold(text), scene.session.language
    pending = scene.session.pending
    if pending is not None and pending.kind not in ("pages", "ticks"):
        answer = _sure(text, language)
        if answer is not None:
            return answer
    match scene.step:
        case Ask() as ask:
            return _typed_at(scene, ask, text)
        case Review():
            return _typed_at_review(scene, folded)
        case _:
            return _command(folded, language, _ANYWHERE) or Nothing()


def _sure(text: str, language: str) -> Command | None:
    folded = fold(text)
    if means_no(text, language) or folded == fold(phrase("button.go_on", language)):
        return Command.DENY
    labels = (
        fold(phrase(f"button.{word}_sure", language)) for word in ("stop", "restart", "delete")
    )
    return Command.CONFIRM if means_yes(text, language) or folded in labels else None


def _typed_at(scene: Scene, ask: Ask, text: str) -> Action:
    folded, language = fold(text), scene.session.language
    free = isinstance(ask.type, Text)
    reading = None if free else read(ask, text, Context(language, scene.session.today))
    if isinstance(reading, Read) and reading.exact:
        return Said(reading)
    if means_unsure(text, language):
        return Command.UNSURE
    here = (*_ANYWHERE, *_here(scene, ask))
    return _command(folded, language, here) or Said(
        reading or read(ask, text, Context(language, scene.session.today))
    )


def _here(scene: Scene, ask: Ask) -> tuple[Command, ...]:
    several = scene.session.pending is not None
    revisiting = scene.session.step != scene.session.path[-1]
    offered = {
        Command.DONE: several,
        Command.LATER: isinstance(ask.type, Document),
        Command.KEEP: revisiting,
        Command.CONTINUE: revisiting,
    }
    return tuple(command for command, wanted in offered.items() if wanted)


def _typed_at_review(scene: Scene, folded: str) -> Action:
    number = folded.rstrip(".")
    if number.isdecimal() and (ask := changeable(scene).get(int(number[:4]))):
        return ChangeTo(ask.id)
    wanted = (Command.CONFIRM, *_ANYWHERE)
    return _command(folded, scene.session.language, wanted) or Nothing()


def _command(folded: str, language: str, wanted: tuple[Command, ...]) -> Command | None:
    for spoken in (language, *LANGUAGES):
        command = command_words(spoken).get(folded, ())
        for possible in command:
            if possible in wanted:
                return possible
    return None


@lru_cache
def command_words(language: str) -> dict[str, tuple[Command, ...]]:
    """Give the commands that words can mean in one language, words folded."""
    words: dict[str, tuple[Command, ...]] = {}
    for command in Command:
        for word in _words_for(command, language):
            words[word] = (*words.get(word, ()), command)
    return words


_WORDS = {Command.CONFIRM: "correct", Command.MY_DATA: "mydata"}
_WORDLESS = (Command.UNSURE, Command.DENY)


def _words_for(command: Command, language: str) -> set[str]:
    if command in _WORDLESS:
        return set()
    listed = phrase(f"words.{_WORDS.get(command, command.value)}", language)
    return {fold(word) for word in listed.replace("،", ",").split(",")} - {""}
