"""Every mistake has its code, and its place to the character."""

import pytest

from bot.flow.expression import FaultCode, check_condition
from tests.flow.expression.scope import SCOPE

FAULTS = {
    "adults > > 3": [(FaultCode.SYNTAX, ">")],
    "adults >": [(FaultCode.SYNTAX, "")],
    "": [(FaultCode.SYNTAX, "")],
    "owner owner": [(FaultCode.SYNTAX, "owner")],
    "adults ? 3": [(FaultCode.SYNTAX, "?")],
    "owner and " * 30 + "owner": [(FaultCode.TOO_LONG, "owner")],
    "(" * 25 + "owner" + ")" * 25: [(FaultCode.TOO_DEEP, "(")],
    "adulst > 3": [(FaultCode.UNKNOWN_NAME, "adulst")],
    "problem is cutt": [(FaultCode.UNKNOWN_OPTION, "cutt")],
    "problem in [cut, thread]": [(FaultCode.UNKNOWN_OPTION, "thread")],
    "adults > born": [(FaultCode.TYPE_CLASH, "adults > born")],
    "postcode > 3": [(FaultCode.TYPE_CLASH, "postcode")],
    "adults + owner > 3": [(FaultCode.TYPE_CLASH, "owner")],
    "adults": [(FaultCode.NOT_A_CONDITION, "adults")],
    "owner and income": [(FaultCode.NOT_A_CONDITION, "income")],
    "adults = 3": [(FaultCode.WRITE_IS, "=")],
    "adults == 3": [(FaultCode.WRITE_IS, "==")],
    "adults != 3": [(FaultCode.WRITE_IS_NOT, "!=")],
    "owner && owner": [(FaultCode.WRITE_AND, "&&")],
    "owner || owner": [(FaultCode.WRITE_OR, "||")],
    "!owner": [(FaultCode.WRITE_NOT, "!")],
    "1 < adults < 5": [(FaultCode.CHAINED_COMPARISON, "1 < adults <")],
    "income > 1 200": [(FaultCode.NUMBER_FORM, "1 200")],
    "income > 1,5": [(FaultCode.NUMBER_FORM, "1,5")],
    "somme(adults) > 3": [(FaultCode.UNKNOWN_FUNCTION, "somme(adults)")],
    "age(adults) > 3": [(FaultCode.WRONG_ARGUMENTS, "age(adults)")],
    "min() > 3": [(FaultCode.WRONG_ARGUMENTS, "min()")],
    "born > 31/02/2020": [(FaultCode.BAD_DATE, "31/02/2020")],
    "adulst > 3 and problem is cutt": [
        (FaultCode.UNKNOWN_NAME, "adulst"),
        (FaultCode.UNKNOWN_OPTION, "cutt"),
    ],
}


@pytest.mark.parametrize(("source", "expected"), FAULTS.items())
def test_a_mistake_is_placed(source: str, expected: list[tuple[FaultCode, str]]) -> None:
    """Each mistake is reported once, with its own characters."""
    checked = check_condition(source, SCOPE)
    found = [(fault.code, source[fault.start : fault.end]) for fault in checked.faults]
    assert (checked.rule, found) == (None, expected)


def test_every_code_has_an_example() -> None:
    """No fault code exists that the table above does not reach."""
    assert {code for found in FAULTS.values() for code, _ in found} == set(FaultCode)


def test_a_near_miss_is_suggested() -> None:
    """A misspelt name or option comes with the one that was probably meant."""
    checked = check_condition("adulst > 3 and problem is cutt", SCOPE)
    assert [fault.values["suggestion"] for fault in checked.faults] == ["adults", "cut"]
