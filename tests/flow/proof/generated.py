"""Flows made by chance, from a seed: questions, nested conditions, facts, tables, ends on the way.

Answers have few values, so that every run of such a flow can be tried.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

_OPERATORS = ("<", "<=", ">", ">=", "is", "is not")


@dataclass
class Making:
    """One flow in the making: its lines, and what conditions may read by now."""

    chance: Random
    lines: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    truths: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    helps: list[str] = field(default_factory=list)
    count: int = 0
    sizes: int = 1

    def id(self, kind: str) -> str:
        """Give a fresh id."""
        self.count += 1
        return f"{kind}_{self.count}"

    def write(self, depth: int, *lines: str) -> None:
        """Add lines at a depth."""
        self.lines += [f"{'  ' * depth}{line}" for line in lines]

    def pick(self, *values: str) -> str:
        """Give one of some values."""
        return self.chance.choice(values)


def flow_text(seed: int) -> str:
    """Give a flow file."""
    making = Making(Random(seed))
    for _ in range(making.chance.randint(2, 4)):
        ask(making, 1)
    steps(making, 1, making.chance.randint(4, 9))
    making.write(1, "- end: handed_over", "  id: last")
    facts = [f"  {name}: {text}" for name, text in making.facts.items()]
    head = ["prototype: made", "language: en", *(["facts:", *facts] if facts else []), "steps:"]
    return "\n".join([*head, *making.lines]) + "\n"


def steps(making: Making, depth: int, count: int) -> None:
    """Write some steps, some of them under conditions."""
    for _ in range(count):
        kind = making.chance.random()
        if kind < 0.45 and making.sizes < 700:
            ask(making, depth)
        elif kind < 0.75 and depth < 5:
            nested(making, depth)
        elif kind < 0.82:
            making.write(depth, "- end: out_of_scope", f"  id: {making.id('end')}")
            making.write(depth, f"  when: {condition(making)}")
        elif kind < 0.88:
            table(making, depth)
        else:
            say(making, depth)
        if making.chance.random() < 0.2:
            fact(making)


def say(making: Making, depth: int) -> None:
    """Write a message, now and then with a condition of its own."""
    making.write(depth, f"- say: {making.id('say')}", "  text: Hello.")
    if making.chance.random() < 0.5:
        making.write(depth, f"  when: {condition(making)}")


def nested(making: Making, depth: int) -> None:
    """Write steps under a condition, now and then with others for everybody else."""
    making.write(depth, f"- when: {condition(making)}", "  steps:")
    steps(making, depth + 2, making.chance.randint(1, 2))
    say(making, depth + 2)
    if making.chance.random() < 0.5:
        making.write(depth, "  else:")
        steps(making, depth + 2, 1)
        say(making, depth + 2)


def ask(making: Making, depth: int) -> None:
    """Write a question of a kind with few answers."""
    name, kind = making.id("ask"), making.pick("choice", "choice", "yes_no", "number", "choices")
    making.write(depth, f"- ask: {name}", f"  type: {kind}", "  text: What?")
    if making.truths + making.numbers and making.chance.random() < 0.3:
        making.write(depth, f"  when: {condition(making)}")
    unknown = making.chance.random()
    if unknown < 0.15:
        making.write(depth, "  optional: yes")
    elif unknown < 0.3:
        making.write(depth, "  unsure: yes")
    making.sizes *= answers(making, depth, name, kind) + (unknown < 0.3)


def answers(making: Making, depth: int, name: str, kind: str) -> int:
    """Write what a question allows, and tell how many answers that is."""
    options = ["a", "b", "c"][: making.chance.randint(2, 3)]
    match kind:
        case "choice":
            making.write(depth, f"  choices: {{{', '.join(f'{o}: Label {o}' for o in options)}}}")
            making.choices[name] = options
            return len(options)
        case "choices":
            making.write(depth, "  choices: {a: Label a, b: Label b}")
            making.write(depth, f"  min: {making.pick('0', '1')}")
            making.several[name] = ["a", "b"]
            return 4
        case "number":
            low, size = making.chance.randint(0, 3), making.chance.randint(1, 4)
            making.write(depth, f"  min: {low}", f"  max: {low + size}")
            making.numbers.append(name)
            return size + 1
        case _:
            making.truths.append(name)
            return 2


def fact(making: Making) -> None:
    """Give a name to a condition or a number."""
    name = making.id("fact")
    if making.numbers and making.chance.random() < 0.5:
        making.facts[name] = number(making)
        making.numbers.append(name)
    else:
        making.facts[name] = condition(making)
        making.truths.append(name)


def table(making: Making, depth: int) -> None:
    """Write a decision table, with or without a last row for everybody else."""
    name, hit = making.id("table"), making.pick("first", "first", "unique")
    making.write(depth, f"- decide: {name}", f"  hit: {hit}")
    if making.chance.random() < 0.3:
        making.write(depth, f"  when: {condition(making)}")
    making.write(depth, "  rows:")
    for place in range(making.chance.randint(1, 3)):
        given = f"give: {{kind: word_{place}, amount: {place}}}"
        making.write(depth + 1, f"  - {{when: '{condition(making)}', {given}}}")
    if making.chance.random() < 0.6:
        making.write(depth + 1, "  - {when: otherwise, give: {kind: word_9, amount: 9}}")
        making.choices[f"{name}.kind"] = ["word_0", "word_9"]
    making.numbers.append(f"{name}.amount")


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
