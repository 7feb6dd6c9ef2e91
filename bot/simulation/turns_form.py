"""The turns form of a scenario: one thing after the other, and what must be true in between."""

from collections.abc import Callable, Mapping

from bot.conversation.inputs import Asked, Command, SharedContact, Typed
from bot.flow.scenarios import Move
from bot.flow.scenarios.scenario import waiting_time
from bot.simulation.acting import Manner, button_name, spoken, tap_of
from bot.simulation.played import NONE
from bot.simulation.stage import GoneWrong, Stage
from bot.simulation.values import fits, written


def play_turns(stage: Stage, moves: tuple[Move, ...]) -> None:
    """Do every turn; GoneWrong at the first that cannot be done, or is not as asserted."""
    for move in moves:
        _DOES[move.kind](stage, move)


def _say(stage: Stage, move: Move) -> None:
    stage.do(Typed(move.text), move.place)


def _tap(stage: Stage, move: Move) -> None:
    tap = tap_of(stage.talk, move.text)
    if tap is None:
        buttons = [button for button, _ in stage.talk.buttons()]
        names = ", ".join(dict.fromkeys(button_name(button, buttons) for button in buttons))
        raise GoneWrong("no_button", move.place, words=move.text, buttons=names or NONE)
    typed = stage.manner is Manner.TYPED
    stage.do(spoken(stage.talk, tap) if typed else tap, move.place)


def _send(stage: Stage, move: Move) -> None:
    stage.send(move.text, move.place)


def _share(stage: Stage, move: Move) -> None:
    stage.do(SharedContact(move.text, own=True), move.place)


def _command(stage: Stage, move: Move) -> None:
    stage.do(Asked(Command(move.text)), move.place)


def _wait(stage: Stage, move: Move) -> None:
    time = waiting_time(move.text)
    if time is not None:
        stage.talk.wait(time)


def _at(stage: Stage, move: Move) -> None:
    found = stage.talk.step
    if found != move.text:
        raise GoneWrong("at", move.place, step=move.text, found=found or NONE)


def _rejected(stage: Stage, move: Move) -> None:
    if stage.rejected != move.text:
        raise GoneWrong("rejected", move.place, code=move.text, found=stage.rejected or NONE)


def _read_back(stage: Stage, move: Move) -> None:
    session = stage.talk.session
    pending = session.pending if session else None
    if pending is None or pending.kind != "reading" or pending.value is None:
        raise GoneWrong("not_read_back", move.place)
    if move.text != "yes" and not fits((move.text,), pending.value):
        raise GoneWrong("read_back", move.place, words=move.text, found=written(pending.value))


_DOES: Mapping[str, Callable[[Stage, Move], None]] = {
    "say": _say,
    "tap": _tap,
    "send": _send,
    "share": _share,
    "do": _command,
    "wait": _wait,
    "at": _at,
    "rejected": _rejected,
    "read_back": _read_back,
}
