"""Every shipped flow against itself, and against itself written otherwise."""

import re
import shutil
from pathlib import Path

import pytest

from bot.flow.comparing import Side, compare, compare_flows, is_safe
from bot.flow.load import load_service

SERVICES = sorted(path.parent for path in Path("flows").glob("*/service.yaml"))


@pytest.mark.parametrize("folder", SERVICES, ids=lambda path: path.name)
def test_a_flow_does_not_differ_from_itself(folder: Path) -> None:
    """No shipped flow differs from itself, loaded twice."""
    once, again = load_service(folder), load_service(folder)
    assert compare(Side(once.service, once.flows), Side(again.service, again.flows)) == ()
    for name, flow in once.flows.items():
        assert compare_flows(flow, again.flows[name]) == ()
        assert is_safe(flow, again.flows[name])


@pytest.mark.parametrize("folder", SERVICES, ids=lambda path: path.name)
def test_layout_is_no_difference(folder: Path, tmp_path: Path) -> None:
    """Comments, empty lines and other spacing of conditions give no difference."""
    new = tmp_path / folder.name
    shutil.copytree(folder, new)
    for file in new.glob("*.yaml"):
        text = re.sub(
            r"^((?: |- )*when: [^\"'>|#\n]+? (?:is|in|and|or)) ",
            r"\1   ",
            file.read_text("utf-8"),
            flags=re.MULTILINE,
        )
        text = re.sub(r"^steps:", "# a note\n\n\nsteps:", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
    old_loaded, new_loaded = load_service(folder), load_service(new)
    assert {flow.version for flow in old_loaded.flows.values()} != {
        flow.version for flow in new_loaded.flows.values()
    }
    sides = [Side(one.service, one.flows) for one in (old_loaded, new_loaded)]
    assert compare(*sides) == ()
