"""Counts under today's names of steps: renamed ones are added up, all others stay."""

from dataclasses import replace
from pathlib import Path

from bot.evaluation.renaming import renamed
from bot.flow.load import load_service
from bot.journal.tally import Cell

FLOW = replace(
    load_service(Path("flows/first-flow")).flows["first"], aliases={"years": "age", "done": "x"}
)


def test_former_names_count_for_the_step() -> None:
    """Counts of a former name join those of the present one, version by version."""
    counts = {
        Cell("reach", "first", "v1", "years", ""): 5,
        Cell("reach", "first", "v1", "age", ""): 2,
        Cell("reach", "first", "v2", "age", ""): 3,
        Cell("outcome", "first", "v1", "done", ""): 4,
        Cell("reach", "other", "v1", "years", ""): 1,
    }
    assert renamed(counts, {"first": FLOW}) == {
        Cell("reach", "first", "v1", "age", ""): 7,
        Cell("reach", "first", "v2", "age", ""): 3,
        Cell("outcome", "first", "v1", "done", ""): 4,
        Cell("reach", "other", "v1", "years", ""): 1,
    }
