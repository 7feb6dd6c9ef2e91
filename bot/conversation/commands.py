"""What each command does at an open session: skip, don't know, stop, confirm and the others.

`COMMANDS` gives the action of every command. Each acts on the scene and ends with a reply; none
but an accepted answer changes what is kept.
"""

from collections.abc import Callable, Mapping

from bot.conversation import answering, editing, gathering, menu, moves
from bot.conversation.inputs import Command
from bot.conversation.keyboards import passable
from bot.conversation.scene import Scene
from bot.conversation.session import SURE, Answer
from bot.flow.answer_types import Document, ManyChoices
from bot.flow.flow import Ask, Check, Review
from bot.journal.trace import EventKind


def reopen(scene: Scene, before: str = "") -> None:
    """Show again what waits for an answer: a reading to be checked, or the question."""
    pending, step = scene.session.pending, scene.step
    if pending is not None and pending.kind == "reading" and isinstance(step, Ask):
        answering.read_back_again(scene, step)
    else:
        moves.show_step(scene, before)


def _confirm(scene: Scene) -> None:
    pending, step = scene.session.pending, scene.step
    match pending.kind if pending else "":
        case "reading" if isinstance(step, Ask) and pending and pending.value is not None:
            answering.store(scene, step, pending.value)
        case "stop":
            _stop(scene)
        case "restart":
            _restart(scene)
        case "delete":
            erase(scene)
        case "remove" if pending and isinstance(pending.value, str):
            editing.remove(scene, pending.value)
        case _ if isinstance(step, Review) or (isinstance(step, Check) and passable(scene, step)):
            moves.accept(scene, Answer(value=True))
        case _:
            reopen(scene)


def _deny(scene: Scene) -> None:
    reading = scene.session.pending is not None and scene.session.pending.kind == "reading"
    scene.put(pending=None)
    scene.renew_token()
    moves.show_step(scene, scene.word("readback.again") if reading else "")


def _stop(scene: Scene) -> None:
    reference, outcome = scene.session.reference, moves.stop_outcome(scene.session)
    moves.close(scene, outcome)
    scene.say(
        scene.word("stop.sent", reference=reference) if reference else scene.word("stop.done")
    )


def _restart(scene: Scene) -> None:
    moves.close(scene, moves.stop_outcome(scene.session))
    moves.begin_again(scene)


def erase(scene: Scene) -> None:
    """Forget the session and all that belongs to it."""
    scene.say(scene.word("delete.done"))
    scene.erased = True


def _done(scene: Scene) -> None:
    if isinstance(scene.step, Ask) and isinstance(scene.step.type, ManyChoices | Document):
        gathering.finish_gathering(scene, scene.step)
    else:
        reopen(scene)


def _later(scene: Scene) -> None:
    ask = scene.step
    if isinstance(ask, Ask) and isinstance(ask.type, Document) and ask.type.later:
        moves.accept(scene, Answer(None, "later"), EventKind.SKIPPED)
    else:
        moves.show_step(scene, scene.word("later.needed"))


def _unsure(scene: Scene) -> None:
    ask = scene.step
    if isinstance(ask, Ask) and ask.unsure is not None:
        moves.accept(scene, Answer(None, "unsure"), EventKind.UNSURE)
    elif isinstance(ask, Ask) and ask.optional:
        moves.accept(scene, Answer(None, "skipped"), EventKind.SKIPPED)
    else:
        moves.show_step(scene, scene.word("unsure.needed"))


def _skip(scene: Scene) -> None:
    ask = scene.step
    if isinstance(ask, Ask) and ask.optional:
        moves.accept(scene, Answer(None, "skipped"), EventKind.SKIPPED)
    elif isinstance(ask, Ask) and ask.unsure is not None:
        _unsure(scene)
    else:
        moves.show_step(scene, scene.word("skip.needed"))


def _keep(scene: Scene) -> None:
    if scene.session.step == scene.session.path[-1]:
        reopen(scene)
    else:
        moves.return_to_frontier(scene)


def _continue(scene: Scene) -> None:
    if scene.session.pending and scene.session.pending.kind in SURE:
        scene.put(pending=None)
    reopen(scene, scene.word("continue.here"))


COMMANDS: Mapping[Command, Callable[[Scene], None]] = {
    Command.START: lambda scene: reopen(scene, scene.word("start.again")),
    Command.BACK: moves.go_back,
    Command.WHY: menu.explain,
    Command.HELP: menu.help_out,
    Command.UNSURE: _unsure,
    Command.SKIP: _skip,
    Command.KEEP: _keep,
    Command.DONE: _done,
    Command.LATER: _later,
    Command.CONFIRM: _confirm,
    Command.DENY: _deny,
    Command.CHANGE: menu.choose_change,
    Command.PERSON: menu.person,
    Command.PAUSE: menu.pause,
    Command.STOP: lambda scene: menu.ask_sure(scene, Command.STOP),
    Command.RESTART: lambda scene: menu.ask_sure(scene, Command.RESTART),
    Command.LANGUAGE: menu.choose_language,
    Command.PRIVACY: menu.privacy,
    Command.MY_DATA: menu.my_data,
    Command.DELETE: lambda scene: menu.ask_sure(scene, Command.DELETE),
    Command.CONTINUE: _continue,
}
