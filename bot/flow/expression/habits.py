"""Words and signs that people write in conditions by habit, and what we write instead."""

import re

_WORDS = {
    "is": ("est", "equals", "egal", "égal", "vaut", "IS"),
    "is not": ("isn", "isnt", "différent"),
    "and": ("et", "AND", "And"),
    "or": ("ou", "OR", "Or"),
    "not": ("pas", "sauf", "NOT", "Not"),
    "in": ("dans", "parmi", "IN"),
    "includes": ("contains", "contient", "contiens", "comprend", "has"),
    "starts with": ("commence", "begins", "startswith"),
    "otherwise": ("sinon", "autrement"),
    "yes": ("oui", "vrai", "true", "True", "TRUE", "Yes", "YES"),
    "no": ("non", "faux", "false", "False", "FALSE", "No", "NO"),
    ">": ("more", "greater", "plus", "over", "above"),
    "<": ("less", "fewer", "moins", "under", "below"),
    "x >= 2 and x <= 4": ("between", "entre"),
    ">=": ("≥", "=>"),
    "<=": ("≤", "=<"),
    "is not ": ("≠",),
    '"': ("‘", "’", "“", "”", "«", "»", "„"),
    "*": ("×",),
    "/": ("÷",),
    "-": ("–", "−"),
}
_MEANT = {word: own.strip() for own, words in _WORDS.items() for word in words}
_EURO = re.compile(r"€\s*(\d+(?:[.,]\d+)?)")


def meant_by(found: str, rest: str = "") -> str:
    """Give what we write for a word or sign of other languages, or nothing.

    `rest` is what stands from there on: an amount has its € behind it.
    """
    amount = _EURO.match(rest)
    return f"{amount[1]} €".replace(",", ".") if amount else _MEANT.get(found, "")
