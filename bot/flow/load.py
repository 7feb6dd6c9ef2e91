"""The facade of authoring: a folder of YAML in, a checked service out, or every problem at once.

source → reading (a draft) → checks → build. A flow with an error never becomes a `Flow`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.flow.blocks import Block, read_blocks
from bot.flow.build import build_flow
from bot.flow.checks import check_draft
from bot.flow.digests import digest_of
from bot.flow.draft import Draft, ServiceFacts, TableFile
from bot.flow.flow import Flow, Service
from bot.flow.problems import FlowRejected, Place, Problem, is_error, render_text
from bot.flow.reading import read_draft
from bot.flow.scenarios import Scenario, check_scenario, read_scenario
from bot.flow.service_file import ReadService, check_service, minimal_service, read_service
from bot.flow.source import Scalar, Source, Table, plain, read_source
from bot.flow.translation import Translation, read_translation

SERVICE = "service.yaml"
SCENARIOS = "scenarios"
_VERSION_BYTES = 6
BLOCKS = "blocks.yaml"
_APART = (SERVICE, BLOCKS)


@dataclass(frozen=True, slots=True)
class LoadedService:
    """A checked service: its flows by prototype, and the warnings that came up.

    `drafts` tell where each part of a flow stands; `scenarios` are empty unless asked for.
    """

    service: Service
    flows: Mapping[str, Flow]
    problems: tuple[Problem, ...] = ()
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    scenarios: tuple[Scenario, ...] = ()


@dataclass(slots=True)
class _Folder:
    """One service folder while it is read; collects problems and the texts they point into."""

    path: Path
    only: str = ""
    scenario: str = ""
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    tables: dict[str, TableFile] = field(default_factory=dict)
    scenarios: list[Scenario] = field(default_factory=list)

    def read(self, file: Path) -> Source:
        name, text = file.as_posix(), self.text(file)
        return self.note(Source(name, "", None, ()) if text is None else read_source(name, text))

    def text(self, file: Path) -> str | None:
        """Give the text of a file; None, with a problem, if it cannot be read."""
        code = "F001"
        try:
            return file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            code = "F002"
        except OSError:
            pass
        self.problems.append(Problem(code, Place(file.as_posix(), 1, 1, 2)))
        return None

    def note(self, source: Source) -> Source:
        self.texts[source.file] = source.text
        self.problems += source.problems
        return source

    def load(self) -> Service:
        """Read everything in the folder; problems are left in `problems`."""
        files = sorted(self.path.glob("*.yaml")) if self.path.is_dir() else []
        service = self.service()
        self.shared()
        for file in files:
            if file.name not in _APART and file.name.count(".") == 1:
                self.flow(file, service, [other for other in files if _translates(other, file)])
        return self.checked(service)

    def shared(self) -> None:
        """Read what the flows of the folder share: blocks, and tables in CSV files."""
        if (self.path / BLOCKS).exists():
            source = self.read(self.path / BLOCKS)
            self.blocks, problems = read_blocks(source)
            self.problems += problems
            self.digests[BLOCKS] = digest_of(plain(source.tree), 16) if source.tree else ""
        for file in sorted(self.path.glob("*.csv")):
            text = self.text(file)
            if text is not None:
                self.texts[file.as_posix()] = text
                self.tables[file.name] = TableFile(file.as_posix(), text)

    def service(self) -> ReadService | None:
        file = self.path / SERVICE
        if not file.exists():
            if not self.only:
                self.problems.append(Problem("F601", Place(file.as_posix(), 1, 1, 2)))
            return None
        source = self.read(file)
        read, problems = read_service(source)
        self.problems += problems
        self.digests[SERVICE] = digest_of(plain(source.tree), 16) if source.tree else ""
        return read

    def checked(self, read: ReadService | None) -> Service:
        if read is None:
            language = self.drafts[0].entry.language if self.drafts else "fr"
            return minimal_service(language)
        prototypes = [draft.entry.prototype for draft in self.drafts]
        failed = any(map(is_error, self.problems))
        if not self.only and not (failed and not prototypes):
            self.problems += check_service(read, prototypes)
        return read.service

    def flow(self, file: Path, service: ReadService | None, others: list[Path]) -> None:
        if self.only and file.name != self.only:
            return
        source = self.read(file)
        sources = [self.read(other) for other in others]
        translations = list(self.translations(sources))
        facts = replace(
            _facts(service, source, translations), blocks=self.blocks, tables=self.tables
        )
        draft, problems = read_draft(source, facts, tuple(translations))
        self.problems += problems
        if draft is not None:
            self.drafts.append(draft)
            if not any(map(is_error, problems)):
                self.problems += check_draft(draft)
            parts = [plain(one.tree) for one in (source, *sources) if one.tree]
            shared = [self.digests.get(SERVICE), self.digests.get(BLOCKS)]
            tables = [table.text for name, table in self.tables.items() if name in source.text]
            self.digests[draft.entry.prototype] = digest_of([parts, shared, tables], _VERSION_BYTES)

    def load_scenarios(self) -> None:
        """Read the scenarios; what they name is looked up only in flows that are right."""
        sound = not any(map(is_error, self.problems))
        for file in sorted((self.path / SCENARIOS).glob("*.yaml")):
            if self.scenario not in ("", file.name):
                continue
            scenario, problems = read_scenario(self.read(file))
            self.problems += problems
            others = self.only and scenario and f"{scenario.flow.text}.yaml" != self.only
            if scenario is not None and not others:
                self.scenarios.append(scenario)
                self.problems += check_scenario(scenario, self.drafts) if sound else []

    def translations(self, sources: Iterable[Source]) -> Iterable[Translation]:
        for source in sources:
            translation, problems = read_translation(source)
            self.problems += problems
            if translation is not None:
                yield translation


def _translates(other: Path, flow: Path) -> bool:
    return other.name.startswith(f"{flow.stem}.") and other.name.count(".") == 2  # noqa: PLR2004 - name.lang.yaml


def _facts(service: ReadService | None, source: Source, others: list[Translation]) -> ServiceFacts:
    if service is not None:
        places = service.places()
        return ServiceFacts(service.service.languages, service.service.constants, places=places)
    written = source.tree.get("language") if isinstance(source.tree, Table) else None
    own = written.text if isinstance(written, Scalar) else "fr"
    return ServiceFacts((own, *(other.entry.language for other in others)), {})


def load_service(folder: Path) -> LoadedService:
    """Load a service; raises FlowRejected with every problem if there is an error."""
    return _loaded(_Folder(folder))


def load_path(path: Path, *, scenarios: bool = False, language: str = "en") -> list[LoadedService]:
    """Load what a path names: a flow file, a scenario file, a service, or a folder of services.

    Raises FlowRejected with the problems of the first service that has an error, in `language`.
    """
    return [_loaded(folder, language, scenarios=scenarios) for folder in _folders(path)]


def _loaded(reading: _Folder, language: str = "en", *, scenarios: bool = False) -> LoadedService:
    service = reading.load()
    if scenarios:
        reading.load_scenarios()
    if any(map(is_error, reading.problems)):
        raise FlowRejected(reading.problems, render_text(reading.problems, reading.texts, language))
    drafts = {draft.entry.prototype: draft for draft in reading.drafts}
    flows = {
        name: build_flow(draft, service, reading.digests[name]) for name, draft in drafts.items()
    }
    told = tuple(reading.scenarios)
    return LoadedService(service, flows, tuple(reading.problems), drafts, told)


@dataclass(frozen=True, slots=True)
class CheckedPath:
    """What checking a path found, and the texts of the files for showing it."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]


def check_path(path: Path) -> CheckedPath:
    """Check a flow file, a scenario file, a service, or a folder of services; never raises."""
    folders = list(_folders(path))
    for folder in folders:
        folder.load()
        if not folder.only:
            folder.load_scenarios()
    texts = {name: text for folder in folders for name, text in folder.texts.items()}
    return CheckedPath(tuple(p for folder in folders for p in folder.problems), texts)


def _folders(path: Path) -> Iterable[_Folder]:
    if path.is_dir() and not (path / SERVICE).exists():
        inner = [child for child in sorted(path.iterdir()) if (child / SERVICE).exists()]
        return [_Folder(child) for child in inner] or [_Folder(path)]
    if path.is_dir():
        return [_Folder(path)]
    if path.exists() and (path.name in _APART or path.suffix == ".csv"):
        return [_Folder(path.parent)]
    if path.parent.name == SCENARIOS and path.is_file():
        return [_Folder(path.parent.parent, scenario=path.name)]
    missing = _Folder(path.parent, only=f"{path.name.split('.')[0]}.yaml")
    if not path.exists():
        missing.problems.append(Problem("F001", Place(path.as_posix(), 1, 1, 2)))
    return [missing]
