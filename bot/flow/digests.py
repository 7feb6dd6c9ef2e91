"""Digests: a short name for a value that changes whenever the value does."""

import json
from hashlib import blake2b

from bot.flow.draft import Draft
from bot.flow.folder import BLOCKS, SERVICE, Folder
from bot.flow.source import plain

_VERSION_BYTES, _SHARED_BYTES = 6, 16


def version_of(draft: Draft, folder: Folder) -> str:
    """Give the version of a flow: the digest of all that it is made of."""
    parts = [plain(draft.table), *(other.entry.spoken() for other in draft.translations)]
    shared = [_shared(folder, SERVICE), _shared(folder, BLOCKS)]
    text = folder.texts[draft.file]
    tables = [table.text for name, table in folder.tables.items() if name in text]
    return digest_of([parts, shared, tables], _VERSION_BYTES)


def _shared(folder: Folder, name: str) -> str | None:
    """Give the digest of a file that flows share; None if there is none."""
    file = (folder.path / name).as_posix()
    tree = folder.trees.get(file)
    if tree is None:
        return "" if file in folder.trees else None
    return digest_of(plain(tree), _SHARED_BYTES)


def digest_of(value: object, size: int) -> str:
    """Give `size` bytes of hex of a value's canonical JSON (keys sorted, BLAKE2b)."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return blake2b(canonical.encode(), digest_size=size).hexdigest()
