"""A list of words with what to say instead becomes a dictionary that finds them in sentences.

The lists are short to write: `quittance(s)` has two forms, `f(ont|ait) l objet` two, and `notifi*`
every form of a regular French verb. A phrase is looked up by its first word; the longest wins, so
that a phrase without anything better (`demandeur d'asile`) can shield its first word.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bot.flow.plain_language.prose import Word

_ER_VERB = (
    "er|e|es|ons|ez|ent|é|ée|és|ées|ant|ais|ait|aient|iez|erai|eras|era|erons|erez|eront|erait"
    "|eraient"
)
_PARTS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found: from the word at `first` up to the one at `last`, and what to say instead."""

    first: int
    last: int
    instead: str


Options = Sequence[tuple[tuple[str, ...], str]]
"""Entries with one first word: their other words, longest first, and what to say instead."""

Dictionary = Mapping[str, Options]
"""Entries by their first word."""


def compiled(entries: Mapping[str, str]) -> Dictionary:
    """Write out every form of every entry; an entry with nothing to say instead shields."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry, instead in entries.items():
        for form in forms(entry):
            first, *rest = form.split()
            found.setdefault(first, []).append((tuple(rest), instead))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def forms(entry: str) -> Iterator[str]:
    """Give every form that an entry stands for: `reliquat(s)` gives `reliquat`, `reliquats`."""
    parts = _PARTS.split(entry.replace("*", f"({_ER_VERB})"))
    choices = [
        [part] if at % 2 == 0 else part.split("|") if "|" in part else ["", part]
        for at, part in enumerate(parts)
    ]
    return ("".join(chosen) for chosen in product(*choices))


def matches(dictionary: Dictionary, words: Sequence[Word]) -> Iterator[Match]:
    """Find the entries in a sentence, from left to right, none inside another."""
    free = 0
    for at, word in enumerate(words):
        options = dictionary.get(word.text)
        found = _longest(options, words, at) if options and at >= free else None
        if found is not None:
            free = found.last + 1
            if found.instead:
                yield found


def _longest(options: Options, words: Sequence[Word], at: int) -> Match | None:
    for rest, instead in options:
        following = tuple(word.text for word in words[at + 1 : at + 1 + len(rest)])
        if following == rest:
            return Match(at, at + len(rest), instead)
    return None
