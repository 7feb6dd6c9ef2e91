"""A request as citizens send it: the shipped redesign, answered with markers, on a vault's desk."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.conversation.inputs import Asked, Attached, Command, Input, Now, Tapped, Typed
from bot.conversation.scene import Submission
from bot.conversation.turn import begin, take_turn
from bot.flow.load import load_service
from bot.service.casework.desk import Casework
from bot.store.documents import StoredDocument
from bot.store.requests import StoredRequest
from bot.store.vault import Vault
from tests.store.made import SOON, citizen

FLOW = load_service(Path("flows/energy-aid")).flows["redesign"]
TODAY = date(2026, 12, 1)
NAME = "<b>Zoé</b> & Marqueur"
CHAT = 778899001122
MARKERS = ("Zoé", "Marqueur", "rue-marqueur", "95017", "1971", str(CHAT), "facture-zoe", "321")
BILL = Attached("file-id-marker", "image/jpeg", 900, "../facture-zoe.jpg")
REFERENCE = "KDM4-RTB7-PWX3"


def submission(language: str = "fr") -> Submission:
    """Give the request of one citizen who answers in a language."""
    answers = (
        f"={language}", "=yes", "=me", "=cut", "=elec", "95017", "=yes", "=me", "321", "=1", "2",
        "1150", "=no", "=go", NAME, "27/3/1971", "3 rue-marqueur", "!skip", "=here", "=no", BILL,
        "!done", "!later", "!skip", "!confirm", "=yes", "=3", "=words", "=no",
    )  # fmt: skip
    now = Now(TODAY, 1000.0)
    turn = take_turn(FLOW, begin(FLOW, "ab" * 16, "fr", now), Asked(Command.START), now)
    made = None
    for words in answers:
        assert turn.session is not None
        turn = take_turn(FLOW, turn.session, _said(words, turn.session.token), now)
        made = turn.submission or made
    assert made is not None, turn.replies
    return made


def _said(words: str | Attached, token: str) -> Input:
    if isinstance(words, Attached):
        return words
    return Tapped(token, words) if words[0] in "=!" else Typed(words)


def stored(language: str = "fr") -> StoredRequest:
    """Give that request as the vault stores it."""
    made = submission(language)
    return StoredRequest(REFERENCE, citizen(CHAT), made.language, made.answers, made.parts)


async def file_one(vault: Vault, language: str = "fr", content: bytes = b"\xff\xd8jpeg") -> None:
    """Store the request with its photo of a bill, and a second file that was refused."""
    photo = StoredDocument(BILL.file_id, citizen(CHAT), BILL.mime, BILL.name, REFERENCE, "kept")
    refused = replace(photo, file_id="other", status="refused", reason="not_accepted")
    async with vault.writing() as rows:
        await rows.save_request(stored(language), SOON)
        await rows.want_document(replace(photo, content=content), SOON)
        await rows.want_document(refused, SOON)


def at(vault: Vault) -> Casework:
    """Give a caseworker's desk on a vault."""
    return Casework(vault, "ines", TODAY)
