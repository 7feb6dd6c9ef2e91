"""A check starts quickly because it brings in only what it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, CLEAN

NEEDLESS = (
    "telegram", "aiohttp", "sqlalchemy", "cryptography", "transitions", "babel", "dateparser",
    "phonenumbers", "starlette", "asyncio", "bot.conversation", "bot.simulation", "bot.store",
)  # fmt: skip
CHECKED = """
import sys
from bot.cli import app
try:
    app(["check", sys.argv[1], "--language", "fr"])
except SystemExit as end:
    sys.stderr.write(" ".join([str(end.code), *sys.modules]))
"""


@pytest.mark.parametrize("service", ["first-flow", "energy-aid"])
def test_a_check_brings_in_no_database_no_telegram_and_no_machine(service: str) -> None:
    """Checking a service, scenarios and translations too, imports nothing that it does not use."""
    folder = Path("flows").resolve() / service
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", CHECKED, str(folder)],
        cwd=CHECKOUT, env=CLEAN, capture_output=True, check=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    code, *modules = done.stderr.split()
    assert code == "0"
    assert "bot.flow.load" in modules
    assert not set(NEEDLESS) & set(modules)
