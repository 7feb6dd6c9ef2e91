"""The pages for people say what the program does: their tables, commands and transcript."""

import re
from pathlib import Path

import typer

from bot.cli import app
from bot.conversation.inputs import Input, Tapped, Typed
from bot.conversation.turn import take_turn
from bot.flow.load import load_service
from bot.settings import Settings
from tests.conversation.one_run import NOW, play

README = Path("README.md").read_text(encoding="utf-8")
MAINTAINERS = Path("bot/README.md").read_text(encoding="utf-8")
TESTERS = Path("tests/README.md").read_text(encoding="utf-8")


def _first_cells(page: str, heading: str) -> list[str]:
    """Give the first cell of each row of the table that begins with this heading."""
    table = page.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)


def test_every_verb_is_in_the_table() -> None:
    """README lists each verb of the command line, and no other."""
    verbs = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]  # a group
    # Typer puts verbs with verbs of their own, such as `keys`, before all others.
    assert sorted(cell.split()[1] for cell in _first_cells(README, "command")) == sorted(verbs)


def test_every_setting_is_in_the_table_and_the_example() -> None:
    """README and .env.example name each setting, in the order of the code."""
    settings = [name.upper() for name in Settings.model_fields]
    example = Path(".env.example").read_text(encoding="utf-8")
    assert _first_cells(README, "setting") == settings
    assert re.findall(r"^([A-Z_]+)=", example, re.MULTILINE) == settings


def test_the_example_holds_the_defaults() -> None:
    """A value in .env.example is the default, so that copying it changes nothing."""
    example = Path(".env.example").read_text(encoding="utf-8")
    written = dict(re.findall(r"^([A-Z_]+)=(.*)$", example, re.MULTILINE))
    defaults = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    assert {name: value for name, value in written.items() if value} == {
        name: str(default) for name, default in defaults.items() if default is not None
    }


def test_every_part_is_on_the_map() -> None:
    """bot/README.md has each part of the program on its map."""
    parts = {path.name for path in Path("bot").iterdir() if (path / "__init__.py").exists()}
    assert {cell.strip("/") for cell in _first_cells(MAINTAINERS, "folder")} == parts


def test_decisions_are_short() -> None:
    """Each decision record takes at most 25 lines."""
    section = MAINTAINERS.split("## Decisions", 1)[1].split("\n## ", 1)[0]
    assert {len(record.splitlines()) <= 25 for record in section.split("\n### ")} == {True}


def test_every_test_folder_is_explained() -> None:
    """tests/README.md names each folder of tests."""
    folders = {path.name for path in Path("tests").iterdir() if path.is_dir()} - {"__pycache__"}
    assert {cell.strip("/") for cell in _first_cells(TESTERS, "folder")} == folders


def test_every_link_leads_somewhere() -> None:
    """A link in a page leads to a file of the checkout."""
    for page in (Path("README.md"), *Path().glob("*/README.md")):
        text = page.read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text)
        here = [link for link in links if not link.startswith("http")]
        assert [link for link in here if not (page.parent / link).exists()] == []


def test_the_transcript_is_what_is_said() -> None:
    """Replayed line by line, the README's transcript is what the bot says."""
    lines = re.findall(r"^    (Guichet|Amina)   +(.*)$", README, re.MULTILINE)
    flow = load_service(Path("flows/energy-aid")).flows["redesign"]
    session, heard = play(flow, 3)
    said = []
    for who, words in lines:
        if who == "Amina":
            label = words.strip("[]")
            keys = {b.label: b.key for reply in heard for row in reply.buttons for b in row}
            tap = words.startswith("[")
            done: Input = Tapped(session.token, keys[label]) if tap else Typed(words)
            turn = take_turn(flow, session, done, NOW)
            assert turn.session is not None
            session, heard = turn.session, list(turn.replies)
        else:
            said.append(words)
            pattern = ".*".join(map(re.escape, " ".join(words.split()).split(" […]")))
            spoken = [" ".join(reply.text.split()) for reply in heard]
            assert any(re.search(pattern, text) for text in spoken), (words, spoken)
    assert len(said) == 6
