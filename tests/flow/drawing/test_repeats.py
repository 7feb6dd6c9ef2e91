"""Repeats as they are read from YAML: drawn once, without the numbers of their items."""

from pathlib import Path

from bot.flow.drawing import picture_of
from bot.flow.load import load_path
from tests.flow.drawing.test_layout import outlined

(LOADED,) = load_path(Path(__file__).with_name("several.yaml"))
PICTURE = picture_of(LOADED.flows["several"])


def test_repeats_are_drawn_once() -> None:
    """Conditions about the number of items belong to the repeat; the designer's own stay."""
    assert outlined(PICTURE) == [
        "start",
        "people",
        "Person {number} · for each of people, 3 at most?",
        "  income",
        "  no answer to income?",
        "    paid",
        "  number is 1?",
        "    thanks",
        "  income > 9000?",
        "    too_much",
        "people > 1?",
        "  [Pet {number} · again as long as the answer is yes, 4 times at most]",
        "    pet_name",
        "    pet_another",
        "  pets",
        "handed_over",
    ]


def test_lines_of_repeats_lead_back() -> None:
    """A check leads back to its question, and each repeat to its first step."""
    back = {
        (line.source, line.kind, line.target)
        for line in PICTURE.lines
        if line.kind in ("again", "fix")
    }
    assert back == {
        ("too_much", "fix", "income"),
        ("too_much", "again", "income"),
        ("fork.4", "again", "income"),
        ("pet_another", "again", "pet_name"),
    }


def test_no_item_is_named() -> None:
    """Nowhere in the picture does the number of an item show."""
    texts = [symbol.text + symbol.caption + symbol.telling for symbol in PICTURE.symbols]
    assert [text for text in texts if "#" in text] == []
