"""Promises about key rings: what they read, refuse, find and show."""

import pytest

from bot.errors import StoreRefused
from bot.store.keys import citizen_mac, keys_from_text, new_keys_text
from tests.store.made import key, ring_of


def test_a_citizen_has_one_name_whatever_keys_seal() -> None:
    """Rotating the sealing keys leaves every citizen's name as it was."""
    assert citizen_mac(ring_of(1), "tg", 42) == citizen_mac(ring_of(3, 2), "tg", 42)


def test_the_name_of_a_citizen_depends_on_chat_channel_and_mac_key() -> None:
    """Another chat, another channel or another mac key gives another name."""
    names = {
        citizen_mac(ring_of(1), "tg", 42),
        citizen_mac(ring_of(1), "tg", 43),
        citizen_mac(ring_of(1), "xx", 42),
        citizen_mac(ring_of(1, mac=9), "tg", 42),
    }
    assert len(names) == 4
    assert {len(name) for name in names} == {64}


def test_fresh_keys_are_read_and_differ_each_time() -> None:
    """What `new_keys_text` makes is a key text, and never the same one twice."""
    assert repr(keys_from_text(new_keys_text("2026w48"))) == "KeyRing(2026w48)"
    assert new_keys_text() != new_keys_text()


def test_commas_and_lines_both_separate_entries() -> None:
    """A key text may stand in one variable or in the lines of a file."""
    assert keys_from_text(f"mac:{key(0)}, b:{key(2)} ,a:{key(1)}").first == "b"
    assert keys_from_text(f"mac:{key(0)}\nb:{key(2)}\n\na:{key(1)}\n").first == "b"


def test_a_ring_shows_ids_and_no_key() -> None:
    """Neither the repr of a ring nor of what it holds shows key bytes."""
    ring = ring_of(1, 2)
    assert repr(ring) == str(ring) == "KeyRing(k1, k2)"
    assert key(0) not in repr((ring.finder, ring.ciphers))


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("", "mac:<base64>,1:<base64>"),
        (f"mac:{key(0)}", "at least one other entry"),
        (f"1:{key(1)}", "one entry `mac`"),
        (f"mac:{key(0)},1:{key(1)},1:{key(2)}", "the same id"),
        (f"mac:{key(0)},secretpart", "Key entry 2"),
        (f"mac:{key(0)},1:c2VjcmV0cGFydA==", "Key entry 2"),
        (f"mac:{key(0)},1:secretpart", "Key entry 2"),
        (f"mac:{key(0)},a|b:{key(1)}", "Key entry 2"),
    ],
)
def test_a_wrong_key_text_is_refused_without_being_quoted(text: str, remedy: str) -> None:
    """The refusal says which entry is wrong and what to write, and shows no part of a key."""
    with pytest.raises(StoreRefused) as refused:
        keys_from_text(text)
    assert remedy in str(refused.value)
    assert "secretpart" not in str(refused.value)
    assert key(1) not in str(refused.value)
