"""Any edit of a flow file is either right, or a list of problems inside the file."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flow.load import check_path, load_service
from bot.flow.problems import is_error, render_text
from bot.flow.problems.problem import Problem

SHIPPED = Path("flows/first-flow")
TEXT = (SHIPPED / "first.yaml").read_text(encoding="utf-8")
PIECES = ("\t", "'", '"', "{", "}", "[", "&a", "*a", "!x", "#", ": ", "- ", "\n", "  ", "\x00", "é",
          "when: ", "ask: ", "else:", "steps:", "&&", "==", "{contact.phone}", "|", ">", "---\n",
          "no", "1e999", "\u202e", "\ufeff", "when: place is", "type: choice")  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(TEXT)), st.integers(0, 12), st.sampled_from(PIECES) | st.text(max_size=5)
    ),
    min_size=1,
    max_size=3,
)


def _edited(edits: list[tuple[int, int, str]]) -> str:
    text = TEXT
    for start, cut, new in edits:
        text = text[:start] + new + text[start + cut :]
    return text


def _inside(problem: Problem, texts: dict[str, str]) -> bool:
    lines = texts.get(problem.place.file, "").split("\n")
    place = problem.place
    return 1 <= place.line <= len(lines) + 1 and 1 <= place.column <= place.end


@settings(max_examples=150)
@given(EDITS)
def test_any_edit_is_told_with_a_place(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    """No edit raises; each problem has a place in a file that was read, and can be told."""
    folder = _folder(tmp_path_factory)
    (folder / "first.yaml").write_text(_edited(edits), encoding="utf-8", errors="surrogatepass")
    checked = check_path(folder)
    assert all(_inside(problem, dict(checked.texts)) for problem in checked.problems)
    assert render_text(checked.problems, checked.texts, "fr")
    if not any(map(is_error, checked.problems)):
        assert load_service(folder).flows


def _folder(factory: pytest.TempPathFactory) -> Path:
    folder = factory.mktemp("service")
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    return folder


def test_a_version_is_the_digest_of_what_was_checked(tmp_path: Path) -> None:
    """Comments and layout leave the version; a word that a citizen reads changes it."""
    shutil.copytree(SHIPPED, tmp_path / "a")
    shutil.copytree(SHIPPED, tmp_path / "b")
    shutil.copytree(SHIPPED, tmp_path / "c")
    (tmp_path / "b/first.yaml").write_text("# a comment\n" + TEXT + "\n\n", encoding="utf-8")
    (tmp_path / "c/first.yaml").write_text(
        TEXT.replace("Quel âge avez-vous", "Votre âge"), encoding="utf-8"
    )
    versions = [load_service(tmp_path / name).flows["first"].version for name in "abc"]
    assert versions[0] == versions[1]
    assert versions[0] != versions[2]
    assert load_service(SHIPPED).flows["first"].version == versions[0]
