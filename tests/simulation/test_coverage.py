"""What scenarios cover is counted point by point, and what they leave out has its line."""

from pathlib import Path

from bot.simulation.coverage import Coverage, coverage
from bot.simulation.points import chart
from tests.simulation.small import CARD, GOOD, both, service

FAR = "flow: card\nanswers: {place: far}\noutcome: out_of_scope\n"
REST = """\
flow: card
turns:
  - say: nearby
  - tap: unsure
  - say: films
  - send: photo
  - tap: done
  - do: change
  - tap: age
  - say: 5
outcome: submitted
"""


def covered(folder: Path, *scenarios: str, flow: str = CARD) -> Coverage:
    """Give what these scenarios cover, tapped and typed, whether they fail or not."""
    loaded = service(folder, *scenarios, flow=flow)
    talks = [p.talk for told in loaded.scenarios for p in both(loaded.flows["card"], told)]
    return coverage(chart(loaded.flows["card"], loaded.drafts["card"]), talks)


def missed(found: Coverage) -> list[tuple[int, str, str, str]]:
    """Give what was missed: line, kind, name, part."""
    return [(point.place.line, point.kind, point.name, point.part) for point in found.missed]


def test_nothing_played_covers_nothing(tmp_path: Path) -> None:
    """Without scenarios everything is missed, each point at the line where it is written."""
    found = covered(tmp_path)
    assert dict(found.counts()) == {
        "step": (0, 10), "branch": (0, 2), "option": (0, 10), "row": (0, 2), "outcome": (0, 2),
        "language": (0, 1),
    }  # fmt: skip
    assert found.percent == 0
    assert missed(found) == [
        (2, "language", "en", ""),
        (6, "step", "place", ""),
        (10, "option", "place", "here"),
        (11, "option", "place", "nearby"),
        (12, "option", "place", "far"),
        (13, "branch", "place is far", "yes"),
        (13, "branch", "place is far", "else"),
        (15, "step", "out_of_scope", ""),
        (15, "outcome", "out_of_scope", ""),
        (18, "step", "welcome", ""),
        (20, "step", "age", ""),
        (20, "option", "age", "answer"),
        (26, "option", "age", "unsure"),
        (27, "step", "interests", ""),
        (31, "option", "interests", "books"),
        (32, "option", "interests", "films"),
        (33, "option", "interests", "games"),
        (34, "step", "proof", ""),
        (34, "option", "proof", "answer"),
        (38, "option", "proof", "later"),
        (39, "step", "price", ""),
        (41, "row", "price", "1"),
        (43, "row", "price", "2"),
        (45, "step", "look", ""),
        (47, "step", "receipt", ""),
        (49, "step", "submitted", ""),
        (49, "outcome", "submitted", ""),
    ]


def test_one_scenario_leaves_the_rest(tmp_path: Path) -> None:
    """A single conversation misses the other options, the other row, and the other end."""
    found = covered(tmp_path, GOOD)
    assert dict(found.counts()) == {
        "step": (9, 10), "branch": (1, 2), "option": (5, 10), "row": (1, 2), "outcome": (1, 2),
        "language": (1, 1),
    }  # fmt: skip
    assert missed(found) == [
        (11, "option", "place", "nearby"),
        (12, "option", "place", "far"),
        (13, "branch", "place is far", "yes"),
        (15, "step", "out_of_scope", ""),
        (15, "outcome", "out_of_scope", ""),
        (26, "option", "age", "unsure"),
        (32, "option", "interests", "films"),
        (34, "option", "proof", "answer"),
        (41, "row", "price", "1"),
    ]


def test_three_cover_everything(tmp_path: Path) -> None:
    """Answers that were changed later count as well: what was taken once is taken."""
    found = covered(tmp_path, GOOD, FAR, REST)
    assert missed(found) == []
    assert found.percent == 100


def test_a_condition_that_is_always_true(tmp_path: Path) -> None:
    """A condition without else that never fails is missed on its other side."""
    flow = """\
prototype: card
language: en
steps:
  - ask: member
    type: yes_no
    text: Have you a card?
    optional: yes
  - say: hello
    when: member or member is not answered or member is no
    text: Hello.
  - end: handed_over
"""
    answers = ("yes", "no", "skip")
    told = [f"flow: card\nanswers: {{member: {words}}}\nsaid: [hello]\n" for words in answers]
    (row,) = missed(covered(tmp_path, *told, flow=flow))
    assert row == (9, "branch", "member or member is not answered or member is no", "no")


def test_an_answer_that_is_not_kept(tmp_path: Path) -> None:
    """Options of a question whose answer is never stored are covered by what was said."""
    flow = """\
prototype: card
language: en
steps:
  - ask: known
    type: choice
    text: Do we know you?
    privacy: unstored
    choices:
      well: Yes, well
      little: A little
      never: No
  - end: handed_over
"""
    told = "flow: card\nanswers: {known: little}\noutcome: handed_over\n"
    lines = [(row[0], row[3]) for row in missed(covered(tmp_path, told, flow=flow))]
    assert lines == [(9, "well"), (11, "never")]


NESTED = """\
prototype: card
language: en
steps:
  - ask: adults
    type: number
    text: How many adults?
  - when: adults > 1
    steps:
      - ask: married
        type: yes_no
        text: Are you married?
      - say: couple
        when: married
        text: For couples.
  - decide: price
    rows:
      - when: adults > 1
        give: {amount: 20}
      - when: adults is 3 or adults < 1
        give: {amount: 30}
      - when: otherwise
        give: {amount: 10}
  - ask: ok
    type: yes_no
    text: Right?
  - say: thanks
    when: ok
    text: Thanks.
  - end: handed_over
"""


def test_only_what_was_decided_counts(tmp_path: Path) -> None:
    """Inside a condition that is false nothing was decided, nor after the last question."""
    told = "flow: card\nturns: [{say: 1}, {at: ok}]\n"
    rows = missed(covered(tmp_path, told, flow=NESTED))
    assert [(row[2], row[3]) for row in rows if row[1] == "branch"] == [
        ("adults > 1", "yes"), ("married", "yes"), ("married", "no"), ("ok", "yes"), ("ok", "no"),
    ]  # fmt: skip


def test_the_first_row_that_is_true_counts(tmp_path: Path) -> None:
    """A row below the one that gave the values was not taken, although it is true."""
    told = "flow: card\nturns: [{say: 3}, {tap: yes}, {at: ok}]\n"
    rows = missed(covered(tmp_path, told, flow=NESTED))
    assert [row[3] for row in rows if row[1] == "row"] == ["2", "3"]
