"""A request that comes again under its reference, and a file that meets its request, in one go."""

from dataclasses import replace
from datetime import date, timedelta

from bot.conversation.inputs import Now
from bot.conversation.scene import NewFile
from bot.service.batch import Batch
from bot.service.ledger import write_batch
from bot.service.outcome import Outcome
from tests.service.casework.sent import BILL, CHAT, FLOW, TODAY, at, submission
from tests.service.desk import Desk
from tests.store.made import citizen, run, session


def _batch(desk: Desk, day: date, outcome: Outcome) -> Batch:
    return Batch(desk.around, Now(day, 0.0), {}, {citizen(CHAT): outcome})


async def test_a_sent_request_is_filed_with_its_papers_and_their_sender(desk: Desk) -> None:
    """One commit stores the request in words, files the photo with it, and knows whom to tell."""
    made = submission("ar")
    outcome = Outcome(CHAT, flow=FLOW, submissions=[made], files=[NewFile("doc_bill", BILL, "ar")])
    async with desk.vault.writing() as rows:
        await write_batch(rows, _batch(desk, TODAY, outcome), [])
        (request,), (paper,) = await rows.requests(), await rows.documents()
    assert (request.language, request.parts) == ("ar", made.parts)
    assert paper.reference == request.reference == made.reference
    assert paper.sender is not None
    assert (paper.sender.chat_id, paper.sender.language) == (CHAT, "ar")


async def test_a_request_sent_again_stays_handed_over(desk: Desk) -> None:
    """An answer after the hand-over is added, and the last day stays the one promised."""
    made, later = submission(), TODAY + timedelta(days=3)
    async with desk.vault.writing() as rows:
        await write_batch(
            rows, _batch(desk, TODAY, Outcome(CHAT, flow=FLOW, submissions=[made])), []
        )
    await at(desk.vault).hand_over([made.reference])
    again = Outcome(CHAT, flow=FLOW, submissions=[replace(made, language="en")])
    async with desk.vault.writing() as rows:
        await write_batch(rows, _batch(desk, later, again), [])
        (request,) = await rows.requests()
    assert (request.language, request.handed_over) == ("en", True)
    assert request.expires_on == TODAY + timedelta(days=7)


async def test_files_of_a_stopped_conversation_go_at_once(desk: Desk) -> None:
    """Who stops leaves no photo behind; what an earlier request holds stays with it."""
    made, photo = submission(), replace(BILL, file_id="another")
    first = Outcome(CHAT, flow=FLOW, submissions=[made], files=[NewFile("doc_bill", BILL, "fr")])
    stopped = replace(session(), outcome="stopped")
    second = Outcome(
        CHAT,
        flow=FLOW,
        session=stopped,
        runs=[(run(), TODAY)],
        files=[NewFile("doc_bill", photo, "fr")],
    )
    async with desk.vault.writing() as rows:
        for outcome in (first, second):
            await write_batch(rows, _batch(desk, TODAY, outcome), [])
        assert [one.file_id for one in await rows.documents()] == [BILL.file_id]
