"""Tokens become a tree: a Pratt parser, one loop over binding powers.

Loosest first: or, and, not, comparisons, + and -, * and /, unary minus. Words such as `is` or `in`
are operators only between two values, so an option may be called `else`, `in` or `yes`.
"""

from bot.flow.expression.faults import Fault, FaultCode, FaultyError
from bot.flow.expression.habits import meant_by
from bot.flow.expression.tokens import Token, tokenize
from bot.flow.expression.tree import Binary, Call, Group, Literal, Name, Tree, Unary
from bot.flow.expression.types import Kind

DEEPEST = 20
"""Brackets, minus signs and `not`s inside one another."""

_OR, _AND, _NOT, _COMPARE, _ADD, _TIMES, _MINUS = range(1, 8)
_POWERS = {
    "or": _OR, "and": _AND, "is": _COMPARE, "in": _COMPARE, "not": _COMPARE, "includes": _COMPARE,
    "starts": _COMPARE, "<": _COMPARE, "<=": _COMPARE, ">": _COMPARE, ">=": _COMPARE,
    "+": _ADD, "-": _ADD, "*": _TIMES, "/": _TIMES,
}  # fmt: skip
_LITERALS = {"number": Kind.NUMBER, "money": Kind.MONEY, "date": Kind.DATE, "text": Kind.TEXT}


def parse(source: str) -> Tree:
    """Read an expression; raises FaultyError with the first fault."""
    parser = _Parser(tokenize(source))
    tree = parser.expression(0)
    parser.expect_end()
    return tree


class _Parser:
    """Walks the tokens once, left to right; `depth` keeps recursion bounded."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0

    @property
    def here(self) -> Token:
        return self.tokens[self.place]

    def take(self) -> Token:
        token = self.here
        if token.kind != "end":
            self.place += 1
        return token

    def takes(self, text: str) -> bool:
        found = self.here.text == text and self.here.kind in ("name", "sign")
        self.place += found
        return found

    def fail(self, expected: str) -> FaultyError:
        token = self.here
        meant = meant_by(token.text)
        values = {"found": token.text, "expected": expected, "suggestion": meant}
        return FaultyError(
            Fault(FaultCode.SYNTAX, token.start, max(token.end, token.start), values)
        )

    def expect(self, text: str) -> Token:
        if not self.takes(text):
            raise self.fail(text)
        return self.tokens[self.place - 1]

    def expect_end(self) -> None:
        if self.here.kind != "end":
            raise self.fail("")

    def expression(self, least: int) -> Tree:
        self.depth += 1
        if self.depth > DEEPEST:
            token = self.here
            values = {"limit": str(DEEPEST)}
            raise FaultyError(Fault(FaultCode.TOO_DEEP, token.start, token.end, values))
        left = self.prefix()
        while (power := self.power()) > least:
            left = self.infix(left, power)
        self.depth -= 1
        return left

    def power(self) -> int:
        token = self.here
        return _POWERS.get(token.text, 0) if token.kind in ("name", "sign") else 0

    def prefix(self) -> Tree:
        token = self.take()
        if token.kind in _LITERALS and token.value is not None:
            return Literal(token.start, token.end, token.value, _LITERALS[token.kind])
        if token.kind == "name":
            return self.name(token)
        match token.text:
            case "(":
                inner = self.expression(0)
                self.expect(")")
                return inner
            case "-":
                inner = self.expression(_MINUS)
                return Unary(token.start, inner.end, "-", inner)
            case "[":
                return self.group(token)
            case _:
                self.place = self.tokens.index(token)
                raise self.fail("value")

    def name(self, token: Token) -> Tree:
        if token.text == "not" and self.begins_value():
            inner = self.expression(_NOT)
            return Unary(token.start, inner.end, "not", inner)
        if self.takes("("):
            arguments = self.items(")")
            return Call(token.start, self.tokens[self.place - 1].end, token.text, arguments)
        return Name(token.start, token.end, token.text)

    def begins_value(self) -> bool:
        token = self.here
        return token.kind in ("name", *_LITERALS) or token.text in ("(", "-", "[")

    def group(self, opening: Token) -> Tree:
        items = self.items("]")
        return Group(opening.start, self.tokens[self.place - 1].end, items)

    def items(self, closing: str) -> tuple[Tree, ...]:
        items: list[Tree] = []
        while not self.takes(closing):
            if items:
                self.expect(",")
            items.append(self.expression(0))
        return tuple(items)

    def infix(self, left: Tree, power: int) -> Tree:
        token = self.take()
        operator = self.operator(token)
        if operator in ("is answered", "is not answered"):
            return Unary(left.start, self.tokens[self.place - 1].end, operator, left)
        if (
            power == _COMPARE
            and isinstance(left, Binary)
            and left.operator in ("<", "<=", ">", ">=")
        ):
            raise FaultyError(Fault(FaultCode.CHAINED_COMPARISON, left.start, token.end))
        right = self.expression(power)
        return Binary(left.start, right.end, operator, left, right)

    def operator(self, token: Token) -> str:
        match token.text:
            case "is":
                negated = self.takes("not")
                answered = self.here.text == "answered" and self.here.kind == "name"
                self.place += answered
                return "is" + " not" * negated + " answered" * answered
            case "not":
                self.expect("in")
                return "not in"
            case "starts":
                self.expect("with")
                return "starts with"
            case other:
                return other
