"""A translation is as short as its source must be, and tells options apart."""

from pathlib import Path

import pytest

from tests.flow.words.service import FLOW, SIDECAR
from tests.flow.words.test_places import found

OPTION = "nearby: Nearby"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("x" * 34, []),
        ("x" * 35, [("F509", "35", "34")]),
        ("x" * 60, [("F509", "60", "34")]),
        ("x" * 61, [("F508", "61", "60")]),
    ],
)
def test_a_long_button_is_told(
    tmp_path: Path, text: str, codes: list[tuple[str, str, str]]
) -> None:
    """Beyond what an old phone shows there is a warning, beyond what is possible an error."""
    problems = found(tmp_path, FLOW, SIDECAR.replace(OPTION, f"nearby: {text}"))
    assert [(p.code, p.values["length"], p.values["limit"]) for p in problems] == codes


@pytest.mark.parametrize(
    ("length", "codes"), [(350, []), (351, ["F509"]), (3500, ["F509"]), (3501, ["F508"])]
)
def test_a_long_text_is_told(tmp_path: Path, length: int, codes: list[str]) -> None:
    """A message may be longer than a button, and is held to the limits of messages."""
    sidecar = SIDECAR.replace("text: Thank you.", f"text: {'x' * length}")
    assert [problem.code for problem in found(tmp_path, FLOW, sidecar)] == codes


def test_two_options_that_read_the_same_are_told(tmp_path: Path) -> None:
    """Two options with one label cannot be told apart, unless the flow has it so itself."""
    sidecar = SIDECAR.replace(OPTION, "nearby: Here")
    (problem,) = found(tmp_path, FLOW, sidecar)
    told = {key: problem.values[key] for key in ("texts", "other", "label")}
    assert (problem.code, told) == (
        "F513",
        {"texts": "place.choices.nearby", "other": "place.choices.here", "label": "Here"},
    )
    flow = FLOW.replace("nearby: À côté", "nearby: Ici")
    assert found(tmp_path, flow, sidecar.replace("nearby: À côté", "nearby: Ici")) == []


def test_buttons_of_two_questions_may_be_the_same(tmp_path: Path) -> None:
    """The same word may stand on buttons of different questions."""
    assert found(tmp_path, FLOW, SIDECAR.replace(OPTION, 'nearby: "Yes"')) == []
