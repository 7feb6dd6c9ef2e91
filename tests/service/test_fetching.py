"""Files fetched after their turn: kept bare, or turned away with a kind word to their sender."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import pytest
import pytest_asyncio
from structlog.testing import capture_logs
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.channel.telegram_bot import Telegram
from bot.conversation.inputs import Now
from bot.conversation.phrases import phrase
from bot.service.documents import Fetcher
from bot.store.documents import Sender, StoredDocument
from bot.store.outbox import Message
from bot.store.vault import Vault
from tests.service.pictures import EXE, HTML, PDF, SVG, photo
from tests.store.made import CHAT, SOON, citizen, ring_of

WANTED = StoredDocument(
    "file-id-marker", citizen(CHAT), "image/jpeg", "nom-marqueur.jpg", sender=Sender(CHAT, "ar")
)
TOO_BIG = BadRequest("Bad Request: file is too big")
EXPIRED = BadRequest("Bad Request: wrong file_id or the file is temporarily unavailable")


@dataclass
class Files:
    """A Telegram that has one file, or fails."""

    given: bytes | Exception

    async def download(self, _file_id: str, max_bytes: int) -> bytes:
        """Give the file, as `Telegram.download` does."""
        if isinstance(self.given, Exception):
            raise self.given
        if len(self.given) > max_bytes:
            raise BadRequest("file is too big")
        return self.given


@dataclass
class Today:
    """A clock that stands still."""

    day: date = date(2026, 12, 1)

    def now(self) -> Now:
        """Give the day."""
        return Now(self.day, 0.0)

    def hour(self) -> int:
        """Give noon."""
        return 12


@dataclass
class Bench:
    """A vault with one wanted document, and what citizens are owed."""

    vault: Vault
    owed: list[Message] = field(default_factory=list)

    async def fetch(self, given: bytes | Exception) -> tuple[bool, StoredDocument]:
        """Fetch from a Telegram that gives this; says whether all is done, and what became."""
        telegram = cast("Telegram", Files(given))
        done = await Fetcher(self.vault, telegram, Today(), self.owed.extend).fetch_all()
        async with self.vault.reading() as rows:
            (found,) = await rows.documents()
            assert list(await rows.waiting()) == self.owed
        return done, found


@pytest_asyncio.fixture
async def bench() -> AsyncIterator[Bench]:
    """Give a vault in memory that wants one document."""
    vault = await Vault.open("memory", ring_of(1))
    async with vault.writing() as rows:
        await rows.want_document(WANTED, SOON)
    yield Bench(vault)
    await vault.close()


@pytest.mark.parametrize(("given", "mime"), [(photo("PNG"), "image/png"), (PDF, "application/pdf")])
async def test_a_good_file_is_kept_under_its_true_type(
    bench: Bench, given: bytes, mime: str
) -> None:
    """What was declared a JPEG is kept as what it is; nobody is told, and the chat is forgotten."""
    done, found = await bench.fetch(given)
    assert (done, found.status, found.mime, found.sender) == (True, "kept", mime, None)
    assert b"place-marker" not in found.content
    assert bench.owed == []


TURNED_AWAY: dict[str, tuple[bytes | Exception, str, str]] = {
    "a program": (EXE, "refused", "not_accepted"),
    "SVG": (SVG, "refused", "not_accepted"),
    "HTML": (HTML, "refused", "not_accepted"),
    "a cut photo": (photo()[:300], "refused", "unreadable"),
    "21 MB": (bytes(21 * 1024 * 1024), "refused", "too_large"),
    "too big for Telegram": (TOO_BIG, "refused", "too_large"),
    "gone": (EXPIRED, "lost", "gone"),
}


@pytest.mark.parametrize("case", TURNED_AWAY.values(), ids=TURNED_AWAY)
async def test_a_file_of_no_use_is_turned_away_kindly(
    bench: Bench, caplog: pytest.LogCaptureFixture, case: tuple[bytes | Exception, str, str]
) -> None:
    """The row says why, the citizen is told in their language what to do, no log names them."""
    given, status, reason = case
    with capture_logs() as logged, caplog.at_level(logging.DEBUG):
        done, found = await bench.fetch(given)
    assert [line["event"] for line in logged] == ["document_turned_away"]
    assert (done, found.status, found.reason, found.content) == (True, status, reason, b"")
    texts = [str(one.parameters["text"]) for one in bench.owed]
    assert texts == [f"{phrase(f'file.{reason}', 'ar')}\n{phrase('file.again', 'ar')}"]
    assert [one.chat_id for one in bench.owed] == [CHAT]
    written = caplog.text + str(logged)
    assert [word for word in (str(CHAT), "marqueur", "file-id-marker") if word in written] == []


async def test_after_the_sending_a_person_helps(bench: Bench) -> None:
    """An answer that was sent cannot be changed any more, so the citizen is led to a person."""
    async with bench.vault.writing() as rows:
        await rows.file_documents(WANTED.citizen, [WANTED.file_id], "KDM4-RTB7-PWX3")
    await bench.fetch(EXE)
    assert str(bench.owed[0].parameters["text"]).endswith(phrase("file.sent", "ar"))


@pytest.mark.parametrize("error", [NetworkError("down"), InvalidToken("revoked")])
async def test_a_file_that_cannot_be_had_now_stays_wanted(bench: Bench, error: Exception) -> None:
    """Neither a bad line nor a revoked token loses a document; nobody is told."""
    assert await bench.fetch(error) == (False, WANTED)
    assert bench.owed == []


async def test_who_erased_everything_hears_nothing(bench: Bench) -> None:
    """A refusal that comes after the erasure neither brings a row back nor writes to the chat."""
    async with bench.vault.writing() as rows:
        await rows.erase(WANTED.citizen)
    fetcher = Fetcher(bench.vault, cast("Telegram", Files(EXE)), Today(), bench.owed.extend)
    await fetcher._fetch(WANTED)  # noqa: SLF001 - the moment between fetching and writing
    async with bench.vault.reading() as rows:
        assert (await rows.documents(), await rows.waiting(), bench.owed) == ([], (), [])
