"""Changing what was answered: one question, or one item of a repeat, which may also be removed.

An item with a single answer is changed at once; of one with several the citizen first picks which.
Removing asks "are you sure?", because its answers are forgotten.
"""

from bot.conversation.inputs import Command
from bot.conversation.items import count, number_of, questions, title, without
from bot.conversation.keyboards import command_button, sure_keyboard
from bot.conversation.moves import settle, show_step, stand_at
from bot.conversation.replies import Button
from bot.conversation.scene import Scene
from bot.conversation.session import Pending
from bot.conversation.texts import line
from bot.flow.expression.items import plain_name
from bot.flow.flow import Check, Review
from bot.journal.trace import EventKind


def change(scene: Scene, target: str) -> None:
    """Stand at an earlier question to change its answer, or offer those of an item."""
    repeat = scene.flow.repeats.get(plain_name(target))
    if repeat is None:
        stand_at(scene, target)
        return
    asked = questions(scene, repeat, number_of(target))
    if len(asked) == 1:
        stand_at(scene, asked[0].id)
        return
    rows = [(Button(line(scene.flow, scene.session, ask)[:60], f"@{ask.id}"),) for ask in asked]
    scene.say(scene.word("change.which"), (*rows, (command_button(scene, Command.CONTINUE),)))


def ask_to_remove(scene: Scene, item: str) -> None:
    """Ask before an item is taken away; the only one there is can only be changed."""
    repeat = scene.flow.repeats[plain_name(item)]
    if count(scene, repeat) <= 1:
        show_step(scene, scene.word("remove.last"))
        return
    scene.put(pending=Pending("remove", item))
    scene.renew_token()
    name = title(scene, repeat, number_of(item))
    scene.say(scene.word("remove.sure", title=name), sure_keyboard(scene, "remove"))


def remove(scene: Scene, item: str) -> None:
    """Take an item away; those behind it move up, and what was checked must be checked again."""
    repeat = scene.flow.repeats[plain_name(item)]
    items = count(scene, repeat)
    kept = without(scene.session.answers, repeat, number_of(item), items)
    again = {
        step: answer
        for step, answer in kept.items()
        if not isinstance(scene.flow.steps.get(step), Review | Check)
    }
    scene.record(EventKind.CHANGED)
    settle(scene, again)
