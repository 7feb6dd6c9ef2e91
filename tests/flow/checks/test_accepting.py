"""Accepted warnings are left out and counted, in the flow and its translations; errors never."""

from pathlib import Path

from bot.flow.load import CheckedPath, check_path, load_service
from bot.flow.problems import render_text

SERVICE = (
    "name: Essai\nlanguages: [fr, en]\ncontact: {name: Léa, phone: 01 99 00 12 34, hours: lundi}\n"
)
TEXT = "Votre bailleur signe le justificatif."
FLOW = (
    f"prototype: flow\nlanguage: fr\nsteps:\n  - say: a\n    text: {TEXT}\n  - end: handed_over\n"
)
ENGLISH = (
    "translates: flow\nlanguage: en\n"
    f"steps: {{a: {{text: Sign it prior to Monday., source: {{text: {TEXT}}}}}}}\n"
)


def _checked(folder: Path, top: str) -> CheckedPath:
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / "flow.yaml").write_text(top + FLOW, encoding="utf-8")
    (folder / "flow.en.yaml").write_text(ENGLISH, encoding="utf-8")
    return check_path(folder)


def _codes(checked: CheckedPath) -> list[str]:
    return sorted(problem.code for problem in checked.problems)


def test_nothing_is_accepted_by_itself(tmp_path: Path) -> None:
    """Without `accepted`, every warning is shown."""
    checked = _checked(tmp_path, "")
    assert _codes(checked) == ["F904", "F904", "F904"]
    assert checked.accepted == ()


def test_an_accepted_code_is_left_out_and_counted(tmp_path: Path) -> None:
    """The code goes from the flow and its translations, and the text says how many there were."""
    checked = _checked(tmp_path, "accepted: {F904: as on paper}\n")
    assert _codes(checked) == []
    files = sorted(problem.place.file.split("/")[-1] for problem in checked.accepted)
    assert files == ["flow.en.yaml", "flow.yaml", "flow.yaml"]
    text = render_text(checked.problems, checked.texts, "en", len(checked.accepted))
    assert text == "No problems. (3 accepted)"
    assert load_service(tmp_path).problems == ()


def test_other_flows_keep_their_warnings(tmp_path: Path) -> None:
    """A flow accepts for itself, not for the flow beside it."""
    (tmp_path / "other.yaml").write_text(FLOW.replace("flow", "other", 1), encoding="utf-8")
    checked = _checked(tmp_path, "accepted: {F904: as on paper}\n")
    assert {problem.place.file.split("/")[-1] for problem in checked.problems} == {"other.yaml"}
    assert len(checked.accepted) == 3


def test_a_reason_is_needed(tmp_path: Path) -> None:
    """A code without a reason is refused."""
    assert _codes(_checked(tmp_path, "accepted: {F904: ''}\n")) == ["F110"]


def test_what_is_wrongly_accepted_stays(tmp_path: Path) -> None:
    """Errors, unknown codes and codes that do not occur are told, and accept nothing."""
    top = "accepted: {F301: a, F999: b, F901: c, F713: d}\n"
    assert _codes(_checked(tmp_path, top)) == [
        "F711", "F712", "F713", "F713", "F904", "F904", "F904",
    ]  # fmt: skip
