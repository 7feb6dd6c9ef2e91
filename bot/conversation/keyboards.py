"""The buttons under a question: its answers first, then what a citizen may always do.

Labels are full words, one or two a row, so that screen readers and old phones cope; each key comes
back with the question's token when tapped.
"""

from collections.abc import Iterable

from bot.conversation.inputs import Command
from bot.conversation.items import count, listed, title
from bot.conversation.path import answered_questions, previous_question
from bot.conversation.phrases import phrase
from bot.conversation.replies import Button, Keyboard
from bot.conversation.scene import Scene
from bot.conversation.texts import in_language, line
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
from bot.flow.expression.items import item_name
from bot.flow.flow import Ask, Check, Repeat, Review

Row = tuple[Button, ...]
_MOST_IN_A_ROW = 5
_LONGEST_BUTTON = 60


def command_button(scene: Scene, command: Command, wording: str = "") -> Button:
    """Give the button of a command, worded by `button.<wording>` (its own name if empty)."""
    return Button(scene.word(f"button.{wording or command.value}"), f"!{command.value}")


def question_keyboard(scene: Scene) -> Keyboard:
    """Give all the buttons for the step where the citizen stands."""
    match scene.step:
        case Ask() as ask:
            repeat = listed(scene, ask)
            items = _item_rows(scene, repeat) if repeat is not None else ()
            return (*answer_rows(scene, ask), *items, *_extra_rows(scene, ask), *_last_row(scene))
        case Check() as check:
            return (*_check_rows(scene, check), *_last_row(scene))
        case Review():
            correct = command_button(scene, Command.CONFIRM, "correct")
            return ((correct,), (command_button(scene, Command.CHANGE),), *_last_row(scene))
        case _:
            return ()


def _item_rows(scene: Scene, repeat: Repeat) -> Iterable[Row]:
    """Give a row for each item: change it, and (where it is not the only one) remove it."""
    items = count(scene, repeat)
    for number in range(1, items + 1):
        name, key = title(scene, repeat, number), item_name(repeat.id, number)
        change = Button(scene.word("button.change_item", title=name)[:_LONGEST_BUTTON], f"@{key}")
        remove = Button(scene.word("button.remove_item", title=name)[:_LONGEST_BUTTON], f"-{key}")
        yield (change, remove) if items > 1 else (change,)


def _check_rows(scene: Scene, check: Check) -> Iterable[Row]:
    for ask in mendable(scene, check):
        label = scene.word("button.change_this", answer=line(scene.flow, scene.session, ask))
        yield (Button(label[:_LONGEST_BUTTON], f"@{ask.id}"),)
    if passable(scene, check):
        yield (command_button(scene, Command.CONFIRM, "correct"),)


def mendable(scene: Scene, check: Check) -> tuple[Ask, ...]:
    """Give the questions whose answers can mend a check, as far as they were asked."""
    asked = answered_questions(scene.flow, scene.session)
    return tuple(ask for ask in asked if ask.id in check.fix)


def passable(scene: Scene, check: Check) -> bool:
    """Tell whether a citizen may go on all the same: where it is allowed, or nothing can be mended.

    Nobody is ever kept at a check without a way on.
    """
    return check.may_pass or not mendable(scene, check)


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


def sure_keyboard(scene: Scene, action: str) -> Keyboard:
    """Give the two buttons under "are you sure?": the action itself, or go on."""
    sure = Button(phrase(f"button.{action}_sure", scene.session.language), "!confirm")
    return ((sure,), (Button(scene.word("button.go_on"), "!deny"),))


def yes_no_keyboard(scene: Scene) -> Keyboard:
    """Give the two buttons under a reading that is checked with the citizen."""
    return (
        (Button(scene.word("button.yes"), "!confirm"), Button(scene.word("button.no"), "!deny")),
    )


def more_keyboard(scene: Scene) -> Keyboard:
    """Give the question's buttons with "that is all" before them."""
    return ((command_button(scene, Command.DONE),), *question_keyboard(scene))
