"""A satisfaction scale: its own numbers, its labels, and near labels."""

import pytest

from bot.conversation.answers import Reading
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected
from tests.conversation.answers.options import EASE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", exact(5)),
        ("1.", exact(1)),
        ("٤", exact(4)),
        ("4️⃣", exact(4)),
        ("Très facile", exact(5)),
        ("TRES FACILE !", exact(5)),
        ("facile", exact(4)),
        ("difficile.", exact(2)),
        ("très difficile", exact(1)),
        ("Easy", exact(4)),
        ("سهل", exact(4)),
        ("سهل جدا", exact(5)),
        ("صعب جدًا", exact(1)),
        ("plutôt facile", doubtful(4)),
        ("tres difficil", doubtful(1)),
        ("difficil", rejected("ambiguous")),
        ("pas facile", rejected("ambiguous")),
        ("tres", rejected("ambiguous")),
        ("0", rejected("not_an_option")),
        ("6", rejected("not_an_option")),
        ("3,5", rejected("not_an_option")),
        ("5/5", rejected("not_an_option")),
        ("bof", rejected("not_an_option")),
        ("👍", rejected("not_an_option")),
        ("", rejected("not_an_option")),
    ],
)
def test_a_step_of_the_scale_is_read(text: str, expected: Reading, language: str) -> None:
    """A number is the scale's own, not a place in the list: here 5 stands first."""
    assert reading(EASE, text, language) == expected
