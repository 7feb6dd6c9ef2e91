"""Random edits of a plan, as designers make them: mild ones, grave ones, and some that clash."""

import re
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from tests.flow.comparing.random_flows import OPTIONS, Plan, Step, add_step, condition, question

Edit = Callable[[Random, Plan], None]


def edited(random: Random, plan: Plan) -> Plan:
    """Give the plan after one to three random edits."""
    new = deepcopy(plan)
    for _ in range(random.choice([1, 1, 2, 3])):
        random.choice(EDITS)(random, new)
    return new


def _some(random: Random, steps: list[Step], *types: str) -> Step:
    fitting = [step for step in steps if not types or step.get("type") in types]
    return random.choice(fitting) if fitting else {}


def _put(step: Step, key: str, value: object) -> None:
    if step:
        step[key] = value


def reword(random: Random, plan: Plan) -> None:
    """Write other words."""
    _put(_some(random, [*plan.asks(), *plan.after[:2]]), "text", "Other words.")


def explain(random: Random, plan: Plan) -> None:
    """Add help, a reason, a purpose, a check of unusual answers."""
    key = random.choice(["help", "why", "purpose", "summary", "legal_basis"])
    _put(_some(random, plan.asks()), key, "Some words.")


def skip(random: Random, plan: Plan) -> None:
    """Make a question optional, or required."""
    _put(_some(random, plan.asks()), "optional", random.choice(["yes", "no"]))


def not_know(random: Random, plan: Plan) -> None:
    """Offer "I don't know", withdraw it, or let it lead to a later question."""
    asks = [step for step in plan.steps if "ask" in step]
    place = random.randrange(len(asks)) if asks else 0
    later = [step["ask"] for step in asks[place + 1 :]]
    _put(asks[place] if asks else {}, "unsure", random.choice(["yes", "no", *later]))


def bound(random: Random, plan: Plan) -> None:
    """Move a bound, or take it away."""
    step = _some(random, plan.asks(), "number", "money", "text", "choices", "document")
    keys = {"text": ["min_length", "max_length"]}.get(step.get("type", ""), ["min", "max"])
    key = random.choice(keys)
    if step and random.random() < 0.2:
        step.pop(key, None)
    elif step:
        low = {"number": [-5, 0, 2], "money": [-9, 0, 50]}.get(step["type"], [1, 2])
        high = {"number": [6, 12, 20], "money": [400, 2000], "text": [4, 40]}.get(
            step["type"], [2, 3, 4]
        )
        step[key] = random.choice(low if key.startswith("min") else high)


def setting(random: Random, plan: Plan) -> None:
    """Change what only one type has."""
    _put(_some(random, plan.asks(), "number"), "whole", random.choice(["yes", "no"]))
    _put(_some(random, plan.asks(), "number"), "buttons", [1, 2])
    _put(_some(random, plan.asks(), "document"), "later", random.choice(["yes", "no"]))
    _put(_some(random, plan.asks(), "text"), "pattern", "[a-z]+")
    _put(_some(random, plan.asks(), "text"), "example", "abc")


def option(random: Random, plan: Plan) -> None:
    """Add an option, take one away, exchange two, or change labels."""
    choices: dict[str, Any] = _some(random, plan.asks(), "choice", "choices").get("choices", {})
    if not choices:
        return
    match random.choice(["add", "remove", "remove", "order", "label", "swap"]):
        case "add":
            choices[OPTIONS[3]] = "Grey"
        case "remove":
            choices.pop(random.choice([*choices]))
        case "order":
            first = next(iter(choices))
            choices[first] = choices.pop(first)
        case "label":
            choices[random.choice([*choices])] = "Another"
        case _:
            first, second = [*choices][:2]
            choices[first], choices[second] = choices[second], choices[first]


def add(random: Random, plan: Plan) -> None:
    """Put in a new step."""
    add_step(random, plan, random.randint(0, len(plan.steps)))


def remove(random: Random, plan: Plan) -> None:
    """Take a step out."""
    if plan.steps:
        plan.steps.pop(random.randrange(len(plan.steps)))


def move(random: Random, plan: Plan) -> None:
    """Put a step elsewhere."""
    if plan.steps:
        step = plan.steps.pop(random.randrange(len(plan.steps)))
        plan.steps.insert(random.randint(0, len(plan.steps)), step)


def tail(random: Random, plan: Plan) -> None:
    """Change review, sending, the question after it or the end."""
    match random.choice(["end", "review", "move", "privacy", "second end"]):
        case "end":
            plan.after[-1] = {"end": "handed_over", "id": "submitted"}
        case "review":
            plan.after = [step for step in plan.after if "review" not in step]
        case "move":
            plan.after.insert(0, plan.after.pop(2))
        case "privacy":
            _put(_some(random, plan.after), "privacy", "request")
        case _:
            end = {"end": "not_entitled", "id": plan.new_id(), "when": "ease is yes"}
            plan.after.insert(len(plan.after) - 1, end)


def guard(random: Random, plan: Plan) -> None:
    """Put a step under a condition, another condition, or none."""
    if plan.steps:
        place = random.randrange(len(plan.steps))
        when = condition(random, plan.steps[:place], [])
        plan.steps[place].pop("when", None)
        if when and random.random() < 0.7:
            plan.steps[place]["when"] = when


def repeated(random: Random, plan: Plan) -> None:
    """Change a repeat: how many at most, what counts it, its title, its questions."""
    found = _some(random, [step for step in plan.steps if "repeat" in step])
    if not found:
        return
    match random.choice(["most", "most", "title", "more", "fewer", "count"]):
        case "most":
            found["at_most"] = random.choice([1, 2, 3])
        case "title":
            found["title"] = "Number {number}"
        case "more":
            found["steps"].append(question(random, plan.new_id()))
        case "fewer":
            found["steps"].pop()
        case _:
            found.pop("count", None)
            found["another"] = "And another?"


def clash(random: Random, plan: Plan) -> None:
    """Let a check be passed or not, or change when it stops people."""
    found = _some(random, [step for step in plan.steps if "check" in step])
    if found:
        found["may_pass"] = random.choice(["yes", "no"])
        found["say"] = random.choice(["Really?", "Is that so?"])
        found["if"] = random.choice([found["if"], f"not ({found['if']})"])


def table(random: Random, plan: Plan) -> None:
    """Change a table: a value, a row's condition."""
    decide = _some(random, [step for step in plan.steps if "decide" in step])
    if decide:
        row = random.choice(decide["rows"])
        row["give"] = random.choice([{"kind": "one", "amount": 3}, {"kind": "two", "amount": 1}])


def constant(random: Random, plan: Plan) -> None:
    """Change what the service sets."""
    plan.service["constants"]["limit"] = random.choice([4, 5, 7])
    plan.service["contact"]["phone"] = random.choice(["01", "02"])


def fact(random: Random, plan: Plan) -> None:
    """Turn a fact round."""
    if plan.facts:
        name = random.choice([*plan.facts])
        plan.facts[name] = f"not ({plan.facts[name]})"


def rename(random: Random, plan: Plan) -> None:
    """Give a question another id everywhere, with an alias."""
    step = _some(random, plan.asks())
    if step and step["ask"] not in plan.aliases.values():
        old, new = step["ask"], plan.new_id()
        plan.steps = _replaced(plan.steps, old, new)
        plan.facts = _replaced(plan.facts, old, new)
        plan.aliases[old] = new


def _replaced(tree: Any, old: str, new: str) -> Any:
    if isinstance(tree, dict):
        return {key: _replaced(value, old, new) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_replaced(value, old, new) for value in tree]
    return re.sub(rf"\b{old}\b", new, tree) if isinstance(tree, str) else tree


EDITS: tuple[Edit, ...] = (
    reword, explain, skip, not_know, bound, bound, setting, option, option, add, add, add, remove,
    move, tail, guard, table, table, repeated, repeated, clash, constant, fact, fact, rename,
    rename,
)  # fmt: skip
