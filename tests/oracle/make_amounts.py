"""Computes the table of `flows/rights-check/amounts.csv` from the public rules in OpenFisca-France.

Not run by the tests, and never imported by the bot: OpenFisca is AGPL and heavy, so it stays in an
environment of its own. About two minutes:

    python3 -m venv ~/fisca
    ~/fisca/bin/pip install OpenFisca-France==176.1.8
    ~/fisca/bin/python tests/oracle/make_amounts.py

Assumed: the month below, the same wages for three years, nothing else earned; adults born in 1990,
not disabled, not students; children of 6 to 11, a lone parent without maintenance (so the CAF pays
the family support allowance); a rent at the ceiling of the housing aid, or above. Where a citizen
is not asked, the range covers what may be: the three zones of the housing aid, and for a couple
one earner or two alike. Ranges are rounded outwards to 10 €.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from openfisca_core.simulation_builder import (  # type: ignore[import-not-found]  # not ours
    SimulationBuilder,
)
from openfisca_france import FranceTaxBenefitSystem  # type: ignore[import-not-found]  # not ours

TABLE = Path("flows/rights-check/amounts.csv")
MONTH = (2026, 11)
MONTHS_BEFORE = 36
ZONES = ("75056", "35238", "23096")
"""A commune in each zone of the housing aid: Paris, Rennes, Guéret."""

TAXABLE = 1.04
"""Taxable wages for each euro of net wages. The housing aid reads the one, RSA and prime d'activité
the other; with net wages alone the housing aid comes out too high, without a warning."""

AIDS = {"rsa": "rsa", "ppa": "prime", "aide_logement": "housing"}
CHILDREN = {"0": (0,), "1": (1,), "2": (2,), "3": (3,), ">= 4": (4, 5, 6)}
BOUNDS = (0, 250, 500, 750, 1000, 1250, 1500, 2000, 2500, 3000, 4000, 5000, 6000)
"""Wages, in euros a month: each row reaches up to its bound; after the last nothing is due."""

STEP = 50
Amounts = tuple[float, ...]


@dataclass(frozen=True)
class Household:
    """Adults by their wages, children, and whether they pay a rent."""

    wages: tuple[float, ...]
    children: int
    tenant: bool

    def adults(self, number: int) -> dict[str, Any]:
        """Give the adults of the household with this number, as OpenFisca reads them."""
        return {
            f"adult{number}_{i}": {
                "date_naissance": {"ETERNITY": "1990-05-01"},
                "salaire_net": dict.fromkeys(PERIODS, wage),
                "salaire_imposable": dict.fromkeys(PERIODS, wage * TAXABLE),
            }
            for i, wage in enumerate(self.wages)
        }

    def young(self, number: int) -> dict[str, Any]:
        """Give its children: 6, 7, 8… years old."""
        born = MONTH[0] - 6
        return {
            f"child{number}_{i}": {"date_naissance": {"ETERNITY": f"{born - i}-02-01"}}
            for i in range(self.children)
        }

    def home(self, commune: str) -> dict[str, Any]:
        """Give its home: a rent above every ceiling, not so high that the aid shrinks; or none."""
        status = "locataire_vide" if self.tenant else "loge_gratuitement"
        rent = 600 + 60 * self.children if self.tenant else 0
        return {
            "loyer": dict.fromkeys(PERIODS, rent),
            "statut_occupation_logement": dict.fromkeys(PERIODS, status),
            "depcom": dict.fromkeys(PERIODS, commune),
        }


def months() -> Iterator[str]:
    """Give the month of the table and those before it."""
    last = MONTH[0] * 12 + MONTH[1] - 1
    for month in range(last, last - MONTHS_BEFORE, -1):
        yield f"{month // 12}-{month % 12 + 1:02}"


PERIODS = list(months())


def compute(system: Any, households: list[Household], commune: str) -> list[Amounts]:
    """Give the three aids of each household, in euros a month."""
    people: dict[str, Any] = {"individus": {}, "familles": {}, "foyers_fiscaux": {}, "menages": {}}
    for number, household in enumerate(households):
        adults, children = household.adults(number), household.young(number)
        first, *others = adults
        people["individus"] |= adults | children
        people["familles"][f"f{number}"] = {"parents": [*adults], "enfants": [*children]}
        people["foyers_fiscaux"][f"t{number}"] = {
            "declarants": [*adults], "personnes_a_charge": [*children],
        }  # fmt: skip
        people["menages"][f"m{number}"] = {
            "personne_de_reference": [first], "conjoint": others, "enfants": [*children],
            **household.home(commune),
        }  # fmt: skip
    simulation = SimulationBuilder().build_from_entities(system, people)
    found = [simulation.calculate(aid, PERIODS[0]) for aid in AIDS]
    return [tuple(map(float, amounts)) for amounts in zip(*found, strict=True)]


@dataclass(frozen=True)
class Case:
    """What a citizen tells, but for the wages: one block of the table."""

    couple: bool
    children: str
    tenant: bool

    def households(self, wages: float) -> list[Household]:
        """Give every household that this may be."""
        shared = [(wages, 0.0), (wages / 2, wages / 2)] if self.couple else [(wages,)]
        return [
            Household(split, count, self.tenant)
            for split in shared
            for count in CHILDREN[self.children]
        ]


def rows(system: Any, case: Case) -> Iterator[list[str]]:
    """Give the rows of a case, up to the last where something is due."""
    wages = [float(wage) for wage in range(0, BOUNDS[-1] + 1, STEP)]
    asked = [(wage, one) for wage in wages for one in case.households(wage)]
    zones = ZONES if case.tenant else ZONES[:1]
    found = [compute(system, [one for _, one in asked], commune) for commune in zones]
    spread = {
        wage: [row[place] for row in found for place, (at, _) in enumerate(asked) if at == wage]
        for wage in wages
    }
    told = [(0, ranges(spread[0.0]))]
    for low, high in pairwise(BOUNDS):
        inside = [wage for wage in wages if low <= wage <= high]
        told.append((high, ranges(amounts for wage in inside for amounts in spread[wage])))
    while told and set(told[-1][1]) == {0}:
        told.pop()
    if told[-1][0] == BOUNDS[-1]:
        sys.exit(f"{case}: something is still due at the last bound; add one to BOUNDS")
    for bound, amounts in told:
        place = "tenant" if case.tenant else "housed"
        yield ["yes" if case.couple else "no", case.children, place, f"<= {bound}",
               *map(str, amounts)]  # fmt: skip


def ranges(amounts: Iterable[Amounts]) -> list[int]:
    """Give lowest and highest of each aid, rounded outwards to 10 €."""
    bounds = []
    for aid in zip(*amounts, strict=True):
        bounds += [int(min(aid) // 10 * 10), int(-(-max(aid) // 10) * 10)]
    return bounds


def main() -> None:
    """Write the table, and say how many rows it has."""
    system = FranceTaxBenefitSystem()
    given = [f"{name}_{end}" for name in AIDS.values() for end in ("low", "high")]
    written = [["if couple", "if children", "if housing", "if earned", *given]]
    for couple in (False, True):
        for children in CHILDREN:
            for tenant in (True, False):
                written += rows(system, Case(couple, children, tenant))
    written.append(["-", "-", "-", "-", *["0"] * len(given)])
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(written)
    sys.stdout.write(f"{len(written) - 1} rows in {TABLE}\n")


if __name__ == "__main__":
    main()
