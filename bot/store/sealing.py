"""Sealing one row: its bytes go in, an envelope that opens only in its place comes out.

AES-256-GCM twice: a fresh data key seals the padded content, and the ring's first key seals the
data key. The associated data of both is `table|row id|key id`, so that an envelope moved to another
row or table does not open. Layout: version (1 byte), length of the key id (1), key id, nonce (12),
wrapped data key (48), nonce (12), ciphertext. Nothing in it tells a time.
"""

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import StoreRefused
from bot.store.keys import KEY_BYTES, KeyRing

_VERSION = 1
_NONCE = 12
_WRAPPED = KEY_BYTES + 16
_STEPS = (1024, 4096, 16384)
_LENGTH = struct.Struct(">I")


def seal(ring: KeyRing, table: str, row_id: str, content: bytes) -> bytes:
    """Seal the content of one row with the ring's first key and fresh nonces."""
    key_id = ring.first
    place = _place(table, row_id, key_id)
    fresh = os.urandom(KEY_BYTES + 2 * _NONCE)
    key, outer, inner = fresh[:KEY_BYTES], fresh[KEY_BYTES:-_NONCE], fresh[-_NONCE:]
    return b"".join((
        bytes((_VERSION, len(key_id))),
        key_id.encode(),
        outer,
        ring.ciphers[key_id].encrypt(outer, key, place),
        inner,
        AESGCM(key).encrypt(inner, _padded(content), place),
    ))  # fmt: skip


def unseal(ring: KeyRing, table: str, row_id: str, sealed: bytes) -> bytes:
    """Open what `seal` made for the same table and row.

    Raises StoreRefused, without any content, if the envelope was moved or changed, or if the ring
    no longer has its key.
    """
    key_id = sealed[2 : 2 + sealed[1]].decode("ascii", "replace") if len(sealed) > 1 else ""
    cipher = ring.ciphers.get(key_id)
    if sealed[:1] != bytes((_VERSION,)) or cipher is None:
        raise StoreRefused(
            f"A row of the table {table} was sealed with a key that is not in the ring ({ring!r})."
            " Put that key back into the keys."
        )
    try:
        return _unpadded(_opened(cipher, _place(table, row_id, key_id), sealed[2 + sealed[1] :]))
    except (InvalidTag, ValueError):
        raise StoreRefused(
            f"A row of the table {table} does not open: it was moved, changed, or sealed with"
            " another key of the same id. Restore the database and the keys of one moment."
        ) from None


def _opened(cipher: AESGCM, place: bytes, sealed: bytes) -> bytes:
    key = cipher.decrypt(sealed[:_NONCE], sealed[_NONCE : _NONCE + _WRAPPED], place)
    inner, content = sealed[_NONCE + _WRAPPED :][:_NONCE], sealed[2 * _NONCE + _WRAPPED :]
    return AESGCM(key).decrypt(inner, content, place)


def _place(table: str, row_id: str, key_id: str) -> bytes:
    return f"{table}|{row_id}|{key_id}".encode()


def _padded(content: bytes) -> bytes:
    """Hide the length: 1, 4 or 16 KiB, then whole multiples of 16 KiB."""
    whole = _LENGTH.size + len(content)
    last = _STEPS[-1]
    size = next((step for step in _STEPS if whole <= step), -(-whole // last) * last)
    return (_LENGTH.pack(len(content)) + content).ljust(size, b"\0")


def _unpadded(padded: bytes) -> bytes:
    (length,) = _LENGTH.unpack_from(padded)
    return padded[_LENGTH.size : _LENGTH.size + length]
