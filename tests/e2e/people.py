"""Made-up citizens with different answers, half of whom tap and half of whom type.

A `Person` knows what they mean at each question, what they would type for it, and which mistakes
they make on the way; `make_people` draws them from a seed.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from bot.conversation.session import Answer

_MONTHS = """janvier février mars avril mai juin juillet août septembre octobre
novembre décembre"""
MONTHS = _MONTHS.split()


@dataclass(frozen=True)
class Person:
    """One citizen: `means` step to meaning (None: I don't know), `types` step to words."""

    number: int
    taps: bool
    means: dict[str, Any]
    types: dict[str, str]
    mistakes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def kept(self, step: str) -> Answer:
        """Give the answer that the vault must hold for a step."""
        value = self.means[step]
        if value == "later":
            return Answer(None, "later")
        if value is None:
            return Answer(None, "unsure" if step in UNSURE else "skipped")
        return Answer(value)


UNSURE = ("bill_amount", "income", "helped_before")
CHOICES = {
    "who_for": ("me", "other"),
    "problem": ("late", "threat", "cut", "late", "threat", "cut", "else"),
    "energy": ("elec", "gas", "both", "fuel"),
    "contract": ("me", "partner", "other", "dk"),
    "income_band": ("under_700", "from_700", "from_1200", "over_2000"),
    "contact_pref": ("here", "sms", "call", "letter"),
    "hard_what": ("words", "papers", "money", "phone", "long"),
}
YES_NO = ("main_home", "shared_phone", "callback_ok")
NAMES = ("Amina Benali", "Jean-Marc O'Connor", "Łucja Żak", "Zoë d'Arc", "Nguyễn Văn An", "Marie")


def make_people(count: int, seed: int) -> list[Person]:
    """Draw `count` people; the same seed gives the same people."""
    random = Random(seed)
    return [_person(number, random) for number in range(count)]


def _person(number: int, random: Random) -> Person:
    means: dict[str, Any] = {"language": "fr", "privacy": random.random() > 0.05}
    means |= {step: random.choice(options) for step, options in CHOICES.items()}
    means |= {step: random.random() < 0.5 for step in YES_NO}
    means |= _typed_means(random)
    means["review"], means["declare"] = True, True
    mistakes = {step: wrong for step, wrong in MISTAKES.items() if random.random() < 0.15}
    return Person(number, number % 2 == 0, means, _words(means, random), mistakes)


MISTAKES = {
    "postcode": ("9500", "wrong_form"),
    "birth_date": ("31/02/1980", "no_such_day"),
    "phone": ("12", "not_a_phone"),
    "adults": ("dix mille", "too_large"),
    "doc_bill": ("voilà", "file_needed"),
}


def _typed_means(random: Random) -> dict[str, Any]:
    income = random.choice([None, Decimal(random.randrange(1, 3900)), Decimal(0), Decimal(5000)])
    return {
        "postcode": random.choice(["95000", "95120", "95880", "75011"] + ["95100"] * 4),
        "bill_amount": random.choice([None, Decimal(random.randrange(30, 2000)), Decimal("85.50")]),
        "adults": random.randint(1, 9),
        "children": random.randint(0, 8),
        "income": income,
        "helped_before": random.choice([True, False, None]),
        "send_now": random.choice(["go"] * 7 + ["talk"]),
        "full_name": random.choice(NAMES) + " " + "abcdefghij"[random.randrange(10)].upper(),
        "birth_date": date(
            random.randint(1930, 2005), random.randint(1, 12), random.randint(1, 28)
        ),
        "address": f"{random.randint(1, 200)} rue de la République, Cergy",
        "phone": random.choice([None, f"+3361{random.randrange(10**6, 10**7)}"]),
        "doc_bill": "later",
        "doc_income": "later",
        "note": random.choice([None, "Merci d'avance", "Je suis <seul> & _pressé_*"]),
        "ease": random.randint(1, 5),
    }


def _words(means: dict[str, Any], random: Random) -> dict[str, str]:
    born = means["birth_date"]
    shapes = (
        f"{born.day}/{born.month}/{born.year}",
        f"{born.day} {MONTHS[born.month - 1]} {born.year}",
        f"{born.day:02} {born.month:02} {born.year}",
    )
    phone = means["phone"]
    typed = {
        "birth_date": random.choice(shapes),
        "phone": phone and random.choice((phone, "0" + phone[3:], "06 " + phone[4:])),
        **{step: amount(means[step]) for step in ("bill_amount", "income")},
        **{
            step: str(means[step])
            for step in ("adults", "children", "postcode", "full_name", "address")
        },
        "note": means["note"],
    }
    return {step: words for step, words in typed.items() if words}


def amount(value: Decimal | None) -> str:
    """Write an amount as people do: `1200 €`, `85,50 €`."""
    return "" if value is None else f"{value} €".replace(".", ",")
