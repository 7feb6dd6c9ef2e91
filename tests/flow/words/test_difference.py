"""The difference of two texts, word by word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.words.difference import marked

WORDS = st.lists(st.sampled_from(["one", "two", "three", "four", "{five}"])).map(" ".join)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Que se passe-t-il ?", "Que se passe-t-il chez vous ?",
         "Que se passe-t-il {+chez vous+} ?"),
        ("Où est la carte ?", "Où est le livre ?", "Où est [-la carte-] {+le livre+} ?"),
        ("a b c", "a c", "a [-b-] c"),
        ("", "new", "{+new+}"),
    ],
)  # fmt: skip
def test_changed_words_are_marked(old: str, new: str, expected: str) -> None:
    """What went stands in [-…-], what came in {+…+}."""
    assert marked(old, new) == expected


def test_long_stretches_are_cut_on_request() -> None:
    """Around a change only some words are kept; a stretch between two changes keeps both ends."""
    old, new = "a b c d e f x g h i j k l m n o", "A b c d e f x g h i j k l m N o"
    assert marked(old, new, 2) == "[-a-] {+A+} b c … l m [-n-] {+N+} o"
    old, new = "a b c d e x f g h i j", "a b c d e y f g h i j"
    assert marked(old, new, 2) == "… d e [-x-] {+y+} f g …"


@given(WORDS, WORDS)
def test_both_texts_are_in_the_difference(old: str, new: str) -> None:
    """Without the new marks it is the old text, without the old marks the new one."""
    both = marked(old, new)
    without_new = re.sub(r"\{\+.*?\+\}", "", both).replace("[-", "").replace("-]", "")
    without_old = re.sub(r"\[-.*?-\]", "", both).replace("{+", "").replace("+}", "")
    assert (without_new.split(), without_old.split()) == (old.split(), new.split())
