"""Promises about envelopes: they open in their place with their key, and tell nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StoreRefused
from bot.store.sealing import head_of, key_id_of, rewrap, seal, unseal
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


def test_a_rewrapped_envelope_keeps_its_content_and_needs_only_the_new_key() -> None:
    """Rotation changes the wrapped data key alone: the sealed content is the same to the byte."""
    sealed = seal(RING, "session", "row", b"content")
    renewed = rewrap(ring_of(2, 1), "session", "row", sealed)
    assert unseal(ring_of(2), "session", "row", renewed) == b"content"
    assert renewed.startswith(head_of(ring_of(2, 1)))
    assert (key_id_of(sealed), key_id_of(renewed)) == ("k1", "k2")
    inside = _OVERHEAD - 16 - 12
    assert renewed[inside:] == sealed[inside:]
    assert renewed[4:inside] != sealed[4:inside]


@pytest.mark.parametrize(("table", "row"), [("session", "other"), ("request", "row")])
def test_rewrapping_does_not_launder_a_moved_envelope(table: str, row: str) -> None:
    """An envelope moved before or after the rotation is refused all the same."""
    sealed = seal(RING, "session", "row", b"content")
    with pytest.raises(StoreRefused, match="does not open"):
        rewrap(ring_of(2, 1), table, row, sealed)
    with pytest.raises(StoreRefused, match="does not open"):
        unseal(ring_of(2), table, row, rewrap(ring_of(2, 1), "session", "row", sealed))


_FIRST_VERSION = bytes.fromhex(
    "01026b310ac40d6dc0e6ccf60c3bbb5de7fc6f3991e542cee405882ad8716e42066f91f46ca23f95ad3e778e"
    "fe71c05664d14a8222b0ed5dec5eeba37441c6a2c0ca01003c248f5e7067676bdbce1098e66ebdb91f1ca5e9"
    "b2a6d95af2e4d13f454c9af2447da40cd7c38d0f1c2d1328fbd60c0567db82bf4856bd30"
)
"""Sealed by the first version of Guichet for the row `row` of `session`: the word `content`."""


def test_an_envelope_of_the_first_version_opens_and_is_renewed() -> None:
    """A vault from before weekly keys is read, and its rows are rotated like all others."""
    assert unseal(RING, "session", "row", _FIRST_VERSION) == b"content"
    renewed = rewrap(ring_of(2, 1), "session", "row", _FIRST_VERSION)
    assert unseal(ring_of(2), "session", "row", renewed) == b"content"
    with pytest.raises(StoreRefused):
        unseal(RING, "session", "row", head_of(RING) + _FIRST_VERSION[4:])
