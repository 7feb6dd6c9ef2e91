"""The positive control: the schema that one writes without thinking, kept so that attackers bite.

Requests with the chat's number and the moment they came; an event log with a run uuid, a hashed
chat number and times to the second, in the order of arrival. `leaks` says through which channels it
may leak; all others are stopped up, so that each family of attackers can be tried alone.
"""

import hashlib
import json
import sqlite3
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.attack.by_content import SALT
from tests.attack.citizens import Citizen
from tests.attack.seen import Seen

CHANNELS = frozenset({"order", "times", "durations", "path", "attributes", "identifiers"})
_TABLES = """
create table request (id integer primary key autoincrement, chat_id text, created_at integer,
  ms_taken integer, prototype text, version text, language text, answers text);
create table event (id integer primary key autoincrement, run text, chat_hash text, at integer,
  ms integer, prototype text, version text, language text, kind text, step text);
"""
Row = tuple[object, ...]


@dataclass(frozen=True)
class NaiveStore:
    """A file with both tables; `owners` is the truth: run uuid and request id to the citizen."""

    file: Path
    owners: dict[str, int]

    def requests(self) -> list[Seen]:
        """Read the requests, as an insider with the file does."""
        with sqlite3.connect(self.file) as db:
            return [self._request(row) for row in db.execute("select rowid, * from request")]

    def _request(self, row: Sequence[object]) -> Seen:
        number, _, chat, created, taken, prototype, version, language, answers = row
        return Seen(
            self.owners[f"request {number}"], {"rowid": float(str(number))},
            _numbers(created), _numbers(taken), frozenset(json.loads(str(answers))),
            _marks(prototype, version, language), frozenset({str(chat)}) if chat else frozenset(),
        )  # fmt: skip

    def runs(self) -> list[Seen]:
        """Read the log, one record a run, without those that show another end than a sending."""
        with sqlite3.connect(self.file) as db:
            rows = db.execute("select rowid, * from event order by run, id").fetchall()
        events: dict[str, list[Sequence[object]]] = {}
        for row in rows:
            events.setdefault(str(row[2]), []).append(row)
        return [self._run(run, of) for run, of in events.items() if of[-1][9] == "submitted"]

    def _run(self, run: str, rows: Sequence[Sequence[object]]) -> Seen:
        lasted, total = list[float](), 0.0
        for row in rows:
            total += float(str(row[5] or 0))
            lasted.append(total)
        return Seen(
            self.owners[run], {"rowid": float(str(rows[-1][0]))},
            tuple(float(str(row[4])) for row in rows if row[4] is not None),
            tuple(lasted) if total else (), frozenset(str(row[10]) for row in rows if row[10]),
            _marks(*rows[0][6:9]), frozenset({str(rows[0][3])}) if rows[0][3] else frozenset(),
        )  # fmt: skip


def _numbers(value: object) -> tuple[float, ...]:
    return () if value is None else (float(str(value)),)


def _marks(*values: object) -> dict[str, str]:
    named = zip(("prototype", "version", "language"), values, strict=True)
    return {name: str(value) for name, value in named if value}


def write_naive(
    file: Path, citizens: Sequence[Citizen], leaks: Collection[str] = CHANNELS
) -> NaiveStore:
    """Fill the naive schema from a population that has lived."""
    store, random = NaiveStore(file, {}), Random(5)
    sent = sorted((c for c in citizens if c.reference), key=lambda c: c.sent_at)
    log = sorted((row for c in citizens for row in _events(c, leaks, store, random)), key=_by_place)
    if "order" not in leaks:
        random.shuffle(sent)
        log = _shuffled(log, random)
    with sqlite3.connect(file) as db:
        db.executescript(_TABLES)
        for number, citizen in enumerate(sent, 1):
            store.owners[f"request {number}"] = citizen.number
            db.execute(
                "insert into request values (?,?,?,?,?,?,?,?)", (number, *_kept(citizen, leaks))
            )
        db.executemany(
            "insert into event values (null,?,?,?,?,?,?,?,?,?)", [row[1:] for row in log]
        )
    return store


def _by_place(row: Row) -> float:
    return float(str(row[0]))


def _shuffled(log: list[Row], random: Random) -> list[Row]:
    """Lay runs down in any order; within a run the order stays, for the log must make sense."""
    places: dict[object, float] = {}
    return sorted(log, key=lambda row: places.setdefault(row[1], random.random()))


def _kept(citizen: Citizen, leaks: Collection[str]) -> Iterator[object]:
    yield str(citizen.chat_id) if "identifiers" in leaks else None
    yield int(citizen.sent_at) if "times" in leaks else None
    yield int(1000 * (citizen.sent_at - citizen.arrives)) if "durations" in leaks else None
    yield from _attributes(citizen, leaks)
    steps = {
        act.step for act in citizen.acts if act.what in {"answer", "confirm", "unsure", "skip"}
    }
    yield json.dumps(sorted(steps - {"ease", "review"}) if "path" in leaks else [])


def _attributes(citizen: Citizen, leaks: Collection[str]) -> tuple[str, ...]:
    shown = "attributes" in leaks
    return (citizen.prototype, citizen.version, citizen.language) if shown else ("", "", "")


def _events(
    citizen: Citizen, leaks: Collection[str], store: NaiveStore, random: Random
) -> Iterator[Row]:
    run = str(uuid.UUID(int=random.getrandbits(128), version=4))
    store.owners[run] = citizen.number
    hashed = hashlib.sha256(f"{SALT}{citizen.chat_id}".encode()).hexdigest()
    head = (run, hashed if "identifiers" in leaks else None)
    attributes, at = _attributes(citizen, leaks), citizen.arrives
    sent = citizen.sent_at
    for act in citizen.acts:
        at += act.seconds
        kind = "submitted" if sent and at >= sent else act.what
        if sent and at > sent + 1e-6:
            return
        times = int(at) if "times" in leaks else None
        seconds = int(1000 * act.seconds) if "durations" in leaks else None
        yield at, *head, times, seconds, *attributes, kind, act.step if "path" in leaks else ""
