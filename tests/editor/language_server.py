"""The real YAML language server, spoken to as an editor does: open a file, hover, complete.

Messages are JSON with a header, over its standard streams. A thread reads, so that waiting for an
answer ends even where none comes.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any

from tests.editor.tools import FOLDER

_SERVER = FOLDER / "node_modules/yaml-language-server/bin/yaml-language-server"
_PATIENCE = 60
_SETTINGS = {
    "yaml": {
        "validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False}, "yamlVersion": "1.2",
    }
}  # fmt: skip
Message = dict[str, Any]


@dataclass
class Editor:
    """An editor with a language server at work."""

    process: "subprocess.Popen[bytes]"
    heard: "Queue[Message]" = field(default_factory=Queue)
    told: dict[str, list[Message]] = field(default_factory=dict)
    asked: int = 0

    def start(self) -> None:
        """Greet the server and tell it its settings."""
        Thread(target=self._listen, args=(self.process.stdout,), daemon=True).start()
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": _ABLE})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def open(self, file: Path, text: str) -> None:
        """Open a file with this text; it need not exist, but must not have been opened before."""
        uri = file.absolute().as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def problems(self, file: Path) -> list[tuple[int, str]]:
        """Give the line (from 1) and the words of each problem of an opened file."""
        uri = file.absolute().as_uri()
        while uri not in self.told:
            self._hear()
        found = self.told[uri]
        return sorted((one["range"]["start"]["line"] + 1, one["message"]) for one in found)

    def completions(self, file: Path, line: int, column: int) -> dict[str, Message]:
        """Give what is offered at a place of an opened file (from 1), by label."""
        answer = self.ask("textDocument/completion", _place(file, line, column))
        return {one["label"]: one for one in answer["items"]}

    def hover(self, file: Path, line: int, column: int) -> str:
        """Give what is shown on pointing at a place of an opened file (from 1)."""
        answer = self.ask("textDocument/hover", _place(file, line, column))
        return answer["contents"]["value"] if answer else ""

    def ask(self, method: str, parameters: Message) -> Any:
        """Send a request and wait for its answer."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": parameters})
        while True:
            message = self._hear()
            if message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, parameters: Message) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def _hear(self) -> Message:
        message = self.heard.get(timeout=_PATIENCE)
        if message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]
            self.told[found["uri"]] = found["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            items = message["params"]["items"]
            answer = [_SETTINGS.get(item.get("section"), {}) for item in items]
            self._send({"id": message["id"], "result": answer})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self, stream: IO[bytes]) -> None:
        while header := stream.readline():
            while stream.readline().strip():
                pass
            self.heard.put(json.loads(stream.read(int(header.split(b":")[1]))))
        self.heard.put({"id": self.asked, "error": "the language server has stopped"})


_ABLE = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {
            "snippetSupport": True, "documentationFormat": ["markdown"]}},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True},
}  # fmt: skip


def _place(file: Path, line: int, column: int) -> Message:
    position = {"line": line - 1, "character": column - 1}
    return {"textDocument": {"uri": file.absolute().as_uri()}, "position": position}


@contextmanager
def running_editor() -> Iterator[Editor]:
    """Start a language server, and stop it afterwards."""
    command = ["node", str(_SERVER), "--stdio"]
    with subprocess.Popen(  # noqa: S603 - the pinned tool
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        editor = Editor(process)
        editor.start()
        yield editor
        editor.ask("shutdown", {})
        editor.tell("exit", {})
        process.communicate()
