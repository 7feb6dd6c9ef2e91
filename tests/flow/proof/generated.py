"""Flows made by chance, from a seed: questions, nested conditions, facts, tables, ends on the way.

Answers have few values, so that every run of such a flow can be tried.
"""

from random import Random

from tests.flow.proof.conditions import condition, number
from tests.flow.proof.making import Making
from tests.flow.proof.questions import ask
from tests.flow.proof.repeats import check, repeat

_MANY = 700


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
        if kind < 0.45 and making.sizes < _MANY:
            ask(making, depth)
        elif kind < 0.75 and depth < 5:
            nested(making, depth)
        elif kind < 0.82:
            making.write(depth, "- end: out_of_scope", f"  id: {making.id('end')}")
            making.write(depth, f"  when: {condition(making)}")
        elif kind < 0.88:
            table(making, depth)
        elif kind < 0.92:
            check(making, depth)
        elif kind < 0.95 and making.sizes < _MANY:
            repeat(making, depth)
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
