"""What a citizen may always do: help, a person, a pause, their language, their rights.

None of these changes an answer. Each says its piece and leaves the open question answerable: its
token stays, so its buttons still count.
"""

from bot.conversation.inputs import Command
from bot.conversation.keyboards import command_button, question_keyboard, sure_keyboard
from bot.conversation.languages import LANGUAGE_NAMES
from bot.conversation.moves import show_step
from bot.conversation.path import answered_questions
from bot.conversation.replies import Button, Keyboard
from bot.conversation.review import answers_text, change_keyboard, say_whole
from bot.conversation.rights import contact_words, privacy_words
from bot.conversation.scene import Scene
from bot.conversation.session import Pending
from bot.conversation.texts import say
from bot.flow.flow import Ask
from bot.journal.trace import EventKind

_MENU = (
    Command.CHANGE,
    Command.PERSON,
    Command.PAUSE,
    Command.LANGUAGE,
    Command.PRIVACY,
    Command.MY_DATA,
    Command.RESTART,
    Command.STOP,
    Command.DELETE,
)


def explain(scene: Scene) -> None:
    """Say why the current question is asked, and ask it again."""
    scene.record(EventKind.EXPLAINED)
    step = scene.step
    why = say(scene.flow, scene.session, step.why) if isinstance(step, Ask) else ""
    show_step(scene, why or scene.word("why.none"))


def help_out(scene: Scene) -> None:
    """Say what helps with this question, and offer everything a citizen may always do."""
    scene.record(EventKind.HELPED)
    step = scene.step
    own = (
        [say(scene.flow, scene.session, words) for words in (step.help, step.example)]
        if isinstance(step, Ask)
        else []
    )
    lines = [own[0], scene.word("try.example", example=own[1]) if own[1] else ""] if own else []
    scene.say("\n\n".join(filter(None, [*lines, scene.word("help.intro")])), menu_keyboard(scene))


def menu_keyboard(scene: Scene) -> Keyboard:
    """Give the buttons of the menu, two a row, and one that goes on with the question."""
    buttons = [command_button(scene, command) for command in _MENU]
    rows = (tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return (*rows, (command_button(scene, Command.CONTINUE),))


def person(scene: Scene) -> None:
    """Say how to reach a person; the question stays open."""
    scene.record(EventKind.ASKED_PERSON)
    words = contact_words(scene.flow.service, scene.session.language)
    scene.say(words, question_keyboard(scene))


def pause(scene: Scene) -> None:
    """Say that answers are kept, and until when."""
    scene.record(EventKind.PAUSED)
    scene.say(scene.word("pause.kept", days=scene.flow.service.retention_days))


def choose_language(scene: Scene) -> None:
    """Offer the languages of this flow."""
    languages = scene.flow.languages
    if len(languages) == 1:
        show_step(scene, scene.word("language.one"))
        return
    rows = tuple((Button(LANGUAGE_NAMES.get(code, code), f"~{code}"),) for code in languages)
    scene.say(scene.word("language.which"), rows)


def speak(scene: Scene, language: str) -> None:
    """Go on in another language."""
    scene.put(language=language)
    show_step(scene)


def privacy(scene: Scene) -> None:
    """Say what is kept, for how long, and how to see or erase it."""
    words = privacy_words(scene.flow.service, scene.session.language)
    scene.say(words, question_keyboard(scene))


def my_data(scene: Scene) -> None:
    """Show every answer of this conversation; the caller adds what is kept beside it."""
    scene.asks_data = True
    parts = []
    if scene.session.reference:
        parts.append(scene.word("mydata.sent", reference=scene.session.reference))
    if answered_questions(scene.flow, scene.session):
        parts += [scene.word("mydata.title"), answers_text(scene)]
    text = "\n\n".join(parts) or scene.word("mydata.nothing")
    say_whole(scene, text, question_keyboard(scene))


def choose_change(scene: Scene) -> None:
    """Offer the answers that may still change."""
    rows = change_keyboard(scene)
    if rows:
        scene.say(scene.word("change.which"), (*rows, (command_button(scene, Command.CONTINUE),)))
        return
    sent = scene.session.reference
    show_step(scene, scene.word("change.sent" if sent else "change.nothing"))


def ask_sure(scene: Scene, action: Command) -> None:
    """Ask before stopping, starting over or erasing; only the second tap does it."""
    kinds = {Command.STOP: "stop", Command.RESTART: "restart", Command.DELETE: "delete"}
    scene.put(pending=Pending(kinds[action]))  # type: ignore[arg-type]  # one of Pending's kinds
    scene.renew_token()
    scene.say(scene.word(f"{action.value}.sure"), sure_keyboard(scene, action.value))
