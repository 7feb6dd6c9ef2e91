"""How fast `guichet check` is: `python -m tests.bench.check_speed` prints cold figures.

Makes a service with one flow of 200 steps (questions of every type, nested conditions, facts,
tables, ends on the way), checks it in fresh processes as a designer does, and prints the median of
each part (CPU time) and of the real command by the clock: with bytecode kept from an earlier run,
and without, as after each edit of the program itself. The aim is less than half a second.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

STEPS, RUNS = 200, 9
PROGRAM = Path(__file__).parents[2] / "bot"
BYTECODE = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
SERVICE = """name: Library card
languages: [en]
contact: {name: The team, phone: 01 99 00 12 34, hours: all day}
"""
HEAD = """prototype: long
language: en
budget: {questions: 200, minutes: 90, documents: 40}
facts:
"""
FACTS = """  people_B: adults_B + children_B
  share_B: income_B / people_B
  poor_B: share_B < 650
"""
BLOCK = """  - section: part_B
    title: Part B
    steps:
      - ask: place_B
        type: choice
        text: Where do you live at the moment?
        choices: {here: In this town, nearby: In a town nearby, far: Somewhere else}
        why: The price of the card depends on it.
        summary: Place
      - end: out_of_scope
        id: far_B
        when: place_B is far
        text: Your town has its own library. Ask there for a card, please.
      - ask: member_B
        type: yes_no
        text: Have you had a card before?
        summary: Member
      - when: member_B
        steps:
          - ask: since_B
            type: date
            text: Since when have you had it?
            past: yes
            max_age: 90
            example: 27 3 1985
          - say: welcome_B
            when: age(since_B) >= 10
            text: Welcome back. You have been with us for a long time.
        else:
          - ask: heard_B
            type: choices
            text: How did you hear of us?
            choices: {friends: From friends, school: At school, street: In the street}
      - ask: adults_B
        type: number
        text: How many adults live in your home?
        min: 1
        max: 10
        buttons: [1, 2, 3]
      - ask: children_B
        type: number
        text: How many children live in your home?
        min: 0
        max: 12
      - say: family_B
        when: people_B > 4
        text: There is a card for families like yours.
      - ask: income_B
        type: money
        text: How much money do you receive a month, all together?
        min: 0
        max: 8000
        unusual: "> 4000"
        unsure: band_B
        example: €1,200
      - ask: band_B
        type: choice
        text: Choose a box instead.
        choices: {low: Less than €700, high: €700 or more}
      - decide: price_B
        rows:
          - {when: poor_B or band_B is low, give: {amount: 0, kind: free}}
          - {when: share_B > 1500 and place_B is nearby, give: {amount: 20, kind: full}}
          - {when: otherwise, give: {amount: 10, kind: half}}
      - say: free_B
        when: price_B.kind is free
        text: Good news. The card is free for you.
      - when: price_B.amount > 0
        steps:
          - say: price_note_B
            text: The card costs €{price_B.amount} a year.
          - ask: proof_B
            type: document
            text: Send a photo of a paper that shows where you live.
            later: yes
            when: place_B is nearby or people_B > 2
      - ask: postcode_B
        type: text
        text: What is your postcode?
        pattern: "[0-9]{5}"
        example: "95000"
      - say: near_B
        when: postcode_B starts with ["95", "78"]
        text: The library is near you.
"""
TAIL = """  - end: handed_over
    id: last
"""
TIMED = """
import json, sys, time
started = time.process_time()
from bot.cli import app
from bot.cli.collecting import nothing_collected
with nothing_collected():
    from pathlib import Path
    from bot.flow.load import check_path
    from bot.flow.problems import render_text
    imported = time.process_time()
    import bot.flow.folder as folder, bot.flow.checks as checks
    spent = {}
    def timed(place, name):
        function, spent[name] = getattr(place, name), 0.0
        def inner(*args):
            start = time.process_time()
            found = function(*args)
            found = list(found) if name in ("proofs", "check_draft") else found
            spent[name] += time.process_time() - start
            return found
        setattr(place, name, inner)
    for name in ("read_source", "read_draft", "check_draft"):
        timed(folder, name)
    timed(checks, "proofs")
    found = check_path(Path(sys.argv[1]))
    checked = time.process_time()
    text = render_text(found.problems, found.texts, "en")
    told = time.process_time()
print(json.dumps({"steps": len(found.drafts[0].steps), "problems": len(found.problems),
    "python": started, "imports": imported - started, "yaml": spent["read_source"],
    "shape": spent["read_draft"], "checks": spent["check_draft"] - spent["proofs"],
    "proofs": spent["proofs"], "telling": told - checked, "all": told}))
"""
"""Seconds of CPU time by part; models are completed when they are first used, so in `shape`."""


def long_flow(steps: int = STEPS) -> str:
    """Give a flow of about so many steps."""
    blocks = round(steps / (BLOCK.count("- ask:") + BLOCK.count("- say:") + 2))
    facts, body = (
        "".join(part.replace("_B", f"_{n}").replace("Part B", f"Part {n}") for n in range(blocks))
        for part in (FACTS, BLOCK.replace(" text: ", " text: Part B. "))
    )
    return f"{HEAD}{facts}steps:\n{body}{TAIL}"


@dataclass(frozen=True)
class Bench:
    """A copy of the program without bytecode, and a service to check with it."""

    folder: Path

    def make(self) -> None:
        """Copy the program and write the service."""
        shutil.copytree(PROGRAM, self.folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
        service = self.folder / "service"
        service.mkdir()
        (service / "service.yaml").write_text(SERVICE, encoding="utf-8")
        (service / "long.yaml").write_text(long_flow(), encoding="utf-8")

    def run(self, *arguments: str, writing: bool = True) -> str:
        """Run Python in a fresh process; only `writing` leaves bytecode for the next one."""
        kept = {name: value for name, value in os.environ.items() if name not in BYTECODE}
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, *arguments, str(self.folder / "service")],
            cwd=self.folder, env=kept | ({} if writing else {"PYTHONDONTWRITEBYTECODE": "1"}),
            capture_output=True, check=False, text=True,
        )  # fmt: skip
        return done.stdout

    def clock(self, *, writing: bool) -> float:
        """Give the median of seconds that `guichet check` takes by the clock."""
        found = []
        for _ in range(RUNS):
            began = time.perf_counter()
            self.run("-m", "bot", "check", writing=writing)
            found.append(time.perf_counter() - began)
        return median(found)


def main() -> None:
    """Print the median of each part, and of the whole by the clock, without bytecode and with."""
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        bench.make()
        first = bench.clock(writing=False)
        bench.run("-m", "bot", "check")
        figures = [json.loads(bench.run("-c", TIMED)) for _ in range(RUNS)]
        for part in figures[0]:
            digits = 0 if part in ("steps", "problems") else 3
            sys.stdout.write(f"{part:10} {median(f[part] for f in figures):8.{digits}f}\n")
        sys.stdout.write(f"by the clock {bench.clock(writing=True):6.3f} s for `guichet check`\n")
        sys.stdout.write(f"by the clock {first:6.3f} s without bytecode of our own\n")


if __name__ == "__main__":
    main()
