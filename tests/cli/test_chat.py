"""`guichet chat` as a process: a pipe for a terminal, files kept, refusals in one line."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.cli.command_line import CHECKOUT, CLEAN, guichet

FIRST = CHECKOUT / "flows/first-flow"


def chat(folder: Path, lines: str, *arguments: str) -> tuple[int, list[str]]:
    """Run a chat with these lines for its input; gives the exit code and what it printed."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", "chat", *arguments],
        cwd=folder,
        env=CLEAN | {"PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "utf-8"},
        input=lines,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, (done.stdout + done.stderr).splitlines()


def test_a_whole_chat_is_recorded_and_tested(tmp_path: Path) -> None:
    """What was done in a chat is written as a scenario, which `guichet test` plays."""
    shutil.copytree(FIRST, tmp_path / "first-flow")
    told = tmp_path / "first-flow/scenarios/mine.yaml"
    code, lines = chat(tmp_path, "1\n34\n", "first-flow", "--record", str(told))
    assert code == 0
    assert lines[-2:] == [f"Écrit\u202f: {told}", "Au revoir. Rien n’a été gardé."]
    assert "> 34" in lines
    ended = guichet(tmp_path, "test", str(told))
    assert (ended.code, ended.out.splitlines()[0]) == (0, f"ok      {told}")


def test_a_file_is_written_over_only_by_force(tmp_path: Path) -> None:
    """A file that exists is kept, and nothing is asked first; with --force it is written again."""
    told = tmp_path / "mine.yaml"
    told.write_text("mine", encoding="utf-8")
    code, lines = chat(tmp_path, "1\n", str(FIRST), "--language", "en", "--record", str(told))
    assert (code, told.read_text(encoding="utf-8")) == (1, "mine")
    assert lines == [f"{told} exists already. To write it again, add --force to guichet chat."]
    new = tmp_path / "new.yaml"
    _, lines = chat(tmp_path, f"/record {new}\n1\n", str(FIRST), "--record", str(new))
    assert [line for line in lines if "new.yaml" in line][-2:] == [f"Écrit\u202f: {new}"] * 2
    code, _ = chat(tmp_path, "1\n", str(FIRST), "--record", str(told), "--force")
    assert (code, told.read_text(encoding="utf-8")[:12]) == (0, "flow: first\n")


def test_a_flow_file_is_enough(tmp_path: Path) -> None:
    """A flow can be tried before it has a service, in its own language."""
    flow = tmp_path / "card.yaml"
    flow.write_text(
        "prototype: card\nlanguage: en\nsteps:\n  - say: hello\n    text: Hello there.\n"
        "  - end: handed_over\n",
        encoding="utf-8",
    )
    code, lines = chat(tmp_path, "", "card.yaml")
    assert code == 0
    assert "Guichet  Hello there." in lines


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    """An unknown prototype or language, and a wrong flow, are one clear refusal."""
    wrong = str(CHECKOUT / "tests/broken_flows/f203_unknown_name.yaml")
    assert chat(tmp_path, "", str(FIRST), "--language", "ar") == (
        1, ["first does not speak ar, only: fr, en."],
    )  # fmt: skip
    assert chat(tmp_path, "", str(FIRST), "--prototype", "second") == (
        1, ["There is no prototype second here, only: first."],
    )  # fmt: skip
    code, lines = chat(tmp_path, "", wrong)
    assert (code, "F203" in lines[0]) == (1, True)
