"""Rules about single signs: capitals, figures, patterns of dates, question marks, labels.

Each takes a text with its placeholders masked, and gives findings.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from bot.flow.plain_language.finding import Finding, Rule
from bot.flow.plain_language.prose import Sentence, Word

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_CAPITALS = re.compile(rf"(?<!\w)[{_CAPITAL}](?:[{_CAPITAL}]+|(?:\.[{_CAPITAL}])+|-\d)(?!\w)")
_TWO_CAPITALS = re.compile(rf"[{_CAPITAL}](?:[{_CAPITAL}]|\.[{_CAPITAL}]|-\d)")
_SHOUTED = re.compile(rf"(?<!\w)[{_CAPITAL}]{{2,}}(?:[\s'’-]+[{_CAPITAL}]{{2,}})*(?!\w)")
_LONG_ABBREVIATION = 6
"""Letters: what is longer in capitals is a word. The longest in daily use is URSSAF."""

_UNSEEN = " \n\u00a0\u202f\u2066\u2067\u2068\u2069"
"""Spaces, and the signs that keep a Latin word apart in an Arabic sentence."""

_PERCENT = re.compile(
    r"\d[\d\s.,]*[%٪]|\b(?:pour cent|pourcentage|per ?cent|percentage)\b", re.IGNORECASE
)
_ROMAN = re.compile(r"(?<!\w)(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?:e|er|ème)?(?!\w)")
_DATE = re.compile(
    r"\b(?:JJ|DD|MM)\s?[/.-]\s?(?:JJ|DD|MM)\s?[/.-]\s?(?:AA(?:AA)?|YY(?:YY)?)\b", re.IGNORECASE
)
_FIGURES = re.compile(r"[%٪]|[IVX]{2}|(?:cent|jj|dd|mm)(?:age)?\b", re.IGNORECASE)
"""What any of the three needs; looked for first, because most texts have none of it."""

_A_DATE = re.compile(r"\b\d{1,2}[\s/.-]+(?:\d{1,2}|[^\W\d_]{3,9})[\s/.-]+\d{2,4}\b")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_QUESTION = re.compile(r"[?؟]+")
_VAGUE = re.compile(r"(?:cliquez|cliquer|appuyez|click|tap|press)\s(?:ici|here)", re.IGNORECASE)
_NO_ANSWER = re.compile(r"\w|[A-Za-z]{1,2}\s?/\s?[A-Za-z]{1,2}|[\W_]+")


def capitals(text: str, known: Collection[str], emphasised: Collection[str]) -> Iterator[Finding]:
    """Find abbreviations that are neither known nor explained beside them, and shouted words."""
    if not _TWO_CAPITALS.search(text):
        return
    apart = [*_DATE.finditer(text), *_ROMAN.finditer(text)]
    shouted = [
        found for found in _SHOUTED.finditer(text) if _is_shouted(found[0], known, emphasised)
    ]
    yield from (_finding(Rule.SHOUTING, found) for found in shouted)
    found = [(one[0].replace(".", ""), one) for one in _CAPITALS.finditer(text)]
    told = {letters for letters, one in found if _is_explained(text, one)} | {*known}
    for letters, one in found:
        if letters not in told and not any(_covers(other, one) for other in (*apart, *shouted)):
            told.add(letters)
            yield _finding(Rule.ABBREVIATION, one)


def _is_shouted(run: str, known: Collection[str], emphasised: Collection[str]) -> bool:
    words = [word for word in re.split(r"[\s'’-]+", run) if word not in known]
    longest = max(map(len, words), default=0)
    several = len(words) > 1 and longest > 3  # noqa: PLR2004 - CAF MSA are two abbreviations
    return several or longest > _LONG_ABBREVIATION or any(word in emphasised for word in words)


def _is_explained(text: str, found: re.Match[str]) -> bool:
    """Tell an abbreviation in brackets after its words, or with words in brackets after it."""
    before, after = text[: found.start()].rstrip(_UNSEEN), text[found.end() :].lstrip(_UNSEEN)
    named = (
        before.endswith("(") and after.startswith(")") and bool(re.search(r"[^\W\d_]{3}", before))
    )
    return named or bool(re.match(r"\([^\W\d_]{3,}[^\W\d_A-Z]|\([^\W\d_]+['’\s][^\W\d_]{3}", after))


def _covers(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() <= other.start() and other.end() <= one.end()


def _finding(rule: Rule, found: re.Match[str]) -> Finding:
    return Finding(found.start(), found.end(), rule, {"found": found[0]})


def figures(text: str) -> Iterator[Finding]:
    """Find percentages, Roman numerals, and dates asked for by a pattern without an example."""
    if not _FIGURES.search(text):
        return
    yield from (_finding(Rule.PERCENT, found) for found in _PERCENT.finditer(text))
    yield from (_finding(Rule.ROMAN_NUMERAL, found) for found in _ROMAN.finditer(text))
    if not _A_DATE.search(text):
        yield from (_finding(Rule.DATE_PATTERN, found) for found in _DATE.finditer(text))


def questions(text: str, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Find the second of several questions; those in quotation marks are names of buttons."""
    if text.count("?") + text.count("؟") < 2:  # noqa: PLR2004 - several questions
        return
    quoted = _quoted(text)
    asked = [found.span() for found in _QUESTION.finditer(text) if found.start() not in quoted]
    if len(asked) > 1:
        start = max(one.start for one in sentences if one.start <= asked[1][0])
        values = {"questions": str(len(asked))}
        yield Finding(start, asked[1][1], Rule.SEVERAL_QUESTIONS, values)


def unquoted(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """Give the words that do not stand in quotation marks."""
    quoted = _quoted(text)
    return tuple(word for word in words if word.start not in quoted)


def _quoted(text: str) -> frozenset[int]:
    """Give the characters in quotation marks: in a chat, the names of buttons."""
    return frozenset(at for found in _QUOTED.finditer(text) for at in range(*found.span()))


def unclear(label: str) -> Iterator[Finding]:
    """Find a label that says nothing by itself: signs or one letter alone, `N/A`, "click here"."""
    says_nothing = _NO_ANSWER.fullmatch(label) and not label.isdigit()
    if says_nothing or _VAGUE.fullmatch(label.strip(" .!")):
        yield Finding(0, len(label), Rule.UNCLEAR_LABEL, {"found": label})
