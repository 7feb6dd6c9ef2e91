"""The text of an expression as a list of tokens, each with its place.

Forms that people write by habit (`==`, `&&`, `1 200`) are faults of their own here, so that each
can be answered with what to write.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.flow.expression.faults import Fault, FaultCode, FaultyError
from bot.flow.expression.habits import meant_by
from bot.flow.flow import Value

LONGEST = 300
"""Characters; a longer condition belongs in facts."""

_PATTERN = re.compile(
    r"""\s*(?:
      (?P<date>\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}/\d{1,2}/\d{4}(?!\d))
    | (?P<loose>\d+(?:[  ]\d{3})+(?!\d)|\d+,\d+)
    | (?P<number>\d+(?:\.\d+)?)(?P<euro>\s*(?:€|EUR\b))?
    | (?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)?)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<habit>=>|=<)
    | (?P<sign><=|>=|<>|!=|==|&&|\|\||[-+*/()\[\],<>=!&|])
    | (?P<odd>\S)
    )""",
    re.VERBOSE,
)
_HABITS = {
    "=": FaultCode.WRITE_IS,
    "==": FaultCode.WRITE_IS,
    "!=": FaultCode.WRITE_IS_NOT,
    "<>": FaultCode.WRITE_IS_NOT,
    "&": FaultCode.WRITE_AND,
    "&&": FaultCode.WRITE_AND,
    "|": FaultCode.WRITE_OR,
    "||": FaultCode.WRITE_OR,
    "!": FaultCode.WRITE_NOT,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `kind`: name, number, money, date, text, sign or end; `text` as written."""

    kind: str
    text: str
    start: int
    end: int
    value: Value | None = None


def tokenize(source: str) -> list[Token]:
    """Split an expression into tokens, closed by one of kind `end`; raises FaultyError."""
    if len(source) > LONGEST:
        raise FaultyError(Fault(FaultCode.TOO_LONG, LONGEST, len(source), {"limit": str(LONGEST)}))
    tokens, place = [], 0
    while found := _PATTERN.match(source, place):
        tokens.append(_token(found))
        place = found.end()
    end = len(source.rstrip())
    return [*tokens, Token("end", "", end, end)]


def _token(found: re.Match[str]) -> Token:
    kind = found.lastgroup if found.lastgroup != "euro" else "number"
    text, start, end = found[kind or ""], found.start(kind or ""), found.end()
    match kind:
        case "loose":
            raise FaultyError(Fault(FaultCode.NUMBER_FORM, start, end, _plain_number(text)))
        case "odd" | "habit":
            meant = meant_by(text, found.string[start:])
            values = {"found": text, "expected": "", "suggestion": meant}
            raise FaultyError(Fault(FaultCode.SYNTAX, start, end, values))
        case "sign" if text in _HABITS:
            raise FaultyError(Fault(_HABITS[text], start, end, {"found": text}))
        case "number":
            return Token("money" if found["euro"] else "number", text, start, end, _number(text))
        case "date":
            return Token("date", text, start, end, _date(text, start, end))
        case "text":
            return Token("text", text, start, end, text[1:-1])
        case _:
            return Token(kind or "sign", text, start, end)


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def _plain_number(text: str) -> dict[str, str]:
    plain = re.sub(r"\s", "", text).replace(",", ".")
    return {"found": text, "suggestion": plain}


def _date(text: str, start: int, end: int) -> date:
    try:
        if "/" in text:
            day, month, year = map(int, text.split("/"))
        else:
            year, month, day = map(int, text.split("-"))
        return date(year, month, day)
    except ValueError:
        raise FaultyError(Fault(FaultCode.BAD_DATE, start, end, {"found": text})) from None
