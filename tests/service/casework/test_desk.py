"""What a caseworker does with requests: lists, reads, hands over, and is seen doing so."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
import pytest_asyncio

from bot.conversation.session import Answer
from bot.errors import CaseworkRefused
from bot.service.casework.desk import Standing, as_reference
from bot.service.casework.text import list_json, list_text, openings_text, request_text
from bot.store.openings import Opening
from bot.store.vault import Vault
from tests.service.casework.sent import MARKERS, NAME, REFERENCE, TODAY, at, file_one, stored
from tests.store.made import SOON, citizen, ring_of


@pytest_asyncio.fixture
async def vault() -> AsyncIterator[Vault]:
    """Give an empty vault in memory."""
    opened = await Vault.open("memory", ring_of(1))
    yield opened
    await opened.close()


async def test_a_list_tells_where_requests_stand_and_no_answer(vault: Vault) -> None:
    """A list has reference, language, documents by status and last day, and nothing of a person."""
    await file_one(vault, "ar")
    standings = await at(vault).standings()
    assert standings == [
        Standing(REFERENCE, "ar", {"kept": 1, "refused": 1}, SOON, handed_over=False)
    ]
    for written in (list_text(standings), list_json(standings)):
        assert REFERENCE in written
        assert [marker for marker in MARKERS if marker in written] == []
    assert await at(vault).openings(REFERENCE) == []


async def test_a_request_is_read_as_a_person_reads(vault: Vault) -> None:
    """Sections, questions and answers in French; the papers by name, with what became of them."""
    await file_one(vault)
    lines = request_text(await at(vault).open("kdm4 rtb7pwx3", "show")).splitlines()
    assert lines[0] == f"Demande {REFERENCE}"
    assert lines[lines.index("VOTRE SITUATION") + 1 :][:2] == [
        "Le problème", "    L’énergie est coupée",
    ]  # fmt: skip
    for answer in (f"    {NAME}", "    27 mars 1971", "    1\u202f150\u202f€", "    Oui"):
        assert answer in lines
    assert "    doc_bill-1.jpg (../facture-zoe.jpg)\u202f: reçu" in lines
    assert "    other-1.jpg (../facture-zoe.jpg)\u202f: refusé, ni photo ni PDF" in lines


async def test_the_citizens_own_words_stand_beside_where_they_differ(vault: Vault) -> None:
    """An answer tapped in Arabic is read in French, with the Arabic button beside."""
    await file_one(vault, "ar")
    text = request_text(await at(vault).open(REFERENCE, "show"))
    own = next(one for part in stored("ar").parts for one in part.answers if one.step == "problem")
    assert f"    {own.answer['fr']}\n    (ar) {own.answer['ar']}\n" in text
    assert text.count(NAME) == 1


async def test_a_citizens_words_cannot_steer_a_terminal(vault: Vault) -> None:
    """An escape sequence in an answer or a file name is shown as a mark, and does nothing."""
    await file_one(vault)
    odd = replace(stored(), answers={"name": Answer("\x1b[2JZoé\x07")}, parts=())
    async with vault.writing() as rows:
        await rows.save_request(odd, SOON)
    text = request_text(await at(vault).open(REFERENCE, "show"))
    assert "\ufffd[2JZoé\ufffd" in text
    assert "\x1b" not in text


def test_a_request_holds_no_version() -> None:
    """Neither prototype nor version stands in a request, nor what must not travel with it."""
    request = stored()
    assert "redesign" not in repr(request)
    asked = {one.step for part in request.parts for one in part.answers}
    assert asked == set(request.answers)
    assert {"ease", "hard_what"}.isdisjoint(asked)
    assert "callback_ok" in asked
    assert request.files == ["file-id-marker"]


async def test_handing_over_starts_the_clock_once(vault: Vault) -> None:
    """Handed over, a request goes after seven days, its papers too; a second time changes none."""
    await file_one(vault)
    week = TODAY + timedelta(days=7)
    expected = [Standing(REFERENCE, "fr", {"kept": 1, "refused": 1}, week, handed_over=True)]
    assert await at(vault).hand_over([REFERENCE, REFERENCE.lower()]) == expected * 2
    async with vault.writing() as rows:
        await rows.expire(week)
        assert len(await rows.documents(reference=REFERENCE)) == 2
        await rows.expire(week + timedelta(days=1))
        assert (await rows.documents(), await rows.requests()) == ([], [])


async def test_each_opening_is_noted_and_goes_with_its_request(vault: Vault) -> None:
    """Who, what and which day are shown; erasing the citizen erases them too."""
    await file_one(vault)
    await at(vault).open(REFERENCE, "show")
    await at(vault).hand_over([REFERENCE])
    noted = [Opening("ines", "hand-over", TODAY), Opening("ines", "show", TODAY)]
    assert await at(vault).openings(REFERENCE) == noted
    assert openings_text(noted).splitlines()[1] == "2026-12-01  show       ines"
    async with vault.writing() as rows:
        await rows.erase(citizen(778899001122))
        assert await rows.openings(REFERENCE) == []


async def test_an_unknown_reference_is_named_and_nothing_is_handed_over(vault: Vault) -> None:
    """One wrong reference among several stops all of them, with one clear sentence."""
    await file_one(vault)
    with pytest.raises(CaseworkRefused, match="No request has the reference XXXX"):
        await at(vault).hand_over([REFERENCE, "XXXX"])
    assert [one.last_day for one in await at(vault).standings()] == [SOON]
    assert await at(vault).openings(REFERENCE) == []


@pytest.mark.parametrize(
    "typed", ["KDM4-RTB7-PWX3", "kdm4rtb7pwx3", " kdm4 rtb7_PWX3 ", "KDM4–RTB7–PWX3."]
)
def test_references_are_read_as_people_type_them(typed: str) -> None:
    """Spaces, dashes of any kind and case do not matter."""
    assert as_reference(typed) == REFERENCE


async def test_a_request_without_words_shows_ids_and_values(vault: Vault) -> None:
    """What an earlier Guichet stored has no words of its own, and can be read all the same."""
    old = stored()
    async with vault.writing() as rows:
        bare = type(old)(old.reference, old.citizen, "fr", old.answers)
        await rows.save_request(bare, date(2026, 12, 20))
    text = request_text(await at(vault).open(REFERENCE, "show"))
    assert "problem\n    cut\n" in text
    assert "27 mars 1971" in text
