"""Conditions made by chance about what a flow has asked so far."""

from collections.abc import Callable

from tests.flow.proof.making import Making

_OPERATORS = ("<", "<=", ">", ">=", "is", "is not")
_WORDS = ("Élan", "elan", "PARIS", "paris")
_BEGINNINGS = ("él", "Par", "")


def condition(making: Making, depth: int = 0) -> str:
    """Give a condition about what was asked before."""
    kind = making.chance.random()
    if depth < 2 and kind < 0.3:
        sign = making.pick("and", "or")
        return f"{inner(making, depth)} {sign} {inner(making, depth)}"
    if depth < 2 and kind < 0.4:
        return f"not {inner(making, depth)}"
    return atom(making)


def inner(making: Making, depth: int) -> str:
    """Give a condition in brackets."""
    return f"({condition(making, depth + 1)})"


def atom(making: Making) -> str:
    """Give a condition without others in it."""
    makers: list[Callable[[Making], str]] = []
    if making.choices:
        makers += [about_choice] * 3
    if making.truths:
        makers += [lambda m: m.pick(*m.truths), lambda m: f"{m.pick(*m.truths)} is no"]
    if making.numbers:
        makers += [about_numbers] * 3
    if making.several:
        makers.append(about_several)
    if making.texts:
        makers += [about_text] * 2
    if making.overall:
        makers += [lambda m: m.pick(*m.overall)] * 2
    return making.chance.choice(makers)(making) if makers else making.pick("1 < 2", "2 < 1")


def about_choice(making: Making) -> str:
    """Give a condition about a choice."""
    name = making.pick(*making.choices)
    option = making.pick(*making.choices[name])
    other = making.pick(*making.choices[name])
    return making.pick(
        f"{name} is {option}", f"{name} is not {option}", f"{name} in [{option}, {other}]",
        f"{name} not in [{option}, {other}]", f"{name} is answered", f"{name} is not answered",
    )  # fmt: skip


def about_several(making: Making) -> str:
    """Give a condition about several options at once."""
    name = making.pick(*making.several)
    return making.pick(
        f"{name} includes a", f"{name} includes [a, b]", f"count({name}) > 1", f"count({name}) is 0"
    )


def about_text(making: Making) -> str:
    """Give a condition about a text, with its capitals and accents as they come."""
    name, word, other = making.pick(*making.texts), making.pick(*_WORDS), making.pick(*_WORDS)
    begins = making.pick(*_BEGINNINGS)
    return making.pick(
        f'{name} is "{word}"', f'{name} is not "{word}"', f'{name} in ["{word}", "{other}"]',
        f'{name} starts with "{begins}"', f'not ({name} starts with "{begins}")',
        f'{name} starts with ["{begins}", "{word}"]', f"{name} is answered",
    )  # fmt: skip


def about_numbers(making: Making) -> str:
    """Give a comparison of numbers."""
    left, operator = number(making), making.pick(*_OPERATORS)
    right = number(making) if making.chance.random() < 0.3 else str(making.chance.randint(0, 8))
    if making.chance.random() < 0.1:
        return f"{left} in [1, 3, {right}]"
    return f"{left} {operator} {right}"


def number(making: Making) -> str:
    """Give a number to compute with."""
    one, other = making.pick(*making.numbers), making.pick(*making.numbers)
    return making.pick(
        one, one, f"{one} + {other}", f"{one} - {other}", f"2 * {one}", f"{one} * {other}",
        f"{one} / {other}", f"min({one}, {other})", f"max({one}, 2)", f"first({one}, {other}, 1)",
        f"round({one} / 3, 1)", f"{one} / 3",
    )  # fmt: skip
