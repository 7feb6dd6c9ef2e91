"""Promises about envelopes: they open in their place with their key, and tell nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StoreRefused
from bot.store.sealing import seal, unseal
from tests.store.made import ring_of

RING = ring_of(1)
_OVERHEAD = 2 + len("k1") + 12 + 48 + 12 + 16


@given(st.binary(max_size=20_000))
def test_an_envelope_gives_back_what_went_in(content: bytes) -> None:
    """Every content, empty or long, with zeros at its end or not, comes back as it was."""
    assert unseal(RING, "session", "row", seal(RING, "session", "row", content)) == content


@pytest.mark.parametrize(
    ("length", "padded"),
    [(0, 1024), (1020, 1024), (1021, 4096), (4093, 16384), (16380, 16384), (16381, 32768)],
)
def test_the_length_of_an_envelope_takes_few_values(length: int, padded: int) -> None:
    """Content is padded to 1, 4 or 16 KiB, then to multiples of 16 KiB."""
    assert len(seal(RING, "session", "row", b"x" * length)) == padded + _OVERHEAD


def test_the_same_content_never_looks_the_same() -> None:
    """Two envelopes of one content share nothing but version and key id."""
    first, second = (seal(RING, "session", "row", b"same") for _ in range(2))
    assert first[:4] == second[:4]
    assert first[4:16] != second[4:16]
    assert first[64:] != second[64:]


@pytest.mark.parametrize(("table", "row"), [("session", "other"), ("request", "row")])
def test_an_envelope_moved_elsewhere_does_not_open(table: str, row: str) -> None:
    """Whoever swaps two rows, or moves one to another table, gets a refusal without content."""
    sealed = seal(RING, "session", "row", b"une-phrase-rare")
    with pytest.raises(StoreRefused, match="does not open") as refused:
        unseal(RING, table, row, sealed)
    assert "rare" not in str(refused.value)
    assert refused.value.__cause__ is None


@given(st.data())
def test_a_changed_envelope_does_not_open(data: st.DataObject) -> None:
    """Flipping any single bit, or cutting the end off, is noticed."""
    sealed = bytearray(seal(RING, "session", "row", b"content"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(StoreRefused):
        unseal(RING, "session", "row", bytes(sealed))
    with pytest.raises(StoreRefused):
        unseal(RING, "session", "row", bytes(sealed[:place]))


def test_every_key_in_the_ring_opens_and_the_first_one_seals() -> None:
    """After rotations, rows of three ages open with one ring."""
    ages = [seal(ring_of(*keys), "session", "row", b"old") for keys in [(1,), (2, 1), (3, 2, 1)]]
    assert [sealed[2:4] for sealed in ages] == [b"k1", b"k2", b"k3"]
    assert [unseal(ring_of(3, 2, 1), "session", "row", sealed) for sealed in ages] == [b"old"] * 3


def test_a_key_taken_out_no_longer_opens_and_the_refusal_asks_for_it() -> None:
    """Destroying a key makes its rows unreadable, which is how backups are erased."""
    with pytest.raises(StoreRefused, match="not in the ring"):
        unseal(ring_of(2), "session", "row", seal(RING, "session", "row", b"old"))


def test_another_key_under_the_same_id_does_not_open() -> None:
    """The id chooses the key, and the key decides."""
    other = ring_of(2)
    impostor = type(other)({"k1": other.ciphers["k2"]}, other.finder)
    with pytest.raises(StoreRefused, match="does not open"):
        unseal(impostor, "session", "row", seal(RING, "session", "row", b"old"))
