"""The real YAML language server, with our schemas: what a designer sees while writing."""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest

from bot.flow.ask_entries import ASKS
from bot.flow.entries import STEPS
from tests.editor.language_server import Editor, running_editor
from tests.editor.tools import needs_language_server
from tests.flow.test_designers_guide import BLOCKS, steps_of, the_block, wrapped

pytestmark = needs_language_server
SERVICE = Path("flows/energy-aid")
SEEN = ("f101", "f102", "f103", "f104", "f105", "f106", "f107", "f108", "f109", "f110", "f111",
        "f114")  # fmt: skip
SHIPPED = [path for path in sorted(Path("flows").glob("*/*.yaml"))
           if "$schema" in path.read_text(encoding="utf-8").partition("\n")[0]]  # fmt: skip
BROKEN = sorted(Path("tests/broken_flows").glob("*.yaml"))
HEAD = "prototype: made\nlanguage: fr\nsteps:\n"
_NUMBERS = count()


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """Give an editor with the real language server."""
    with running_editor() as running:
        yield running


def opened(editor: Editor, text: str, kind: str = "flow") -> Path:
    """Open a text as a new file of a kind, below the line that names its schema."""
    file = SERVICE / f"made_{next(_NUMBERS)}.yaml"
    editor.open(file, f"# yaml-language-server: $schema=../{kind}.schema.json\n{text}")
    return file


def marked(editor: Editor, texts: Mapping[str, str]) -> dict[str, list[tuple[int, str]]]:
    """Give what the editor says of several flows, by name, with lines as in the texts."""
    files = {name: opened(editor, text) for name, text in texts.items()}
    return {
        name: [(line - 1, words) for line, words in editor.problems(file)]
        for name, file in files.items()
    }


def at_the_bar(editor: Editor, steps: str) -> tuple[Path, int, int]:
    """Open steps, and give the file, line and column where a bar stands in them."""
    before, _, after = (HEAD + steps).partition("|")
    file = opened(editor, before + after)
    assert editor.problems(file) is not None
    return file, before.count("\n") + 2, len(before) - before.rfind("\n")


def test_every_shipped_file_names_its_schema() -> None:
    """Each flow, translation and service file begins with the line that editors look for."""
    assert sorted(Path("flows").glob("*/*.yaml")) == SHIPPED


def test_shipped_files_are_right(editor: Editor) -> None:
    """The editor finds nothing to say about a shipped file."""
    for file in SHIPPED:
        editor.open(file, file.read_text(encoding="utf-8"))
    assert {str(file): editor.problems(file) for file in SHIPPED} == {
        str(file): [] for file in SHIPPED
    }


def test_the_examples_of_the_guide_are_right(editor: Editor) -> None:
    """No example of the guide is marked as wrong."""
    lists = [block for block in BLOCKS if isinstance(block.value, list)]
    texts = {block.text: wrapped(steps_of(block)) for block in lists}
    assert not any(marked(editor, texts).values())


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("prototype", "flow"),
        ("languages", "service"),
        ("translates", "translation"),
        ("blocks", "blocks"),
    ],
)
def test_the_whole_files_of_the_guide_are_right(editor: Editor, key: str, kind: str) -> None:
    """Flow, service file and translation of the guide are right."""
    assert editor.problems(opened(editor, the_block(key).text, kind)) == []


def test_faults_of_shape_are_marked(editor: Editor) -> None:
    """What `check` says of the shape of a file, the editor marks on the same line."""
    texts = {f.name: f.read_text(encoding="utf-8") for f in BROKEN if f.name[:4] in SEEN}
    expected = {
        name: int(text.partition("\n")[0].split()[3].partition(":")[0])
        for name, text in texts.items()
    }
    missed = {
        name: (expected[name], found)
        for name, found in marked(editor, texts).items()
        if expected[name] not in [line for line, _ in found]
    }
    assert len(texts) == len(SEEN)
    assert missed == {}


def test_nothing_else_is_marked(editor: Editor) -> None:
    """A file whose shape is right is not marked, whatever `check` says of its meaning."""
    texts = {f.name: f.read_text(encoding="utf-8") for f in BROKEN if f.name > "f2"}
    assert not any(marked(editor, texts).values())


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ("  - say: hi\n    text: Hi\n    wen: yes", [(6, "Property wen is not allowed.")]),
        ("  - ask: a\n    type: money", [(4, 'Missing property "text".')]),
        ("  - ask: a\n    text: Hi", [(4, 'Missing property "type".')]),
        (
            "  - ask: a\n    type: phone\n    text: Hi\n    optional: maybe",
            [(7, "Write yes or no.")],
        ),
        ("  - hello", [(4, f"A step begins with one of: {', '.join((*STEPS, 'when'))}.")]),
        (
            "  - ask: a\n    type: mony\n    text: Hi",
            [(5, 'Value is not accepted. Valid values: "' + '", "'.join(ASKS) + '".')],
        ),
        (
            "  - ask: a\n    type: money\n    text: Hi\n    min: few",
            [(7, "Write digits only, with a point: 1200 or 0.75.")],
        ),
        (
            "  - ask: a\n    type: money\n    text: Hi\n    choices: {a: b}",
            [(7, "Property choices is not allowed.")],
        ),
        (
            "  - ask: A-b\n    type: phone\n    text: Hi",
            [(4, "Use a to z, 0 to 9 and _, begin with a letter, 40 signs at most.")],
        ),
        (
            "  - when: a is b\n    steps:\n      - say: hi\n        txt: Hi\n        text: Hi",
            [(7, "Property txt is not allowed.")],
        ),
    ],
)
def test_one_fault_one_sentence(editor: Editor, steps: str, found: list[tuple[int, str]]) -> None:
    """A single fault gives a single sentence, in plain words, on its line."""
    assert marked(editor, {"": HEAD + steps}) == {"": found}


def test_what_yaml_takes_for_something_else(editor: Editor) -> None:
    """Yes and no in any form, numbers as texts and quoted numbers are not marked."""
    steps = (
        "  - ask: a\n    type: money\n    text: 12\n    optional: Yes\n    unsure: no\n"
        "    min: 0.5\n    max: '7'\n    legal_basis: 1200\n"
        "  - ask: b\n    type: document\n    text: Hi\n    later: OUI\n    optional: true\n"
        "  - ask: c\n    type: choice\n    text: Hi\n    choices: {on: 75001, off: no}\n"
    )
    assert marked(editor, {"": HEAD + steps}) == {"": []}


def test_steps_of_a_block_hold_parameters(editor: Editor) -> None:
    """In blocks.yaml a parameter can stand wherever a plain value can."""
    text = (
        "blocks:\n  person:\n    parameters: [who, most]\n    steps:\n"
        "      - ask: <who>_age\n        type: number\n        text: Age?\n        max: <most>\n"
    )
    assert editor.problems(opened(editor, text, "blocks")) == []


def test_kinds_of_steps_are_offered(editor: Editor) -> None:
    """At a new step the editor offers every kind, with the words of the guide."""
    offered = editor.completions(*at_the_bar(editor, "  - |"))
    assert set(offered) == {*STEPS, "when", "steps", "else"}
    assert offered["say"]["insertText"] == "say: "
    assert "A message. The bot goes on by itself." in offered["say"]["documentation"]["value"]


def test_types_are_offered(editor: Editor) -> None:
    """After `type:` the editor offers every answer type."""
    offered = editor.completions(*at_the_bar(editor, "  - ask: a\n    type: |"))
    assert list(offered) == list(ASKS)


def test_the_keys_of_the_type_are_offered(editor: Editor) -> None:
    """After `type: money` bounds are offered and no choices; after `choice` the reverse."""
    steps = "  - ask: a\n    type: {}\n    |"
    money, choice = (
        set(editor.completions(*at_the_bar(editor, steps.format(name))))
        for name in ("money", "choice")
    )
    assert money - choice == {"min", "max", "money"}
    assert choice - money == {"choices", "choice"}
    assert {"text", "why", "when", "optional"} <= money & choice


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("  - s|ay: hi\n    text: Hi", "A message. The bot goes on by itself."),
        ("  - say: hi\n    te|xt: Hi", "Short: beyond 350 signs"),
        ("  - ask: a\n    type: money\n    m|in: 2", "the least that is taken"),
        ("  - ask: a\n    type: mo|ney\n    min: 2", "An amount in euros, to the cent."),
        ("  - ask: a\n    type: money\n    w|hy: x", "shown to those who tap"),
        ("  - decide: d\n    rows:\n      - {wh|en: otherwise, give: {a: 1}}", "in a row: its"),
        ("  - wh|en: a\n    steps: []", "they come only if the condition is true"),
    ],
)
def test_keys_are_explained(editor: Editor, steps: str, told: str) -> None:
    """Pointing at a key shows the sentence of the guide."""
    assert told in editor.hover(*at_the_bar(editor, steps))
