"""Repeats and checks made by chance: steps for each of several, and answers that do not fit."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.flow.proof.conditions import condition, number
from tests.flow.proof.making import Making
from tests.flow.proof.questions import BRIEF, ask


def check(making: Making, depth: int) -> None:
    """Write a check of answers that do not go together; now and then people may go on."""
    making.write(depth, f"- check: {making.id('check')}", f"  if: {condition(making)}")
    making.write(depth, "  say: Look again.", f"  fix: [{making.pick(*making.asked)}]")
    if making.chance.random() < 0.5:
        making.write(depth, f"  may_pass: {making.pick('yes', 'yes', 'no')}")
    if making.chance.random() < 0.4:
        making.write(depth, f"  when: {condition(making)}")


def repeat(making: Making, depth: int) -> None:
    """Write a repeat of two items or three, and note what can be asked about all of them."""
    name, most = making.id("items"), making.chance.randint(2, 3)
    making.write(depth, f"- repeat: {name}", "  title: Item {number}", f"  at_most: {most}")
    if making.chance.random() < 0.3:
        making.write(depth, f"  when: {condition(making)}")
    making.write(depth, *_how_often(making, name, most), "  steps:")
    with _items(making, most):
        item_steps(making, depth + 2)
        over_all = about_items(making, name)
    making.overall += over_all
    making.numbers.append(f"count({name})")


def _how_often(making: Making, name: str, most: int) -> list[str]:
    if making.numbers and making.chance.random() < 0.6:
        return [f"  count: {making.pick(*making.numbers, number(making))}"]
    making.sizes *= most
    return [f"  another: Another one of {name}?"]


@contextmanager
def _items(making: Making, most: int) -> Iterator[None]:
    """Let steps of one item be read within it, and nowhere else."""
    outer = (making.choices, making.truths, making.numbers, making.asked)
    making.choices, making.times = dict(making.choices), most
    making.truths, making.asked = [*making.truths], [*making.asked]
    making.numbers = [*making.numbers, "number"]
    yield
    making.choices, making.truths, making.numbers, making.asked = outer
    making.times = 1


def item_steps(making: Making, depth: int) -> None:
    """Write the steps of one item: a question, then a few more steps."""
    ask(making, depth, BRIEF)
    kind = making.chance.random()
    if kind < 0.25:
        check(making, depth)
    elif kind < 0.5:
        making.write(depth, f"- when: {condition(making)}", "  steps:")
        ask(making, depth + 2, ("yes_no",))
    elif kind < 0.75:
        making.write(depth, f"- say: {making.id('say')}", "  text: Hello.")
        making.write(depth, f"  when: {condition(making)}")


def about_items(making: Making, name: str) -> list[str]:
    """Give conditions about all items of a repeat, made of what each item knows."""
    one, other = condition(making, 2), condition(making, 2)
    found = [f"any({name}, {one})", f"all({name}, {other})", f"count({name}, {one}) > 1"]
    inside = making.numbers[-1]
    return [*found, f"sum({name}, {inside}) > 3", f"min({name}, {inside}) < 2"]
