"""The facade of authoring: a folder of YAML in, a checked service out, or every problem at once.

source → reading (a draft) → checks → build. A flow with an error never becomes a `Flow`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.flow.build import build_flow
from bot.flow.checks import check_draft
from bot.flow.digests import digest_of
from bot.flow.draft import Draft, ServiceFacts
from bot.flow.flow import Flow, Service
from bot.flow.problems import FlowRejected, Place, Problem, is_error, render_text
from bot.flow.reading import read_draft
from bot.flow.service_file import ReadService, check_service, minimal_service, read_service
from bot.flow.source import Scalar, Source, Table, plain, read_source
from bot.flow.translation import Translation, read_translation

SERVICE = "service.yaml"
_VERSION_BYTES = 6
_APART = (SERVICE, "blocks.yaml")


@dataclass(frozen=True, slots=True)
class LoadedService:
    """A checked service: its flows by prototype, and the warnings that came up."""

    service: Service
    flows: Mapping[str, Flow]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Folder:
    """One service folder while it is read; collects problems and the texts they point into."""

    path: Path
    only: str = ""
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)

    def read(self, file: Path) -> Source:
        name = file.as_posix()
        try:
            text = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            return self.note(Source(name, "", None, (Problem("F002", Place(name, 1, 1, 2)),)))
        except OSError:
            return self.note(Source(name, "", None, (Problem("F001", Place(name, 1, 1, 2)),)))
        return self.note(read_source(name, text))

    def note(self, source: Source) -> Source:
        self.texts[source.file] = source.text
        self.problems += source.problems
        return source

    def load(self) -> Service:
        """Read everything in the folder; problems are left in `problems`."""
        files = sorted(self.path.glob("*.yaml")) if self.path.is_dir() else []
        service = self.service()
        for file in files:
            if file.name not in _APART and file.name.count(".") == 1:
                self.flow(file, service, [other for other in files if _translates(other, file)])
        return self.checked(service)

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
        facts = _facts(service, source, translations)
        draft, problems = read_draft(source, facts, tuple(translations))
        self.problems += problems
        if draft is not None:
            self.drafts.append(draft)
            if not any(map(is_error, problems)):
                self.problems += check_draft(draft)
            parts = [plain(one.tree) for one in (source, *sources) if one.tree]
            self.digests[draft.entry.prototype] = digest_of(
                [parts, self.digests.get(SERVICE)], _VERSION_BYTES
            )

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
        return ServiceFacts(service.service.languages, service.service.constants)
    written = source.tree.get("language") if isinstance(source.tree, Table) else None
    own = written.text if isinstance(written, Scalar) else "fr"
    return ServiceFacts((own, *(other.entry.language for other in others)), {})


def load_service(folder: Path) -> LoadedService:
    """Load a service; raises FlowRejected with every problem if there is an error."""
    return _loaded(_Folder(folder))


def load_path(path: Path) -> LoadedService:
    """Load a service folder, or one flow file with its service; raises FlowRejected as above."""
    return load_service(path) if path.is_dir() else load_services(path)[0]


def load_services(path: Path) -> tuple[LoadedService, ...]:
    """Load a service folder, one flow file, or every service in a folder of services."""
    return tuple(_loaded(reading) for reading in _folders(path))


def _loaded(reading: _Folder) -> LoadedService:
    service = reading.load()
    if any(map(is_error, reading.problems)):
        raise FlowRejected(reading.problems, render_text(reading.problems, reading.texts, "en"))
    flows = {
        draft.entry.prototype: build_flow(draft, service, reading.digests[draft.entry.prototype])
        for draft in reading.drafts
    }
    return LoadedService(service, flows, tuple(reading.problems))


@dataclass(frozen=True, slots=True)
class CheckedPath:
    """What checking a path found, and the texts of the files for showing it."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]


def check_path(path: Path) -> CheckedPath:
    """Check one flow file, one service folder, or a folder of services; never raises."""
    folders = list(_folders(path))
    for folder in folders:
        folder.load()
    texts = {name: text for folder in folders for name, text in folder.texts.items()}
    return CheckedPath(tuple(p for folder in folders for p in folder.problems), texts)


def _folders(path: Path) -> Iterable[_Folder]:
    if path.is_dir() and not (path / SERVICE).exists():
        inner = [child for child in sorted(path.iterdir()) if (child / SERVICE).exists()]
        return [_Folder(child) for child in inner] or [_Folder(path)]
    if path.is_dir():
        return [_Folder(path)]
    if path.name == SERVICE:
        return [_Folder(path.parent)]
    missing = _Folder(path.parent, only=f"{path.name.split('.')[0]}.yaml")
    if not path.exists():
        missing.problems.append(Problem("F001", Place(path.as_posix(), 1, 1, 2)))
    return [missing]
