"""`guichet draw`: formats, languages, files, and what it refuses."""

from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, guichet

FIRST = str(CHECKOUT / "flows/first-flow/first.yaml")
BEGINNINGS = {"svg": "<svg ", "mermaid": "flowchart TD\n", "dot": 'digraph "first" {'}


@pytest.mark.parametrize("layout", BEGINNINGS)
def test_a_flow_is_drawn(tmp_path: Path, layout: str) -> None:
    """Each format is printed, or written into a file; a service with one flow needs no more."""
    printed = guichet(tmp_path, "draw", FIRST, "--format", layout)
    service = guichet(
        tmp_path, "draw", str(Path(FIRST).parent), "--format", layout, "--output", "picture"
    )
    assert (printed.code, service.code, service.out) == (0, 0, "")
    assert printed.out.startswith(BEGINNINGS[layout])
    assert (tmp_path / "picture").read_text(encoding="utf-8") == printed.out


def test_a_language_can_be_chosen(tmp_path: Path) -> None:
    """Texts are in the language asked for."""
    french, english = (
        guichet(tmp_path, "draw", FIRST, "--language", language).out for language in ("fr", "en")
    )
    assert "Quel âge avez-vous" in french
    assert "How old are you" in english


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((FIRST, "--language", "ar"), "fr, en"),
        ((FIRST, "--format", "poem"), "mermaid"),
        ((str(CHECKOUT / "flows"),), "first.yaml"),
    ],
)
def test_wrong_usage_says_what_is_possible(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    """A language, a format or a folder that cannot be drawn ends with 2 and names what can be."""
    ended = guichet(tmp_path, "draw", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err


def test_a_wrong_flow_is_not_drawn(tmp_path: Path) -> None:
    """A flow with an error gives its problems, not a picture."""
    ended = guichet(tmp_path, "draw", str(CHECKOUT / "tests/broken_flows/f203_unknown_name.yaml"))
    assert (ended.code, ended.out) == (1, "")
    assert "F203" in ended.err
