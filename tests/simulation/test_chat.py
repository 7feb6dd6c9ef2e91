"""The chat in the terminal: what is typed, what is shown, what is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channel.slash_commands import slash
from bot.conversation.inputs import Command, Now
from bot.errors import GuichetError
from bot.flow.flow import Flow
from bot.flow.load import load_path
from bot.simulation.chat import Chat
from bot.simulation.terminal import Terminal, converse
from tests.simulation.small import NOW, service

REDESIGN = load_path(Path("flows/energy-aid"))[0].flows["redesign"]


def command(text: str) -> Command | None:
    """Read a slash command as the bot does."""
    found = slash(text)
    return found.command if found else None


def chat(flow: Flow, language: str = "en") -> Chat:
    """Make a chat whose clock goes on by a minute an input."""
    seconds: Iterator[int] = iter([0, *range(0, 6000, 60)])
    return Chat(flow, language, lambda: Now(NOW.today, next(seconds)), command)


def heard(talk: Chat, *lines: str) -> list[str]:
    """Begin, write these lines, and give what the last one showed."""
    shown = list(talk.begin())
    for line in lines:
        shown = list(talk.hear(line))
    return shown


def test_numbers_tap_where_no_answer_is_a_number(tmp_path: Path) -> None:
    """At a choice `1` taps the first button; at a number it is the answer, and `#1` taps."""
    flow = service(tmp_path).flows["card"]
    assert heard(chat(flow), "2") == [
        "Guichet  Welcome.",
        "Guichet  How old are you?",
        "           #1  I don't know",
        "           #2  Back",
        "           #3  Help",
    ]
    assert heard(chat(flow), "2", "34")[0] == "Guichet  What do you like?"
    assert heard(chat(flow), "2", "#2")[0] == "Guichet  Where do you live?"
    assert heard(chat(flow), "2", "#9") == ["There is no button 9."]


def test_commands_of_the_bot_work(tmp_path: Path) -> None:
    """Slash commands do what they do in Telegram, in French too; unknown ones get a word."""
    flow = service(tmp_path).flows["card"]
    assert heard(chat(flow), "1", "/back")[0] == "Guichet  Where do you live?"
    assert heard(chat(flow), "1", "/retour")[0] == "Guichet  Where do you live?"
    assert heard(chat(flow), "/dance")[0].startswith("Guichet  I do not know this command.")


def test_values_are_those_of_now(tmp_path: Path) -> None:
    """`/values` shows facts as they are, and tables once the conversation has passed them."""
    flow = service(tmp_path).flows["card"]
    assert heard(chat(flow), "/values") == ["facts", "  child: unknown"]
    assert heard(chat(flow), "1", "9", "books", "/send photo", "/values") == [
        "facts",
        "  child: yes",
    ]
    assert heard(chat(flow), "1", "9", "books", "/send photo", "1", "/values") == [
        "facts",
        "  child: yes",
        "tables",
        "  price.amount: 0",
    ]


def test_the_trace_is_what_the_log_would_hold(tmp_path: Path) -> None:
    """`/trace` shows the events with their seconds, and no answer; after the end too."""
    flow = service(tmp_path).flows["card"]
    lines = [
        "what the log would hold",
        "  shown        place                    0 s",
        "  rejected     place                   60 s  not_an_option",
        "  answered     place                   60 s",
    ]
    open_run = heard(chat(flow), "Mars", "Nearby", "/trace")
    assert open_run == [
        *lines,
        "  shown        welcome                  0 s",
        "  shown        age                      0 s",
    ]
    closed = heard(chat(flow), "Mars", "far", "/trace")
    assert closed == [*lines, "  shown        out_of_scope             0 s"]


def test_a_long_silence(tmp_path: Path) -> None:
    """`/expire` closes as the bot does after a silence; the next words begin anew."""
    talk = chat(service(tmp_path).flows["card"])
    assert heard(talk, "1", "/expire") == [
        "After 31 days of silence the bot closes the conversation: abandoned."
    ]
    assert list(talk.hear("/expire")) == ["No conversation is open."]
    assert next(talk.hear("hello")) == "Guichet  Where do you live?"


def test_the_end_is_told(tmp_path: Path) -> None:
    """At the end the outcome is told, and a new conversation can begin."""
    talk = chat(service(tmp_path).flows["card"])
    assert heard(talk, "far") == [
        "Guichet  That is too far.",
        "",
        "The conversation has ended: out_of_scope. /restart begins again.",
    ]
    assert next(talk.hear("/restart")) == "Guichet  Where do you live?"


def test_right_to_left_is_shown_plainly() -> None:
    """Arabic comes without the signs that steer direction, which terminals show as boxes."""
    shown = "\n".join(heard(chat(REDESIGN, "fr"), "3", "1", "1", "3"))
    assert "01 99 00 12 34" in shown
    assert not set(shown) & set("\u2066\u2067\u2068\u2069\u200e\u200f\u202a\u202b\u202c")


def conversing(flow: Flow, lines: list[str], record: str = "") -> tuple[list[str], dict[str, str]]:
    """Chat through a terminal that is a list; gives what was shown and the files written."""
    shown: list[str] = []
    files: dict[str, str] = {}

    def read() -> str | None:
        if lines and lines[0] == "^C":
            raise KeyboardInterrupt
        return lines.pop(0) if lines else None

    def save(name: str, text: str) -> None:
        if name == "kept.yaml":
            raise GuichetError("kept.yaml exists already.")
        files[name] = text

    converse(chat(flow), Terminal(read, shown.append, save), record)
    return shown, files


@pytest.mark.parametrize("ending", [[], ["/quit", "1"], ["^C"]], ids=["end", "quit", "interrupt"])
def test_leaving_is_kind_and_writes(tmp_path: Path, ending: list[str]) -> None:
    """However the designer leaves, the recording is written and the chat says goodbye."""
    shown, files = conversing(service(tmp_path).flows["card"], ["far", *ending], "one.yaml")
    assert shown[-2:] == ["Written: one.yaml", "Goodbye. Nothing was kept."]
    assert files["one.yaml"].endswith("asked: [place]\noutcome: out_of_scope\n")


def test_recording_on_the_way(tmp_path: Path) -> None:
    """`/record` writes what was done so far; without a name, or onto a kept file, it says so."""
    lines = ["/record", "1", "/record half.yaml", "/record kept.yaml"]
    shown, files = conversing(service(tmp_path).flows["card"], lines)
    told = [line for line in shown if "yaml" in line or "/record FILE:" in line]
    assert told == [
        "/record FILE: give the name of a file to write.",
        "Written: half.yaml",
        "kept.yaml exists already.",
    ]
    assert list(files) == ["half.yaml"]
