"""One citizen's whole run through the energy-aid request, or the beginning of it."""

from datetime import date

from bot.conversation.inputs import Asked, Command, Input, Now, Tapped, Typed
from bot.conversation.replies import Reply
from bot.conversation.session import Session
from bot.conversation.turn import begin, take_turn
from bot.flow.flow import Flow

NOW = Now(date(2026, 11, 24), 1000.0)
WORDS = (
    "=fr", "=yes", "=me", "=cut", "=elec", "95000", "=yes", "=me", "320 €", "=1", "2", "1150",
    "non", "oui, j'envoie", "Amina Benali", "27 3 1985", "3 rue de la Paix, Cergy", "!skip",
    "=here", "=no", "!later", "!later", "!skip", "!confirm", "=yes", "=5", "=yes",
)  # fmt: skip
"""The answers of that run, in order: keys are taps, the rest is typed."""


def said_as(words: str, session: Session) -> Input:
    """Make the input of one of the words: a tap on the open question, or a text."""
    return Tapped(session.token, words) if words[0] in "=!" else Typed(words)


def play(flow: Flow, answered: int) -> tuple[Session, list[Reply]]:
    """Take the first `answered` answers; gives the session, and all that was said."""
    session, said = begin(flow, "ab" * 16, "fr", NOW), list[Reply]()
    turn = take_turn(flow, session, Asked(Command.START), NOW)
    for words in WORDS[:answered]:
        assert turn.session is not None
        said += turn.replies
        turn = take_turn(flow, turn.session, said_as(words, turn.session), NOW)
    assert turn.session is not None
    return turn.session, said + list(turn.replies)
