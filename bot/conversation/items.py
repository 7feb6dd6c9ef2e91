"""The items of a repeat as citizens see them: listed, changed one by one, taken away.

"Another one?" shows what was noted so far; each item can be changed or removed there. Removing
one moves those behind it up, so that numbers stay 1, 2, 3.
"""

from collections.abc import Iterator, Mapping

from bot.conversation.path import answered_questions
from bot.conversation.scene import Scene
from bot.conversation.session import Answer
from bot.conversation.texts import line, say, show_answer
from bot.flow.answer_types import Consent, YesNo
from bot.flow.expression.items import item_name, plain_name
from bot.flow.flow import Ask, Flow, Repeat

Answers = Mapping[str, Answer]


def number_of(step_id: str) -> int:
    """Give the number of the item that a step belongs to; 0 outside of repeats."""
    number = step_id.partition("#")[2]
    return int(number) if number.isdecimal() else 0


def repeat_of(flow: Flow, step_id: str) -> Repeat | None:
    """Give the repeat that a repeated step belongs to, not counting "another one?"."""
    name = plain_name(step_id)
    return next((one for one in flow.repeats.values() if name in one.steps), None)


def heading(scene: Scene, step_id: str) -> str:
    """Give the title of the item that a step belongs to (`Child 2`), or nothing."""
    repeat = repeat_of(scene.flow, step_id)
    return title(scene, repeat, number_of(step_id)) if repeat is not None else ""


def title(scene: Scene, repeat: Repeat, number: int) -> str:
    """Give the title of one item."""
    words = {code: text.replace("{number}", str(number)) for code, text in repeat.title.items()}
    return say(scene.flow, scene.session, words)


def listed(scene: Scene, ask: Ask) -> Repeat | None:
    """Give the repeat whose items "another one?" lists."""
    return scene.flow.repeats.get(ask.lists) if ask.lists else None


def count(scene: Scene, repeat: Repeat) -> int:
    """Give how many items of a repeat stand on the citizen's path."""
    ids = {*repeat.steps, repeat.another}
    here = (number_of(step) for step in scene.session.path if plain_name(step) in ids)
    return max(here, default=0)


def questions(scene: Scene, repeat: Repeat, number: int) -> tuple[Ask, ...]:
    """Give the answered questions of one item."""
    ids = {item_name(step, number) for step in repeat.steps}
    asked = answered_questions(scene.flow, scene.session)
    return tuple(ask for ask in asked if ask.id in ids)


def so_far(scene: Scene, repeat: Repeat) -> str:
    """List the items noted so far, a line each; nothing before the first."""
    lines = list(_lines(scene, repeat))
    return "\n".join([scene.word("items.so_far"), *lines]) if lines else ""


def _lines(scene: Scene, repeat: Repeat) -> Iterator[str]:
    joint = "، " if scene.session.language == "ar" else ", "
    for number in range(1, count(scene, repeat) + 1):
        answers = [_told(scene, ask) for ask in questions(scene, repeat, number)]
        name = title(scene, repeat, number)
        yield scene.word("items.line", title=name, answers=joint.join(answers) or "—")


def _told(scene: Scene, ask: Ask) -> str:
    """Give an answer in few words; a bare yes or no keeps the name of its question."""
    if isinstance(ask.type, YesNo | Consent):
        return line(scene.flow, scene.session, ask)
    return show_answer(scene.session, ask)


def without(answers: Answers, repeat: Repeat, number: int, items: int) -> dict[str, Answer]:
    """Give the answers without one of `items` items; those behind it move up by one."""
    gone = {item_name(step, number) for step in repeat.steps}
    gone.add(item_name(repeat.another, number if number < items else items - 1))
    moving = {*repeat.steps, repeat.another}
    return {_moved(step, moving, number): answers[step] for step in answers if step not in gone}


def _moved(step: str, moving: set[str], removed: int) -> str:
    name, number = plain_name(step), number_of(step)
    return item_name(name, number - 1) if name in moving and number > removed else step
