"""The bot's own sentences, in each language, from Babel catalogues beside this file.

Asked for by key (`button.back`); what comes out is ready for a citizen. A catalogue is read once,
on first use. Keys under `words.` list what a citizen may type for a command, separated by commas.
"""

from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("fr", "en", "ar")
"""Languages the bot itself speaks; a flow may only use these."""

_ISOLATE, _POP = "\u2068", "\u2069"


@lru_cache
def catalogue(language: str) -> dict[str, str]:
    """Give every sentence of one language by key; an unknown language reads as French."""
    name = language if language in LANGUAGES else "fr"
    with (Path(__file__).parent / f"{name}.po").open("rb") as file:
        entries = read_po(file, locale=name)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id}


def phrase(key: str, language: str, **values: object) -> str:
    """Give the sentence `key` with its placeholders filled in; KeyError for an unknown key."""
    text = catalogue(language)[key]
    return (
        text.format(**{name: isolate(str(v), language) for name, v in values.items()})
        if values
        else text
    )


def isolate(text: str, language: str) -> str:
    """Keep an inserted text from turning the direction of an Arabic sentence around it.

    Wraps it in Unicode isolates (U+2068 and U+2069) in Arabic only, as UAX #9 recommends.
    """
    return f"{_ISOLATE}{text}{_POP}" if language == "ar" else text
