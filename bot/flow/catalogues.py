"""Sentences in gettext catalogues (`en.po`, `fr.po`) beside the code that says them.

They are written by hand and edited with any tool for translators. Reading them takes one pattern:
importing Babel for it costs more than reading and checking the YAML of a small flow. A test holds
what is read here to what Babel reads.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

_ENTRY = re.compile(r'^msgid((?:\s*"[^\n]*")+)\nmsgstr((?:\s*"[^\n]*")+)$', re.MULTILINE)
_PART = re.compile(r'"[^\n]*"')


@lru_cache
def read_catalogue(folder: Path, language: str) -> dict[str, str]:
    """Give every sentence of one language by key, from the catalogues in `folder`."""
    text = (folder / f"{language}.po").read_text(encoding="utf-8")
    sentences = {_joined(found[1]): _joined(found[2]) for found in _ENTRY.finditer(text)}
    return {key: sentence for key, sentence in sentences.items() if key}


def _joined(parts: str) -> str:
    """Give a string that may stand on several lines; JSON knows the same escapes."""
    return "".join(json.loads(part) for part in _PART.findall(parts))
