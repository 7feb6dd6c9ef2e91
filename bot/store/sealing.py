"""Sealing one row: its bytes go in, an envelope that opens only in its place comes out.

AES-256-GCM twice: a fresh data key seals the padded content, and the ring's first key seals the
data key. The associated data is `table|row id` inside and `table|row id|key id` outside, so that an
envelope moved to another row or table does not open, and a rotation renews the outside alone.
Layout: version (1 byte), length of the key id (1), key id, nonce (12), wrapped data key (48), nonce
(12), ciphertext. Nothing in it tells a time but the key id, which tells a week.
"""

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import StoreRefused
from bot.store.keys import KEY_BYTES, LONGEST_ID, KeyRing

HEAD_BYTES = 2 + LONGEST_ID
"""So many bytes of an envelope always hold the id of its key."""

_VERSION = 2
_KEY_ID_INSIDE = 1
"""The version whose inside was bound to the key id too; it opens, and a rotation renews it."""

_NONCE = 12
_WRAPPED = KEY_BYTES + 16
_STEPS = (1024, 4096, 16384)
_LENGTH = struct.Struct(">I")


def seal(ring: KeyRing, table: str, row_id: str, content: bytes) -> bytes:
    """Seal the content of one row with the ring's first key and fresh nonces."""
    fresh = os.urandom(KEY_BYTES + _NONCE)
    key, nonce = fresh[:KEY_BYTES], fresh[KEY_BYTES:]
    place = _place(table, row_id)
    inside = AESGCM(key).encrypt(nonce, _padded(content), place)
    return b"".join((_wrapped(ring, place, key), nonce, inside))


def unseal(ring: KeyRing, table: str, row_id: str, sealed: bytes) -> bytes:
    """Open what `seal` made for the same table and row.

    Raises StoreRefused, without any content, if the envelope was moved or changed, or if the ring
    no longer has its key.
    """
    key, inside = _unwrapped(ring, table, row_id, sealed)
    place = _place(table, row_id)
    if sealed[0] == _KEY_ID_INSIDE:
        place = _outer(place, key_id_of(sealed))
    try:
        return _unpadded(AESGCM(key).decrypt(inside[:_NONCE], inside[_NONCE:], place))
    except (InvalidTag, ValueError):
        raise _does_not_open(table) from None


def rewrap(ring: KeyRing, table: str, row_id: str, sealed: bytes) -> bytes:
    """Seal the data key of an envelope with the ring's first key; its content stays as it is.

    Raises StoreRefused as `unseal` does.
    """
    if sealed[:1] == bytes((_KEY_ID_INSIDE,)):
        return seal(ring, table, row_id, unseal(ring, table, row_id, sealed))
    key, inside = _unwrapped(ring, table, row_id, sealed)
    return _wrapped(ring, _place(table, row_id), key) + inside


def head_of(ring: KeyRing) -> bytes:
    """Give the first bytes of every envelope that needs no rewrapping."""
    first = ring.first.encode()
    return bytes((_VERSION, len(first))) + first


def key_id_of(sealed: bytes) -> str:
    """Give the id of the key that an envelope, or its first `HEAD_BYTES`, was sealed with."""
    return sealed[2 : 2 + sealed[1]].decode("ascii", "replace") if len(sealed) > 1 else ""


def _wrapped(ring: KeyRing, place: bytes, key: bytes) -> bytes:
    nonce, head = os.urandom(_NONCE), head_of(ring)
    key_id = key_id_of(head)
    return head + nonce + ring.ciphers[key_id].encrypt(nonce, key, _outer(place, key_id))


def _unwrapped(ring: KeyRing, table: str, row_id: str, sealed: bytes) -> tuple[bytes, bytes]:
    """Give the data key, and what it sealed."""
    key_id = key_id_of(sealed)
    cipher = ring.ciphers.get(key_id)
    if cipher is None or sealed[0] not in {_VERSION, _KEY_ID_INSIDE}:
        raise StoreRefused(
            f"A row of the table {table} was sealed with a key that is not in the ring ({ring!r})."
            " Put that key back into the keys."
        )
    start = 2 + sealed[1]
    end = start + _NONCE + _WRAPPED
    nonce, wrapped = sealed[start : start + _NONCE], sealed[start + _NONCE : end]
    try:
        place = _outer(_place(table, row_id), key_id)
        return cipher.decrypt(nonce, wrapped, place), sealed[end:]
    except (InvalidTag, ValueError):
        raise _does_not_open(table) from None


def _does_not_open(table: str) -> StoreRefused:
    return StoreRefused(
        f"A row of the table {table} does not open: it was moved, changed, or sealed with"
        " another key of the same id. Restore the database and the keys of one moment."
    )


def _place(table: str, row_id: str) -> bytes:
    return f"{table}|{row_id}".encode()


def _outer(place: bytes, key_id: str) -> bytes:
    return place + b"|" + key_id.encode()


def _padded(content: bytes) -> bytes:
    """Hide the length: 1, 4 or 16 KiB, then whole multiples of 16 KiB."""
    whole = _LENGTH.size + len(content)
    last = _STEPS[-1]
    size = next((step for step in _STEPS if whole <= step), -(-whole // last) * last)
    return (_LENGTH.pack(len(content)) + content).ljust(size, b"\0")


def _unpadded(padded: bytes) -> bytes:
    (length,) = _LENGTH.unpack_from(padded)
    return padded[_LENGTH.size : _LENGTH.size + length]
