"""Out to a translator and back: from files to files, as `guichet words` does it."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import WordsRefused
from bot.flow.load import load_service
from bot.flow.problems import FlowRejected
from bot.flow.wording import is_button
from bot.flow.words.files import read_drafts, replace_file
from bot.flow.words.sheet import Row, read_sheet, write_sheet
from bot.flow.words.states import State, TextState, states_of
from bot.flow.words.translating import bring_in, confirm, export
from tests.flow.words.service import FLOW, SIDECAR, TEXTS, written

SHIPPED = [pytest.param(file, id=file.name) for file in sorted(Path("flows").glob("*/*.*.yaml"))]

WITHOUT_BRACES = TEXTS.filter(lambda text: not {"{", "}"} & set(text))


def texts(folder: Path, language: str) -> tuple[TextState, ...]:
    """Give the state of each text of the flow in a folder."""
    (draft,) = read_drafts(folder)
    file = next((t for t in draft.translations if t.entry.language == language), None)
    return states_of(draft, file)


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize("sidecar", SHIPPED)
def test_an_untouched_table_leaves_the_file_to_the_byte(sidecar: Path, tmp_path: Path) -> None:
    """What is exported and imported again changes nothing at all in a shipped service."""
    folder = tmp_path / "service"
    shutil.copytree(sidecar.parent, folder)
    flow = folder / f"{sidecar.name.split('.')[0]}.yaml"
    before = contents(folder)
    export(read_drafts(flow), sidecar.name.split(".")[1], tmp_path / "table.csv")
    told = bring_in(read_drafts(flow), "", tmp_path / "table.csv")
    assert contents(folder) == before
    assert ": 0 written, " in told


@pytest.mark.parametrize("sidecar", SHIPPED)
def test_a_translation_can_be_rebuilt_from_its_table(sidecar: Path, tmp_path: Path) -> None:
    """A shipped translation, exported and imported where there is none, has the same texts."""
    folder = tmp_path / "service"
    shutil.copytree(sidecar.parent, folder)
    prototype, language, _ = sidecar.name.split(".")
    flow = folder / f"{prototype}.yaml"
    export(read_drafts(flow), language, tmp_path / "table.csv")
    before = [(one.name, one.text and one.text.text) for one in texts(flow, language)]
    (folder / sidecar.name).unlink()
    bring_in(read_drafts(flow), "", tmp_path / "table.csv")
    after = texts(flow, language)
    assert [(one.name, one.text and one.text.text) for one in after] == before
    assert {one.state for one in after} == {State.FRESH}


@settings(max_examples=25)
@given(st.data())
def test_any_translation_into_a_new_language_runs(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever a translator writes, the file that is made loads, exactly and all fresh."""
    folder = tmp_path_factory.mktemp("service")
    table = folder / "table.csv"
    export(written(folder), "en", table)
    rows = read_sheet(table.read_bytes().decode()).rows
    drawn = {
        row.key: " ".join([row.key, data.draw(WITHOUT_BRACES)[:30].strip(), *placed])
        for row in rows
        for placed in [re.findall(r"{.*?}", row.source)]
    }
    done = [Row(row.number, row.key, row.source, drawn[row.key]) for row in rows]
    table.write_bytes(write_sheet(done, "fr", "en").encode())
    bring_in(read_drafts(folder), "", table)
    found = texts(folder, "en")
    assert {one.name: one.text.text for one in found if one.text} == drawn
    assert {one.state for one in found} == {State.FRESH}
    assert load_service(folder).flows["card"].languages == ("fr", "en")


def test_a_table_from_before_a_change_comes_in_as_stale(tmp_path: Path) -> None:
    """The flow changed while the translator worked: the new texts show as stale, never as fresh."""
    table = tmp_path / "table.csv"
    export(written(tmp_path), "en", table)
    text = table.read_text(encoding="utf-8").replace(
        "Où habitez-vous ?,,,", "Où habitez-vous ?,,Where?,"
    )
    table.write_text(text, encoding="utf-8")
    changed = FLOW.replace("Où habitez-vous ?", "Dans quelle ville habitez-vous ?")
    bring_in(written(tmp_path, flow=changed), "", table)
    found = {one.name: one.state for one in texts(tmp_path, "en")}
    missing = dict.fromkeys(found, State.MISSING)
    assert found == missing | {"place.text": State.STALE}


def test_a_table_holds_the_texts_of_the_flow_alone(tmp_path: Path) -> None:
    """What is translated although the flow has no such text is not asked of a translator."""
    sidecar = SIDECAR.replace("  note:", "  nobody: {text: Nobody}\n  note:")
    export(written(tmp_path, en=sidecar), "", tmp_path / "table.csv")
    rows = read_sheet((tmp_path / "table.csv").read_text(encoding="utf-8")).rows
    assert [row.key for row in rows] == [one.name for one in texts(tmp_path, "en") if one.source]


def test_one_wrong_row_keeps_everything_out(tmp_path: Path) -> None:
    """With one wrong row, no file is written, though the others are right."""
    drafts = written(tmp_path, en=SIDECAR)
    (tmp_path / "table.csv").write_text(
        "key,source (fr),translation (en)\n"
        "place.text,Où habitez-vous ?,Your town?\n"
        "note.text,Vous êtes {people}.,You are many.\n",
        encoding="utf-8",
    )
    before = contents(tmp_path)
    with pytest.raises(WordsRefused) as refused:
        bring_in(drafts, "", tmp_path / "table.csv")
    assert str(refused.value).splitlines()[1:] == ["row 3 (note.text): it must hold {people}"]
    assert contents(tmp_path) == before


def test_only_the_translation_asked_for_is_written(tmp_path: Path) -> None:
    """Importing changes one file, keeps its mark and its comments, and leaves nothing beside it."""
    drafts = written(tmp_path, en=f"\ufeff{SIDECAR}", ar=SIDECAR.replace(": en", ": ar"))
    table = tmp_path / "table.csv"
    table.write_text("key,source,translation\nplace.text,Où habitez-vous ?,Your town?\n", "utf-8")
    before = contents(tmp_path)
    told = bring_in(drafts, "en", table)
    old = "text: >   # folded\n      Where do\n      you live?"
    expected = f"\ufeff{SIDECAR}".replace(old, "text: Your town?   # folded")
    assert contents(tmp_path) == before | {"card.en.yaml": expected.encode()}
    assert told == (
        f"{tmp_path}/card.en.yaml: 1 written, 0 unchanged, 0 empty and skipped, "
        "0 older than the file and skipped."
    )


def test_what_is_confirmed_is_fresh(tmp_path: Path) -> None:
    """A step, one text, a title: what was looked at becomes fresh, the rest stays as it was."""
    bare = "translates: card\nlanguage: en\nsections: {home: Your home}\nsteps:\n"
    steps = (
        "  place: {text: Where?, choices: {here: Here}}\n  ease: {text: Easy?, labels: {1: x}}\n"
    )
    drafts = written(tmp_path, en=bare + steps)
    assert confirm(drafts, "", ["place", "ease.labels", "sections"]).endswith("4 texts confirmed.")
    found = {one.name: one.state for one in texts(tmp_path, "en") if one.text}
    assert found == {
        "sections.home": State.FRESH,
        "place.text": State.FRESH,
        "place.choices.here": State.FRESH,
        "ease.text": State.UNMARKED,
        "ease.labels.1": State.FRESH,
    }


def test_confirming_nothing_touches_nothing(tmp_path: Path) -> None:
    """Where all is fresh already, the file stays to the byte, and is not made if there is none."""
    drafts = written(tmp_path, en=SIDECAR)
    before = contents(tmp_path)
    assert confirm(drafts, "en", ["all"]).endswith(": 0 texts confirmed.")
    assert confirm(drafts, "ar", ["all"]).endswith(": 0 texts confirmed.")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "told"), [("plaice", "Did you mean place?"), ("xyz", "no text xyz. Write the id")]
)
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str, told: str) -> None:
    """A misspelt step is told with the nearest one."""
    with pytest.raises(WordsRefused, match=told):
        confirm(written(tmp_path, en=SIDECAR), "", [name])


def test_what_is_not_clear_is_asked_for(tmp_path: Path) -> None:
    """One flow, one language that the service has, one table: anything else is refused."""
    drafts = written(tmp_path, en=SIDECAR, ar=SIDECAR.replace(": en", ": ar"))
    table = tmp_path / "table.csv"
    table.write_text("key,source,translation (ar)\n", encoding="utf-8")
    with pytest.raises(WordsRefused, match="--language en or ar"):
        confirm(drafts, "", ["all"])
    with pytest.raises(WordsRefused, match="Name one flow file"):
        export([*drafts, *drafts], "en", table)
    with pytest.raises(WordsRefused, match=r"ends in \.csv"):
        export(drafts, "en", tmp_path / "card.yaml")
    with pytest.raises(WordsRefused, match="Possible: en, ar"):
        export(drafts, "fr", table)
    with pytest.raises(WordsRefused, match="is in ar, not in en"):
        bring_in(drafts, "en", table)


def test_a_wrong_flow_is_refused_with_its_problems(tmp_path: Path) -> None:
    """Words of a flow that does not run are not worked on: its problems are told instead."""
    with pytest.raises(FlowRejected, match="F203"):
        written(tmp_path, flow=FLOW.replace("people > 4", "peple > 4"), en=SIDECAR)


def test_a_wrong_scenario_keeps_no_translator_waiting(tmp_path: Path) -> None:
    """What is wrong in a scenario has nothing to do with words."""
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/one.yaml").write_text("flow: nothing\n", encoding="utf-8")
    assert [draft.entry.prototype for draft in written(tmp_path, en=SIDECAR)] == ["card"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where a file cannot be put in its place, what was there stays, and nothing is left over."""
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(WordsRefused, match="cannot be written"):
        replace_file(tmp_path / "folder.csv", "text")
    assert [file.name for file in tmp_path.iterdir()] == ["folder.csv"]


def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    """A file that is written anew may be read by the same people as before."""
    file = tmp_path / "card.en.yaml"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o600)
    replace_file(file, "é")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == ("é".encode(), 0o600)


def test_a_button_is_known_by_its_key() -> None:
    """Options, labels, yes and no stand on buttons; a title under the same name does not."""
    paths = [("steps", "a", key) for key in ("choices", "labels", "yes", "no", "text", "why")]
    assert [is_button(path) for path in paths] == [True] * 4 + [False] * 2
    assert not is_button(("sections", "choices", "title"))
