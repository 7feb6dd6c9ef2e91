"""Random small flows as plain data, and as the files that a designer would have written.

A flow is a list of steps as YAML has them; every condition reads an earlier question, a fact, a
table or a constant. YAML reads JSON, so the files are JSON.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from bot.flow.flow import Flow
from bot.flow.load import load_service

Step = dict[str, Any]
SERVICE = {
    "name": "Random", "languages": ["en"], "contact": {"phone": "01"}, "constants": {"limit": 5},
}  # fmt: skip
OPTIONS = ("red", "blue", "green", "grey")


@dataclass
class Plan:
    """A flow in the making: steps before the review, facts, constants, former ids."""

    steps: list[Step]
    after: list[Step]
    facts: dict[str, str] = field(default_factory=dict)
    service: dict[str, Any] = field(default_factory=lambda: deepcopy(SERVICE))
    aliases: dict[str, str] = field(default_factory=dict)
    named: int = 0

    def new_id(self) -> str:
        """Give an id that no step has had."""
        self.named += 1
        return f"n{self.named}"

    def asks(self) -> list[Step]:
        """Give every question before the review, those of repeats too."""
        inner = [one for step in self.steps if "repeat" in step for one in step["steps"]]
        return [step for step in [*self.steps, *inner] if "ask" in step]

    def load(self, folder: Path) -> Flow:
        """Write the files and load them; raises FlowRejected if the plan is no sound flow."""
        folder.mkdir(exist_ok=True)
        flow = {"prototype": "random", "language": "en", "facts": self.facts,
                "aliases": self.aliases, "steps": [*self.steps, *self.after]}  # fmt: skip
        (folder / "random.yaml").write_text(as_yaml(flow), encoding="utf-8")
        (folder / "service.yaml").write_text(as_yaml(self.service), encoding="utf-8")
        return load_service(folder).flows["random"]


def as_yaml(value: object) -> str:
    """Write plain data as JSON, which YAML reads; numbers bare, as designers write them."""
    return json.dumps(value, ensure_ascii=False)


def question(random: Random, name: str) -> Step:
    """Give a question of a random type."""
    kinds: dict[str, Callable[[], Step]] = {
        "yes_no": dict,
        "choice": lambda: {"choices": {one: one.title() for one in OPTIONS[:3]}},
        "choices": lambda: {"choices": {one: one.title() for one in OPTIONS[:3]}, "max": 2},
        "number": lambda: {"min": random.choice([-3, 0, 1]), "max": random.choice([8, 12])},
        "money": lambda: {"max": 900},
        "text": lambda: {"max_length": 9},
        "document": lambda: {"max": 3, "later": "yes"},
    }
    kind = random.choice([*kinds])
    step = {"ask": name, "type": kind, "text": f"What about {name}?", **kinds[kind]()}
    if random.random() < 0.3:
        step["optional"] = "yes"
    if random.random() < 0.3:
        step["unsure"] = "yes"
    return step


def condition(random: Random, earlier: list[Step], names: list[str]) -> str | None:
    """Give a condition on one of the earlier questions, or one of the names."""
    readers = {
        "yes_no": "{} is yes", "choice": "{} is red", "choices": "{} includes blue",
        "number": "{} > limit", "money": "{} >= 100", "document": "{} is answered",
        "text": "{} is not answered",
    }  # fmt: skip
    found = [readers[step["type"]].format(step["ask"]) for step in earlier if "ask" in step]
    found += [f"{one} and {other}" for one, other in pairwise(found)]
    return random.choice([*found, *names]) if found or names else None


def random_plan(random: Random) -> Plan:
    """Make a flow: questions, messages, a table, ends; then review, sending, one more question."""
    feedback = {"ask": "ease", "type": "yes_no", "text": "Easy?", "privacy": "feedback"}
    plan = Plan([], [
        {"review": "look", "text": "Check."}, {"submit": "sent", "text": "Sent {reference}."},
        feedback, {"end": "submitted"},
    ])  # fmt: skip
    for _ in range(random.randint(3, 6)):
        add_step(random, plan, len(plan.steps))
    return plan


def add_step(random: Random, plan: Plan, place: int) -> None:
    """Put a random step at a place, perhaps under a condition, reading only what stands before."""
    earlier = [step for step in plan.steps[:place] if "ask" in step]
    names = [f"{step['decide']}.kind is one" for step in plan.steps[:place] if "decide" in step]
    names += [f"count({step['repeat']}) > 1" for step in plan.steps[:place] if "repeat" in step]
    name = plan.new_id()
    kind = random.choice(["ask", "ask", "ask", "say", "decide", "end", "repeat", "check"])
    when = condition(random, earlier, names)
    if when and random.random() < 0.2:
        fact = f"fact_{name}"
        plan.facts[fact], when = when, fact
    if kind == "ask":
        step = question(random, name)
    elif kind == "say":
        step = {"say": name, "text": f"Mind {name}."}
    elif kind == "decide" and when:
        step = {"decide": name, "rows": rows(when)}
        when = None
    elif kind == "end" and when:
        step = {"end": "out_of_scope", "id": name, "text": "Sorry."}
    elif kind == "repeat":
        step = repeat(random, name, earlier)
    elif kind == "check" and when and earlier:
        step = {"check": name, "if": when, "say": "Really?", "fix": [earlier[-1]["ask"]],
                "may_pass": random.choice(["yes", "no"])}  # fmt: skip
        when = None
    else:
        return
    if when and (kind == "end" or random.random() < 0.5):
        step["when"] = when
    plan.steps.insert(place, step)


def repeat(random: Random, name: str, earlier: list[Step]) -> Step:
    """Give a repeat of one or two questions, counted by an earlier one if there is any."""
    inner = [question(random, f"{name}_{one}") for one in ("a", "b")[: random.randint(1, 2)]]
    step: Step = {"repeat": name, "title": "Item {number}", "at_most": 2, "steps": inner}
    counts = [one["ask"] for one in earlier if one["type"] == "number"]
    if counts:
        return {**step, "count": random.choice(counts)}
    return {**step, "another": "One more?"}


def rows(when: str) -> list[Step]:
    """Give the rows of a table with two values."""
    return [
        {"when": when, "give": {"kind": "one", "amount": 1}},
        {"when": "otherwise", "give": {"kind": "two", "amount": 2}},
    ]
