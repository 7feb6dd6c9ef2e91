"""Tell us once: nothing is asked that is derivable, was asked before, or is known from the branch.

Sure cases only, told from the words of questions and the plain conditions around them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from bot.flow.ask_entries import AskDate, AskEntry, AskNumber, AskYesNo
from bot.flow.checks.branches import Span, always_before, answers_known, claims, exclusive
from bot.flow.checks.questions import Pair, counted_questions, item_of, people, same_questions
from bot.flow.draft import DraftStep
from bot.flow.names import Names
from bot.flow.problems import Problem

_AGE = re.compile(r"\bâge\b|\bhow old\b|\bage\b", re.IGNORECASE)
_ADULT = re.compile(
    r"êtes-vous majeur|avez-vous (?:plus de |au moins )?(?:18|dix-huit) ans"
    r"|are you (?:over|at least|aged) (?:18|eighteen)|are you (?:18|eighteen) or over",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"naissance|\bnée?\b|\bbirth|\bborn\b", re.IGNORECASE)
_POSTCODE = re.compile(r"code postal|\bpostcode|\bpost code|\bpostal code", re.IGNORECASE)
_DEPARTMENT = re.compile(r"(?:quel|votre) département|(?:numéro|nom) du département", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"naissance|travail|employeur|\bbirth|\bborn|\bwork|employer", re.IGNORECASE
)


def nothing_derivable_is_asked(names: Names) -> Iterator[Problem]:
    """F701 (a warning): no age after a date of birth, no département after a postcode."""
    for earlier, later, instead in _derivable(names):
        if _is_sure(names, earlier, later):
            yield Problem("F701", later.at("text"), {"from": earlier.id, "instead": instead})


def _derivable(names: Names) -> Iterator[tuple[DraftStep, DraftStep, str]]:
    for earlier, later in counted_questions(names):
        yield earlier, later, f"{earlier.id} > 0"
    asks = list(names.draft.asks())
    births = [step for step, ask in asks if isinstance(ask, AskDate) and _BIRTH.search(ask.text)]
    codes = [step for step, ask in asks if _POSTCODE.search(ask.text)]
    for later, ask in asks if births or codes else ():
        wanted = _derived_from(ask)
        for earlier in births if wanted.startswith("age") else codes if wanted else ():
            if _same_subject(earlier, later):
                yield earlier, later, wanted.format(earlier.id)


def _derived_from(ask: AskEntry) -> str:
    """Give the expression that would answer a question, with braces for what it reads."""
    if isinstance(ask, AskNumber) and _AGE.search(ask.text):
        return "age({})"
    if isinstance(ask, AskYesNo) and _ADULT.search(ask.text):
        return "age({}) >= 18"
    return "{} starts with …" if _DEPARTMENT.search(ask.text) else ""


def _same_subject(earlier: DraftStep, later: DraftStep) -> bool:
    """Tell whether two questions are about the same person, and no other place than the home."""
    texts = [step.ask.text if step.ask else "" for step in (earlier, later)]
    place = _POSTCODE.search(texts[0]) and any(map(_ELSEWHERE.search, texts))
    return people(texts[0]) == people(texts[1]) and not place


def _is_sure(names: Names, earlier: DraftStep, later: DraftStep) -> bool:
    """Tell whether whoever gets the later question has answered the earlier one."""
    ask = earlier.ask
    if ask is None or ask.optional or ask.unsure or item_of(earlier) != item_of(later):
        return False
    told = any(claim.name == earlier.id for claim in claims(names, later.guard))
    return always_before(names, earlier, later) and not told


def nothing_is_asked_twice(names: Names) -> Iterator[Problem]:
    """F702 (a warning): no two questions for the same thing that one person can get."""
    told: set[str] = set()
    for earlier, later in (*same_questions(names), *_same_contacts(names)):
        known = later.id in told or earlier.id in answers_known(names, later)
        if not known and not exclusive(names, earlier, later):
            told.add(later.id)
            line = str(earlier.at("text").line)
            yield Problem("F702", later.at("text"), {"from": earlier.id, "line": line})


def _same_contacts(names: Names) -> Iterator[Pair]:
    """Give the pairs that both ask the citizen's own telephone number, or own e-mail address."""
    asks = [(step, ask) for step, ask in names.draft.asks() if not people(ask.text)]
    for kind in ("phone", "email"):
        own = [step for step, ask in asks if ask.type == kind]
        yield from (pair for pair in combinations(own, 2) if item_of(pair[0]) == item_of(pair[1]))


def nothing_known_is_asked(names: Names) -> Iterator[Problem]:
    """F703 (a warning): no question whose answer follows from the conditions around it."""
    known = [pair for pair in same_questions(names) if pair[0].id in answers_known(names, pair[1])]
    counted = [pair for pair in counted_questions(names) if _is_counted_out(names, *pair)]
    for earlier, later in (*known, *counted):
        yield Problem("F703", later.at("text"), {"from": earlier.id})


def _is_counted_out(names: Names, number: DraftStep, later: DraftStep) -> bool:
    """Tell whether a number is known to be none, or some, where a later step is reached."""
    none, some = Span(high=Decimal(0)), Span(low=Decimal(0), with_low=False)
    return any(
        claim.known
        and isinstance(claim.left, Span)
        and (claim.left.misses(none) or claim.left.misses(some))
        for claim in claims(names, later.guard)
        if claim.name == number.id
    )
