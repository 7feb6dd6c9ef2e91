"""One more question, where research is on: whether researchers may see the way a citizen takes.

It follows the notice and comes before the first question. Nothing is ticked beforehand, the two
buttons stand side by side, and "no" changes nothing. A yes gives a code that erases the trace.
"""

import re
from dataclasses import replace

from bot.conversation.actions import Action, Speak
from bot.conversation.commands import COMMANDS, erase
from bot.conversation.display import grouped
from bot.conversation.inputs import Command
from bot.conversation.keyboards import command_button
from bot.conversation.moves import go_forward
from bot.conversation.scene import Scene, derive
from bot.conversation.session import Pending, Session

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels, so a code spells no word; 16 of them are 69 bits."""

_LENGTH = 16
_CODE = re.compile(r"(?:[A-Za-z]{4}[\s-]*){4}")


def is_open(session: Session) -> bool:
    """Tell whether the question waits for an answer."""
    return session.research == "asked"


def code_of(seed: str) -> str:
    """Give the erasure code of a session, such as `BDFH-KMNP-QRST-VWXZ`."""
    number, letters = int(derive(seed, "research code", 16), 16), ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return grouped(letters)


def read_code(words: str) -> str:
    """Read a code as people write it; empty if it is none."""
    bare = words.strip()
    if not _CODE.fullmatch(bare):
        return ""
    return grouped("".join(sign for sign in bare.upper() if sign.isalpha()))


def respond(scene: Scene, action: Action) -> None:
    """Take what the citizen does while the question is open; it stays open until yes or no."""
    pending = scene.session.pending.kind if scene.session.pending else ""
    match action:
        case Command.CONFIRM if pending == "delete":
            erase(scene)
        case Command.CONFIRM | Command.DENY if pending == "research":
            _decide(scene, agreed=action is Command.CONFIRM)
        case Command.PRIVACY | Command.MY_DATA | Command.PERSON | Command.DELETE:
            COMMANDS[action](scene)
        case Speak(language):
            scene.put(language=language)
            _ask(scene)
        case _:
            _ask(scene)


def _ask(scene: Scene) -> None:
    if scene.session.pending is None or scene.session.pending.kind != "research":
        scene.put(pending=Pending("research"))
        scene.renew_token()
    buttons = (
        command_button(scene, Command.CONFIRM, "research_yes"),
        command_button(scene, Command.DENY, "research_no"),
    )
    scene.say(scene.word("research.ask"), (buttons,))


def _decide(scene: Scene, *, agreed: bool) -> None:
    used = scene.session.token
    scene.put(research="yes" if agreed else "no", pending=None, last_token=used)
    if agreed:
        scene.session = replace(scene.session, code=code_of(scene.session.seed))
        scene.say(scene.word("research.code", code=scene.session.code), personal=True)
    go_forward(scene)
