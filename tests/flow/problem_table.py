"""The table of problems in flows/README.md: `python -m tests.flow.problem_table` writes it anew.

Each row follows from the catalogue of sentences, the severities and the fixture of the code, so the
table has no words of its own.
"""

import re
from pathlib import Path

from bot.flow.problems.problem import WARNINGS
from bot.flow.problems.rendering import catalogue

GUIDE = Path("flows/README.md")
FIXTURES = Path("tests/broken_flows")
HEAD = "| code | kind | what is wrong | what to write | an example |\n|---|---|---|---|---|\n"
WITHOUT_FILE = {"F001": "a path that does not exist", "F601": "a folder without service.yaml"}


def codes() -> list[str]:
    """Give every code of the catalogue, in order."""
    return sorted(key for key in catalogue("en") if re.fullmatch(r"F\d{3}", key))


def row(code: str) -> str:
    """Give the row of one code."""
    kind = "warning" if code in WARNINGS else "error"
    example = WITHOUT_FILE.get(code) or _fixture(code)
    cells = [code, kind, _shown(code), _shown(f"{code}.remedy"), f"`{example}`"]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


class _Names(dict[str, str]):
    """Leaves each name of a sentence in its braces."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _shown(key: str) -> str:
    return catalogue("en").get(key, "").format_map(_Names())


def _fixture(code: str) -> str:
    found = sorted(FIXTURES.glob(f"{code.lower()}_*"))
    return found[0].as_posix() if found else "missing"


def table() -> str:
    """Give the whole table."""
    return HEAD + "\n".join(map(row, codes())) + "\n"


def written() -> str:
    """Give the table as it stands in the guide."""
    text = GUIDE.read_text(encoding="utf-8")
    return HEAD + text.split(HEAD, 1)[1].split("\n\n", 1)[0].rstrip("\n") + "\n"


def main() -> None:
    """Write the table into the guide."""
    text = GUIDE.read_text(encoding="utf-8")
    GUIDE.write_text(text.replace(written(), table()), encoding="utf-8")


if __name__ == "__main__":
    main()
