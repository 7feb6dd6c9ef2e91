"""What a citizen means: an input becomes one action on the current step.

Typed words and buttons meet here, so that both work everywhere. An exact answer to a closed
question wins over a command with the same words; "I don't know" is tried before anything inexact.
"""

from functools import lru_cache

from bot.conversation.actions import (
    Action,
    ChangeTo,
    Nothing,
    Pick,
    Said,
    Speak,
    Stale,
    TakeAway,
)
from bot.conversation.answers import Context, Read, means_no, means_unsure, means_yes, read
from bot.conversation.answers.normalise import fold
from bot.conversation.inputs import (
    Asked,
    Command,
    Input,
    Tapped,
    Typed,
)
from bot.conversation.items import count, listed
from bot.conversation.keyboards import mendable, passable
from bot.conversation.phrases import LANGUAGES, phrase
from bot.conversation.review import changeable
from bot.conversation.scene import Scene
from bot.conversation.session import SURE
from bot.conversation.texts import label
from bot.flow.answer_types import Document, Text
from bot.flow.expression.items import item_name
from bot.flow.flow import Ask, Check, Review

_COMMAND_KEYS = frozenset(command.value for command in Command)

_ANYWHERE = (
    Command.BACK, Command.WHY, Command.HELP, Command.SKIP, Command.CHANGE, Command.PERSON,
    Command.PAUSE, Command.STOP, Command.RESTART, Command.LANGUAGE, Command.PRIVACY,
    Command.MY_DATA, Command.DELETE, Command.START,
)  # fmt: skip


def interpret(scene: Scene, given: Input) -> Action:
    """Tell what the citizen means by this input at this point."""
    match given:
        case Asked(command=command):
            return command
        case Tapped(token, key):
            return _tap(scene, token, key)
        case Typed(text):
            return _typed(scene, text)
        case _:
            return given


def _tap(scene: Scene, token: str, key: str) -> Action:  # noqa: PLR0911 - one a mark
    session = scene.session
    if not token or token != session.token:
        return Stale(again=bool(token) and token == session.last_token)
    mark, rest = key[:1], key[1:]
    if mark == "=":
        return Pick(rest)
    if mark == "@" and (rest in listed_items(scene) or rest in _changes(scene)):
        return ChangeTo(rest)
    if mark == "-" and rest in listed_items(scene):
        return TakeAway(rest)
    if mark == "~" and rest in scene.flow.languages:
        return Speak(rest)
    if mark == "!" and rest in _COMMAND_KEYS:
        return Command(rest)
    return Stale(again=False)


def _changes(scene: Scene) -> set[str]:
    return {ask.id for ask in changeable(scene).values()}


def listed_items(scene: Scene) -> list[str]:
    """Give the names of the items (`child#1`) that "another one?" lists, where it is open."""
    step = scene.step
    repeat = listed(scene, step) if isinstance(step, Ask) else None
    numbers = range(1, count(scene, repeat) + 1) if repeat else ()
    return [item_name(repeat.id, number) for number in numbers] if repeat else []


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
        case Check() as check:
            return _typed_at_check(scene, check, folded)
        case _:
            return _command(folded, language, _ANYWHERE) or Nothing()


def _sure(text: str, language: str) -> Command | None:
    folded = fold(text)
    if means_no(text, language) or folded == fold(phrase("button.go_on", language)):
        return Command.DENY
    labels = (fold(phrase(f"button.{word}_sure", language)) for word in SURE)
    return Command.CONFIRM if means_yes(text, language) or folded in labels else None


def _typed_at(scene: Scene, ask: Ask, text: str) -> Action:
    folded, language = fold(text), scene.session.language
    on_item = _about_item(scene, folded) if ask.lists else None
    if on_item is not None:
        return on_item
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


def _typed_at_check(scene: Scene, check: Check, folded: str) -> Action:
    """Read a yes, the number of a button, or the name of a question to correct."""
    number = folded.rstrip(".")
    choices = mendable(scene, check)
    if number.isdecimal() and 0 < int(number[:4]) <= len(choices):
        return ChangeTo(choices[int(number[:4]) - 1].id)
    for ask in choices:
        if folded == fold(label(scene.flow, scene.session, ask)):
            return ChangeTo(ask.id)
    wanted = (*((Command.CONFIRM,) if passable(scene, check) else ()), *_ANYWHERE)
    return _command(folded, scene.session.language, wanted) or Nothing()


def _about_item(scene: Scene, folded: str) -> Action | None:
    """Read "change 2" or "remove 2" where items are listed."""
    words, _, number = folded.rpartition(" ")
    named = [one for one in listed_items(scene) if one.endswith(f"#{number}")]
    if not named:
        return None
    for spoken in (scene.session.language, *LANGUAGES):
        if words in _listed_words("change", spoken):
            return ChangeTo(named[0])
        if words in _listed_words("remove", spoken):
            return TakeAway(named[0])
    return None


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
    return _listed_words(_WORDS.get(command, command.value), language)


def _listed_words(key: str, language: str) -> set[str]:
    words = phrase(f"words.{key}", language)
    return {fold(word) for word in words.replace("،", ",").split(",")} - {""}
