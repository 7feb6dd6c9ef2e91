"""Bounds that leave no answer, and examples that would not be taken."""

import pytest

from tests.flow.checks.written import codes

NO_ANSWER = [
    "type: number, min: 1.2, max: 1.8",
    "type: money, min: 1.001, max: 1.009",
    "type: choices, choices: {a: Un, b: Deux}, min: 3",
    "type: date, future: yes, min_age: 1",
]
ODD_EXAMPLE = [
    'type: text, pattern: "[a-z]{5}", max_length: 4, example: abcde',
    'type: text, pattern: "[a-z]+", example: "12"',
    'type: text, min_length: 6, example: "abcde"',
    'type: number, min: 3, example: "2"',
    "type: money, max: 800, example: 1 200 €",
    'type: number, whole: no, max: 3, example: "3,5"',
]
SOUND = [
    "type: number, min: 1.2, max: 1.8, whole: no",
    "type: number, min: 1.2, max: 2",
    'type: number, min: 2, example: "2"',
    "type: money, min: 1.009, max: 1.011",
    "type: money, max: 1200, example: 1 200 €",
    'type: money, max: 2, example: "€1,200"',
    "type: money, max: 2, example: à peu près 3",
    "type: choices, choices: {a: Un, b: Deux}, min: 2",
    "type: date, future: yes",
    "type: date, past: yes, future: yes",
]


def step(written: str) -> str:
    """Give a question of one line."""
    return f"- {{ask: a, text: Combien ?, {written}}}"


@pytest.mark.parametrize("written", NO_ANSWER)
def test_bounds_without_an_answer_are_told(written: str) -> None:
    """A question that nobody could ever answer is an error, though its bounds are in order."""
    assert codes(step(written)) == ["F413"]


@pytest.mark.parametrize("written", ODD_EXAMPLE)
def test_an_example_that_is_refused_is_told(written: str) -> None:
    """Nobody is shown an example that the question would not take."""
    assert codes(step(written)) == ["F405"]


@pytest.mark.parametrize("written", SOUND)
def test_bounds_at_their_edge_are_sound(written: str) -> None:
    """One answer is enough, and an example that cannot be measured is left alone."""
    assert codes(step(written)) == []
