"""Values as scenarios write them: what the bot knows, compared with a text, and written as one.

Yes and no are `yes` and `no`, numbers and amounts plain digits, days as 2026-11-24, options their
ids, several of them a list; what is not known is `unknown`.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.flow.flow import Value

UNKNOWN = "unknown"
_YES, _NO = ("yes", "true", "oui"), ("no", "false", "non")


def fits(texts: Sequence[str], value: Value | None) -> bool:
    """Tell whether a value is what these texts say."""
    if isinstance(value, tuple):
        return set(texts) == set(value)
    return len(texts) == 1 and _is(texts[0], value)


def _is(text: str, value: Value | None) -> bool:
    match value:
        case None:
            return text == UNKNOWN
        case bool():
            return text.lower() in (_YES if value else _NO)
        case int() | Decimal():
            return _number(text) == value
        case date():
            return text in (value.isoformat(), f"{value:%d/%m/%Y}")
        case _:
            return text == value


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.removesuffix("€").strip())
    except InvalidOperation:
        return None


def written(value: Value | None) -> str:
    """Write a value as a scenario would; several as a list in brackets."""
    match value:
        case None:
            return UNKNOWN
        case bool():
            return "yes" if value else "no"
        case tuple():
            return f"[{', '.join(value)}]"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return str(value)
