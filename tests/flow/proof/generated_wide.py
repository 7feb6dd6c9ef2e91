"""Flows made by chance whose answers are many: amounts, days, texts, files, several options.

The same grammar of steps as in `generated`, with other questions and other conditions.
"""

from random import Random

from tests.flow.proof.making import Making

_FIGURES = (0, 1, 18, 65, 300, 650, 1200, 2000)


def wide_text(seed: int) -> str:
    """Give a flow file."""
    making = Making(Random(seed))
    for kind in ("money", "number", "date", "text", "choice"):
        ask(making, 1, kind)
    steps(making, 1, making.chance.randint(8, 16))
    making.write(1, "- end: handed_over", "  id: last")
    facts = [f"  {name}: {text}" for name, text in making.facts.items()]
    head = ["prototype: made", "language: en", *(["facts:", *facts] if facts else []), "steps:"]
    return "\n".join([*head, *making.lines]) + "\n"


def steps(making: Making, depth: int, count: int) -> None:
    """Write some steps, some of them under conditions."""
    for _ in range(count):
        kind = making.chance.random()
        if kind < 0.3:
            ask(making, depth, making.pick("money", "number", "date", "text", "choice", "document"))
        elif kind < 0.6 and depth < 5:
            making.write(depth, f"- when: {condition(making)}", "  steps:")
            steps(making, depth + 2, making.chance.randint(1, 2))
            say(making, depth + 2)
        elif kind < 0.72:
            making.write(depth, "- end: out_of_scope", f"  id: {making.id('end')}")
            making.write(depth, f"  when: {condition(making)}")
        elif kind < 0.85:
            table(making, depth)
        else:
            making.write(depth, f"- say: {making.id('say')}", "  text: Hello.")
            making.write(depth, f"  when: {condition(making)}")
        if making.numbers and making.chance.random() < 0.2:
            fact(making)


def ask(making: Making, depth: int, kind: str) -> None:
    """Write a question of one kind."""
    name = making.id(kind)
    making.write(depth, f"- ask: {name}", f"  type: {kind}", "  text: What?")
    if making.chance.random() < 0.25:
        making.write(depth, f"  {making.pick('optional', 'unsure')}: yes")
    match kind:
        case "money" | "number":
            making.write(depth, f"  min: {making.pick('0', '1', '18')}", "  max: 5000")
            making.numbers.append(name)
        case "date":
            making.write(depth, "  past: yes", "  max_age: 110")
            making.numbers.append(f"age({name})")
        case "text":
            making.write(depth, '  pattern: "[0-9]{5}"', '  example: "95000"')
            making.texts.append(name)
        case "document":
            making.write(depth, "  later: yes")
            making.numbers.append(f"count({name})")
        case _:
            making.write(depth, "  choices: {a: Label a, b: Label b, c: Label c}")
            making.choices[name] = ["a", "b", "c"]


def say(making: Making, depth: int) -> None:
    """Write a message, now and then with a condition of its own."""
    making.write(depth, f"- say: {making.id('say')}", "  text: Hello.")
    if making.chance.random() < 0.5:
        making.write(depth, f"  when: {condition(making)}")


def fact(making: Making) -> None:
    """Give a name to a condition or a number."""
    name = making.id("fact")
    computed = making.chance.random() < 0.5
    making.facts[name] = number(making) if computed else condition(making)
    (making.numbers if computed else making.truths).append(name)


def table(making: Making, depth: int) -> None:
    """Write a decision table."""
    name = making.id("table")
    making.write(depth, f"- decide: {name}", "  rows:")
    for place in range(making.chance.randint(1, 4)):
        when = condition(making)
        making.write(depth + 1, f"  - {{when: '{when}', give: {{kind: k_{place}, sum: {place}}}}}")
    if making.chance.random() < 0.7:
        making.write(depth + 1, "  - {when: otherwise, give: {kind: k_9, sum: 9}}")
        making.choices[f"{name}.kind"] = ["k_0", "k_9"]
    making.numbers.append(f"{name}.sum")


def condition(making: Making, depth: int = 0) -> str:
    """Give a condition about what was asked before."""
    kind = making.chance.random()
    if depth < 2 and kind < 0.35:
        sign = making.pick("and", "or")
        return f"({condition(making, depth + 1)}) {sign} ({condition(making, depth + 1)})"
    if kind < 0.6:
        return f"{number(making)} {making.pick('<', '<=', '>', '>=', 'is')} {figure(making)}"
    if kind < 0.8:
        name = making.pick(*making.choices)
        return f"{name} {making.pick('is', 'is not')} {making.pick(*making.choices[name])}"
    name = making.pick(*making.texts)
    begins = making.pick(f'{name} starts with "{making.pick("95", "78")}"', f'{name} is "75001"')
    return making.pick(begins, f"not ({begins})", f"{name} is answered")


def figure(making: Making) -> str:
    """Give a figure, or another number."""
    return number(making) if making.chance.random() < 0.25 else str(making.chance.choice(_FIGURES))


def number(making: Making) -> str:
    """Give a number to compute with."""
    one, other = making.pick(*making.numbers), making.pick(*making.numbers)
    return making.pick(
        one, one, one, f"{one} + {other}", f"{one} - {other}", f"{one} / 12", f"{one} / {other}",
        f"min({one}, {other})", f"first({one}, 650)", f"round({one} / 3)", f"{one} * 0.75",
        f"if({other} > 100, {one}, 18)",
    )  # fmt: skip
