"""One turn: `take_turn(flow, session, input, now)`, a pure function.

An input comes in, the next session, the replies and the trace events go out. No clock, no
randomness, no I/O: the day and the seconds are arguments, tokens derive from the session's seed.
Every input gets a reply or, for a tap, a toast; none raises.
"""

from dataclasses import replace

from bot.conversation import answering, editing, gathering, menu, moves, research
from bot.conversation.actions import Action, ChangeTo, Pick, Said, Speak, Stale, TakeAway
from bot.conversation.answers import Read
from bot.conversation.commands import COMMANDS, erase, reopen
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
from bot.conversation.interpret import interpret
from bot.conversation.keyboards import command_button, question_keyboard
from bot.conversation.scene import Scene, Turn
from bot.conversation.session import Session
from bot.flow.answer_types import ManyChoices
from bot.flow.flow import START, Ask, Check, Flow, Review
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
    scene = Scene(flow, replace(session, turn=session.turn + 1), now, gap)
    if session.outcome:
        _after_the_end(scene, interpret(scene, given))
    elif session.step == START and research.is_open(session):
        research.respond(scene, interpret(scene, given))
    elif session.step == START:
        moves.go_forward(scene)
    else:
        _act(scene, interpret(scene, given))
    return scene.result()


def _act(scene: Scene, action: Action) -> None:
    step = scene.step
    match action:
        case Command():
            COMMANDS[action](scene)
        case ChangeTo(target):
            editing.change(scene, target)
        case TakeAway(item):
            editing.ask_to_remove(scene, item)
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


_NOTHING_READ = {Review: "review.confirm", Check: "check.fix"}


def _unread(scene: Scene, action: Action) -> None:
    match action:
        case Edited():
            key = "edited.unchanged"
        case UnknownCommand():
            key = "command.unknown"
        case Unreadable("voice" | "audio" | "video_note"):
            key = "unreadable.voice"
        case _:
            key = _NOTHING_READ.get(type(scene.step), "unreadable.other")
    if isinstance(action, Unreadable):
        scene.record(EventKind.REJECTED, "unreadable")
    scene.say(scene.word(key), question_keyboard(scene))


def _stale(scene: Scene, *, again: bool) -> None:
    scene.toast = scene.word("tap.again" if again else "tap.old")
    if not again:
        reopen(scene)


def _after_the_end(scene: Scene, action: Action) -> None:
    match action:
        case Command.START | Command.RESTART:
            moves.begin_again(scene)
        case Command.CONFIRM if scene.session.pending:
            erase(scene)
        case Command.PRIVACY | Command.MY_DATA | Command.PERSON | Command.LANGUAGE | Command.DELETE:
            COMMANDS[action](scene)
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
