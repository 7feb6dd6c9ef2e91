"""The positive control: on a naive schema the attackers find everybody, each by its channel."""

from pathlib import Path

import pytest

from tests.attack.linking import Linked, link
from tests.attack.lived import Lived
from tests.attack.naive import CHANNELS, write_naive


def _linked(lived: Lived, folder: Path, *leaks: str) -> Linked:
    store = write_naive(folder / "naive.db", lived.citizens, leaks)
    return link(store.requests(), store.runs())


def test_the_naive_schema_gives_everybody_away(lived: Lived, tmp_path: Path) -> None:
    """On the naive schema the harness links at least 95 %: else no silence of it means anything."""
    linked = _linked(lived, tmp_path, *CHANNELS)
    assert linked.shares["all together"] >= 0.95


@pytest.mark.parametrize(
    ("leak", "attacker"),
    [
        ("order", "order rowid-rowid"),
        ("times", "times"),
        ("durations", "durations"),
        ("identifiers", "identifiers"),
    ],
)
def test_each_channel_alone_gives_everybody_away(
    lived: Lived, tmp_path: Path, leak: str, attacker: str
) -> None:
    """Order, times, durations or a hashed chat number are each enough to link 95 %."""
    assert _linked(lived, tmp_path, leak).shares[attacker] >= 0.95


def test_paths_give_away_who_is_alone_on_one(lived: Lived, tmp_path: Path) -> None:
    """By paths alone, as many are found as there are paths: one of each."""
    store = write_naive(tmp_path / "naive.db", lived.citizens, ["path"])
    requests = store.requests()
    expected = len({one.path for one in requests}) / len(requests)
    assert abs(link(requests, store.runs()).shares["path"] - expected) < 0.03
    assert expected > 0.05


def test_attributes_give_away_one_of_each_class(lived: Lived, tmp_path: Path) -> None:
    """By prototype, version and language, as many are found as there are classes, and no more."""
    store = write_naive(tmp_path / "naive.db", lived.citizens, ["attributes"])
    requests = store.requests()
    classes = len({tuple(sorted(one.marks.items())) for one in requests})
    found = link(requests, store.runs()).shares["attributes"] * len(requests)
    assert 1 <= found <= 3 * classes


def test_a_store_without_channels_gives_nobody_away(lived: Lived, tmp_path: Path) -> None:
    """With every channel stopped up, the same harness finds no more than chance does."""
    linked = _linked(lived, tmp_path)
    assert linked.best[0] <= linked.chance + 0.005
