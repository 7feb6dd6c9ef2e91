"""Each broken fixture is refused for its one fault, at its place, in both languages."""

from pathlib import Path

import pytest

from bot.flow.checks.expressions import CODES
from bot.flow.load import check_path
from bot.flow.problems import WARNINGS, Problem, as_records, render_text
from tests.flow.problem_table import WITHOUT_FILE, codes, table, written

FIXTURES = sorted(Path("tests/broken_flows").iterdir())


def expectation(fixture: Path) -> tuple[str, int, int]:
    """Read the first line, `# expect: F203 12:9`, of a fixture or of one file in its folder."""
    inside = [file for file in sorted(fixture.rglob("*")) if file.is_file()]
    files = inside or [fixture]
    heads = [file.read_bytes().split(b"\n")[0].decode("latin-1") for file in files]
    found = next((head for head in heads if head.startswith("# expect:")), "# expect: F003 1:1")
    _, _, code, place = found.split()
    line, column = place.split(":")
    return code, int(line), int(column)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_one_fault_gives_one_problem(fixture: Path) -> None:
    """Exactly the fault of the fixture is reported, to the column, and no other."""
    found = [(p.code, p.place.line, p.place.column) for p in check_path(fixture).problems]
    assert found == [expectation(fixture)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_fixture_can_be_told(language: str) -> None:
    """Every problem has its sentence and its remedy, with all braces filled in."""
    for fixture in FIXTURES:
        checked = check_path(fixture)
        text = render_text(checked.problems, checked.texts, language)
        assert checked.problems[0].code in text
        (record,) = as_records(checked.problems, language)
        assert record["message"]
        assert record["remedy"]


def test_every_code_has_its_fixture() -> None:
    """No code exists without a fixture; but for a missing file and a missing service.yaml."""
    reached = {expectation(fixture)[0] for fixture in FIXTURES}
    assert reached | set(WITHOUT_FILE) == set(codes())
    assert set(CODES.values()) <= reached
    assert reached >= WARNINGS


def test_the_designers_table_is_that_of_the_code() -> None:
    """flows/README.md has each code's sentence, remedy, severity and example, word for word."""
    assert written() == table()


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A path that is not there is told, not raised."""
    assert [p.code for p in check_path(tmp_path / "nothing.yaml").problems] == ["F001"]


def test_a_folder_without_service_is_a_problem(tmp_path: Path) -> None:
    """A folder that is no service is told so."""
    assert [p.code for p in check_path(tmp_path).problems] == ["F601"]


def test_the_caret_stands_under_the_fault() -> None:
    """The text points at the very word, and says what was probably meant."""
    checked = check_path(Path("tests/broken_flows/f203_unknown_name.yaml"))
    lines = render_text(checked.problems, checked.texts, "en").splitlines()
    assert lines[1:4] == [
        "    |     when: poeple > 2",
        "    |           ^^^^^^",
        "    = Did you mean `people`? Write the id of a question, of a fact or of a constant.",
    ]


def test_all_problems_come_at_once() -> None:
    """A file with several faults is told all of them, in the order of its lines."""
    checked = check_path(Path("tests/flow/several.yaml"))
    found: list[Problem] = sorted(checked.problems, key=lambda problem: problem.place)
    assert [(p.code, p.place.line) for p in found] == [
        ("F104", 4), ("F103", 5), ("F111", 7), ("F108", 12), ("F107", 13), ("F106", 23),
    ]  # fmt: skip
