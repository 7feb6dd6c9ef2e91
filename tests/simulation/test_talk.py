"""A talk remembers what took place, and lets time pass as the bot does."""

from datetime import timedelta
from pathlib import Path

from bot.conversation.inputs import Asked, Attached, Command, Typed
from bot.service.retention import run_of
from bot.simulation.minutes import minutes_of
from bot.simulation.played import outcome_of
from bot.simulation.talk import Talk
from tests.simulation.small import CARD, NOW, service

ASK_AFTER = """\
  - ask: ease
    type: yes_no
    text: Was it easy?
  - end: submitted"""


def begun(folder: Path) -> Talk:
    """Begin a talk on the small flow, with one answer given."""
    talk = Talk.begin(service(folder).flows["card"], "en", NOW)
    talk.do(Asked(Command.START))
    talk.do(Typed("here"))
    return talk


def test_a_long_silence_closes_as_the_bot_does(tmp_path: Path) -> None:
    """After the days that answers are kept, the run is the one that the bot would keep."""
    talk = begun(tmp_path)
    session = talk.session
    assert session is not None
    talk.wait(timedelta(days=30))
    assert talk.session is session
    talk.wait(timedelta(days=31))
    assert talk.session is None
    assert talk.run == run_of(session, rehearsal=True)
    assert talk.over


def test_a_sent_request_stays_sent(tmp_path: Path) -> None:
    """Silence after the sending closes the run as submitted, as the bot would keep it."""
    flow = service(tmp_path, flow=CARD.replace("  - end: submitted", ASK_AFTER)).flows["card"]
    talk = Talk.begin(flow, "en", NOW)
    for words in ("/start", "here", "34", "books", "later", "yes"):
        talk.do(Typed(words))
    session = talk.session
    assert session is not None
    assert (talk.step, bool(session.reference)) == ("ease", True)
    talk.wait(timedelta(days=40))
    assert talk.run == run_of(session, rehearsal=True)
    assert outcome_of(talk) == "submitted"


def test_time_goes_into_the_trace(tmp_path: Path) -> None:
    """Days that pass between two inputs are the seconds of the next event, and move the date."""
    talk = begun(tmp_path)
    talk.wait(timedelta(days=2, hours=1))
    talk.do(Asked(Command.WHY))
    assert talk.last.events[0].seconds == 49 * 3600
    assert talk.now.today == NOW.today + timedelta(days=2)


def test_an_erased_talk_begins_anew(tmp_path: Path) -> None:
    """Once everything is erased, the next words begin from the first question."""
    talk = begun(tmp_path)
    talk.do(Asked(Command.DELETE))
    talk.do(Asked(Command.CONFIRM))
    assert (talk.session, outcome_of(talk)) == (None, "")
    talk.do(Typed("hello"))
    assert talk.step == "place"


def test_minutes_are_estimated(tmp_path: Path) -> None:
    """Text and buttons are read at 150 words a minute; thinking and typing go by type."""
    talk = begun(tmp_path)
    for given in (Typed("34"), Typed("books"), Attached("a", "image/jpeg", 9), Asked(Command.DONE)):
        talk.do(given)
    said = " ".join(reply.text for exchange in talk.exchanges for reply in exchange.turn.replies)
    labels = "In town Nearby Far away Books Films Games"
    reading = 60 * len(f"{said} {labels}".split()) / 150
    thinking, typing = 4 + 4 + 4 + 35, 2 / 5 * 60 / 36.2
    seconds = reading + thinking + typing
    assert abs(float(minutes_of(talk)) - seconds / 60) < 1e-9
