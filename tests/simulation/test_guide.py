"""What flows/README.md shows of scenarios and of the chat is what happens."""

from datetime import date
from pathlib import Path

from bot.conversation.inputs import Now
from bot.flow.load import load_path
from bot.simulation.acting import Manner
from bot.simulation.chat import Chat
from bot.simulation.rehearsal import Exploring, rehearse
from bot.simulation.report import report_text
from bot.simulation.terminal import Terminal, converse
from tests.flow.test_designers_guide import BLOCKS, SECTIONS, problems_of, the_block

NOW = Now(date(2026, 11, 24), 0.0)
TOLD = [block.text for block in BLOCKS if block.section in ("Scenarios", "Turns")]
NAMES = ("nearby", "gives_up", "says_more")


def fenced(section: str) -> list[list[str]]:
    """Give the blocks of a section that are no YAML, line by line."""
    parts = SECTIONS[section].split("```")[1::2]
    return [part.strip("\n").split("\n") for part in parts if not part.startswith("yaml")]


def the_service(folder: Path, *scenarios: str) -> Path:
    """Make the guide's own service, with these scenarios under the names that the guide uses."""
    assert problems_of(folder, the_block("prototype").text, the_block("translates").text) == []
    (folder / "scenarios").mkdir()
    for name, text in zip(NAMES, scenarios, strict=False):
        (folder / f"scenarios/{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_scenarios_run(tmp_path: Path) -> None:
    """Each scenario of the guide goes as it is written, tapped and typed."""
    (loaded,) = load_path(the_service(tmp_path, *TOLD), scenarios=True)
    (rehearsed,) = rehearse(loaded, NOW, Exploring(walks=0, seed=1))
    assert [played.failures for played in rehearsed.plays] == [()] * len(Manner) * len(NAMES)


def test_the_report_is_what_is_printed(tmp_path: Path) -> None:
    """The guide's failure and coverage are those of its own scenarios, with one answer changed."""
    changed = TOLD[0].replace("town: nearby", "town: here")
    (loaded,) = load_path(the_service(tmp_path, changed, *TOLD[1:]), scenarios=True)
    found = report_text(rehearse(loaded, NOW, Exploring(0, 1)), "en", covering=True)
    printed = found.replace(tmp_path.as_posix(), "flows/my-card").split("\n\n")
    assert [part.split("\n") for part in printed] == fenced("Running scenarios")


def test_the_chat_is_what_is_said(tmp_path: Path) -> None:
    """The transcript under "Trying a flow" is what the chat shows, line by line."""
    (written,) = fenced("Trying a flow")
    inputs = iter([line.removeprefix("> ") for line in written if line.startswith("> ")])
    shown: list[str] = []

    def read() -> str | None:
        line = next(inputs, None)
        shown.extend([] if line is None else ["", f"> {line}"])
        return line

    (loaded,) = load_path(the_service(tmp_path))
    chat = Chat(loaded.flows["card"], "en", lambda: NOW, lambda _: None)
    converse(chat, Terminal(read, lambda text: shown.extend(text.split("\n")), lambda *_: None))
    assert shown == written[1:]
