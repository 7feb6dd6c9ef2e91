"""Residue: envelopes that lie in the bytes of the files, whether or not a row still has them.

An envelope shows its head: a version (1 or 2), the name of its key, a nonce, the wrapped data key.
The carver finds heads anywhere (pages, freelists, the -wal), takes the row's id from the bytes
before, and opens what follows with the keys. The seal at an envelope's end may be gone: it is not
needed, for GCM decrypts as a stream.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from bot.store.keys import KeyRing
from bot.store.vault_tables import vault_tables

TABLES = tuple(table.name for table in vault_tables.sorted_tables if "body" in table.c)
_BY_REFERENCE = ("request", "document", "opening")
_BY_CITIZEN, _NAME = ("session", "outbox"), 64
_FOLDING = (b"held", b"batch")
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
    carver = _Carver(ring, sorted({row_id for held in files.values() for row_id in _ids(held)}))
    return [found for name, held in files.items() for found in carver.in_file(name, held)]


@dataclass(frozen=True)
class _Carver:
    """Opens envelopes; `known` are all row ids in the files, for envelopes far from theirs.

    PostgreSQL keeps long values in a table of their own, where nothing says whose they are.
    """

    ring: KeyRing
    known: Sequence[bytes]

    def in_file(self, name: str, held: bytes) -> Iterator[Carved]:
        """Give the envelopes in the bytes of one file."""
        for key_id in self.ring.ciphers:
            head = b"[\x01\x02]" + re.escape(bytes((len(key_id),)) + key_id.encode())
            for at in re.finditer(head, held):
                rest = held[at.end() : at.end() + 2 * _NONCE + _WRAPPED + _SHOWN]
                near = _ids(held[max(0, at.start() - _LOOK_BACK) : at.start()])
                found = self.opened(key_id, rest, [*reversed(near), *self.known])
                if found is not None:
                    yield Carved(name, *found)

    def opened(
        self, key_id: str, rest: bytes, row_ids: Iterable[bytes]
    ) -> tuple[str, str, bytes, bytes] | None:
        """Give table, row, nonce and content of the envelope that begins so, if a row fits it."""
        for row_id in dict.fromkeys(row_ids):
            for table in _tables_of(row_id):
                place = f"{table}|{row_id.decode()}|{key_id}".encode()
                try:
                    key = self.ring.ciphers[key_id].decrypt(
                        rest[:_NONCE], rest[_NONCE : _NONCE + _WRAPPED], place
                    )
                except (InvalidTag, ValueError):
                    continue
                nonce, sealed = rest[_NONCE + _WRAPPED :][:_NONCE], rest[2 * _NONCE + _WRAPPED :]
                return table, row_id.decode(), nonce, _stream(key, nonce, sealed)[4:]
        return None


def _tables_of(row_id: bytes) -> Sequence[str]:
    """Give the tables whose rows have ids of this form."""
    if row_id in _FOLDING:
        return ("folding",)
    if b"-" in row_id:
        return _BY_REFERENCE
    return _BY_CITIZEN if len(row_id) == _NAME else TABLES


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
