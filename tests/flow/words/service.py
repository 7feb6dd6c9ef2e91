"""A made service with every kind of text, and any text that a translator may write."""

from pathlib import Path

from hypothesis import strategies as st

from bot.flow.draft import Draft
from bot.flow.words.files import read_drafts

SERVICE = """\
name: Carte
languages: [fr, en, ar]
contact: {name: Léa, phone: 01 99 00 12 34, hours: lundi}
"""

FLOW = """\
prototype: card
language: fr
steps:
  - section: home
    title: Votre foyer
    steps:
      - ask: people
        type: number
        text: Combien êtes-vous ?
        why: Le prix en dépend.
        help: Comptez-vous aussi.
        example: "3"
        summary: Personnes
      - ask: place
        type: choice
        text: Où habitez-vous ?
        choices:
          here: {label: Ici, also: [ici même]}
          nearby: À côté
  - repeat: child
    title: Enfant {number}
    another: Un autre enfant ?
    at_most: 3
    steps:
      - ask: born
        type: date
        text: Né quand ?
  - check: crowd
    if: people > 9
    say: C’est beaucoup.
    fix: [people]
  - decide: price
    rows:
      - {when: people > 4, give: {amount: 5}, because: Une famille nombreuse.}
      - {when: place is here, give: {amount: 0}}
      - {when: otherwise, give: {amount: 10}, because: Le prix habituel.}
  - say: note
    text: Vous êtes {people}.
  - ask: agree
    type: consent
    text: D’accord ?
    yes: Oui
    no: {label: Je corrige, back: yes}
  - ask: ease
    type: scale
    text: Facile ?
    privacy: feedback
    labels: {2: Oui, 1: Non}
  - end: handed_over
    text: Merci.
"""

SIDECAR = """\
# Checked by Sam.
translates: card
language: en
sections: {home: {title: Your home, source: Votre foyer}}
steps:
  # Asked first.
  people:
    text: How many are you?   # short
    why: The price depends on it.
    help: Count yourself too.
    example: "3"
    summary: People
    source:
      text: Combien êtes-vous ?
      why: Le prix en dépend.
      help: Comptez-vous aussi.
      example: "3"
      summary: Personnes
  place:
    text: >   # folded
      Where do
      you live?
    choices:
      here: {label: Here, also: ["right here"]}
      nearby: Nearby
    source:
      text: Où habitez-vous ?
      choices: {here: Ici, nearby: À côté}

  child:
    title: Child {number}
    another: Another child?
    source: {title: "Enfant {number}", another: Un autre enfant ?}
  born: {text: Born when?, source: {text: Né quand ?}}
  crowd: {say: That is a lot., source: {say: C’est beaucoup.}}
  price:
    because:
      - A large family.
      - The usual price.
    source: {because: [Une famille nombreuse., Le prix habituel.]}
  note: {text: "You are {people}.", source: {text: "Vous êtes {people}."}}
  agree:
    text: Agreed?
    yes: "Yes"
    no: I correct
    source: {text: D’accord ?, yes: Oui, no: Je corrige}
  ease:
    text: Easy?
    labels: {2: "Yes", 1: "No"}
    source:
      text: Facile ?
      labels: {2: Oui, 1: Non}
  handed_over: {text: Thank you., source: {text: Merci.}}
# The end.
"""

NASTY = (
    "\u2066\u2067\u2068\u2069\u200f\u202f\xa0\u2028\x85\x7f\ufeff"
    ":#-?'\"|>[],&*!%@`=+~\\ \n\tßمرé😀01"
)
SIGNS = st.one_of(st.sampled_from(NASTY), st.characters(exclude_categories=("Cs", "Cc")))
TEXTS = (
    st.one_of(st.text(SIGNS, max_size=60), st.text("aé  :#-'\",.!\nم\u2068\u202f", max_size=60))
    .map(str.strip)
    .filter(bool)
)
"""Texts as a translator may write them, with all that YAML and spreadsheets stumble over."""


def written(folder: Path, *, flow: str = FLOW, **sidecars: str) -> tuple[Draft, ...]:
    """Write the service into a folder, with translations by language, and read its flow."""
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / "card.yaml").write_text(flow, encoding="utf-8")
    for language, text in sidecars.items():
        (folder / f"card.{language}.yaml").write_text(text, encoding="utf-8")
    return read_drafts(folder)
