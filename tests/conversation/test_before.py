"""Today's form, walked at random: asked as the hand-written walk says, and the NIR kept nowhere."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.inputs import Asked, Attached, Command, Input, Now, Tapped, Typed
from bot.conversation.path import walk
from bot.conversation.scene import Turn
from bot.conversation.session import Session
from bot.conversation.stored import to_text
from bot.conversation.turn import begin, take_turn
from bot.flow.answer_types import Consent, Date, Document, Email, Money, OneChoice, Phone, Scale
from bot.flow.flow import Ask, Review
from bot.flow.load import load_service
from tests.conversation.one_run import NOW
from tests.oracle import energy_aid_before

FLOW = load_service(Path("flows/energy-aid")).flows["before"]
NIR = ("285032099999967", "2 85 03 20 999 999 67", "2.85.03.20.999.999-67")
TYPED = {
    "a_nir": NIR,
    "a_caf": ("0000000X", "0000000 x"),
    "a_pdl": ("00000000000000", "000 000 000 000 00"),
    "a_n_children": ("0", "1", "2", "3", "4"),
    "a_reason": ("Je ne peux pas payer cette facture. " * 4,),
}
BY_TYPE = {
    Date: ("27/03/1985", "1er mai 2001"),
    Money: ("0", "312,40 €", "environ 90"),
    Phone: ("01 99 00 43 21",),
    Email: ("camille@example.org",),
}
ELSE = ("retour", "retour", "passer", "je ne sais pas", "plus tard", "?", "modifier", "3")
SURE = ("oui", "oui", "oui", "non")


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_any_walk_equals_the_hand_written_one(seed: int) -> None:
    """Whatever is answered, gone back to or refused: the form's questions, in the form's order."""
    random = Random(seed)
    session = begin(FLOW, "ab" * 16, "fr", NOW)
    turn = take_turn(FLOW, session, Asked(Command.START), NOW)
    meanings: dict[str, Any] = {}
    for number in range(400):
        assert turn.session is not None
        session = turn.session
        turn = take_turn(
            FLOW, session, _move(session, random), Now(NOW.today, NOW.seconds + number)
        )
        _check_nir(turn)
        assert turn.session is not None
        if turn.run is not None:
            assert turn.run.outcome == _outcome(session, turn, meanings)
            return
        meanings = _check_place(turn.session)


def _move(session: Session, random: Random) -> Input:
    """Give what is done next: mostly an answer that fits."""
    step = FLOW.steps[session.step]
    if session.pending is not None:
        return Typed(random.choice(SURE if session.pending.kind == "reading" else ("fini",)))
    if random.random() < 0.06:
        return Typed(random.choice(ELSE))
    if isinstance(step, Review):
        return Tapped(session.token, "!confirm")
    assert isinstance(step, Ask)
    return _answer(session, step, random)


def _answer(session: Session, ask: Ask, random: Random) -> Input:
    """Answer a question, by a tap where there is a button."""
    match ask.type:
        case OneChoice(choices=choices):
            return Tapped(session.token, f"={random.choice(choices).id}")
        case Scale(labels=labels):
            return Tapped(session.token, f"={random.choice(labels)[0]}")
        case Consent():
            return Tapped(session.token, random.choice(["=yes"] * 19 + ["=no"]))
        case Document():
            return Attached(f"photo-{ask.id}", "image/jpeg", 90_000)
        case kind:
            words = TYPED.get(ask.id) or BY_TYPE.get(type(kind)) or ("Camille Martin, Cergy",)
            return Typed(random.choice(words))


def _check_place(session: Session) -> dict[str, Any]:
    """Check that the path follows from the answers, as the hand-written walk says."""
    meanings = {step: answer.value for step, answer in session.answers.items()}
    asked = [step for step in session.path if isinstance(FLOW.steps.get(step), Ask | Review)]
    wanted = list(_until_waiting(meanings))
    assert (asked, session.path) == (wanted, walk(FLOW, session))
    return meanings


def _until_waiting(meanings: Mapping[str, Any]) -> list[str]:
    waiting = energy_aid_before.waiting(meanings)
    asked: list[str] = []
    for step in energy_aid_before.questions(meanings):
        asked.append(step)
        if step == waiting:
            break
    return asked


def _outcome(session: Session, turn: Turn, meanings: Mapping[str, Any]) -> str:
    """Give the outcome that the hand-written walk gives, with the answer of the last turn."""
    last = session.step
    said = {"ease": 5, "hard_what": "words"}.get(last, False)
    assert turn.session is not None
    return energy_aid_before.walk({**meanings, last: said})[1]


def _check_nir(turn: Turn) -> None:
    """Check that the number is neither in the session, nor repeated to the chat, nor sent."""
    assert turn.session is not None
    kept = to_text(turn.session) + str(turn.submission) + str(turn.run)
    for text in (kept, *(reply.text for reply in turn.replies if "Exemple" not in reply.text)):
        assert not any(number in text for number in NIR)
