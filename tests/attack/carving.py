"""Residue: envelopes that lie in the bytes of the files, whether or not a row still has them.

An envelope shows its head: a version (1 or 2), the name of its key, a nonce, the wrapped data key.
The carver finds heads anywhere (pages, freelists, the -wal), takes the row's id from the bytes
before, and opens what follows with the keys. The seal at an envelope's end may be gone: it is not
needed, for GCM decrypts as a stream.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from bot.store.keys import KeyRing

TABLES = ("session", "request", "document", "outbox", "pool", "set_aside", "folding")
_NONCE, _WRAPPED, _LOOK_BACK, _SHOWN = 12, 48, 400, 200
_ID = re.compile(rb"[0-9a-f]{64}|[0-9a-f]{32}|[A-Z]{3}\d-[A-Z]{3}\d-[A-Z]{3}\d|held|batch")


@dataclass(frozen=True)
class Carved:
    """One envelope: the file, its table and row, and how its content begins."""

    file: str
    table: str
    row_id: str
    nonce: bytes
    begins: bytes


def carve(files: Mapping[str, bytes], ring: KeyRing) -> list[Carved]:
    """Give every envelope in the files that the keys open, old versions of rows included."""
    return [found for name, held in files.items() for found in _in_file(name, held, ring)]


def _in_file(name: str, held: bytes, ring: KeyRing) -> Iterator[Carved]:
    for key_id in ring.ciphers:
        head = b"[\x01\x02]" + re.escape(bytes((len(key_id),)) + key_id.encode())
        for at in re.finditer(head, held):
            rest = held[at.end() : at.end() + 2 * _NONCE + _WRAPPED + _SHOWN]
            before = held[max(0, at.start() - _LOOK_BACK) : at.start()]
            yield from _opened(name, rest, before, (ring, key_id))


def _opened(name: str, rest: bytes, before: bytes, key: tuple[KeyRing, str]) -> Iterator[Carved]:
    ring, key_id = key
    outer, wrapped = rest[:_NONCE], rest[_NONCE : _NONCE + _WRAPPED]
    for row_id in dict.fromkeys(found.decode() for found in reversed(_ids(before))):
        for table in TABLES:
            place = f"{table}|{row_id}|{key_id}".encode()
            try:
                data_key = ring.ciphers[key_id].decrypt(outer, wrapped, place)
            except (InvalidTag, ValueError):
                continue
            inner = rest[_NONCE + _WRAPPED :][:_NONCE]
            text = _stream(data_key, inner, rest[2 * _NONCE + _WRAPPED :])
            yield Carved(name, table, row_id, inner, text[4:])
            return


def _ids(before: bytes) -> list[bytes]:
    """Give what may be row ids, wherever they begin: columns stand side by side without a gap."""
    found = [m.group() for m in _ID.finditer(before)]
    for run in re.finditer(rb"[0-9a-f]{65,}", before):
        digits = run.group()
        found += [digits[:32], digits[:64], digits[-64:], digits[32:96]]
    return found


def _stream(key: bytes, nonce: bytes, sealed: bytes) -> bytes:
    """Decrypt the beginning of AES-GCM without its tag: counter mode from 2 on."""
    return Cipher(AES(key), CTR(nonce + (2).to_bytes(4, "big"))).decryptor().update(sealed)
