"""The fast YAML parser and the patient one read the same values."""

from io import StringIO
from pathlib import Path
from random import Random

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.flow.source import plain, read_source
from tests.flow.mutations import mutations

FILES = sorted(Path("flows").glob("*/*.yaml"))


def patient(text: str) -> object:
    """Give what the pure Python parser reads, by its own constructor of plain texts."""
    yaml = YAML(typ="safe", pure=True)
    nodes = list(yaml.compose_all(StringIO(text)))
    return _values(nodes[0]) if len(nodes) == 1 else None


def _values(node: object) -> object:
    value = getattr(node, "value", None)
    if not isinstance(value, list):
        style = getattr(node, "style", None) or ""
        text = str(value)
        return text.rstrip("\n") if style in "|>" and style else text if style else text.strip()
    if value and isinstance(value[0], tuple):
        return {str(key.value).strip(): _values(inner) for key, inner in reversed(value)}
    return {} if type(node).__name__ == "MappingNode" else [_values(item) for item in value]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_both_read_the_same(file: Path) -> None:
    """Whatever one small mistake makes of a file, both parsers give the same values, or refuse."""
    text = file.read_text(encoding="utf-8")
    compared = 0
    for mutated in [text, *(m.text for m in mutations(text, Random(7), 9))]:
        fast = read_source("flow.yaml", mutated)
        if fast.tree is None:
            continue
        try:
            expected = patient(mutated)
        except YAMLError:
            continue  # libyaml takes a tab between words, the other does not
        assert plain(fast.tree) == expected
        compared += 1
    assert compared


def test_what_only_the_patient_one_reads() -> None:
    """Texts of YAML 1.2 that libyaml refuses are read all the same."""
    source = read_source("flow.yaml", "a: {fr: Revenus ?}\nb: [12:30, 01000]\n")
    assert source.tree is not None
    assert plain(source.tree) == {"a": {"fr": "Revenus ?"}, "b": ["12:30", "01000"]}
