"""What each operator and function means, unknowns included."""

from decimal import Decimal

import pytest

from bot.flow.expression import Kind, check_condition, check_value
from tests.flow.expression.scope import SCOPE, VALUES

CONDITIONS = {
    "problem is else": True,
    "problem is not cut": True,
    "problem in [late, else]": True,
    "problem not in [late, else]": False,
    "needs includes food": True,
    "needs includes [food, energy]": False,
    "adults is 3": True,
    "adults < 3": False,
    "adults <= 3": True,
    "income > 800": True,
    "income >= 800.50 €": True,
    "income / adults < 267": True,
    "adults in [1, 2, 3]": True,
    "born < 2001-01-01": True,
    "born is 29/02/2000": True,
    "postcode starts with area.postcodes": True,
    "postcode starts with ['75', \"77\"]": False,
    "postcode is '95120'": True,
    "postcode in area.postcodes": False,
    "town is 'évry-courcouronnes'": True,
    "town is not 'Evry-Courcouronnes'": False,
    "town in towns": True,
    "town in ['Cergy', 'Pontoise']": False,
    "town not in towns": False,
    "town starts with 'évry'": True,
    "town starts with ['Cer', 'Év']": True,
    "town includes 'COURCOU'": True,
    "town includes 'cergy'": False,
    "age(born, 2018-02-28) is 17": True,
    "days_between(born, today) > 9000": True,
    "months_between(born, today) is 311": True,
    "add_months(born, 12) is 2001-02-28": True,
    "add_days(today, 1) is 2026-03-01": True,
    "date(2026, 2, 30) is answered": False,
    "date(year(today), month(today), day(today)) is today": True,
    "weekday(today) is 6": True,
    "add_days(today, 99999999) is answered": False,
    "owner": True,
    "owner is no": False,
    "not owner": False,
    "not not owner": True,
    "age(born) is 25": True,
    "count(needs) is 2 and count(paper) is 2": True,
    "never is answered": False,
    "never is not answered": True,
    "income is answered": True,
    "never > 1": None,
    "never + 1 > 1": None,
    "owner or never > 1": True,
    "doubt or never > 1": None,
    "not doubt": None,
    "doubt and not owner": False,
    "owner and doubt": None,
    "any(doubt, owner)": True,
    "any(doubt, not owner)": None,
    "adults / 0 > 1": None,
    "not problem is cut and owner": True,
    "owner or owner and not owner": True,
    "(owner or owner) and not owner": False,
}


@pytest.mark.parametrize(("source", "expected"), CONDITIONS.items())
def test_a_condition_means(source: str, expected: bool | None) -> None:  # noqa: FBT001 - a table
    """Each condition of the language gives what its words say."""
    checked = check_condition(source, SCOPE)
    assert checked.faults == ()
    assert checked.rule is not None
    assert checked.rule.value(VALUES.get) is expected


AMOUNTS = {
    "adults + 1": (4, Kind.NUMBER),
    "1 + 2 * 3": (7, Kind.NUMBER),
    "(1 + 2) * 3": (9, Kind.NUMBER),
    "10 - 2 - 3": (5, Kind.NUMBER),
    "-adults": (-3, Kind.NUMBER),
    "income * 2": (Decimal("1601.00"), Kind.MONEY),
    "income / 100": (Decimal("8.005"), Kind.MONEY),
    "income / income": (Decimal(1), Kind.NUMBER),
    "0.1 + 0.2": (Decimal("0.3"), Kind.NUMBER),
    "min(income, 450)": (450, Kind.MONEY),
    "max(adults, 7, 2)": (7, Kind.NUMBER),
    "round(income / 7)": (114, Kind.MONEY),
    "round(2.5)": (3, Kind.NUMBER),
    "round(income / 7, 2)": (Decimal("114.36"), Kind.MONEY),
    "round(income, -2)": (800, Kind.MONEY),
    "round_up(35 / 3 * 60)": (700, Kind.NUMBER),
    "round_down(2 / 3 * 3)": (2, Kind.NUMBER),
    "round_up(100 / 3, 2)": (Decimal("33.34"), Kind.NUMBER),
    "first(never, adults)": (3, Kind.NUMBER),
    "if(owner, 1, 2)": (1, Kind.NUMBER),
    "if(doubt, 1, 2)": (None, Kind.NUMBER),
    "if(not owner, income, 2)": (2, Kind.MONEY),
    "remainder(7, 3)": (1, Kind.NUMBER),
    "remainder(-7, 3)": (2, Kind.NUMBER),
    "remainder(7.5, 2)": (Decimal("1.5"), Kind.NUMBER),
    "remainder(7, 0)": (None, Kind.NUMBER),
    "length(town)": (18, Kind.NUMBER),
    "likely": ("likely", Kind.WORD),
}


@pytest.mark.parametrize(("source", "expected"), AMOUNTS.items())
def test_a_value_means(source: str, expected: tuple[object, Kind]) -> None:
    """Arithmetic is exact, and money stays money."""
    checked = check_value(source, SCOPE)
    assert checked.rule is not None
    assert (checked.rule.value(VALUES.get), checked.type.kind) == expected


def test_a_rule_names_what_it_reads() -> None:
    """A rule lists the names it reads, and no option among them."""
    checked = check_condition("problem is cut and age(born) > 3 and owner is yes", SCOPE)
    assert checked.rule is not None
    assert checked.rule.names == {"problem", "born", "owner"}
