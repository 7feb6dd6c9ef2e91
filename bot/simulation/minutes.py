"""How long a conversation takes, by the same estimate as the paths of a flow.

What the bot said is read, and each step that was answered is thought about and typed as
`bot.flow.proof.minutes` has it. Waiting does not count.
"""

from decimal import Decimal

from bot.flow.proof.minutes import answering_seconds, reading_seconds
from bot.journal.trace import EventKind
from bot.simulation.talk import Exchange, Talk

_ANSWERS = {EventKind.ANSWERED, EventKind.SKIPPED, EventKind.UNSURE}


def minutes_of(talk: Talk) -> Decimal:
    """Give the minutes that a talk takes a citizen."""
    said = " ".join(reply.text for each in talk.exchanges for reply in each.turn.replies)
    answering = sum(_answering(talk, exchange) for exchange in talk.exchanges)
    return Decimal(reading_seconds(len(said.split())) + answering) / 60


def _answering(talk: Talk, exchange: Exchange) -> float:
    step = talk.flow.steps.get(exchange.before.step)
    answered = _ANSWERS & {event.kind for event in exchange.turn.events}
    return answering_seconds(step, exchange.before.language) if step and answered else 0
