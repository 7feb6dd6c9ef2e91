"""What a citizen might do next: answer, or do something else, as one turn of a scenario.

While restless they also go back, ask why, answer wrongly, change their mind or their language;
while calm they only move on, so that a walk must come to an end.
"""

from random import Random

from bot.conversation.session import SURE, Session
from bot.flow import answer_types as types
from bot.flow.flow import Ask
from bot.simulation.acting import button_name
from bot.simulation.plausible import right_answer, wrong_answer
from bot.simulation.talk import Talk
from bot.simulation.writing import Said

_ASIDES = (
    "back", "back", "why", "help", "unsure", "skip", "change", "pause", "language", "person",
    "privacy", "mydata", "continue", "keep", "start", "done", "later", "stop", "restart",
)  # fmt: skip
_PHONE = "+33199004321"
_OFTEN, _SOMETIMES, _SELDOM = 0.5, 0.3, 0.25
_WRITTEN = (types.Number, types.Money, types.Date, types.Text, types.Phone, types.Email)


def next_turn(talk: Talk, random: Random, *, restless: bool) -> Said:
    """Give the next turn at this point of a talk that is not over."""
    session = talk.session
    if session is None:
        return "do", "start"
    if session.pending is not None and session.pending.kind in SURE:
        return "tap", "deny"
    if session.pending is not None and session.pending.kind == "reading":
        return "tap", "deny" if restless and random.random() < _SOMETIMES else "confirm"
    if restless and random.random() < _SOMETIMES:
        return _aside(talk, random)
    return _onward(talk, session, random)


def _aside(talk: Talk, random: Random) -> Said:
    names, step = _names(talk), talk.flow.steps.get(talk.step)
    asides: list[Said] = [
        ("do", random.choice(_ASIDES)),
        ("send", "photo"),
        ("share", _PHONE),
    ]
    if names:
        asides += [("tap", random.choice(names))] * 3
    if isinstance(step, Ask):
        asides += [("say", wrong_answer(step, random))] * 3
    return random.choice(asides)


def _names(talk: Talk) -> list[str]:
    buttons = [button for button, _ in talk.buttons()]
    return list(dict.fromkeys(button_name(button, buttons) for button in buttons))


def _onward(talk: Talk, session: Session, random: Random) -> Said:
    step = talk.flow.steps.get(session.step)
    if isinstance(step, Ask):
        return _answer(talk, session, step, random)
    keys = {button.key: button for button, _ in talk.buttons()}
    if "!confirm" in keys:
        return "tap", "confirm"
    changes = [key[1:] for key in keys if key.startswith("@")]
    return ("tap", random.choice(changes)) if changes else ("do", "confirm")


def _answer(talk: Talk, session: Session, ask: Ask, random: Random) -> Said:
    out = [word for word in ("unsure", "skip", "later") if f"!{word}" in _keys(talk)]
    if out and random.random() < _SELDOM:
        return "tap", random.choice(out)
    match ask.type:
        case types.ManyChoices():
            return _tick(session, ask.type, random)
        case types.Document():
            return _page(session, ask.type, random)
        case kind if isinstance(kind, _WRITTEN):
            return "say", right_answer(ask, session.language, session.today, random)
        case _:
            return "tap", random.choice(_own_options(ask))


def _keys(talk: Talk) -> set[str]:
    return {button.key for button, _ in talk.buttons()}


def _own_options(ask: Ask) -> list[str]:
    match ask.type:
        case types.OneChoice(choices=choices):
            return [choice.id for choice in choices]
        case types.Scale(labels=labels):
            return [str(number) for number, _ in labels]
        case types.Consent(refusal_goes_back=True):
            return ["yes"]
        case _:
            return ["yes", "no"]


def _tick(session: Session, kind: types.ManyChoices, random: Random) -> Said:
    """Tick options until there are enough, now and then one more."""
    pending = session.pending
    ticked = pending.value if pending and isinstance(pending.value, tuple) else ()
    most = kind.at_most if kind.at_most is not None else len(kind.choices)
    left = [choice.id for choice in kind.choices if choice.id not in ticked]
    if len(ticked) > most:
        return "tap", random.choice(ticked)
    full = not left or len(ticked) == most
    enough = len(ticked) >= max(1, kind.at_least)
    if enough and (full or random.random() < _OFTEN):
        return "tap", "done"
    return "tap", random.choice(left)


def _page(session: Session, kind: types.Document, random: Random) -> Said:
    pending = session.pending
    pages = len(pending.value) if pending and isinstance(pending.value, tuple) else 0
    enough = pages >= max(1, kind.at_least) and random.random() < _OFTEN
    return ("tap", "done") if enough else ("send", random.choice(["photo", "pdf"]))
