"""The facade of authoring: a folder of YAML in, a checked service out, or every problem at once.

source → reading (a draft) → checks → build. A flow with an error never becomes a `Flow`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.flow.checks.proofs import PROVEN
from bot.flow.draft import Draft
from bot.flow.flow import Flow, Service
from bot.flow.folder import APART, SCENARIOS, SERVICE, UNTRANSLATED, Folder
from bot.flow.problems import FlowRejected, Place, Problem, is_error, render_text

if TYPE_CHECKING:
    from bot.flow.scenarios import Scenario


@dataclass(frozen=True, slots=True)
class LoadedService:
    """A checked service: its flows by prototype, and the warnings that came up.

    `drafts` tell where each part of a flow stands; `scenarios` are empty unless asked for.
    """

    service: Service
    flows: Mapping[str, Flow]
    problems: tuple[Problem, ...] = ()
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    scenarios: tuple["Scenario", ...] = ()


def load_service(folder: Path) -> LoadedService:
    """Load a service; raises FlowRejected with every problem if there is an error."""
    return _loaded(Folder(folder))


def load_path(path: Path, *, scenarios: bool = False, language: str = "en") -> list[LoadedService]:
    """Load what a path names: a flow file, a scenario file, a service, or a folder of services.

    Raises FlowRejected with the problems of the first service that has an error, in `language`.
    """
    return [_loaded(folder, language, scenarios=scenarios) for folder in _folders(path)]


def load_to_try(
    path: Path, *, scenarios: bool = False, language: str = "en"
) -> list[LoadedService]:
    """Load what a path names to try, test, draw or compare it; translations may have gaps.

    The gaps are left in `problems`. Raises FlowRejected if there is any other error.
    """
    return [
        _loaded(folder, language, scenarios=scenarios, despite=UNTRANSLATED)
        for folder in _folders(path)
    ]


def _loaded(
    reading: Folder,
    language: str = "en",
    *,
    scenarios: bool = False,
    despite: frozenset[str] = frozenset(),
) -> LoadedService:
    from bot.flow.build import build_flow  # noqa: PLC0415 - checking needs no machine
    from bot.flow.digests import version_of  # noqa: PLC0415 - nor a version

    service = reading.load()
    if scenarios:
        reading.load_scenarios()
    if any(is_error(one) and one.code not in despite for one in reading.problems):
        raise FlowRejected(reading.problems, render_text(reading.problems, reading.texts, language))
    drafts = {draft.entry.prototype: draft for draft in reading.drafts}
    flows = {
        name: build_flow(draft, service, version_of(draft, reading))
        for name, draft in drafts.items()
    }
    told = tuple(reading.scenarios)
    return LoadedService(service, flows, tuple(reading.problems), drafts, told)


@dataclass(frozen=True, slots=True)
class CheckedPath:
    """What checking a path found, what of it is accepted, the files' texts, the drafts read."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    accepted: tuple[Problem, ...] = ()
    drafts: tuple[Draft, ...] = ()


def check_path(path: Path, *, scenarios: bool = True) -> CheckedPath:
    """Check a flow file, a scenario file, a service, or a folder of services; never raises.

    Without `scenarios`, those of a service are not read.
    """
    folders = list(_folders(path))
    for folder in folders:
        folder.load()
        if scenarios and not folder.only:
            folder.load_scenarios()
    texts = {name: text for folder in folders for name, text in folder.texts.items()}
    problems = tuple(problem for folder in folders for problem in folder.problems)
    accepted = tuple(problem for folder in folders for problem in folder.accepted)
    drafts = tuple(draft for folder in folders for draft in folder.drafts)
    return CheckedPath(problems, texts, accepted, drafts)


def drafts_at(path: Path, language: str = "en") -> list[Draft]:
    """Give the drafts of what a path names, even where a step is never reached or not translated.

    Raises FlowRejected if a rule is not sound, in `language`.
    """
    checked = check_path(path, scenarios=False)
    beside = PROVEN | UNTRANSLATED
    if any(is_error(problem) and problem.code not in beside for problem in checked.problems):
        told = render_text(checked.problems, checked.texts, language)
        raise FlowRejected(checked.problems, told)
    return list(checked.drafts)


def _folders(path: Path) -> Iterable[Folder]:
    if path.is_dir() and not (path / SERVICE).exists():
        inner = [child for child in sorted(path.iterdir()) if (child / SERVICE).exists()]
        return [Folder(child) for child in inner] or [Folder(path)]
    if path.is_dir():
        return [Folder(path)]
    if path.exists() and (path.name in APART or path.suffix == ".csv"):
        return [Folder(path.parent)]
    if path.parent.name == SCENARIOS and path.is_file():
        return [Folder(path.parent.parent, scenario=path.name)]
    missing = Folder(path.parent, only=f"{path.name.split('.')[0]}.yaml")
    if not path.exists():
        missing.problems.append(Problem("F001", Place(path.as_posix(), 1, 1, 2)))
    return [missing]
