"""Our short reader of catalogues against Babel's."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.flow.catalogues import read_catalogue

FILES = sorted(Path("bot").resolve().rglob("*.po"))
AWKWARD = r"""# a comment with "quotes"
#, fuzzy
msgid "one"
msgstr ""
"Say \"yes\",\n"
"then C:\\new\t."

#~ msgid "gone"
#~ msgstr "Gone."

msgid ""
"two"
msgstr "« Deux » \"\""
"""


def by_babel(file: Path) -> dict[str, str]:
    """Give what Babel reads."""
    with file.open("rb") as opened:
        return {str(entry.id): str(entry.string) for entry in read_po(opened) if entry.id}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_catalogues_are_read_as_babel_reads_them(file: Path) -> None:
    """Each of our catalogues gives the same sentences in the same order."""
    assert [*read_catalogue(file.parent, file.stem).items()] == [*by_babel(file).items()]


def test_awkward_entries_are_read_as_babel_reads_them(tmp_path: Path) -> None:
    """Quotes, escapes, several lines and entries that were struck out make no difference."""
    (tmp_path / "en.po").write_text(AWKWARD, encoding="utf-8")
    assert read_catalogue(tmp_path, "en") == by_babel(tmp_path / "en.po")
