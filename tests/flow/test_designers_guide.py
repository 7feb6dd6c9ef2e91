"""The designers' guide, flows/README.md: it names what the code knows, and its examples run."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.flow.ask_entries import ASKS, AskEntry, ChoiceEntry, OneOfManyEntry, Refusal, StepEntry
from bot.flow.entries import STEPS, BlockEntry, BlocksEntry, FlowEntry, RowEntry, WhenEntry
from bot.flow.expression.compiling import RULES
from bot.flow.expression.functions import FUNCTIONS
from bot.flow.expression.grammar import _POWERS
from bot.flow.expression.items import OVER_ITEMS
from bot.flow.load import check_path
from bot.flow.plain_values import Written
from bot.flow.problems import Problem, render_text
from bot.flow.scenarios.entries import ScenarioEntry, TurnEntry
from bot.flow.service_file import ServiceEntry
from bot.flow.translation import PlainWords, SectionWords, TranslationEntry

GUIDE = Path("flows/README.md").read_text(encoding="utf-8")
SECTIONS = {
    title.strip("`"): text
    for title, text in re.findall(r"^##+ (.+)\n((?:(?!##+ ).*\n)*)", GUIDE, re.MULTILINE)
}
MODELS: dict[str, tuple[type[Written], ...]] = {
    "service.yaml": (ServiceEntry,),
    "A flow file": (FlowEntry,),
    "Translations": (TranslationEntry, SectionWords, *PlainWords.__subclasses__(), PlainWords),
    "when": (WhenEntry,),
    "Scenarios": (ScenarioEntry,),
    "Turns": (TurnEntry,),
    **{kind: (model,) for kind, model in (STEPS | ASKS).items()},
    "decide": (STEPS["decide"], RowEntry),
    "use": (STEPS["use"], BlocksEntry, BlockEntry),
    "choice": (ASKS["choice"], ChoiceEntry),
    "choices": (ASKS["choices"], OneOfManyEntry),
    "consent": (ASKS["consent"], Refusal),
}
_CSV = re.compile(r"^```csv\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^( *)```yaml\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_CLOSING = "- end: handed_over\n  id: closing\n"
_KID = """- repeat: kid
  title: Child {number}
  count: people
  steps:
    - ask: kid_age
      type: number
      text: How old is child {number}?
"""
_UNREAD = "accepted: {F704: each example stands by itself}\n"


@dataclass(frozen=True)
class Block:
    """One example: the section it stands in, its text, and what YAML makes of it."""

    section: str
    text: str

    @property
    def value(self) -> Any:
        """Read the block as plain YAML."""
        return YAML(typ="safe", pure=True).load(self.text)


BLOCKS = [
    Block(section, dedent(found[2]))
    for section, text in SECTIONS.items()
    for found in _FENCED.finditer(text)
]


def the_block(key: str) -> Block:
    """Give the one block that has this key at its top."""
    (found,) = [b for b in BLOCKS if isinstance(b.value, dict) and key in b.value]
    return found


def steps_of(block: Block) -> dict[str, str]:
    """Give the steps of a block as they are written, by id."""
    parts = re.split(r"^(?=- )", block.text, flags=re.MULTILINE)[1:]
    return {_id_of(part): part for part in parts}


def _id_of(part: str) -> str:
    found = re.search(r"^  (?:id|as): (\w+)", part, re.MULTILINE) or re.match(
        r"- (?!when)\w+: (\w+)", part
    )
    return found[1] if found else ""


STOCK = {
    name: part
    for block in BLOCKS
    if block.section in ASKS
    for name, part in steps_of(block).items()
}
"""The questions under "Answer types", which the guide's other examples read."""


def wrapped(steps: dict[str, str], facts: str = "") -> str:
    """Make a flow of some steps: the stock before them, an end after them if they have none.

    That nothing reads the answer of a question shown by itself is no fault of the guide.
    """
    parts = [part for name, part in STOCK.items() if name not in steps] + list(steps.values())
    ends = parts[-1].startswith("- end:") and "  when:" not in parts[-1]
    listed = "".join([*parts, "" if ends else _CLOSING])
    return f"prototype: card\nlanguage: en\n{facts}steps:\n{indent(listed, '  ')}{_UNREAD}"


def problems_of(folder: Path, flow: str, translation: str = "") -> list[Problem]:
    """Check a flow in the guide's own service; shows the problems where a test fails."""
    (folder / "service.yaml").write_text(the_block("languages").text, encoding="utf-8")
    (folder / "card.yaml").write_text(flow, encoding="utf-8")
    (folder / "blocks.yaml").write_text(the_block("blocks").text, encoding="utf-8")
    (folder / "fees.csv").write_text(_CSV.findall(GUIDE)[0], encoding="utf-8")
    if translation:
        (folder / "card.fr.yaml").write_text(translation, encoding="utf-8")
    checked = check_path(folder)
    sys.stdout.write(render_text(checked.problems, checked.texts, "en"))
    return list(checked.problems)


def first_cells(section: str) -> list[str]:
    """Give the first cell of each row of the tables of a section that names something."""
    return re.findall(r"^\| `([^`]+)` \|", SECTIONS[section], re.MULTILINE)


def own_keys(model: type[Written]) -> set[str]:
    """Give the keys that a model adds to those of every step or question."""
    shared = next((one for one in (AskEntry, StepEntry) if model.__mro__[1] is one), None)
    common = shared.model_fields if shared else {}
    return {field.alias or name for name, field in model.model_fields.items() if name not in common}


def keys_of(section: str) -> set[str]:
    """Give the keys that a section must explain."""
    if MODELS[section] == (AskEntry,) and section != "ask":
        return set()
    return set().union(*map(own_keys, MODELS[section]))


def every_model(model: type[Written] = Written) -> set[type[Written]]:
    """Give every model that a designer's file is read by."""
    return {model}.union(*map(every_model, model.__subclasses__()))


@pytest.mark.parametrize("section", MODELS)
def test_every_key_is_explained(section: str) -> None:
    """Each section has the keys of its models in its table, and no other."""
    assert set(first_cells(section)) == keys_of(section)


@pytest.mark.parametrize("section", MODELS)
def test_every_key_is_shown(section: str) -> None:
    """Each key stands in an example of its section."""
    shown = "\n".join(block.text for block in BLOCKS if block.section == section)
    missing = [key for key in keys_of(section) if not re.search(rf"(?<![\w.]){key}:", shown)]
    assert missing == []


def test_every_model_has_its_section() -> None:
    """No model is left out of the guide."""
    told = {model for models in MODELS.values() for model in models}
    assert every_model() - told == {Written, StepEntry}


def test_every_operator_and_function_is_explained() -> None:
    """The tables of operators and functions are those of the code."""
    operators = {*RULES, "and", "or", "not", "is answered", "is not answered"}
    assert {operator.split()[0] for operator in operators} == set(_POWERS)
    assert set(first_cells("Operators")) == operators
    assert set(first_cells("Functions")) == {*FUNCTIONS, *OVER_ITEMS}


def test_every_expression_can_be_written(tmp_path: Path) -> None:
    """Each example of an operator or function is sound."""
    rows = "".join(SECTIONS[section] for section in ("Operators", "Functions"))
    found = re.findall(r"^\| `[^`]+` \| `([^`]+)` \|", rows, re.MULTILINE)
    facts = "".join(f"  example_{i}: |\n    {text}\n" for i, text in enumerate(found))
    assert len(found) == len(first_cells("Operators")) + len({*FUNCTIONS, *OVER_ITEMS})
    assert problems_of(tmp_path, wrapped({"kid": _KID}, f"facts:\n{facts}")) == []


@pytest.mark.parametrize(
    "block", [b for b in BLOCKS if isinstance(b.value, list)], ids=lambda b: b.section
)
def test_every_step_runs(block: Block, tmp_path: Path) -> None:
    """Each example of steps is right, with nothing to warn of, inside a flow."""
    assert problems_of(tmp_path, wrapped(steps_of(block))) == []


def test_the_facts_run(tmp_path: Path) -> None:
    """The example of facts is right."""
    (facts,) = [block for block in BLOCKS if block.section == "Facts"]
    assert problems_of(tmp_path, wrapped({}, facts.text)) == []


def test_the_whole_example_runs(tmp_path: Path) -> None:
    """Service, flow and translation fit together."""
    found = problems_of(tmp_path, the_block("prototype").text, the_block("translates").text)
    assert found == []


def test_the_accepted_warning_is_left_out(tmp_path: Path) -> None:
    """The example of an accepted warning hides it, and only it."""
    long = wrapped({"long": f"- say: long\n  text: {'word ' * 16}\n"}).removesuffix(_UNREAD)
    shown = the_block("accepted").text
    assert {problem.code for problem in problems_of(tmp_path, long)} == {"F704", "F901"}
    assert {problem.code for problem in problems_of(tmp_path, long + shown)} == {"F704"}


def test_the_other_translations_fit(tmp_path: Path) -> None:
    """A translation of single steps is complete for those, and says nothing else."""
    (block,) = [b for b in BLOCKS if b.section == "Translations" and "translates" not in b.value]
    further = [steps_of(b) for b in BLOCKS if b.section in STEPS and isinstance(b.value, list)]
    steps = {
        name: part
        for found in further
        if set(found) & set(block.value["steps"])
        for name, part in found.items()
    }
    problems = problems_of(
        tmp_path, wrapped(steps), f"translates: card\nlanguage: fr\n{block.text}"
    )
    assert {problem.code for problem in problems} == {"F501", "F507"}
    missing = {problem.values["id"] for problem in problems if problem.code == "F501"}
    assert missing.isdisjoint(block.value["steps"])


def test_every_block_is_tried() -> None:
    """No example is of a form that no test above tries."""
    tried = (
        {"languages"}, {"prototype"}, {"translates"}, {"flow"}, {"facts"}, {"steps"}, {"blocks"},
        {"accepted"},
    )  # fmt: skip
    left = [b for b in BLOCKS if isinstance(b.value, dict)
            and not any(keys <= set(b.value) for keys in tried)]  # fmt: skip
    assert left == []
