"""How long a conversation takes, by estimate: reading what is said, and answering.

140 words read a minute, 10 seconds a plain answer, 1 minute a long text, 3 minutes a document: the
estimate of Démarches simplifiées for its forms. Waiting does not count.
"""

from decimal import Decimal

from bot.flow.answer_types import Document, Text
from bot.flow.flow import Ask
from bot.journal.trace import EventKind
from bot.simulation.talk import Exchange, Talk

_WORDS_A_MINUTE = 140
_PLAIN, _LONG_TEXT, _DOCUMENT = Decimal(10), Decimal(60), Decimal(180)
"""Seconds an answer."""

_LONG = 200
"""Characters; a text that may be longer is written, not filled in."""


def minutes_of(talk: Talk) -> Decimal:
    """Give the minutes that a talk takes a citizen."""
    said = " ".join(r.text for e in talk.exchanges for r in e.turn.replies)
    reading = Decimal(len(said.split())) / _WORDS_A_MINUTE
    return reading + sum((_answering(talk, e) for e in talk.exchanges), Decimal(0)) / 60


def _answering(talk: Talk, exchange: Exchange) -> Decimal:
    kinds = {event.kind for event in exchange.turn.events}
    if EventKind.ANSWERED not in kinds:
        return _PLAIN if kinds & {EventKind.SKIPPED, EventKind.UNSURE} else Decimal(0)
    ask = talk.flow.steps.get(exchange.before.step)
    match ask.type if isinstance(ask, Ask) else None:
        case Document():
            return _DOCUMENT
        case Text(max_length=most) if most > _LONG:
            return _LONG_TEXT
        case _:
            return _PLAIN
