"""Data that the law protects: national numbers, sensitive data, bank details.

Told from the words of a question in any language of the flow, from its id and its pattern. A
sentence that says no (`N'écrivez pas votre numéro de sécurité sociale`) asks for nothing.
"""

import re
from collections.abc import Collection, Iterator

from bot.flow.ask_entries import AskConsent, AskEntry, AskText
from bot.flow.checks.branches import always_before
from bot.flow.citizen_texts import CitizenText, citizen_texts
from bot.flow.draft import DraftStep
from bot.flow.names import Names
from bot.flow.plain_language.prose import sentences_of
from bot.flow.problems import Place, Problem

_NUMBER = re.compile(
    r"(?:numéro|n°) (?:de sécurité sociale|de sécu\b|d['’]assuré social|fiscal\b|SPI\b|AGDREF\b"
    r"|d['’]inscription au répertoire|d['’]étranger\b)|n° étranger\b|\bNIR\b|\bAGDREF\b"
    r"|\bcarte vitale\b"
    r"|social security number|national insurance number|\bNI number|\bNINO\b|\bSSN\b"
    r"|tax (?:identification|reference) number",
    re.IGNORECASE,
)
_NUMBER_IDS = frozenset(("nir", "ssn", "nino", "spi", "agdref", "secu"))
_LENGTHS = {13, 15}
"""Digits: a French NIR has 13, and 15 with its key; a tax number has 13."""

_EXAMPLE = "1850395123456789"

_SENSITIVE = re.compile(
    r"\b(?:handicap\w*|maladies?|état de santé|enceinte|grossesse|invalidité|antécédents médicaux"
    r"|religion|religieu(?:x|se|ses)|origines? ethniques?|opinions? politiques?|parti politique"
    r"|syndiquée?|appartenance syndicale|orientation sexuelle|vie sexuelle|empreintes? digitales?"
    r"|casier judiciaire|condamnations? pénales?"
    r"|disab(?:led|ility|ilities)|illness(?:es)?|health condition|state of health|pregnan(?:t|cy)"
    r"|medical history|religio(?:n|us)|ethnic(?:ity| origin)|political opinions?|political party"
    r"|trade union|sexual orientation|sex life|fingerprints?|criminal record|criminal convictions?"
    r")\b",
    re.IGNORECASE,
)
_BANK = re.compile(
    r"\bIBAN\b|\bRIB\b|relevé d['’]identité bancaire|numéro de compte\b|coordonnées bancaires"
    r"|(?:numéro de |votre )carte (?:bancaire|bleue)|\bCVV\b"
    r"|bank (?:account|card|details)|account number|(?:credit|debit) card|sort code",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:ne|jamais|not|never|cannot|don['’]t)\b|\bn['’]", re.IGNORECASE)
_TYPED = ("text", "number", "document")
"""Types whose answer can hold a number; a yes or a date cannot."""


def national_numbers_have_a_legal_basis(names: Names) -> Iterator[Problem]:
    """F705: a number that names a person for the State is asked only where the law allows it.

    In France, decree 2019-341 says who may use the NIR, and for what.
    """
    for _, ask, place in _national(names):
        if not ask.legal_basis:
            yield Problem("F705", place)


def national_numbers_are_not_kept(names: Names) -> Iterator[Problem]:
    """F706 (a warning): even with a legal basis, such a number is best checked and not kept."""
    for step, ask, _ in _national(names):
        if ask.legal_basis and ask.privacy != "unstored":
            yield Problem("F706", step.at("legal_basis"))


def _national(names: Names) -> Iterator[tuple[DraftStep, AskEntry, Place]]:
    asks = {step.id: (step, ask) for step, ask in names.draft.asks() if ask.type in _TYPED}
    told = _places(names, _NUMBER, asks)
    for step, ask in asks.values():
        place = told.get(step.id) or _by_form(step, ask)
        if place is not None:
            yield step, ask, place


def _by_form(step: DraftStep, ask: AskEntry) -> Place | None:
    """Tell a national number by a part of the id, by the example or by the pattern."""
    if _NUMBER_IDS & set(step.id.split("_")):
        return step.at(step.keyword)
    if not isinstance(ask, AskText):
        return None
    digits = re.sub(r"\s", "", ask.example or "")
    if digits.isdecimal() and len(digits) in _LENGTHS:
        return step.at("example")
    return step.at("pattern") if ask.pattern and _takes_a_number(ask.pattern) else None


def _takes_a_number(pattern: str) -> bool:
    """Tell whether a pattern takes 13 or 15 digits, neither fewer nor more, and no letters."""
    try:
        form = re.compile(pattern)
    except re.error:
        return False
    taken = {length for length in range(12, 17) if form.fullmatch(_EXAMPLE[:length])}
    letters = any(form.fullmatch("x" * length) for length in taken)
    return bool(taken & _LENGTHS) and not taken & {12, 16} and not letters


def sensitive_data_has_a_basis(names: Names) -> Iterator[Problem]:
    """F707 (a warning): what GDPR articles 9 and 10 protect needs a legal basis or a consent."""
    consents = [step for step, ask in names.draft.asks() if isinstance(ask, AskConsent)]
    bare = {
        step.id
        for step, ask in names.draft.asks()
        if not ask.legal_basis
        if not any(always_before(names, consent, step) for consent in consents)
    }
    for place in _places(names, _SENSITIVE, bare).values():
        yield Problem("F707", place)


def bank_details_are_not_asked(names: Names) -> Iterator[Problem]:
    """F708 (a warning): a chat is no place for a bank account or a bank card."""
    typed = {step.id for step, ask in names.draft.asks() if ask.type in _TYPED}
    for place in _places(names, _BANK, typed).values():
        yield Problem("F708", place)


def _places(names: Names, pattern: re.Pattern[str], among: Collection[str]) -> dict[str, Place]:
    """Give where steps ask for what a pattern names, each once, by their ids."""
    found: dict[str, Place] = {}
    for text in citizen_texts(names.draft) if among else ():
        asking = text.owner in among and text.key in ("text", "summary", "help")
        if asking and text.owner not in found:
            place = _place(text, pattern)
            if place is not None:
                found[text.owner] = place
    return found


def _place(text: CitizenText, pattern: re.Pattern[str]) -> Place | None:
    written = text.written.text
    for found in pattern.finditer(written):
        if not _is_refused(written, found.start()):
            return text.written.within(*found.span())
    return None


def _is_refused(text: str, at: int) -> bool:
    """Tell whether the sentence around says no before it comes to the word."""
    starts = [one.start for one in sentences_of(text) if one.start <= at]
    return bool(_NO.search(text, starts[-1] if starts else 0, at))
