"""The example of a comparison in flows/README.md is what `guichet diff` says."""

import re
from pathlib import Path

from bot.flow.comparing import Side, compare
from bot.flow.comparing.rendering import render_text
from bot.flow.load import load_service
from tests.flow.test_designers_guide import SECTIONS, the_block

EDITS = (("text: Do you live in this town?", "text: Where do you live?"), ("min: 3", "min: 6"))


def side(folder: Path, flow: str) -> Side:
    """Load the guide's service with a flow."""
    folder.mkdir()
    (folder / "service.yaml").write_text(the_block("languages").text, encoding="utf-8")
    (folder / "card.yaml").write_text(flow, encoding="utf-8")
    loaded = load_service(folder)
    return Side(loaded.service, loaded.flows)


def test_the_guides_example_is_true(tmp_path: Path) -> None:
    """Two edits of the guide's flow give the very page shown there."""
    before = after = the_block("prototype").text
    for old, new in EDITS:
        assert before.count(old) == 1
        after = after.replace(old, new)
    shown = re.search(r"```\n(.*?)```", SECTIONS["Comparing two versions"], re.DOTALL)
    assert shown is not None
    found = compare(side(tmp_path / "old", before), side(tmp_path / "new", after))
    assert f"{render_text(found, 'en')}\n" == shown[1]
