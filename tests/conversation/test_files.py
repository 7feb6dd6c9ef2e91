"""Photos and files at a question for a document: what is taken at once, and what is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.gathering import LARGEST_FILE, MOST_FILES
from bot.conversation.inputs import Attached
from bot.conversation.phrases import phrase
from bot.conversation.scene import NewFile
from bot.conversation.session import Answer
from bot.conversation.stored import from_text, to_text
from bot.conversation.turn import take_turn
from bot.flow.load import load_service
from tests.conversation.one_run import NOW, play

FLOW = load_service(Path("flows/energy-aid")).flows["redesign"]
BEFORE, _ = play(FLOW, 20)
PHOTO = Attached("photo-1", "image/jpeg", 90_000)


def test_a_photo_is_taken_with_the_language_of_its_sender() -> None:
    """Whoever fetches the photo later knows in which language to speak of it."""
    turn = take_turn(FLOW, BEFORE, PHOTO, NOW)
    assert turn.files == (NewFile("doc_bill", PHOTO, "fr"),)
    assert turn.session is not None
    assert turn.session.files == 1
    assert from_text(to_text(turn.session)) == turn.session


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (replace(PHOTO, mime="image/heic"), "wrong_file_type"),
        (replace(PHOTO, mime="image/svg+xml"), "wrong_file_type"),
        (replace(PHOTO, mime="text/html"), "wrong_file_type"),
        (replace(PHOTO, size=LARGEST_FILE + 1), "file_too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(file: Attached, reason: str) -> None:
    """A file that says it is of no use is never fetched, and the citizen hears it in that turn."""
    turn = take_turn(FLOW, BEFORE, file, NOW)
    assert turn.files == ()
    assert turn.replies[-1].text.startswith(phrase(f"reject.{reason}", "fr"))


def test_one_session_takes_twenty_files() -> None:
    """The twenty-first file is refused kindly, also where earlier ones were replaced."""
    last = take_turn(FLOW, replace(BEFORE, files=MOST_FILES - 1), PHOTO, NOW)
    assert last.files
    assert last.session is not None
    more = take_turn(FLOW, last.session, replace(PHOTO, file_id="photo-2"), NOW)
    assert more.files == ()
    assert more.replies[-1].text.startswith(phrase("reject.too_many_files", "fr"))


def test_a_limit_strands_nobody() -> None:
    """Where the limit is reached before the first page of a document, that document is put off."""
    turn = take_turn(FLOW, replace(BEFORE, files=MOST_FILES), PHOTO, NOW)
    assert turn.files == ()
    assert turn.replies[0].text == phrase("pages.enough", "fr")
    assert turn.session is not None
    assert turn.session.answers["doc_bill"] == Answer(None, "later")
    assert turn.session.step == "doc_income"
