"""What the tests of the store put in: keys, citizens, and values that use every field."""

import base64
from datetime import date
from decimal import Decimal

from bot.conversation.filed import FiledAnswer, FiledPart
from bot.conversation.session import Answer, Pending, Session
from bot.journal.trace import Event, EventKind, Run
from bot.store.keys import KeyRing, citizen_mac, keys_from_text
from bot.store.openings import Opening
from bot.store.requests import StoredRequest

TODAY = date(2026, 11, 25)
SOON = date(2026, 12, 31)
OPENING = Opening("ines", "show", date(2026, 12, 1))
CHAT = 778899001122
MARKERS = ("Zoé Marqueur", "zoe.marqueur@example.org", "1234.56", "1961-02-03", "une-phrase-rare")

ANSWERS = {
    "name": Answer("Zoé Marqueur"),
    "mail": Answer("zoe.marqueur@example.org"),
    "income": Answer(Decimal("1234.56")),
    "born": Answer(date(1961, 2, 3)),
    "children": Answer(2),
    "agrees": Answer(value=True),
    "papers": Answer(("file-1", "file-2")),
    "bill": Answer(None, "unsure"),
}

PARTS = (
    FiledPart(
        {"fr": "Vous", "ar": "أنتم"},
        {"fr": "", "ar": ""},
        (
            FiledAnswer("name", "text", {"fr": "Nom", "ar": "الاسم"}, {"fr": "Zoé Marqueur"}),
            FiledAnswer("papers", "document", {"fr": "Vos papiers"}, {"fr": "2 fichiers"}),
        ),
    ),
)


def key(fill: int) -> str:
    """Give the base64 of a key that holds one byte 32 times."""
    return base64.b64encode(bytes([fill]) * 32).decode()


def ring_of(*sealing: int, mac: int = 0) -> KeyRing:
    """Give a ring whose sealing keys are made of these bytes, first one first."""
    entries = [f"mac:{key(mac)}", *(f"k{fill}:{key(fill)}" for fill in sealing)]
    return keys_from_text(",".join(entries))


def citizen(number: int = CHAT) -> str:
    """Give the name that the vault has for a chat, under the rings made here."""
    return citizen_mac(ring_of(1), "tg", number)


def session(seed: str = "5eed") -> Session:
    """Give a session in which every field holds something."""
    return Session(
        prototype="redesign",
        version="v1",
        language="fr",
        today=date(2026, 11, 30),
        seed=seed,
        step="income",
        path=("start", "name", "income"),
        answers=ANSWERS,
        pending=Pending("reading", Decimal("12.50")),
        turn=7,
        token="tok",
        last_token="kot",
        tries=2,
        clock=12.5,
        outcome="submitted",
        reference="GU-1234",
        trace=(Event(EventKind.SHOWN, "name"), Event(EventKind.REJECTED, "name", 3.5, "empty")),
        notice="0123456789",
        address="778899001122",
        reminded=True,
        counted=True,
        runs=2,
        research="yes",
        code="BCDF-GHJK-LMNP-QRST",
    )


def run(outcome: str = "submitted") -> Run:
    """Give the run of a closed session."""
    events = (Event(EventKind.SHOWN, "name", 1.25), Event(EventKind.SCORED, "ease", 2.0, "4"))
    return Run("redesign", "v1", "fr", outcome, events, rehearsal=True)


def request(reference: str = "GU-1234", owner: str | None = None) -> StoredRequest:
    """Give a submitted request with an answer of every type."""
    return StoredRequest(reference, owner or citizen(), "fr", ANSWERS, PARTS)
