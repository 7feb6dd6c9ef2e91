"""Texts go into a translation file, and everything else in it stays where and as it is."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import WordsRefused
from bot.flow.draft import Draft
from bot.flow.source import read_source
from bot.flow.translation import read_translation
from bot.flow.wording import flow_texts, name_of, noted_texts, translated_texts
from bot.flow.words.changes import Change, changed, new_file
from tests.flow.words.service import SIDECAR, TEXTS, written


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """Give the made flow."""
    return written(tmp_path_factory.mktemp("service"), en=SIDECAR)[0]


def edited(draft: Draft, text: str, changes: Mapping[str, tuple[str | None, str]]) -> list[str]:
    """Make changes (translation and source, by name) and give the lines that differ."""
    paths = {name_of(path): path for path in flow_texts(draft)}
    wanted = [Change(paths[name], source, new) for name, (new, source) in changes.items()]
    lines = changed(text, draft, wanted).splitlines(), text.splitlines()
    found = unified_diff(lines[1], lines[0], n=0, lineterm="")
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


def texts_in(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Give the translations and the noted sources of a file, by name."""
    translation, problems = read_translation(read_source("file", text))
    assert translation is not None
    assert problems == []
    texts, noted = translated_texts(translation), noted_texts(translation)
    return {
        name_of(path): (
            texts[path].text if path in texts else None,
            noted[path].text if path in noted else None,
        )
        for path in {**texts, **noted}
    }


NAMES = sorted(texts_in(SIDECAR))
CHANGES = st.dictionaries(st.sampled_from(NAMES), st.tuples(TEXTS | st.none(), TEXTS))


@settings(max_examples=40)
@given(CHANGES, st.sampled_from(["\n", "\r\n"]))
def test_any_texts_go_in_and_nothing_else_changes(
    draft: Draft, changes: dict[str, tuple[str | None, str]], newline: str
) -> None:
    """Every text is there exactly; all others, every comment and the line breaks are kept."""
    before = SIDECAR.replace("\n", newline)
    paths = {name_of(path): path for path in flow_texts(draft)}
    wanted = [Change(paths[name], source, new) for name, (new, source) in changes.items()]
    after = changed(before, draft, wanted)
    expected = {
        name: (changes[name][0] or old[0], changes[name][1]) if name in changes else old
        for name, old in texts_in(before).items()
    }
    assert texts_in(after) == expected
    comments = ("# Checked by Sam.", "# Asked first.", "# short", "# folded", "# The end.")
    assert [comment for comment in comments if comment not in after] == []
    assert 'also: ["right here"]' in after
    assert after.replace("\r\n", "").count("\n") == (0 if newline == "\r\n" else after.count("\n"))


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(NAMES), st.tuples(TEXTS, TEXTS), min_size=1))
def test_any_texts_make_a_new_file(draft: Draft, changes: dict[str, tuple[str, str]]) -> None:
    """A file that is begun from nothing holds exactly these texts."""
    paths = {name_of(path): path for path in flow_texts(draft)}
    wanted = [Change(paths[name], source, new) for name, (new, source) in changes.items()]
    assert texts_in(changed(new_file("card", "ar"), draft, wanted)) == changes


@pytest.mark.parametrize(
    ("name", "new", "lines"),
    [
        ("people.text", "Number of people",
         ["-    text: How many are you?   # short", "+    text: Number of people   # short"]),
        ("people.text", "two\nlines",
         ["-    text: How many are you?   # short",
          "+    text: |   # short", "+      two", "+      lines"]),
        ("place.text", "Your town",
         ["-    text: >   # folded", "-      Where do", "-      you live?",
          "+    text: Your town   # folded"]),
        ("place.choices.here", "Here, or so",
         ['-      here: {label: Here, also: ["right here"]}',
          '+      here: {label: "Here, or so", also: ["right here"]}']),
        ("price.because.2", "Others.", ["-      - The usual price.", "+      - Others."]),
        ("ease.labels.1", "Not", ['-    labels: {2: "Yes", 1: "No"}',
                                  '+    labels: {2: "Yes", 1: Not}']),
    ],
)  # fmt: skip
def test_only_the_text_itself_is_replaced(
    draft: Draft, name: str, new: str, lines: list[str]
) -> None:
    """One text changes its own line; comments, other words and layout stay."""
    source = texts_in(SIDECAR)[name][1] or ""
    assert edited(draft, SIDECAR, {name: (new, source)}) == lines


def test_new_texts_stand_in_the_order_of_the_flow(draft: Draft) -> None:
    """What was missing comes after the text before it in the flow, the noted source last."""
    text = "translates: card\nlanguage: en  # c\nsteps:\n  # first\n  note:\n    text: x\n"
    changes = {
        "sections.home": ("Home", "Foyer"),
        "people.summary": ("People", "Personnes"),
        "note.text": (None, "Vous"),
        "handed_over.text": ("Thanks", "Merci."),
        "price.because.2": ("The usual price.", "Le prix habituel."),
    }
    paths = {name_of(path): path for path in flow_texts(draft)}
    wanted = [Change(paths[name], source, new) for name, (new, source) in changes.items()]
    assert (
        changed(text, draft, wanted)
        == """\
translates: card
language: en  # c

sections:
  home: {title: Home, source: Foyer}
steps:
  people:
    summary: People
    source: {summary: Personnes}
  price:
    because:
      - ""
      - The usual price.
    source:
      because:
        - ""
        - Le prix habituel.
  # first
  note:
    text: x
    source: {text: Vous}
  handed_over:
    text: Thanks
    source: {text: Merci.}
"""
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sections: {home: Home}", "sections: {home: {title: Home, source: Foyer}}"),
        ("sections:\n  home: Home  # c", "sections:\n  home: {title: Home, source: Foyer}  # c"),
        ("sections: {}  # none", "sections:  # none\n  home: {title: Home, source: Foyer}"),
        ("sections: {home: {title: Home}}", "sections: {home: {title: Home, source: Foyer}}"),
    ],
)
def test_a_title_gets_its_source_in_any_form(draft: Draft, before: str, after: str) -> None:
    """A title in its short form becomes title and source; empty braces open up."""
    head = "translates: card\nlanguage: en\n"
    path = next(path for path in flow_texts(draft) if name_of(path) == "sections.home")
    changes = [Change(path, "Foyer", "Home")]
    assert changed(f"{head}{before}\n", draft, changes) == f"{head}{after}\n"


def test_empty_braces_and_brackets_are_filled(draft: Draft) -> None:
    """What is empty between braces or brackets gets its first text without a comma too many."""
    text = "translates: card\nlanguage: en\nsteps: {note: {}, price: {because: []}}\n"
    changes = {"note.text": ("You", "Vous"), "price.because.1": ("A", "Une")}
    assert edited(draft, text, changes)[1] == (
        "+steps: {note: {text: You, source: {text: Vous}}, "
        "price: {because: [A], source: {because: [Une]}}}"
    )


def test_a_file_of_another_system_keeps_its_line_breaks(draft: Draft) -> None:
    """Lines added to a file with the line breaks of Windows have them too."""
    path = next(path for path in flow_texts(draft) if name_of(path) == "note.text")
    text = "translates: card\r\nlanguage: en\r\n"
    after = changed(text, draft, [Change(path, "Vous", "two\nlines")])
    assert after == (
        "translates: card\r\nlanguage: en\r\n\r\nsteps:\r\n  note:\r\n    text: |\r\n"
        "      two\r\n      lines\r\n    source: {text: Vous}\r\n"
    )


def test_no_change_is_no_change(draft: Draft) -> None:
    """Without changes, the file is the same to the byte."""
    assert changed(SIDECAR, draft, []) == SIDECAR


def test_what_would_not_read_back_is_refused(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    """If our own writing went wrong, nothing would be given out."""
    monkeypatch.setattr("bot.flow.words.changes.with_words", lambda text, *_: text + "x: y\n")
    path = next(iter(flow_texts(draft)))
    with pytest.raises(WordsRefused):
        changed(SIDECAR, draft, [Change(path, "Foyer", "Home")])


@pytest.mark.parametrize("file", sorted(Path("flows").glob("*/*.*.yaml")), ids=lambda f: f.name)
def test_the_shipped_translations_note_all_their_sources(file: Path) -> None:
    """Each text of a shipped translation has its source beside it."""
    texts = texts_in(file.read_text(encoding="utf-8"))
    assert [name for name, (text, source) in texts.items() if not (text and source)] == []
