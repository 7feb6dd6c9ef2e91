"""What differences are told with: both languages whole, and French set as it must be."""

import re
from pathlib import Path
from string import Formatter

import pytest

from bot.flow.catalogues import read_catalogue

FOLDERS = [Path("bot/flow/comparing").resolve(), Path("bot/flow/register").resolve()]


def braces(text: str) -> set[str]:
    """Give the names that a sentence leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_both_languages_say_the_same(folder: Path) -> None:
    """French and English have the same entries, each with the same braces."""
    english, french = (read_catalogue(folder, language) for language in ("en", "fr"))
    assert [*english] == [*french]
    assert {key: braces(text) for key, text in english.items()} == {
        key: braces(text) for key, text in french.items()
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_french_spaces_are_narrow_and_unbreakable(folder: Path) -> None:
    """Before ; : ! ? » and after « stands a narrow no-break space, and apostrophes are curly."""
    for text in read_catalogue(folder, "fr").values():
        assert not re.search(r"[ \u00a0][;:!?»]|«[^\u202f]|[^\u202f\W]»|'", text), text
        assert not re.search(r"\w[;!?](?!\w)", text), text
