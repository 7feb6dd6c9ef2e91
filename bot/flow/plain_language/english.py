"""What the rules need to know of English: negations, the passive, abbreviations everyone knows.

Each function takes the words of one sentence. Only clear cases count: `is needed` may be a state,
`will be sent` and `is paid by the council` are passives.
"""

from collections.abc import Iterator, Sequence

from bot.flow.plain_language.listed import listed
from bot.flow.plain_language.prose import Word

KNOWN = listed(
    "SMS MMS PDF OK TV CD DVD USB GPS PC CV SIM QR PIN ID UK US USA EU AM PM ATM NHS SOS",
    "DIY",
)
"""Abbreviations that are words of everyday life; `glossary` has those of a service."""

EMPHASISED = listed(
    "NOT NO YES ALL ONLY MUST NEVER ALWAYS BEFORE AFTER AND OR DO THE YOU YOUR EACH EVERY",
    "ONE TWO NOTE URGENT PLEASE WARNING",
)
"""Plain words that writers put in capitals for emphasis: shouting, not abbreviations."""

_NEGATIONS = listed(
    "not cannot never without none nothing nobody nowhere neither can't don't won't",
)
_BE = listed("am is are was were be been being")
_CLEAR = frozenset(("be", "been", "being"))
_AGENT = listed(
    "the a an our your their his her its this these us you them someone anyone",
)
_BETWEEN = listed("not also already then soon still always never often first only")
_IRREGULAR = listed(
    "sent paid made given taken kept told written shown seen held found bought brought",
    "chosen sold spent understood withdrawn cut read done put set forgotten",
)
_STATES = listed(
    "interested worried tired pleased closed married separated divorced retired unemployed",
    "located based used supposed involved concerned finished need indeed allowed registered",
    "ashamed scared bored disabled blocked",
)


def negations(words: Sequence[Word]) -> int:
    """Count the negations of a sentence; `no` counts before a word, not as an answer."""
    found = 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        before = words[at - 1].text if at else ""
        if word.text == "no":
            found += following is not None and following.start == word.end + 1
        elif word.text.endswith("n't") or word.text in _NEGATIONS:
            found += not (word.text == "not" and before == "or")
    return found


def passives(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Find clear passives: the first and last word of each, by position."""
    for at, word in enumerate(words):
        if word.text not in _BE:
            continue
        after = at + 1
        while after < len(words) and (
            words[after].text in _BETWEEN or words[after].text.endswith("ly")
        ):
            after += 1
        following = [word.text for word in words[after : after + 3]]
        if following and _is_participle(following[0]):
            by = following[1:2] == ["by"] and following[2:] and following[2] in _AGENT
            if by or word.text in _CLEAR:
                yield at, after


def _is_participle(text: str) -> bool:
    return text not in _STATES and (text in _IRREGULAR or (text.endswith("ed") and len(text) > 4))  # noqa: PLR2004 - need
