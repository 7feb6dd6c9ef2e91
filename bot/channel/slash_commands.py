"""Slash commands: a text that begins with `/word` goes in, the command it means comes out.

Telegram allows only Latin letters in a command, so French words stand here without accents; typed
accents and capitals are folded away. Words without a slash are the turn's matter, not ours.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.conversation.inputs import Command

_SLASHED = re.compile(r"/(\w{1,64})(?:@(\w{1,64}))?(?=[\s.,;:!?…]|$)")

_ALIASES = {
    "aide": Command.HELP,
    "retour": Command.BACK,
    "precedent": Command.BACK,
    "pourquoi": Command.WHY,
    "jenesaispas": Command.UNSURE,
    "passer": Command.SKIP,
    "garder": Command.KEEP,
    "fini": Command.DONE,
    "termine": Command.DONE,
    "plustard": Command.LATER,
    "confirmer": Command.CONFIRM,
    "changer": Command.CHANGE,
    "modifier": Command.CHANGE,
    "personne": Command.PERSON,
    "conseiller": Command.PERSON,
    "arreter": Command.STOP,
    "annuler": Command.STOP,
    "cancel": Command.STOP,
    "recommencer": Command.RESTART,
    "langue": Command.LANGUAGE,
    "confidentialite": Command.PRIVACY,
    "mesdonnees": Command.MY_DATA,
    "effacer": Command.DELETE,
    "supprimer": Command.DELETE,
    "erase": Command.DELETE,
    "continuer": Command.CONTINUE,
    "demarrer": Command.START,
}
COMMANDS = {command.value: command for command in Command} | _ALIASES


@dataclass(frozen=True, slots=True)
class Slash:
    """A text that is a command: what it means (None: nothing we know), and which bot it names.

    `words` follow `/delete`, where they can be a code; elsewhere they are nobody's matter.
    """

    command: Command | None
    bot: str
    words: str = ""


def slash(text: str) -> Slash | None:
    """Read `/word`, `/word@bot` or `/word anything`; None if the text is not a command at all."""
    found = _SLASHED.match(text.strip())
    if found is None:
        return None
    command = COMMANDS.get(_folded(found[1]))
    words = text.strip()[found.end() :].strip(" .,;:!?…") if command is Command.DELETE else ""
    return Slash(command, found[2] or "", words)


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign) and sign != "_")
