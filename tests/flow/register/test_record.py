"""What the record says of each question: category, purpose, basis, destination."""

from pathlib import Path

import pytest

from bot.flow.flow import Ask
from bot.flow.load import load_service
from bot.flow.register import Record, record_of
from bot.flow.register.wording import ASIDE_DAYS, POOL_DAYS
from bot.service.horizon import KEEP_POOL_DAYS
from bot.service.ledger import KEEP_ASIDE_DAYS
from tests.flow.register.every_question import load

SERVICES = sorted(path.parent for path in Path("flows").glob("*/service.yaml"))


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Give the record of the made-up service."""
    loaded = load(tmp_path)
    return record_of(loaded.service, loaded.flows, "en")


def test_each_question_is_told_as_it_is(record: Record) -> None:
    """Category, basis, destination and need of each question follow from what was written."""
    told = [
        (one.id, one.category, one.basis.kind, one.goes, one.optional, one.unsure)
        for one in record.questions
    ]
    assert told == [
        ("first", "situation", "missing", "request", False, False),
        ("agree", "agreement", "consent", "request", False, False),
        ("birth_date", "identity", "consent", "request", False, False),
        ("nir", "national_id", "own", "unstored", False, True),
        ("income", "money", "consent", "request", True, False),
        ("kids", "family", "consent", "request", False, False),
        ("mobile", "contact", "consent", "request", False, False),
        ("proof", "documents", "consent", "request", False, False),
        ("place", "situation", "consent", "request", False, False),
        ("born", "identity", "consent", "request", False, False),
        ("child_another", "family", "consent", "request", False, False),
        ("words", "free_text", "consent", "request", False, False),
        ("ease", "opinion", "consent", "counted", False, False),
        ("why", "opinion", "consent", "forgotten", False, False),
    ]


def test_conditions_are_told_one_by_one(record: Record) -> None:
    """Of whom a question is asked stands beside it, each condition by itself."""
    whens = {one.id: one.when for one in record.questions if one.when}
    assert whens == {"proof": ("kids > 1", "income > 5")}


def test_the_items_of_a_repeat_stand_once(record: Record) -> None:
    """A repeated question stands once, with its repeat; "another one?" is known as such."""
    repeated = [(one.id, one.each, one.another) for one in record.questions if one.each]
    assert repeated == [("born", "Child …", False), ("child_another", "Child …", True)]


def test_a_basis_of_the_service_stands_before_the_consent(tmp_path: Path) -> None:
    """The question's own basis counts first, then the service's, and none is missing then."""
    loaded = load(tmp_path, legal_basis="Article 6", controller="The town")
    record = record_of(loaded.service, loaded.flows, "fr")
    kinds = {one.id: (one.basis.kind, one.basis.text) for one in record.questions}
    assert kinds.pop("nir") == ("own", "Decree 1")
    assert set(kinds.values()) == {("service", "Article 6")}
    assert record.controller == "The town"


@pytest.mark.parametrize("folder", SERVICES, ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_shipped_question_stands_once(folder: Path, language: str) -> None:
    """Every question of every shipped flow stands once in its prototype, with its purpose."""
    loaded = load_service(folder)
    record = record_of(loaded.service, loaded.flows, language)
    told = {
        prototype.name: [(one.id, one.purpose) for one in prototype.questions]
        for prototype in record.prototypes
    }
    assert told == {
        name: list(
            dict.fromkeys(
                (step.id.partition("#")[0], step.purpose)
                for step in flow.steps.values()
                if isinstance(step, Ask)
            )
        )
        for name, flow in loaded.flows.items()
    }


def test_days_are_those_of_the_vault() -> None:
    """The days that the record promises are those that the bot keeps to."""
    assert (POOL_DAYS, ASIDE_DAYS) == (KEEP_POOL_DAYS, KEEP_ASIDE_DAYS)
