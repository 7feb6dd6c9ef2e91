"""The bot's own sentences: the same set in each language, and French written as French."""

import re
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest

from bot.conversation import phrases
from bot.conversation.answers import RejectionCode
from bot.conversation.phrases import LANGUAGES, catalogue, phrase

KEYS = sorted(set(chain.from_iterable(catalogue(language) for language in LANGUAGES)))
CODE = Path(phrases.__file__).parents[2]
GROUPS = "|".join(sorted({key.split(".")[0] for key in KEYS}))
ASKED = re.compile(rf'(?:word|phrase)\(\s*"((?:{GROUPS})\.[a-z_]+)"')

NARROW = "\u202f"
BARE_SIGN = re.compile(f"(?<!{NARROW})[:;!?»]|«(?!{NARROW})")
NOT_FRENCH = re.compile(r"['\"\u00a0]|\.\.\.|  ")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", KEYS)
def test_a_phrase_says_something_in_every_language(key: str) -> None:
    """No language lacks a sentence, and each fills in the same placeholders."""
    texts = [catalogue(language).get(key, "") for language in LANGUAGES]
    assert all(text.strip(" ") for text in texts)
    assert {frozenset(_placeholders(text)) for text in texts} == {
        frozenset(_placeholders(texts[0]))
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rejection_has_a_kind_sentence(language: str) -> None:
    """A citizen is always told what is missing, and no sentence outlives its reason."""
    written = {key for key in catalogue(language) if key.startswith("reject.")}
    assert written == {f"reject.{code}" for code in RejectionCode}


def test_every_phrase_the_bot_asks_for_is_written() -> None:
    """A key in the code that no catalogue has would only fail in front of a citizen."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(CODE.rglob("*.py"))]
    asked = set(chain.from_iterable(map(ASKED.findall, sources)))
    assert len(asked) > 30
    assert asked <= set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_french_keeps_its_typography(key: str) -> None:
    """A narrow space before : ; ! ? and inside « », curly apostrophes, no doubled space."""
    text = catalogue("fr")[key]
    assert not BARE_SIGN.findall(text)
    assert not NOT_FRENCH.findall(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ce nombre est trop petit. Le minimum est 1."),
        ("en", "This number is too small. The minimum is 1."),
        ("ar", "هذا الرقم صغير جدا. الحد الأدنى \u20681\u2069."),
        ("xx", "Ce nombre est trop petit. Le minimum est 1."),
    ],
)
def test_a_phrase_is_filled_in(language: str, text: str) -> None:
    """What is inserted into Arabic stands in isolates; an unknown language reads as French."""
    assert phrase("reject.too_small", language, minimum=1) == text


def test_an_unknown_key_is_an_error() -> None:
    """A slip in the code is loud, not an empty message."""
    with pytest.raises(KeyError):
        phrase("button.nothing", "fr")
