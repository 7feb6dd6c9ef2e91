"""Playing the household flow: repeats, checks and blocks in one small request."""

from pathlib import Path

from bot.conversation.inputs import Asked, Command, Tapped, Typed
from bot.conversation.replies import Reply
from bot.conversation.scene import Turn
from bot.conversation.turn import begin, take_turn
from bot.flow.load import load_service
from tests.conversation.one_run import NOW

FLOW = load_service(Path("tests/conversation/household")).flows["household"]
START = ("Amina", "27 3 1985", "1000", "600")
TWO_CHILDREN = (*START, "2", "Léa", "3 4 2019", "oui", "Tom", "1 1 2025")
THREE_ADULTS = (
    *TWO_CHILDREN, "=yes", "Paul", "=yes", "=yes", "Zoé", "=no", "=yes", "Max", "=yes",
)  # fmt: skip


def play(*words: str) -> Turn:
    """Say these words in turn (keys are taps); gives the last turn."""
    session = begin(FLOW, "ab" * 16, "fr", NOW)
    turn = take_turn(FLOW, session, Asked(Command.START), NOW)
    for word in words:
        assert turn.session is not None
        tap = word[0] in "=!@-"
        given = Tapped(turn.session.token, word) if tap else Typed(word)
        turn = take_turn(FLOW, turn.session, given, NOW)
    return turn


def keys(reply: Reply) -> list[str]:
    """Give the keys of a reply's buttons, row after row."""
    return [button.key for row in reply.buttons for button in row]
