"""A small service that has everything a scenario can speak of, and ways to play on it."""

from datetime import date
from pathlib import Path

from bot.conversation.inputs import Now
from bot.flow.flow import Flow
from bot.flow.load import LoadedService, load_path
from bot.flow.scenarios import Scenario
from bot.simulation.acting import Manner
from bot.simulation.played import Played
from bot.simulation.player import play

NOW = Now(date(2026, 11, 24), 100.0)
SERVICE = """\
name: Card
languages: [en]
contact: {phone: 01 99 00 12 34}
"""
CARD = """\
prototype: card
language: en
facts:
  child: age < 14
steps:
  - ask: place
    type: choice
    text: Where do you live?
    choices:
      here: In town
      nearby: Nearby
      far: Far away
  - when: place is far
    steps:
      - end: out_of_scope
        text: That is too far.
    else:
      - say: welcome
        text: Welcome.
  - ask: age
    type: number
    text: How old are you?
    min: 3
    max: 120
    unusual: "> 100"
    unsure: yes
  - ask: interests
    type: choices
    text: What do you like?
    choices:
      books: Books
      films: Films
      games: Games
  - ask: proof
    type: document
    text: Send a paper.
    max: 2
    later: yes
  - decide: price
    rows:
      - when: child
        give: {amount: 0}
      - when: otherwise
        give: {amount: 10}
  - review: look
    text: Is it right?
  - submit: receipt
    text: Sent. Number {reference}.
  - end: submitted
    text: Goodbye.
accepted: {F704: a rehearsal}
"""
GOOD = """\
flow: card
answers:
  place: here
  age: 34
  interests: [books, games]
  proof: later
  look: yes
asked: [place, age, interests, proof, look]
said: [welcome, receipt]
not_asked: []
outcome: submitted
values: {price.amount: 10, child: no, interests: [books, games]}
minutes_max: 5
"""


def service(folder: Path, *scenarios: str, flow: str = CARD) -> LoadedService:
    """Write and load the service with these scenarios, named by their numbers from 1."""
    (folder / "scenarios").mkdir(exist_ok=True)
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / "card.yaml").write_text(flow, encoding="utf-8")
    for number, text in enumerate(scenarios, 1):
        (folder / f"scenarios/{number}.yaml").write_text(text, encoding="utf-8")
    (loaded,) = load_path(folder, scenarios=True)
    return loaded


def both(flow: Flow, scenario: Scenario) -> list[Played]:
    """Play a scenario tapped and typed."""
    return [play(flow, scenario, manner, NOW) for manner in Manner]


def told(played: Played) -> list[tuple[str, int]]:
    """Give the failures of a play by kind and line."""
    return [(failure.kind, failure.place.line) for failure in played.failures]
