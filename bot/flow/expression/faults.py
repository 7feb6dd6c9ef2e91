"""What can be wrong in an expression: a code, the characters concerned, and what to say about them.

A fault is data: the catalogue of problems turns it into a sentence. `start` and `end` count
characters of the expression's own text; `values` holds what the sentence names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum


class FaultCode(StrEnum):
    """Every kind of mistake, with the keys its `values` hold."""

    SYNTAX = "syntax"  # something else was expected here; `found`, `expected`
    TOO_LONG = "too_long"  # more than 300 characters; `limit`
    TOO_DEEP = "too_deep"  # more than 20 brackets inside one another; `limit`
    UNKNOWN_NAME = "unknown_name"  # no step, fact or constant; `name`, `suggestion`
    UNKNOWN_OPTION = "unknown_option"  # no option of that choice; `name`, `of`, `suggestion`
    TYPE_CLASH = "type_clash"  # two values that cannot meet; `left`, `right`
    NOT_A_CONDITION = "not_a_condition"  # yes or no was needed; `found`
    WRITE_IS = "write_is"  # `=` or `==`; `found`
    WRITE_IS_NOT = "write_is_not"  # `!=` or `<>`; `found`
    WRITE_AND = "write_and"  # `&` or `&&`; `found`
    WRITE_OR = "write_or"  # `|` or `||`; `found`
    WRITE_NOT = "write_not"  # `!`; `found`
    CHAINED_COMPARISON = "chained_comparison"  # `1 < x < 5`
    NUMBER_FORM = "number_form"  # `1 200` or `1,5`; `found`, `suggestion`
    UNKNOWN_FUNCTION = "unknown_function"  # `name`, `suggestion`
    WRONG_ARGUMENTS = "wrong_arguments"  # `name`, `expected`
    BAD_DATE = "bad_date"  # no such day; `found`


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake, between two characters of the expression."""

    code: FaultCode
    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)


class FaultyError(Exception):
    """Carries a fault out of the parser; never leaves this package."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def nearest(word: str, known: frozenset[str] | set[str]) -> str:
    """Give the known word that looks most like this one, or nothing."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")
