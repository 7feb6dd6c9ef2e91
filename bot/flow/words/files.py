"""Translation files and tables on disk: read without loss, written whole or not at all."""

from dataclasses import dataclass
from pathlib import Path

from bot.errors import WordsRefused
from bot.flow.draft import Draft
from bot.flow.load import check_path
from bot.flow.problems import FlowRejected, is_error, render_text

MARK = "\ufeff"
"""What makes spreadsheets and some editors read a file as UTF-8."""

MENDED = frozenset({"F605", *(f"F5{n:02}" for n in range(1, 20))}) - {"F506", "F512"}
"""Errors that work on words may mend: what a translation lacks, or has too much."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The translation file of a flow in a language; `text` is None if there is none yet.

    Its line breaks and its mark of UTF-8, if it has one, stay as they are.
    """

    path: Path
    text: str | None
    mark: str = ""


def read_drafts(path: Path) -> tuple[Draft, ...]:
    """Give the flows of a path for work on their words: sound, but maybe not translated.

    Raises FlowRejected with every error that such work cannot mend; scenarios may be wrong.
    """
    checked = check_path(path, scenarios=False)
    problems = [
        problem for problem in checked.problems if is_error(problem) and problem.code not in MENDED
    ]
    if problems:
        raise FlowRejected(problems, render_text(problems, checked.texts, "en"))
    return checked.drafts


def read_sidecar(draft: Draft, language: str) -> Sidecar:
    """Read the translation file beside a flow."""
    flow = Path(draft.file)
    path = flow.with_name(f"{flow.stem}.{language}.yaml")
    if not path.exists():
        return Sidecar(path, None)
    text = read_whole(path)
    return Sidecar(path, text.removeprefix(MARK), MARK if text.startswith(MARK) else "")


def read_whole(path: Path) -> str:
    """Read a text file with its line breaks as they are; raises WordsRefused."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise WordsRefused(f"{path} is not written in UTF-8. Save it again as UTF-8.") from error
    except OSError as error:
        raise WordsRefused(f"{path} cannot be read. Check its name and place.") from error


def replace_file(path: Path, text: str) -> None:
    """Write a file beside its place, then put it there in one move; raises WordsRefused."""
    place = path.resolve()
    beside = place.with_name(f".{place.name}.part")
    try:
        beside.write_bytes(text.encode())
        if place.exists():
            beside.chmod(place.stat().st_mode & 0o777)
        beside.replace(place)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise WordsRefused(f"{path} cannot be written: {error.strerror}.") from error
