"""What an answer can be before anything is known: the first cell of each question, and an example.

Texts are opaque but for what conditions compare them with: each such text is a class of its own,
all that begin alike are another, and the rest is one more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from re import compile as pattern_of
from typing import Any

from bot.flow import answer_types as types
from bot.flow.expression.letters import folded
from bot.flow.flow import Ask
from bot.flow.proof.cells import (
    NOTHING,
    UNKNOWN,
    Cell,
    Number,
    Picked,
    Span,
    Stand,
    plain,
    some,
    tightened,
    with_unknown,
)
from bot.flow.proof.values import examples, single

MOST = 10**12 - 1
"""The bot takes no number of more than twelve digits."""

_LAST_DAY = date.max.toordinal()
_CENT = Fraction(1, 100)
_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_ \x00"


@dataclass(slots=True)
class Texts:
    """The texts that conditions hold an answer against: whole ones, and beginnings."""

    whole: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)


def first_cell(ask: Ask, texts: Texts) -> Cell:
    """Give every value that an answer can have, unknown among them where it may be left out."""
    if ask.privacy == "unstored":
        return UNKNOWN
    cell = _given(ask, texts)
    later = isinstance(ask.type, types.Document) and ask.type.later
    return with_unknown(cell) if ask.optional or ask.unsure is not None or later else cell


def _given(ask: Ask, texts: Texts) -> Cell:
    match ask.type:
        case types.YesNo():
            return some([True, False])
        case types.Consent(refusal_goes_back=back):
            return some([True] if back else [True, False])
        case types.OneChoice(choices):
            return some(choice.id for choice in choices)
        case types.ManyChoices(choices, least, most):
            order = tuple(choice.id for choice in choices)
            return Picked(frozenset(), frozenset(order), least, most or len(order), order)
        case _:
            return _other(ask, texts)


def _other(ask: Ask, texts: Texts) -> Cell:
    match ask.type:
        case types.Date():
            return Span(1, _LAST_DAY, step=1, days=True)
        case types.Text() | types.Phone() | types.Email():
            return some(_classes(ask, texts))
        case _:
            return _numbers(ask.type)


def _numbers(kind: types.AnswerType) -> Cell:
    match kind:
        case types.Number(low, high, whole):
            return _between(low, high, 1 if whole else 0)
        case types.Money(low, high):
            return _between(low, high, _CENT)
        case types.Scale(labels):
            numbers = [number for number, _ in labels]
            return Span(min(numbers), max(numbers), step=1)
        case types.Document(least, most):
            return Span(least, most, step=1)
        case _:
            raise TypeError(f"{type(kind).__name__} has no numbers")


def _between(low: Decimal | None, high: Decimal | None, step: Number) -> Cell:
    least = plain(Fraction(low)) if low is not None else 0
    most = plain(Fraction(high)) if high is not None else MOST
    found = tightened(Span(least, most, step=step))
    return Span(least, most) if found == NOTHING else found  # nobody can answer; others find that


def _classes(ask: Ask, texts: Texts) -> Iterator[str]:
    for text in sorted(texts.whole):
        yield from _alike(ask, text)
    for beginning in sorted(texts.beginnings):
        yield _stand(ask, texts, beginning)
    yield _stand(ask, texts, "")


def _alike(ask: Ask, text: str) -> Iterator[str]:
    """Give a text that is the same but for capitals and accents, and that the question takes.

    Where none of a few is taken, another might be, unless the text has no letters.
    """
    ways = dict.fromkeys((text, text.upper(), text.lower(), text.capitalize(), folded(text)))
    taken = next((way for way in ways if _fits(ask, way)), None)
    if taken is not None or len(ways) > 1:
        yield Stand(text) if taken is None else taken


def _fits(ask: Ask, text: str) -> bool:
    """Tell whether a question takes this text."""
    kind = ask.type
    if not isinstance(kind, types.Text):
        return not isinstance(text, Stand) or text == _usual(ask)
    long_enough = kind.min_length <= len(text) <= kind.max_length and text == text.strip()
    matches = kind.pattern is None or pattern_of(kind.pattern).fullmatch(text) is not None
    return bool(text) and long_enough and matches


def _stand(ask: Ask, texts: Texts, beginning: str) -> Stand:
    """Give a text that begins so and like no other, one that the question takes if there is one."""
    last = ""
    for text in filter(lambda guess: _own_class(guess, texts, beginning), _guesses(ask, beginning)):
        if _fits(ask, text):
            return Stand(text)
        last = text
    return Stand(last)


def _own_class(text: str, texts: Texts, beginning: str) -> bool:
    begun, plain_text = folded(beginning), folded(text)
    others = {folded(other) for other in texts.beginnings} - {begun}
    longer = tuple(other for other in others if other.startswith(begun))
    return plain_text not in map(folded, texts.whole) and not plain_text.startswith(longer)


def _guesses(ask: Ask, beginning: str) -> Iterator[str]:
    usual = _usual(ask)
    yield beginning + usual[len(beginning) :]
    for sign in _SIGNS:
        yield beginning + sign + usual[len(beginning) + 1 :]
        yield beginning + sign * max(1, len(usual) - len(beginning))
        yield beginning + usual[len(beginning) : len(beginning) + 1] + sign


def _usual(ask: Ask) -> str:
    match ask.type:
        case types.Phone():
            return "+33199004321"
        case types.Email():
            return "camille@example.org"
        case types.Text(min_length=least):
            written = next(iter(ask.example.values()), "")
            return written if _fits(ask, written) else "a" * max(1, least)
        case _:
            return ""


def doubtful_text(ask: Ask, value: object) -> bool:
    """Tell whether a class of texts has no member that the question surely takes."""
    return isinstance(value, Stand) and not _fits(ask, str(value))


def usual_cell(ask: Ask) -> Cell | None:
    """Give an answer that a question takes, if no condition reads it; None: it hangs on the day."""
    return None if isinstance(ask.type, types.Date) else examples(first_cell(ask, Texts()))[0]


def usual_day(kind: types.Date, today: date) -> date:
    """Give a day that the question takes on this day."""
    years = kind.min_age or 0
    day = today.replace(day=1, year=today.year - years) - timedelta(days=1)
    return today if kind.future or (kind.past and not years) else day


def engine_answer(ask: Ask, cell: Cell) -> Any:  # noqa: ANN401 - values of the engine
    """Give an answer as the engine keeps it, from a cell of one value."""
    if cell == UNKNOWN:
        return None
    if isinstance(ask.type, types.Document) and isinstance(cell, Span):
        return _files(int(cell.low))
    if isinstance(ask.type, types.Text | types.Phone | types.Email):
        return _text_in(cell)
    return single(cell)


def _text_in(cell: Cell) -> str | None:
    values: Iterable[Any] = getattr(cell, "values", ())
    return next((str(value) for value in values if value is not None), None)


def _files(count: int) -> tuple[str, ...]:
    return tuple(f"file-{number}" for number in range(1, count + 1))
