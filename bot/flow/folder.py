"""A folder of YAML while it is read: every file once, every problem kept with its place.

service.yaml, blocks and tables come first, then each flow with its translations becomes a checked
draft, then the scenarios. `bot.flow.load` makes services of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.flow.blocks import Block, read_blocks
from bot.flow.checks import check_draft
from bot.flow.checks.accepting import is_in_files_of, without_accepted
from bot.flow.checks.service_words import every_abbreviation_is_used, service_words_are_plain
from bot.flow.draft import Draft, ServiceFacts, TableFile
from bot.flow.flow import Service
from bot.flow.problems import Place, Problem, is_error
from bot.flow.reading import read_draft
from bot.flow.service_file import ReadService, check_service, minimal_service, read_service
from bot.flow.source import Scalar, Source, Table, Tree, read_source
from bot.flow.translation import Translation, read_translation, translates, translating_nothing

if TYPE_CHECKING:
    from bot.flow.scenarios import Scenario

SERVICE = "service.yaml"
SCENARIOS = "scenarios"
BLOCKS = "blocks.yaml"
APART = (SERVICE, BLOCKS)
"""Files of a service folder that are no flows."""

UNTRANSLATED = frozenset({"F501"})
"""Errors that keep a service from running, but not from being tried: people read the flow's own
language where a text has no translation yet."""


@dataclass(slots=True)
class Folder:
    """One service folder while it is read; collects problems and the texts they point into."""

    path: Path
    only: str = ""
    scenario: str = ""
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    trees: dict[str, Tree | None] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    tables: dict[str, TableFile] = field(default_factory=dict)
    scenarios: list["Scenario"] = field(default_factory=list)
    accepted: list[Problem] = field(default_factory=list)

    def read(self, file: Path) -> Source:
        """Read a YAML file, once for all."""
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
        """Keep the text, the tree and the problems of a source."""
        self.texts[source.file], self.trees[source.file] = source.text, source.tree
        self.problems += source.problems
        return source

    def load(self) -> Service:
        """Read everything in the folder; problems are left in `problems`."""
        files = sorted(self.path.glob("*.yaml")) if self.path.is_dir() else []
        service = self.service()
        self.shared()
        flows = [file for file in files if file.name not in APART and file.name.count(".") == 1]
        for file in flows:
            self.flow(file, service, [other for other in files if translates(other, file)])
        self.problems += translating_nothing(files, flows) if not self.only else []
        return self.checked(service)

    def shared(self) -> None:
        """Read what the flows of the folder share: blocks, and tables in CSV files."""
        if (self.path / BLOCKS).exists():
            source = self.read(self.path / BLOCKS)
            self.blocks, problems = read_blocks(source)
            self.problems += problems
        for file in sorted(self.path.glob("*.csv")):
            text = self.text(file)
            if text is not None:
                self.texts[file.as_posix()] = text
                self.tables[file.name] = TableFile(file.as_posix(), text)

    def service(self) -> ReadService | None:
        """Read service.yaml; None if there is none, or it is wrong."""
        file = self.path / SERVICE
        if not file.exists():
            if not self.only:
                self.problems.append(Problem("F601", Place(file.as_posix(), 1, 1, 2)))
            return None
        source = self.read(file)
        read, problems = read_service(source)
        self.problems += problems
        return read

    def checked(self, read: ReadService | None) -> Service:
        """Give the service, checked against its flows."""
        if read is None:
            language = self.drafts[0].entry.language if self.drafts else "fr"
            return minimal_service(language)
        prototypes = [draft.entry.prototype for draft in self.drafts]
        failed = any(map(is_error, self.problems))
        if not self.only and not (failed and not prototypes):
            self.problems += check_service(read, prototypes)
        if not self.only and not failed:
            self.problems += service_words_are_plain(read)
            self.problems += every_abbreviation_is_used(read, self.drafts)
        return read.service

    def flow(self, file: Path, service: ReadService | None, others: list[Path]) -> None:
        """Read a flow with its translations into a checked draft."""
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
                self.check(draft)

    def check(self, draft: Draft) -> None:
        """Check a draft; what it accepts is counted, not shown, also in blocks and tables."""
        others = [one for one in self.problems if not is_in_files_of(draft, one)]
        own = [one for one in self.problems if is_in_files_of(draft, one)]
        shown, accepted = without_accepted(draft, [*own, *check_draft(draft)])
        self.problems = [*others, *shown]
        self.accepted += accepted

    def load_scenarios(self) -> None:
        """Read the scenarios; what they name is looked up only in flows that are right."""
        sound = not any(is_error(one) and one.code not in UNTRANSLATED for one in self.problems)
        for file in sorted((self.path / SCENARIOS).glob("*.yaml")):
            if self.scenario in ("", file.name):
                self.load_scenario(file, sound=sound)

    def load_scenario(self, file: Path, *, sound: bool) -> None:
        """Read one scenario, unless it plays another flow than the only one asked for."""
        from bot.flow.scenarios import check_scenario, read_scenario  # noqa: PLC0415 - often none

        scenario, problems = read_scenario(self.read(file))
        self.problems += problems
        others = self.only and scenario and f"{scenario.flow.text}.yaml" != self.only
        if scenario is not None and not others:
            self.scenarios.append(scenario)
            self.problems += check_scenario(scenario, self.drafts) if sound else []

    def translations(self, sources: Iterable[Source]) -> Iterable[Translation]:
        """Read translations; those of a wrong shape are left out."""
        for source in sources:
            translation, problems = read_translation(source)
            self.problems += problems
            if translation is not None:
                yield translation


def _facts(service: ReadService | None, source: Source, others: list[Translation]) -> ServiceFacts:
    if service is not None:
        known, places = service.service, service.places()
        return ServiceFacts(known.languages, known.constants, known.glossary, places=places)
    written = source.tree.get("language") if isinstance(source.tree, Table) else None
    own = written.text if isinstance(written, Scalar) else "fr"
    return ServiceFacts((own, *(other.entry.language for other in others)), {})
