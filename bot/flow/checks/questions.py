"""What questions are about, told from their words: whom, how many, and which ask the same thing."""

import re
from collections.abc import Iterator
from itertools import combinations

from bot.flow.ask_entries import AskEntry, AskNumber, AskYesNo
from bot.flow.draft import DraftStep
from bot.flow.names import Names
from bot.flow.plain_language.gist import gist

Pair = tuple[DraftStep, DraftStep]
"""An earlier question and a later one."""

_OTHERS = re.compile(
    r"\b(?:enfants?|fils|fille|conjointe?|mari|femme|époux|épouse|mère|père|proche|personne aidée"
    r"|bailleur|propriétaire|employeur|médecin|école|urgence|garant"
    r"|child(?:ren)?|daughter|partner|spouse|husband|wife|mother|father|relative|helper"
    r"|landlord|employer|doctor|school|emergency|guarantor)\b",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"\b(?:sa|son|ses|leurs?|il|elle|ils|elles|his|her|their|he|she|they)\b", re.IGNORECASE
)
_HOW_MANY = re.compile(r"combien d(?:e |['’])([\w-]+)|how many ([\w-]+)", re.IGNORECASE)
_ANY = re.compile(
    r"(?:avez-vous|y a-t-il) (?:un |une |des |d['’]autres )?([\w-]+)\s?\?"
    r"|(?:do you have|are there) (?:a |an |any )?([\w-]+)\s?\?",
    re.IGNORECASE,
)


def people(text: str) -> frozenset[str]:
    """Give those whom a question is about besides the citizen: `child`, `they`…; often nobody."""
    they = {"they"} if _THEY.search(text) else set()
    return frozenset(found[0].lower().rstrip("s") for found in _OTHERS.finditer(text)) | they


def is_counted(number: AskEntry, ask: AskEntry) -> bool:
    """Tell whether one question asks how many, and the other whether there are any."""
    if not (isinstance(number, AskNumber) and isinstance(ask, AskYesNo)):
        return False
    found = _HOW_MANY.search(number.text), _ANY.fullmatch(ask.text.strip())
    things = [(one[1] or one[2]).lower().rstrip("s") for one in found if one]
    return len(things) == 2 and things[0] == things[1]  # noqa: PLR2004 - both were found


def item_of(step: DraftStep) -> str:
    """Give the repeat that a step stands in, or nothing: its answers are those of one item."""
    return str(getattr(step, "repeat", ""))


def same_questions(names: Names) -> Iterator[Pair]:
    """Give the pairs of questions of one type that ask the same, in the order of the file."""
    alike: dict[object, list[DraftStep]] = {}
    for step, ask in names.draft.asks():
        about = gist(ask.text)
        if about:
            alike.setdefault((ask.type, item_of(step), about), []).append(step)
    for steps in alike.values():
        yield from combinations(steps, 2)


def counted_questions(names: Names) -> Iterator[Pair]:
    """Give the pairs of which one asks how many, and a later one whether there are any."""
    asks = list(names.draft.asks())
    numbers = [(step, ask) for step, ask in asks if isinstance(ask, AskNumber)]
    for later, ask in asks:
        if isinstance(ask, AskYesNo) and _ANY.fullmatch(ask.text.strip()):
            for earlier, number in numbers:
                before = names.draft.position(earlier.id) < names.draft.position(later.id)
                if before and is_counted(number, ask) and item_of(earlier) == item_of(later):
                    yield earlier, later
