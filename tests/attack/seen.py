"""What an insider sees of one person on one side: a request in one store, a run in the other.

Both sides are the same type, so that attackers only compare. A field that a side does not show is
empty, and an attacker who needs it has nothing to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Seen:
    """One record; `owner` is the truth, which only the test's own count may read.

    `places` are numbers that tell where it lies (rowid, offset, ctid, xmin); `times` are moments in
    seconds, of whatever origin; `lasted` are seconds since the start at which something happened;
    `path` are the steps it went through; `marks` are attributes; `names` are identifiers, keys and
    hashes found on it.
    """

    owner: int
    places: Mapping[str, float] = field(default_factory=dict)
    times: tuple[float, ...] = ()
    lasted: tuple[float, ...] = ()
    path: frozenset[str] = frozenset()
    marks: Mapping[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
