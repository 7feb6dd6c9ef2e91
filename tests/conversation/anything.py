"""Anything a citizen may do, in any order, as plain values that shrink well.

A move says what is done without knowing the session: "tap the third button", "type something that
fits". `act` makes the input it means at a session, from what was last said there.
"""

from dataclasses import dataclass
from typing import TypeVar

from hypothesis import strategies as st

from bot.conversation.inputs import (
    Asked,
    Attached,
    Command,
    Edited,
    Input,
    SharedContact,
    Tapped,
    Typed,
    UnknownCommand,
    Unreadable,
)
from bot.conversation.replies import Reply
from bot.conversation.session import Session
from bot.flow.expression.items import plain_name

T = TypeVar("T")

FITTING = {
    "postcode": ("95000", "95 120", "75001"),
    "bill_amount": ("320", "320,50 €", "environ 400", "0", "je ne sais pas"),
    "adults": ("1", "2", "deux"),
    "children": ("0", "3", "12"),
    "income": ("0", "800", "1 150 €", "5000", "je ne sais pas"),
    "full_name": ("Camille Martin", "Retour", "ليلى"),
    "birth_date": ("27 3 1985", "12/3/85", "12 mars 1985", "31/02/1990"),
    "address": ("3 rue de la Paix, Cergy",),
    "phone": ("01 99 00 43 21", "passer"),
    "note": ("Rien à ajouter", "passer"),
    "name": ("Amina", "Zoé"),
    "kid_name": ("Léa", "Tom", "retirer 1"),
    "kid_birth_date": ("3 4 2019", "1 1 2025", "5 5 1990"),
    "rent": ("600", "0", "1200"),
    "first_name": ("Paul", "Nour"),
    "adult_another": ("oui", "non", "retirer 1", "changer 1", "retirer 2", "modifier 2"),
    "doc_bill": ("plus tard",),
    "doc_income": ("plus tard",),
}
FORGED = ("=elec", "=../x", "!confirm", "@income", "~xx", "", "=", "!nope")
YES = ("oui", "non", "1", "yes", "لا")
STRANGE: tuple[Input, ...] = (
    Edited(), UnknownCommand(), Unreadable("sticker"), Unreadable("voice"), Typed(""),
    Typed("x" * 10_000), Typed("\u202e\x00"), SharedContact("+33199004321", own=True),
    SharedContact("", own=False), Attached("photo-1", "image/jpeg", 90_000),
    Attached("film-1", "video/mp4", 5), Attached("big-1", "application/pdf", 30_000_000),
)  # fmt: skip


@dataclass(frozen=True)
class Move:
    """One thing done: its kind, and a number that picks among what is possible."""

    kind: str
    pick: int


MOVES = st.builds(
    Move,
    st.sampled_from(
        ["tap"] * 8 + ["fit"] * 8 + ["command", "say command", "strange", "forge", "old tap", "yes"]
    ),
    st.integers(0, 30),
)
WORDS = ("retour", "pourquoi", "aide", "passer", "modifier", "pause", "arrêter", "recommencer",
         "langue", "mes données", "continuer", "oui", "non", "je ne sais pas", "2", "/start",
         "أعود", "رجوع", "back", "menu", "effacer")  # fmt: skip


def act(move: Move, session: Session, said: list[Reply]) -> Input:  # noqa: PLR0911 - one a kind
    """Make the input that a move means here; `said` holds all replies so far, oldest first."""
    keyboards = [reply for reply in said if reply.buttons]
    match move.kind:
        case "tap" if keyboards:
            return _tap(keyboards[-1], move.pick)
        case "old tap" if keyboards:
            return _tap(keyboards[move.pick % len(keyboards)], move.pick)
        case "fit" if plain_name(session.step) in FITTING:
            return Typed(_pick(FITTING[plain_name(session.step)], move.pick))
        case "command":
            return Asked(_pick(tuple(Command), move.pick))
        case "say command":
            return Typed(_pick(WORDS, move.pick))
        case "strange":
            return _pick(STRANGE, move.pick)
        case "forge":
            key = _pick(
                ("=elec", "=../x", "!confirm", "@income", "~xx", "", "=", "!nope"), move.pick
            )
            return Tapped(_pick((session.token, session.last_token, "0" * 10, ""), move.pick), key)
        case _:
            return Typed(_pick(YES, move.pick))


def _tap(reply: Reply, pick: int) -> Tapped:
    buttons = [button for row in reply.buttons for button in row]
    return Tapped(reply.token, buttons[pick % len(buttons)].key)


def _pick(possible: tuple[T, ...], pick: int) -> T:
    return possible[pick % len(possible)]
