"""Digests: a short name for a value that changes whenever the value does."""

import json
from hashlib import blake2b


def digest_of(value: object, size: int) -> str:
    """Give `size` bytes of hex of a value's canonical JSON (keys sorted, BLAKE2b)."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return blake2b(canonical.encode(), digest_size=size).hexdigest()
