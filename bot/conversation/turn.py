"""One turn: `take_turn(flow, session, input, now)`, a pure function.

An input comes in, the next session, the replies and the trace events go out. No clock, no
randomness, no I/O: the day and the seconds are arguments, tokens derive from the session's seed.
Every input gets a reply or, for a tap, a toast; none raises.
"""

from dataclasses import replace

from bot.conversation import answering, gathering, menu, moves
from bot.conversation.answers import Read
from bot.conversation.inputs import (
    Attached,
    Command,
    Edited,
    Input,
    Now,
    SharedContact,
    UnknownCommand,
    Unreadable,
)
from bot.conversation.interpret import (
    Action,
    ChangeTo,
    Pick,
    Said,
    Speak,
    Stale,
    interpret,
)
from bot.conversation.keyboards import command_button, question_keyboard
from bot.conversation.scene import Scene, Turn
from bot.conversation.session import Answer, Session
from bot.flow.answer_types import Document, ManyChoices
from bot.flow.flow import START, Ask, Flow, Review
from bot.journal.trace import EventKind


def begin(flow: Flow, seed: str, language: str, now: Now) -> Session:
    """Make the session of a citizen who comes for the first time.

    `seed` is at least 16 random bytes as hex; `language` is the phone's, used if the flow has it.
    """
    spoken = language if language in flow.languages else flow.language
    return Session(flow.prototype, flow.version, spoken, now.today, seed, clock=now.seconds)


def take_turn(flow: Flow, session: Session, given: Input, now: Now) -> Turn:
    """Take one input and give what follows from it. The session passed in is left as it was."""
    gap = max(0.0, now.seconds - session.clock)
    scene = Scene(flow, replace(session, turn=session.turn + 1, clock=now.seconds), now, gap)
    if session.outcome:
        _after_the_end(scene, interpret(scene, given))
    elif session.step == START:
        moves.go_forward(scene)
    else:
        _act(scene, interpret(scene, given))
    return scene.result()


def _act(scene: Scene, action: Action) -> None:
    step = scene.step
    match action:
        case Command():
            _COMMANDS[action](scene)
        case ChangeTo(target):
            moves.change(scene, target)
        case Speak(language):
            menu.speak(scene, language)
        case Stale(again):
            _stale(scene, again=again)
        case Pick() | Said() | Attached() | SharedContact() if isinstance(step, Ask):
            _answer(scene, step, action)
        case _:
            _unread(scene, action)


def _answer(scene: Scene, ask: Ask, action: Pick | Said | Attached | SharedContact) -> None:
    many = isinstance(ask.type, ManyChoices)
    match action:
        case Pick(key):
            (gathering.tick_key if many else answering.pick)(scene, ask, key)
        case Said(Read(value)) if (
            many and gathering.pending_values(scene) and isinstance(value, tuple)
        ):
            gathering.tick(scene, ask, value)
        case Said(reading):
            answering.hear(scene, ask, reading)
        case Attached():
            gathering.take_file(scene, ask, action)
        case SharedContact():
            answering.take_contact(scene, ask, action)


def _unread(scene: Scene, action: Action) -> None:
    match action:
        case Edited():
            key = "edited.unchanged"
        case UnknownCommand():
            key = "command.unknown"
        case Unreadable("voice" | "audio" | "video_note"):
            key = "unreadable.voice"
        case _:
            key = "review.confirm" if isinstance(scene.step, Review) else "unreadable.other"
    if isinstance(action, Unreadable):
        scene.record(EventKind.REJECTED, "unreadable")
    scene.say(scene.word(key), question_keyboard(scene))


def _stale(scene: Scene, *, again: bool) -> None:
    scene.toast = scene.word("tap.again" if again else "tap.old")
    if not again:
        _reopen(scene)


def _reopen(scene: Scene, before: str = "") -> None:
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
            _erase(scene)
        case _ if isinstance(step, Review):
            moves.accept(scene, Answer(value=True))
        case _:
            _reopen(scene)


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


def _erase(scene: Scene) -> None:
    scene.say(scene.word("delete.done"))
    scene.erased = True


def _done(scene: Scene) -> None:
    if isinstance(scene.step, Ask) and isinstance(scene.step.type, ManyChoices | Document):
        gathering.finish_gathering(scene, scene.step)
    else:
        _reopen(scene)


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
        _reopen(scene)
    else:
        moves.return_to_frontier(scene)


def _continue(scene: Scene) -> None:
    if scene.session.pending and scene.session.pending.kind in ("stop", "restart", "delete"):
        scene.put(pending=None)
    _reopen(scene, scene.word("continue.here"))


def _after_the_end(scene: Scene, action: Action) -> None:
    match action:
        case Command.START | Command.RESTART:
            moves.begin_again(scene)
        case Command.CONFIRM if scene.session.pending:
            _erase(scene)
        case Command.PRIVACY | Command.MY_DATA | Command.PERSON | Command.LANGUAGE | Command.DELETE:
            _COMMANDS[action](scene)
        case _:
            if isinstance(action, Speak):
                scene.put(language=action.language)
            _say_closed(scene)


def _say_closed(scene: Scene) -> None:
    scene.put(pending=None)
    wanted = ((Command.RESTART, "new"), (Command.MY_DATA, ""), (Command.DELETE, ""))
    rows = tuple((command_button(scene, command, wording),) for command, wording in wanted)
    reference = scene.session.reference
    closed = (
        scene.word("closed.submitted", reference=reference)
        if reference
        else scene.word("closed.other")
    )
    scene.say(closed, rows)


_COMMANDS = {
    Command.START: lambda scene: _reopen(scene, scene.word("start.again")),
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
