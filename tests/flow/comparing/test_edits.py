"""Each edit of a small flow is told in exactly the sentences written beside it."""

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.flow.comparing import Difference, Side, compare
from bot.flow.comparing.sentences import sentence
from bot.flow.load import load_path

SMALL = Path("tests/flow/comparing/small")
EDITS = YAML(typ="safe", pure=True).load(Path("tests/flow/comparing/edits.yaml"))
FILES = ("small.yaml", "small.fr.yaml", "service.yaml")
MIRRORED = {
    "added": "removed", "removed": "added", "on": "off", "off": "on", "optional": "required",
    "required": "optional", "joined": "left", "left": "joined",
}  # fmt: skip


def side(path: Path) -> Side:
    """Load one side of a comparison."""
    (loaded,) = load_path(path)
    return Side(loaded.service, loaded.flows)


def edited(folder: Path, edit: dict[str, Any]) -> Side:
    """Give the small service after an edit; each of its replacements fits at one place."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    for name in FILES:
        file, replacements = folder / name, edit.get(name, [])
        if replacements == "removed":
            file.unlink()
            continue
        for old, new in replacements:
            text = file.read_text(encoding="utf-8")
            assert text.count(old) == 1
            file.write_text(text.replace(old, new), encoding="utf-8")
    return side(folder)


@dataclass(frozen=True)
class Case:
    """One edit of the table, and the small service after it."""

    edit: dict[str, Any]
    new: Side


@pytest.fixture(scope="module", params=EDITS, ids=lambda edit: edit["name"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Make each edit once, for all that is asked of it."""
    return Case(request.param, edited(tmp_path_factory.mktemp("small"), request.param))


OLD = side(SMALL)


def test_an_edit_is_told_exactly(case: Case) -> None:
    """An edit gives the sentences and severities written for it, in both languages, no other."""
    found = compare(OLD, case.new)
    assert [one.severity for one in found] == case.edit["severity"]
    assert [sentence(one, "en") for one in found] == case.edit["en"]
    assert [sentence(one, "fr") for one in found] == case.edit["fr"]


def test_an_edit_undone_is_told_the_other_way(case: Case) -> None:
    """With old and new exchanged, what was added is removed, and nothing else is told."""
    there, back = compare(OLD, case.new), compare(case.new, OLD)
    assert Counter(map(_mirrored, back)) == Counter(map(_core, there))


def _core(found: Difference) -> str:
    """Give a kind without what only one direction says: a condition, a likely new name."""
    if found.kind.startswith("unsure"):
        return "unsure"
    return re.sub(r"_(if|or_renamed|question)$", "", found.kind)


def _mirrored(found: Difference) -> str:
    stem, _, end = _core(found).rpartition("_")
    return "_".join(filter(None, [stem, MIRRORED.get(end, end)]))


def test_the_table_is_long() -> None:
    """The table holds at least forty edits, no two of one name."""
    assert len({edit["name"] for edit in EDITS}) == len(EDITS) >= 40
