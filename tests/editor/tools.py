"""Where the real tools are, and the marks of the tests that need them.

`.ci/tools` installs them. Without them the default run skips these tests, and says why.
"""

import os
import shutil
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("EDITOR_TOOLS", ".venv/editor-tools")).absolute()
_INSTALLED = (FOLDER / "installed.json").is_file() and shutil.which("node") is not None
_HINT = "run `bash .ci/tools` to install it"

needs_mermaid = pytest.mark.skipif(not _INSTALLED, reason=f"the real Mermaid is not here: {_HINT}")
needs_language_server = pytest.mark.skipif(
    not _INSTALLED, reason=f"the real YAML language server is not here: {_HINT}"
)
needs_dot = pytest.mark.skipif(
    shutil.which("dot") is None, reason=f"Graphviz's dot is not here: {_HINT}"
)
