"""The recipes of the designers' guide that need facts: each runs as it is written."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.flow.test_designers_guide import BLOCKS, Block, problems_of, steps_of, wrapped

RECIPES = [b for b in BLOCKS if b.section == "Recipes" and isinstance(b.value, dict)]


@pytest.mark.parametrize("block", RECIPES, ids=lambda block: next(iter(block.value["facts"])))
def test_every_recipe_with_facts_runs(block: Block, tmp_path: Path) -> None:
    """A recipe is right, with nothing to warn of, inside a flow."""
    facts, _, steps = block.text.partition("steps:\n")
    assert set(block.value) == {"facts", "steps"}
    assert problems_of(tmp_path, wrapped(steps_of(Block("", dedent(steps))), facts)) == []
