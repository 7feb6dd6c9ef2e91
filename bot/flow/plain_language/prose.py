"""A text becomes sentences of words, each with its place in the text.

What counts as one word: what stands between spaces. So `l’énergie`, `avez-vous`, `avisé(e)`, a
number with its spaces (`1 200`, `01 99 00 12 34`), a web or mail address, and a placeholder in
braces. FALC ("Information for all", Inclusion Europe 2009) counts so too; an elided article costs
a reader nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.flow.plain_language.listed import listed

MASK = "\ue000"
"""Stands for each character of a placeholder or an address; a sign of no language."""

_COVERED = re.compile(r"\{[^{}]*\}|https?://\S*\w/?|[\w.+-]+@[\w-]+\.[\w.-]*\w")
_MARKS = r"[\u0300-\u036f\u064b-\u0652\u0670]"
_LETTERS = rf"[^\W\d_]+(?:{_MARKS}+[^\W\d_]*)*"
_PIECE = re.compile(
    rf"""{_LETTERS} (?:'(?:t|s|re|ve|ll|d|m)\b)? (?:[-·]{_LETTERS}|\.[^\W\d_](?!\w))*
            (?:\([a-zé]{{1,3}}\))? '?
    | \+?\d+(?:[\s.,/:-]?\d+)*
    | {MASK}+
    """,
    re.VERBOSE,
)
_BREAK = re.compile(
    r"""[.!?؟…]+(?:\s?[»”")\]\u2069])*(?=\s|$)      # the end of a sentence, with what closes it
    | \n(?:\s*[-•–*]\s)?                            # a line, perhaps an item of a list
    """,
    re.VERBOSE,
)
_NEVER_LAST = listed(
    "m mm mme mlle me dr pr st ste cf art al chap fig p pp ex tél tel bd av réf janv févr",
    "avr juil sept oct nov déc mr mrs ms prof vs e.g i.e p.ex",
)
"""What a point shortens, with more to come. `etc.` may end a sentence."""
_BEFORE_A_NUMBER = frozenset(("n", "no", "nos"))
_SHORTENED = re.compile(r"[^\W_](?:[^\W_]|\.(?=[^\W_]))*$")
_LONG_LINE = 40
"""Characters: a line of at least so many that stops in mid-sentence was wrapped, not listed."""


class Word(NamedTuple):
    """One word in lower case, without its apostrophe; `glued` if it follows one (`l’|énergie`).

    A tuple, because thousands are made at each check.
    """

    start: int
    end: int
    text: str
    glued: bool = False


class Sentence(NamedTuple):
    """One sentence: its characters in the text, and its words."""

    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def length(self) -> int:
        """Count its words."""
        return sum(not word.glued for word in self.words)


def masked(text: str) -> str:
    """Cover placeholders and addresses, so that what stands in them is not read."""
    if "{" not in text and "@" not in text and "://" not in text:
        return text
    return _COVERED.sub(lambda found: MASK * len(found[0]), text)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Split a text, already `masked`, into sentences; those without a word are left out."""
    words = _words(text)
    cuts = [*_cuts(text), (len(text), len(text))]
    found, start, first = [], 0, 0
    for end, following in cuts:
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        if last > first:
            found.append(_sentence(text, start, end, tuple(words[first:last])))
        start, first = following, last
    return tuple(found)


def _sentence(text: str, start: int, end: int, words: tuple[Word, ...]) -> Sentence:
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    return Sentence(start, start + len(written.strip()), words)


def _words(text: str) -> list[Word]:
    lower = text.lower().replace("’", "'")
    words, glue = [], -1
    for found in _PIECE.finditer(lower if len(lower) == len(text) else text):
        written, (start, end) = found[0], found.span()
        glued, glue = start == glue, -1
        if written[-1] == "'":
            written, glue = written[:-1], end
        elif written[-1] == ")":
            written = written[: written.index("(")]
        words.append(Word(start, end, written, glued))
    return words


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence ends and the next one begins."""
    for found in _BREAK.finditer(text):
        ends = _ends_line if found[0][0] == "\n" else _ends_sentence
        if ends(text, found):
            yield found.end() if found[0][0] != "\n" else found.start(), found.end()


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    following = text[found.end() :].lstrip()[:1]
    if following.islower() or following in (",", ";", ":"):
        return False
    if found[0] != ".":
        return True
    before = _SHORTENED.search(text, max(0, found.start() - 8), found.start())
    word = before[0] if before else ""
    if word.lower() in _BEFORE_A_NUMBER and following.isdigit():
        return False
    return word.lower() not in _NEVER_LAST and not (len(word) == 1 and word.isupper())


def _ends_line(text: str, found: re.Match[str]) -> bool:
    """Tell a line that ends from one that was only wrapped in mid-sentence."""
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].rstrip()
    goes_on = text[found.end() :].lstrip(" ")[:1].islower() and line[-1:].isalnum()
    return not (goes_on and len(line) >= _LONG_LINE and found[0] == "\n")
