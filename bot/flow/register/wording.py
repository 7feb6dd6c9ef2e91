"""The record's own words in French and English, and what they say of one question."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.flow.catalogues import read_catalogue
from bot.flow.register.record import Collected, Record

_HERE = Path(__file__).parent

POOL_DAYS, ASIDE_DAYS = 53, 7
"""Days that a closed run and a message that failed stay in the vault at most.

`bot.service.ledger` sets them; a test holds these to it.
"""


def word(key: str, language: str, /, **values: object) -> str:
    """Give one entry of the catalogue with its braces filled in."""
    return read_catalogue(_HERE, language)[key].format_map(values)


def listed(texts: Sequence[str], language: str) -> str:
    """Join texts as a sentence does: commas, and a last "and"."""
    *first, last = texts or [""]
    return word("and", language).join([", ".join(first), last]) if first else last


def what_is_collected(one: Collected, language: str) -> Iterator[str]:
    """Say what a question collects: its type, whether it is needed, of whom it is asked."""
    yield word(f"type.{one.type}", language, options=", ".join(one.options))
    yield word("optional" if one.optional else "required", language)
    if one.unsure:
        yield word("unsure", language)
    if one.each:
        yield word("each", language, title=one.each)
    if one.when:
        conditions = [word("item", language, name=text) for text in one.when]
        yield word("when", language, list=listed(conditions, language))


def purpose_of(one: Collected, language: str) -> str:
    """Say what a question is for; nothing if its designer has not said so."""
    return word("purpose.another", language) if one.another else one.purpose


def basis_of(one: Collected, language: str) -> str:
    """Say what lets a question be asked."""
    return word(f"basis.{one.basis.kind}", language, text=one.basis.text)


def destination(one: Collected, record: Record, language: str) -> str:
    """Say where an answer goes and how long it is kept."""
    return word(f"goes.{one.goes}", language, days=record.retention_days)


def categories(names: Sequence[str], language: str) -> str:
    """Name categories."""
    return listed([word(f"category.{name}", language) for name in names], language)
