"""What a rule of plain language finds in a text: the characters concerned, and what to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Rule(StrEnum):
    """The rules, with the keys that the `values` of their findings hold."""

    LONG_SENTENCE = "long_sentence"  # `words`, `limit`, `sentence` (its first words)
    TWO_NEGATIONS = "two_negations"  # `sentence`
    ABBREVIATION = "abbreviation"  # `found`
    ADMINISTRATIVE_WORD = "administrative_word"  # `found`, `instead`
    SEVERAL_QUESTIONS = "several_questions"  # `questions`
    MANY_IDEAS = "many_ideas"  # `sentence`
    PASSIVE = "passive"  # `found`
    PERCENT = "percent"  # `found`
    ROMAN_NUMERAL = "roman_numeral"  # `found`
    DATE_PATTERN = "date_pattern"  # `found`
    SHOUTING = "shouting"  # `found`
    UNCLEAR_LABEL = "unclear_label"  # `found`


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that readers may stumble on, between two characters of the text."""

    start: int
    end: int
    rule: Rule
    values: Mapping[str, str] = field(default_factory=dict)
