"""The house stays clear: imports point one way, and each third party has its folder."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path("bot")
MAY_IMPORT = {
    "errors": set(),
    "settings": {"errors"},
    "logs": {"channel"},
    "flow": {"errors"},
    "journal": {"errors"},
    "sandbox": {"errors"},
    "conversation": {"flow", "journal", "errors"},
    "simulation": {"conversation", "flow", "journal", "errors"},
    "store": {"conversation", "journal", "errors"},
    "channel": {"conversation", "errors"},
    "evaluation": {"journal", "flow", "errors"},
    "service": {"conversation", "channel", "store", "journal", "flow", "errors"},
    "studio": {
        "service", "channel", "sandbox", "evaluation", "conversation", "flow", "store", "errors",
    },
}  # fmt: skip
"""Each part of `bot` and the parts it may import, by DESIGN §2; `app` and `cli` may import all."""
EVERYTHING = {"app", "cli", "__main__", "__init__"}
HOME = {
    "telegram": {"channel"}, "aiohttp": {"channel"}, "sqlalchemy": {"store"}, "alembic": {"store"},
    "cryptography": {"store"}, "ruamel": {"flow"}, "transitions": {"flow"}, "typer": {"cli"},
    "starlette": {"sandbox", "studio"}, "uvicorn": {"sandbox", "studio"},
    "PIL": {"service"},
    "pydantic": {"flow", "settings"}, "pydantic_core": {"flow"}, "pydantic_settings": {"settings"},
}  # fmt: skip
"""Where a library may be imported; one not named here is free."""


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _part(file: Path) -> str:
    return file.relative_to(BOT).parts[0].removesuffix(".py")


FILES = [pytest.param(file, id=str(file.relative_to(BOT))) for file in sorted(BOT.rglob("*.py"))]


@pytest.mark.parametrize("file", FILES)
def test_imports_point_one_way(file: Path) -> None:
    """A file imports its own part and those to its right, and no library out of its folder."""
    part = _part(file)
    inner = {name.split(".")[1] for name in _imports(file) if name.startswith("bot.")}
    if part not in EVERYTHING:
        assert inner - {part} <= MAY_IMPORT[part]
    libraries = {name.split(".")[0] for name in _imports(file)}
    assert [name for name in sorted(libraries & set(HOME)) if part not in HOME[name]] == []


def test_every_part_is_placed() -> None:
    """A new folder must first be given its place."""
    found = {_part(file) for file in BOT.rglob("*.py")}
    assert found - EVERYTHING == set(MAY_IMPORT)
