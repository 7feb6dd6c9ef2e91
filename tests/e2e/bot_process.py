"""The real bot as a process of its own, which a test may kill and start again."""

import asyncio
import os
import re
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

TOKEN = "12345:" + "A" * 35


@dataclass
class BotProcess:
    """`python -m bot run SERVICE` against a sandbox; its databases live in `folder`."""

    api: str
    folder: Path
    service: Path
    process: asyncio.subprocess.Process | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The settings of this bot."""
        return os.environ | {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API": self.api,
            "VAULT_URL": f"sqlite:///{self.folder}/vault.db",
            "VAULT_KEY_FILE": f"{self.folder}/vault.key",
            "JOURNAL_URL": f"sqlite:///{self.folder}/journal.db",
            "LOG_LEVEL": "debug",
        }

    async def start(self) -> None:
        """Start it; its log lines go to `bot.log` in the folder."""
        with (self.folder / "bot.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", str(self.service),
                env=self.environment, stderr=log, stdout=log,
            )  # fmt: skip

    async def kill(self) -> None:
        """End it without warning, as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def stop(self) -> int:
        """Ask it to end, and give its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), 20)

    async def command(self, *arguments: str) -> str:
        """Run another verb of the command line on the same databases, and give its output."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, env=self.environment,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await process.communicate()
        assert process.returncode == 0, err.decode()
        return out.decode()


def with_one_prototype(service: Path, prototype: str, folder: Path) -> Path:
    """Copy a service with one of its prototypes, for everybody, into `folder`; gives the copy."""
    copy = folder / service.name
    copy.mkdir()
    for file in (service / "service.yaml", *service.glob(f"{prototype}.*")):
        shutil.copy(file, copy)
    shared = copy / "service.yaml"
    text, found = re.subn(
        r"^trial: .*$", f"trial: {{{prototype}: 1}}", shared.read_text("utf-8"), flags=re.MULTILINE
    )
    assert found == 1
    shared.write_text(text, "utf-8")
    return copy
