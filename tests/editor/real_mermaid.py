"""The real Mermaid, in a process of its own, as a function from a text to what it read."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.editor.tools import FOLDER

_SCRIPT = Path(__file__).with_name("parse_mermaid.mjs")


@dataclass(frozen=True)
class Mermaid:
    """A running Mermaid."""

    process: "subprocess.Popen[str]"

    def read(self, text: str) -> dict[str, Any]:
        """Give what Mermaid makes of a text: its symbols, lines and frames, or the error."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(text) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@contextmanager
def running_mermaid() -> Iterator[Mermaid]:
    """Start Mermaid, and stop it afterwards."""
    command = ["node", str(_SCRIPT), str(FOLDER)]
    with subprocess.Popen(  # noqa: S603 - our own script
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Mermaid(process)
        assert process.stdin
        process.stdin.close()
