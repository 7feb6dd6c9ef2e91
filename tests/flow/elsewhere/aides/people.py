"""What young people say: ages around the limits, incomes around the ceilings."""

from datetime import date
from decimal import Decimal

from tests.flow.elsewhere.original import Words
from tests.flow.elsewhere.saying import of

_BIRTHDAYS = [date(2026 - years, 11, day) for years in range(15, 33) for day in (23, 24, 25)]
_INCOMES = (0, 7999, 9600, 9601, 14400, 14401, 21000, 30000)

SAYS = {
    "naissance": of(*(Words(f"{born.day} novembre {born.year}", born) for born in _BIRTHDAYS)),
    "activite": of(
        *[Words("étudiante", "etudiant")] * 5, Words("chômage", "chomeur"),
        Words("salarié", "salarie"), Words("indépendant", "independant"), Words("5", "inactif"),
    ),
    "revenus": of(*(Words(f"{euros} €", Decimal(euros)) for euros in _INCOMES)),
}  # fmt: skip
