"""A small mistake in any shipped file is told where it was made, or harms nobody.

GUICHET_MUTATIONS sets how many mistakes are tried; the seed is printed where one goes wrong.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from bot.conversation.inputs import Now
from bot.flow.flow import Flow
from bot.flow.load import CheckedPath, check_path, load_service
from bot.flow.problems import Problem, is_error, render_text
from bot.simulation.walks import walk_flow
from tests.flow.mutations import Mutation, mutations

FILES = sorted(Path("flows").glob("*/*.yaml"))
TRIES = int(os.environ.get("GUICHET_MUTATIONS", "150"))
SEED = int(os.environ.get("GUICHET_SEED", "2026"))
NOW = Now(date(2026, 11, 24), 0.0)
NEAR = 2
"""Lines between a mistake and the place where it is told."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_mistake_is_told_near_or_harms_nobody(file: Path, tmp_path: Path) -> None:
    """Never a traceback, never a place far away, never a flow that strands a citizen."""
    folder = tmp_path / file.parent.name
    shutil.copytree(file.parent, folder)
    versions = {name: flow.version for name, flow in load_service(folder).flows.items()}
    text = file.read_text(encoding="utf-8")
    far = []
    for mutation in mutations(text, Random(f"{SEED} {file}"), max(1, TRIES // len(FILES))):
        (folder / file.name).write_text(mutation.text, encoding="utf-8")
        checked = check_path(folder)
        errors = [problem for problem in checked.problems if is_error(problem)]
        if errors and not _is_near(errors, file.name, mutation):
            far.append((mutation.what, [(p.code, p.place.line) for p in errors]))
        _check_words(checked)
        if not errors:
            _check_walks(folder, versions)
    assert far == [], SEED


def _is_near(errors: list[Problem], name: str, mutation: Mutation) -> bool:
    places = [place for problem in errors for place in (problem.place, *problem.also)]
    here = [place.line for place in places if Path(place.file).name == name]
    return any(abs(line - touched) <= NEAR for line in here for touched in mutation.lines)


def _check_words(checked: CheckedPath) -> None:
    """Every problem can be said, in both languages."""
    for language in ("fr", "en"):
        assert render_text(checked.problems, checked.texts, language)


def _check_walks(folder: Path, versions: dict[str, str]) -> None:
    """Whatever changed in a flow that still runs, every citizen comes to an end."""
    for flow in _changed(folder, versions):
        walked = walk_flow(flow, SEED, 3, NOW)
        assert walked.failure is None, walked.scenario


def _changed(folder: Path, versions: dict[str, str]) -> Iterator[Flow]:
    flows = load_service(folder).flows
    yield from (flow for name, flow in flows.items() if versions.get(name) != flow.version)
