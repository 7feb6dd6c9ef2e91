"""A made-up person goes through the chat as a real one would: reads, answers, sometimes errs.

It recognises a question by its words, which it reads from the YAML itself, and knows nothing of the
bot's inside. Messages that come twice (a crash between sending and noting) are seen and left alone.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.sandbox import Citizen, Seen
from tests.e2e.people import Person

REFERENCE = re.compile(r"[A-Z]{3}\d-[A-Z]{3}\d-[A-Z]{3}\d")
PATIENCE = 30.0
ENDS = ("exit_phone", "exit_other", "exit_area", "exit_talk", "submitted")


def read_texts(flow: Path) -> dict[str, str]:
    """Give the first words of each step's text in the flow file, by step."""
    found: dict[str, str] = {}

    def walk(steps: list[dict[str, Any]]) -> None:
        for step in steps:
            name = step.get("id") or next(
                (step[k] for k in ("say", "ask", "review", "submit", "end") if k in step), ""
            )
            if "text" in step:
                found[name] = " ".join(step["text"].split()).split("{")[0].strip()
            walk(step.get("steps", []) + step.get("else", []))

    walk(YAML(typ="safe").load(flow)["steps"])
    return found


@dataclass
class Driver:
    """One person in one chat; keeps what was seen and done, for the test's own count."""

    citizen: Citizen
    person: Person
    texts: dict[str, str]
    asked: list[str] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    repeated: int = 0
    reference: str = ""
    ending: str = ""

    async def run(self) -> None:
        """Go through the whole chat; ends at a closing message."""
        self.citizen.say("/start")
        while not self.ending:
            message = await self.citizen.next_message(timeout=PATIENCE)
            key = (message.text, message.all_buttons[0].data if message.buttons else "")
            if key in self.seen:
                self.repeated += 1
                continue
            self.seen.add(key)
            self.react(message)

    def react(self, message: Seen) -> None:
        """Do what a person does when this message comes."""
        found = REFERENCE.search(message.text)
        self.reference = found[0] if found else self.reference
        step = self.step_of(message)
        if any(":+" in button.data for button in message.all_buttons):
            self.citizen.tap(message.all_buttons[0].data, message.message_id)  # the notice
        elif not message.buttons:
            self.ending = step if step in ENDS else ""
        elif (
            any(button.data.endswith(":!confirm") for button in message.all_buttons)
            and step != "review"
        ):
            self.choose(message, "!confirm", "oui")
        elif step:
            self.asked.append(step)
            self.answer(step, message)
        else:
            self.answer(self.asked[-1], message, again=True)

    def step_of(self, message: Seen) -> str:
        """Recognise a step by its words."""
        plain = " ".join(message.text.split())
        steps = [step for step, text in self.texts.items() if text and plain.startswith(text)]
        return max(steps, key=lambda step: len(self.texts[step]), default="")

    def answer(self, step: str, message: Seen, *, again: bool = False) -> None:
        """Answer a question, with the person's mistake first if they make one here."""
        mistake = self.person.mistakes.get(step)
        if mistake and not again:
            self.rejected.append((step, mistake[1]))
            self.citizen.say(mistake[0])
            return
        words = self.person.types.get(step)
        if words:
            self.citizen.say(words)
        else:
            self.choose(message, *self.button(step))

    def button(self, step: str) -> tuple[str, str]:
        """Give the key of the button that says what the person means, and words for it."""
        means = self.person.means[step]
        if means == "later":
            return "!later", "plus tard"
        if means is None:
            unsure = step in ("bill_amount", "income", "helped_before")
            return ("!unsure", "je ne sais pas") if unsure else ("!skip", "passer")
        if step == "review":
            return "!confirm", "c'est juste"
        if isinstance(means, bool):
            return ("=yes", "oui") if means else ("=no", "non")
        return f"={means}", ""

    def choose(self, message: Seen, key: str, words: str) -> None:
        """Tap a button, or type what it says."""
        button = next(b for b in message.all_buttons if b.data.endswith(f":{key}"))
        if self.person.taps:
            self.citizen.tap(button.data, message.message_id)
        else:
            self.citizen.say(words or button.text)
