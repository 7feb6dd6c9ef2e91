"""Texts that any of the three formats can hold: one line, no sign that XML forbids."""

import re

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def clean(text: str) -> str:
    """Give a text without the signs that no format can hold."""
    return _FORBIDDEN.sub("", text)


def xml(text: str) -> str:
    """Write a text for XML, inside an element or an attribute."""
    return clean(text).translate(_ENTITIES)
