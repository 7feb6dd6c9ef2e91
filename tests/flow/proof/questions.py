"""Questions made by chance, with few answers each."""

from tests.flow.proof.conditions import condition
from tests.flow.proof.making import Making

KINDS = ("choice", "choice", "yes_no", "number", "number", "choices", "text")
BRIEF = ("choice", "yes_no", "number")
"""Kinds with the fewest answers, for questions that are asked several times."""


def ask(making: Making, depth: int, kinds: tuple[str, ...] = KINDS) -> None:
    """Write a question of one of these kinds, now and then with answers that it turns away."""
    name, kind = making.id("ask"), making.pick(*kinds)
    making.write(depth, f"- ask: {name}", f"  type: {kind}", "  text: What?")
    if making.truths + making.numbers and making.chance.random() < 0.3:
        making.write(depth, f"  when: {condition(making)}")
    unknown = making.chance.random()
    if unknown < 0.15:
        making.write(depth, "  optional: yes")
    elif unknown < 0.3:
        making.write(depth, "  unsure: yes")
    making.grow(answers(making, depth, name, kind) + (unknown < 0.3))
    making.asked.append(name)
    if making.chance.random() < 0.12:
        making.write(depth, f"  refuse: {condition(making)}", "  refusal: Not that one.")
    if making.chance.random() < 0.12:
        making.write(depth, f"  unusual: {condition(making)}")


def answers(making: Making, depth: int, name: str, kind: str) -> int:
    """Write what a question allows, and tell how many answers that is."""
    match kind:
        case "choice":
            return _options(making, depth, name)
        case "choices":
            making.write(depth, "  choices: {a: Label a, b: Label b}")
            making.write(depth, f"  min: {making.pick('0', '1')}")
            making.several[name] = ["a", "b"]
            return 4
        case "number":
            return _number(making, depth, name)
        case "text":
            making.texts.append(name)
            return 7
        case _:
            making.truths.append(name)
            return 2


def _options(making: Making, depth: int, name: str) -> int:
    options = ["a", "b", "c"][: making.chance.randint(2, 2 if making.times > 1 else 3)]
    making.write(depth, f"  choices: {{{', '.join(f'{o}: Label {o}' for o in options)}}}")
    making.choices[name] = options
    return len(options)


def _number(making: Making, depth: int, name: str) -> int:
    most = 1 if making.times > 1 else 4
    low, size = making.chance.randint(0, 3), making.chance.randint(1, most)
    making.write(depth, f"  min: {low}", f"  max: {low + size}")
    making.numbers.append(name)
    return size + 1
