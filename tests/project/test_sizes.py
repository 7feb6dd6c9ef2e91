"""Files stay short enough to be read at one go."""

import ast
from itertools import chain
from pathlib import Path
from statistics import median

LONGEST_FILE = 250
LONGEST_MEDIAN = 7
SOURCES = sorted(chain(Path("bot").rglob("*.py"), Path("tests").rglob("*.py")))


def test_no_file_is_too_long() -> None:
    """No source file has more than 250 lines."""
    lengths = {
        str(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in [*SOURCES, *Path("bot").rglob("*.css"), *Path("bot").rglob("*.js")]
    }
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    """Half of the bot's functions have at most seven lines of body, docstring left out."""
    sizes = [
        function.end_lineno - body[0].lineno + 1
        for file in Path("bot").rglob("*.py")
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        if function.end_lineno and (body := _without_docstring(function))
    ]
    assert median(sizes) <= LONGEST_MEDIAN


def _without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
    return function.body[1:] if ast.get_docstring(function) else function.body


def test_every_test_says_what_it_promises() -> None:
    """Each test has a docstring of one sentence."""
    bare = [
        f"{file}:{test.name}"
        for file in Path("tests").rglob("test_*.py")
        for test in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(test, ast.FunctionDef | ast.AsyncFunctionDef)
        and test.name.startswith("test_")
        and not ast.get_docstring(test)
    ]
    assert bare == []
