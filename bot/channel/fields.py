"""Reading JSON that may be anything: a value and a key go in, a value of the wanted type comes out.

None of these functions raises; what is missing or of another type reads as empty.
"""

from collections.abc import Mapping
from types import MappingProxyType

Fields = Mapping[str, object]

NO_FIELDS: Fields = MappingProxyType({})
_WIDEST = 2**63


def fields(value: object) -> Fields:
    """Give the value if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else NO_FIELDS


def part(of: Fields, key: str) -> Fields:
    """Give the JSON object under a key, or an empty one."""
    return fields(of.get(key))


def number(of: Fields, key: str) -> int | None:
    """Give the whole number under a key, or None; only what a database holds (64 bits) counts."""
    value = of.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and -_WIDEST <= value < _WIDEST:
        return value
    return None


def words(of: Fields, key: str) -> str:
    """Give the text under a key, or "", as text that every store takes.

    JSON may hold NUL, which PostgreSQL refuses and which is left out, and half a surrogate pair,
    which UTF-8 cannot encode and which reads as U+FFFD.
    """
    value = of.get(key)
    if not isinstance(value, str):
        return ""
    if value.isascii() and "\0" not in value:
        return value
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")
