"""The buttons under a question: its answers first, then what a citizen may always do.

Labels are full words, one or two a row, so that screen readers and old phones cope; each key comes
back with the question's token when tapped.
"""

from collections.abc import Iterable

from bot.conversation.inputs import Command
from bot.conversation.path import previous_question
from bot.conversation.phrases import phrase
from bot.conversation.replies import Button, Keyboard
from bot.conversation.scene import Scene
from bot.conversation.texts import in_language
from bot.flow.answer_types import (
    AnswerType,
    Choice,
    Consent,
    Document,
    ManyChoices,
    Number,
    OneChoice,
    Scale,
    Words,
    YesNo,
)
from bot.flow.flow import Ask, Review

Row = tuple[Button, ...]
_MOST_IN_A_ROW = 5


def command_button(scene: Scene, command: Command, wording: str = "") -> Button:
    """Give the button of a command, worded by `button.<wording>` (its own name if empty)."""
    return Button(scene.word(f"button.{wording or command.value}"), f"!{command.value}")


def question_keyboard(scene: Scene) -> Keyboard:
    """Give all the buttons for the step where the citizen stands."""
    match scene.step:
        case Ask() as ask:
            return (*answer_rows(scene, ask), *_extra_rows(scene, ask), *_last_row(scene))
        case Review():
            correct = command_button(scene, Command.CONFIRM, "correct")
            return ((correct,), (command_button(scene, Command.CHANGE),), *_last_row(scene))
        case _:
            return ()


def answer_rows(scene: Scene, ask: Ask) -> Keyboard:
    """Give the buttons that answer a question; none for questions answered by typing."""
    return _rows_of(scene, ask.type)


def _rows_of(scene: Scene, kind: AnswerType) -> Keyboard:  # noqa: PLR0911 - one row a type
    match kind:
        case YesNo():
            yes = _words(scene, kind.yes) or scene.word("button.yes")
            no = _words(scene, kind.no) or scene.word("button.no")
            return ((Button(yes, "=yes"), Button(no, "=no")),)
        case Consent():
            refusal = f"!{Command.BACK.value}" if kind.refusal_goes_back else "=no"
            yes, no = _words(scene, kind.yes), _words(scene, kind.no)
            return ((Button(yes, "=yes"),), (Button(no, refusal),))
        case OneChoice() | ManyChoices():
            return tuple((_choice(scene, choice),) for choice in kind.choices)
        case Scale():
            return tuple((Button(_words(scene, text), f"={n}"),) for n, text in kind.labels)
        case Number():
            return _numbers(kind.buttons)
        case Document() if kind.later:
            return ((command_button(scene, Command.LATER),),)
        case _:
            return ()


def _numbers(numbers: Iterable[int]) -> Keyboard:
    buttons = [Button(str(number), f"={number}") for number in numbers]
    starts = range(0, len(buttons), _MOST_IN_A_ROW)
    return tuple(tuple(buttons[start : start + _MOST_IN_A_ROW]) for start in starts)


def _choice(scene: Scene, choice: Choice) -> Button:
    return Button(_words(scene, choice.label), f"={choice.id}")


def _words(scene: Scene, words: Words) -> str:
    return in_language(words, scene.session.language, scene.flow.language)


def _extra_rows(scene: Scene, ask: Ask) -> Iterable[Row]:
    wanted = (
        (
            Command.KEEP,
            scene.session.step != scene.session.path[-1] and ask.id in scene.session.answers,
        ),
        (Command.UNSURE, ask.unsure is not None),
        (Command.SKIP, ask.optional and ask.unsure is None),
        (Command.WHY, bool(ask.why)),
    )
    buttons = [command_button(scene, command) for command, offered in wanted if offered]
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def _last_row(scene: Scene) -> Keyboard:
    help_button = command_button(scene, Command.HELP)
    offered = previous_question(scene.flow, scene.session) and not _refusal_is_back(scene)
    return ((command_button(scene, Command.BACK), help_button) if offered else (help_button,),)


def _refusal_is_back(scene: Scene) -> bool:
    match scene.step:
        case Ask(type=Consent(refusal_goes_back=goes_back)):
            return goes_back
        case _:
            return False


def sure_keyboard(scene: Scene, action: Command) -> Keyboard:
    """Give the two buttons under "are you sure?": the action itself, or go on."""
    sure = Button(phrase(f"button.{action.value}_sure", scene.session.language), "!confirm")
    return ((sure,), (Button(scene.word("button.go_on"), "!deny"),))


def yes_no_keyboard(scene: Scene) -> Keyboard:
    """Give the two buttons under a reading that is checked with the citizen."""
    return (
        (Button(scene.word("button.yes"), "!confirm"), Button(scene.word("button.no"), "!deny")),
    )


def more_keyboard(scene: Scene) -> Keyboard:
    """Give the question's buttons with "that is all" before them."""
    return ((command_button(scene, Command.DONE),), *question_keyboard(scene))
