"""A difference becomes one sentence in French or English."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from bot.flow.catalogues import read_catalogue
from bot.flow.comparing.difference import Difference, Named, Spot, Term, Told

_HERE = Path(__file__).parent


def word(key: str, language: str, /, **values: str) -> str:
    """Give one entry of the catalogue with its braces filled in."""
    return read_catalogue(_HERE, language)[key].format_map(values)


def sentence(found: Difference, language: str) -> str:
    """Tell a difference in one sentence; a kind without words of its own is told by its key."""
    known = found.kind in read_catalogue(_HERE, language)
    values = {name: _told(value, language) for name, value in found.values.items()}
    values |= {"subject": _subject(found.about, language), "step": found.step}
    text = word(found.kind if known else "changed", language, **values)
    if found.language:
        spoken = word(f"language.{found.language}", language)
        text = word("in_language", language, language=spoken, sentence=text)
    return text[:1].upper() + text[1:]


def _told(value: Told, language: str) -> str:
    match value:
        case Term():
            return word(value.key, language)
        case Named():
            return _subject((value,), language)
        case Spot():
            return _spot(value, language)
        case _:
            return value


def _spot(spot: Spot, language: str) -> str:
    if spot.after is None:
        text = word("spot.first", language)
    else:
        text = word("spot.after", language, anchor=_subject((spot.after,), language))
    if spot.section is None:
        return text
    return word("spot.in", language, spot=text, section=_subject((spot.section,), language))


def _subject(about: Iterable[Named], language: str) -> str:
    """Name steps, those of one kind together: `the questions “A” (a) and “B” (b)`."""
    kinds = [list(group) for _, group in groupby(about, key=lambda one: one.what)]
    return _listed([_of_one_kind(group, language) for group in kinds], language)


def _of_one_kind(group: Sequence[Named], language: str) -> str:
    if len(group) == 1:
        return _named(group[0], group[0].what, language)
    listed = _listed([_named(one, "item", language) for one in group], language)
    return word(f"{group[0].what}.many", language, list=listed)


def _named(one: Named, entry: str, language: str) -> str:
    name = _told(one.name, language)
    return word(entry if name else f"{entry}.bare", language, name=name, id=one.id)


def _listed(texts: Sequence[str], language: str) -> str:
    *first, last = texts or [""]
    return word("and", language).join([", ".join(first), last]) if first else last
