"""Research mode: off until the operator and the citizen say yes, and gone by code or by day."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from bot.conversation.phrases import phrase
from bot.conversation.research import code_of, read_code
from bot.conversation.session import Session
from bot.journal.research import ResearchRun
from bot.sandbox import Citizen
from bot.service.clock import SystemClock
from bot.service.intake import Intake
from bot.service.researching import KEEP_RESEARCH_DAYS, retain_research
from bot.store.research import Research
from bot.store.vault import Vault
from tests.service.desk import MARKER, Desk, NothingToSettle
from tests.store.made import ring_of

TODAY = SystemClock().now().today


@dataclass
class Lab(Desk):
    """A desk where research mode is on."""

    research: Research | None = None

    async def take(self, *update_ids: int) -> None:
        """Hand over updates to an intake that knows the research database."""
        intake = Intake(
            self.vault, self.around, SystemClock(), NothingToSettle(), self.taken.append,
            self.research,
        )  # fmt: skip
        await intake.take([self.raw(update_id) for update_id in update_ids])

    async def say(self, citizen: Citizen, *words: str) -> Session | None:
        """Let a citizen type; gives their session."""
        for said in words:
            await self.take(citizen.say(said))
        return await self.session_of(citizen)

    async def runs(self) -> list[ResearchRun]:
        """Give all that research has."""
        assert self.research is not None
        return [run async for run in self.research.runs()]


@pytest_asyncio.fixture
async def lab(tmp_path: Path) -> AsyncIterator[Lab]:
    """Give a desk with an empty research database in a file."""
    vault = await Vault.open("memory", ring_of(1))
    research = await Research.open(f"sqlite:///{tmp_path}/research.db", ring_of(1))
    lab = Lab(vault, research=research)
    lab.around = replace(lab.around, research=True)
    yield lab
    await vault.close()
    await research.close()


async def test_nothing_is_asked_while_the_mode_is_off(desk: Desk) -> None:
    """By default the notice is followed by the first question, and no session says yes."""
    amina = desk.sandbox.citizen()
    await desk.begin(amina)
    session = await desk.session_of(amina)
    assert session is not None
    assert (session.step, session.research, session.code) == ("privacy", "", "")


async def test_the_question_comes_before_the_first_and_waits(lab: Lab) -> None:
    """It stays open, whatever is written; its two buttons stand side by side, none is chosen."""
    amina = lab.sandbox.citizen()
    await lab.begin(amina)
    for words in ("bonjour", MARKER, "/privacy", "/help"):
        session = await lab.say(amina, words)
        assert session is not None
        assert (session.research, list(session.answers)) == ("asked", ["language"])
    assert (await lab.owed()).count(phrase("research.ask", "fr")) == 4


async def test_no_is_as_good_as_yes(lab: Lab) -> None:
    """The same questions follow; only a yes gives a code, and only a yes leaves a trace."""
    amina, malik = lab.sandbox.citizen(), lab.sandbox.citizen("Malik")
    await lab.begin(amina, malik)
    no, yes = await lab.say(amina, "non"), await lab.say(malik, "oui")
    assert no is not None
    assert yes is not None
    assert (no.research, no.code, no.step) == ("no", "", "privacy")
    assert (yes.research, yes.step) == ("yes", "privacy")
    assert read_code(yes.code) == yes.code == code_of(yes.seed)
    assert any(yes.code in text for text in await lab.owed())
    for citizen in (amina, malik):
        await lab.say(citizen, "oui", "pour moi", "non")
        await lab.say(citizen, "/stop", "oui")
    (run,) = await lab.runs()
    assert (run.prototype, run.outcome, run.language) == ("redesign", "stopped", "fr")
    assert {event.day for event in run.events} == {0}


async def test_a_code_erases_the_trace_from_any_chat(lab: Lab, tmp_path: Path) -> None:
    """Written as people write it, from another phone, without a session, and also twice."""
    amina = lab.sandbox.citizen()
    await lab.begin(amina)
    session = await lab.say(amina, "oui")
    await lab.say(amina, "/stop", "oui")
    assert session is not None
    assert len(await lab.runs()) == 1
    known_as = ring_of(1).mac(f"research|{session.code}").encode()
    assert known_as in _bytes(tmp_path)
    other = lab.sandbox.citizen("Autre")
    for written in (session.code.lower().replace("-", " "), session.code):
        assert await lab.say(other, f"/delete {written}") is None
        assert await lab.runs() == []
    assert (await lab.owed()).count(phrase("research.erased", "fr")) == 2
    held = _bytes(tmp_path)
    assert session.code.encode() not in held
    assert known_as not in held


async def test_a_code_in_the_batch_of_its_close_leaves_nothing(lab: Lab) -> None:
    """Updates that waited together: the trace is not kept after the citizen was told it is gone."""
    amina = lab.sandbox.citizen()
    await lab.begin(amina)
    session = await lab.say(amina, "oui")
    assert session is not None
    await lab.say(amina, "/stop")
    await lab.take(amina.say("oui"), amina.say(f"/delete {session.code}"))
    assert phrase("research.erased", "fr") in await lab.owed()
    assert await lab.runs() == []


async def test_a_research_database_that_is_away_stops_nothing(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day's work goes on without it, and the log says so without any content."""
    monkeypatch.setattr(Research, "expire", _away)
    with capture_logs() as logged:
        await retain_research(lab.vault, lab.research, TODAY)
    assert [(line["event"], line["error"]) for line in logged] == [
        ("research_not_retained", "ConnectionError")
    ]


async def _away(*_: object) -> None:
    raise ConnectionError(MARKER)


async def test_a_code_takes_back_the_yes_of_an_open_session(lab: Lab) -> None:
    """Written half-way, it withdraws the yes, and the request goes on."""
    amina = lab.sandbox.citizen()
    await lab.begin(amina)
    session = await lab.say(amina, "oui")
    assert session is not None
    after = await lab.say(amina, f"/delete {session.code}")
    assert after is not None
    assert (after.research, after.code, after.step) == ("no", "", session.step)
    await lab.say(amina, "/stop", "oui")
    assert await lab.runs() == []


@pytest.mark.parametrize("closed", [True, False])
async def test_a_whole_erasure_takes_the_trace_too(lab: Lab, *, closed: bool) -> None:
    """Before the close it removes the yes, after it the trace, without any code."""
    amina = lab.sandbox.citizen()
    await lab.begin(amina)
    await lab.say(amina, "oui", *(("/stop", "oui") if closed else ()))
    assert len(await lab.runs()) == closed
    assert await lab.say(amina, "/delete", "oui") is None
    assert await lab.runs() == []


async def test_traces_go_after_thirty_days(lab: Lab) -> None:
    """On day 30 the trace is there; on day 31 it is gone."""
    amina = lab.sandbox.citizen()
    await lab.begin(amina)
    await lab.say(amina, "oui", "/stop", "oui")
    last = TODAY + timedelta(days=KEEP_RESEARCH_DAYS)
    await retain_research(lab.vault, lab.research, last)
    assert len(await lab.runs()) == 1
    await retain_research(lab.vault, lab.research, last + timedelta(days=1))
    assert await lab.runs() == []


async def test_a_forgotten_session_leaves_its_trace_once(lab: Lab) -> None:
    """Who said yes and never came back counts as abandoned, however often the job runs."""
    amina = lab.sandbox.citizen()
    await lab.begin(amina)
    await lab.say(amina, "oui")
    for _ in range(2):
        await retain_research(lab.vault, lab.research, TODAY + timedelta(days=31))
    assert [run.outcome for run in await lab.runs()] == ["abandoned"]


async def test_nothing_in_the_file_is_readable(lab: Lab, tmp_path: Path) -> None:
    """No step, no outcome, no citizen and no chat stands in the clear."""
    amina = lab.sandbox.citizen()
    await lab.begin(amina)
    await lab.say(amina, "oui", "/stop", "oui")
    held = _bytes(tmp_path)
    names = ("privacy", "stopped", str(amina.id), lab.around.citizen_of(amina.id))
    assert [name for name in names if name.encode() in held] == []


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


@pytest.mark.parametrize("written", ["", "oui", "ABCD-EFGH", "ABCD-EFGH-IJKL-MNO1", "x" * 40])
def test_what_is_no_code_is_none(written: str) -> None:
    """Other words after the command mean the command."""
    assert read_code(written) == ""
