"""An answer arrives: kept, read back first, or turned away with a hint.

Exact readings are stored at once; inexact or unusual ones are read back and stored on "yes". A
rejection has a code, a sentence with an example, and after two tries an easier way.
"""

from decimal import Decimal

from bot.conversation.answers import Context, Reading, Rejected, read, read_choice_key
from bot.conversation.answers.rejections import RejectionCode
from bot.conversation.display import show
from bot.conversation.inputs import SharedContact
from bot.conversation.keyboards import question_keyboard, yes_no_keyboard
from bot.conversation.moves import accept
from bot.conversation.path import is_refused, known_values
from bot.conversation.scene import Scene
from bot.conversation.session import Answer, Pending
from bot.conversation.texts import say
from bot.flow.answer_types import Document, ManyChoices, Money, Number, Phone, Text
from bot.flow.flow import Ask, Value
from bot.flow.values import lookup_for
from bot.journal.trace import EventKind

_TRIES_BEFORE_EASIER = 2
_TRIES_BEFORE_PERSON = 3


def hear(scene: Scene, ask: Ask, reading: Reading) -> None:
    """Take a typed answer: keep it, read it back, or turn it away."""
    if isinstance(reading, Rejected):
        reject(scene, ask, reading.code)
    elif not reading.exact:
        _read_back(scene, ask, reading.value, "ask")
    else:
        keep(scene, ask, reading.value)


def pick(scene: Scene, ask: Ask, key: str) -> None:
    """Take a tapped answer."""
    value = read_choice_key(ask, key)
    if value is None:
        reject(scene, ask, RejectionCode.NOT_AN_OPTION)
    else:
        keep(scene, ask, value)


def keep(scene: Scene, ask: Ask, value: Value) -> None:
    """Store a value unless it is refused, or unusual: then ask whether it is right."""
    if is_refused(scene.flow, ask.id, _with(scene, ask, value), scene.session.today):
        reject(scene, ask, RejectionCode.REFUSED)
    elif _is_unusual(scene, ask, value):
        _read_back(scene, ask, value, "unusual")
    else:
        store(scene, ask, value)


def store(scene: Scene, ask: Ask, value: Value) -> None:
    """Store a value that is sure; one that must never be stored leaves only its mark."""
    accept(scene, Answer(None if ask.privacy == "unstored" else value))


def _is_unusual(scene: Scene, ask: Ask, value: Value) -> bool:
    if ask.unusual is None:
        return False
    known = _with(scene, ask, value)
    return ask.unusual.value(lookup_for(scene.flow, known, scene.session.today)) is True


def _with(scene: Scene, ask: Ask, value: Value) -> dict[str, Value | None]:
    return known_values(scene.session.path, scene.session.answers) | {ask.id: value}


def _read_back(scene: Scene, ask: Ask, value: Value, manner: str) -> None:
    if ask.privacy == "unstored":
        store(scene, ask, value)  # it may not be kept, not even until a yes
        return
    scene.record(EventKind.READ_BACK)
    scene.put(pending=Pending("reading", value))
    scene.renew_token()
    _say_reading(scene, ask, value, manner)


def read_back_again(scene: Scene, ask: Ask) -> None:
    """Show again the reading that waits for a yes."""
    pending = scene.session.pending
    if pending is not None and pending.value is not None:
        _say_reading(scene, ask, pending.value, "ask")


def _say_reading(scene: Scene, ask: Ask, value: Value, manner: str) -> None:
    answer = show(ask, value, scene.session.language)
    scene.say(scene.word(f"readback.{manner}", answer=answer), yes_no_keyboard(scene))


def reject(scene: Scene, ask: Ask, code: RejectionCode) -> None:
    """Say kindly what is missing, with an example, and offer an easier way after two tries."""
    scene.put(tries=scene.session.tries + 1)
    scene.record(EventKind.REJECTED, code.value)
    lines = [_sentence(scene, ask, code), _example(scene, ask), _easier(scene, ask)]
    scene.say("\n".join(filter(None, lines)), question_keyboard(scene))


def _sentence(scene: Scene, ask: Ask, code: RejectionCode) -> str:
    if code is RejectionCode.REFUSED and ask.refusal:
        return say(scene.flow, scene.session, ask.refusal)
    lowest, highest = bounds(ask)
    shown = {
        name: _bound(scene, ask, bound)
        for name, bound in (("minimum", lowest), ("maximum", highest))
    }
    boundless = code is RejectionCode.TOO_LARGE and highest is None
    told = RejectionCode.NOT_UNDERSTOOD if boundless else code
    return scene.word(f"reject.{told.value}", **shown)


def bounds(ask: Ask) -> tuple[Decimal | int | None, Decimal | int | None]:
    """Give the least and most a question allows; None where there is no such bound."""
    match ask.type:
        case Number() | Money():
            return ask.type.minimum, ask.type.maximum
        case Text():
            return ask.type.min_length, ask.type.max_length
        case ManyChoices() | Document():
            return ask.type.at_least, ask.type.at_most
        case _:
            return None, None


def _bound(scene: Scene, ask: Ask, bound: Decimal | int | None) -> str:
    if bound is None:
        return ""
    return (
        show(ask, Decimal(bound), scene.session.language)
        if isinstance(ask.type, Money)
        else str(bound)
    )


def _example(scene: Scene, ask: Ask) -> str:
    example = say(scene.flow, scene.session, ask.example)
    return scene.word("try.example", example=example) if example else ""


def _easier(scene: Scene, ask: Ask) -> str:
    tries = scene.session.tries
    if tries >= _TRIES_BEFORE_EASIER and ask.unsure is not None:
        return scene.word("try.unsure")
    return scene.word("try.person") if tries >= _TRIES_BEFORE_PERSON else ""


def take_contact(scene: Scene, ask: Ask, contact: SharedContact) -> None:
    """Take a shared telephone number where one is due."""
    if isinstance(ask.type, Phone):
        hear(
            scene,
            ask,
            read(ask, contact.phone, Context(scene.session.language, scene.session.today)),
        )
    else:
        not_due(scene, "contact")


def not_due(scene: Scene, what: str) -> None:
    """Say kindly that a file or contact is not what this question needs."""
    scene.record(EventKind.REJECTED, RejectionCode.TEXT_NEEDED.value)
    scene.say(scene.word(f"unreadable.{what}"), question_keyboard(scene))
