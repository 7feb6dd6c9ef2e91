"""An expression's tree becomes a node that proofs can look at in boxes.

Mirrors `expression.compiling`, part by part; what is not mirrored exactly is a `Called` or an
`Opaque`, of which less can be proven and nothing wrongly.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from bot.flow.expression.compiling import RULES, Marks, Parsed
from bot.flow.expression.functions import FUNCTIONS
from bot.flow.expression.items import item_name
from bot.flow.expression.tree import Binary, Call, Group, Literal, Name, Tree, Unary
from bot.flow.proof.amounts import CountOf, Elapsed, Extremum, Product, Quotient, Rounded, YearOf
from bot.flow.proof.boxes import Key, Node
from bot.flow.proof.cells import Number, Span, exactly, plain
from bot.flow.proof.choosing import Called, Chosen, First
from bot.flow.proof.comparing import Keep, comparison, form_of, number_of
from bot.flow.proof.nodes import Fixed, Includes, Kleene, Mapped, Pointwise, answered, opposite
from bot.flow.proof.repeated import OverItems
from bot.flow.proof.values import MANY, single

_ROUNDING = frozenset({"round", "round_up", "round_down"})
_ARITHMETIC = frozenset({"+", "-", "*", "/"})
_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a tree needs from the flow: the node of a name, and the one node of a key.

    `several` are the questions with several options; `texts` is told which texts, in a comparison
    by an operator, are held against which answers. `read` are the nodes made so far.
    """

    name: Callable[[str], Node]
    keep: Keep
    several: frozenset[str]
    texts: Callable[[str, frozenset[str], tuple[str, ...]], None]
    read: dict[Key, Node]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one expression; in an item of a repeat, its own names mean that item's steps."""

    meanings: Meanings
    parsed: Parsed

    def node(self, tree: Tree) -> Node:
        """Give the node of a part; parts that read alike have one, which is looked at once."""
        key = (self.parsed.number, self.parsed.own, shape(tree, self.parsed.marks))
        found = self.meanings.read.get(key)
        if found is None:
            found = self.meanings.read[key] = self.made(tree)
        return found

    def made(self, tree: Tree) -> Node:
        """Make the node of a part."""
        match tree:
            case Literal(value=value):
                return Fixed(exactly(value))
            case Name():
                return self.name(tree)
            case Group(items=items):
                return self.group([self.node(item) for item in items])
            case Unary():
                return self.unary(tree)
            case Binary():
                return self.binary(tree)
            case Call():
                return self.call(tree)

    def name(self, tree: Name) -> Node:
        if tree in self.parsed.marks.words:
            return Fixed(exactly({"yes": True, "no": False}.get(tree.text, tree.text)))
        if self.parsed.number and tree.text == "number":
            return Fixed(exactly(self.parsed.number))
        return self.meanings.name(self.own(tree.text))

    def own(self, name: str) -> str:
        """Give the full name of a step of this item."""
        return item_name(name, self.parsed.number) if name in self.parsed.own else name

    def group(self, items: list[Node]) -> Node:
        values = [single(item.cell) if isinstance(item, Fixed) else MANY for item in items]
        if MANY in values:
            return Called(items, lambda *found: found, needs_all=True)
        return Fixed(exactly(tuple(values)))

    def unary(self, tree: Unary) -> Node:
        inner = self.node(tree.inner)
        match tree.operator:
            case "not":
                return Mapped(inner, opposite)
            case "-":
                return number_of(form_of(inner).times(-1), self.meanings.keep)
            case "is answered":
                return Mapped(inner, answered)
            case _:
                return Mapped(inner, lambda cell: opposite(answered(cell)))

    def binary(self, tree: Binary) -> Node:
        left, right, sign = self.node(tree.left), self.node(tree.right), tree.operator
        if sign in ("and", "or"):
            return Kleene(left, right, decisive=sign == "or")
        if left.numeric and sign in ("in", "not in") and isinstance(right, Fixed):
            return self.among(left, right, sign)
        if left.numeric and right.numeric:
            return self.numbers(sign, left, right)
        if sign == "includes" and isinstance(right, Fixed) and left.key in self.meanings.several:
            wanted = single(right.cell)
            return Includes(left, frozenset(wanted if isinstance(wanted, tuple) else (wanted,)))
        return self.pointwise(sign, left, right)

    def pointwise(self, sign: str, left: Node, right: Node) -> Node:
        if sign in _ARITHMETIC:
            return Called([left, right], RULES[sign], needs_all=True)
        if isinstance(left, Fixed) and sign in ("is", "is not"):
            left, right = right, left
        found = single(right.cell) if isinstance(right, Fixed) else None
        listed = found if isinstance(found, tuple) else (found,)
        self.meanings.texts(sign, left.names, tuple(one for one in listed if isinstance(one, str)))
        return Pointwise(sign, left, right)

    def among(self, left: Node, right: Fixed, sign: str) -> Node:
        """Give `number in [1, 2]` as one comparison or the other."""
        keep = self.meanings.keep
        ones = [comparison("is", left, Fixed(exactly(v)), keep) for v in single(right.cell)]
        node = Kleene(*ones, decisive=True)
        return Mapped(node, opposite) if sign == "not in" else node

    def numbers(self, sign: str, left: Node, right: Node) -> Node:
        keep = self.meanings.keep
        match sign:
            case "+" | "-":
                times = 1 if sign == "+" else -1
                return number_of(form_of(left).plus(form_of(right), times), keep)
            case "*":
                return self.product(left, right)
            case "/":
                return self.quotient(left, right)
            case _:
                return comparison(sign, left, right, keep)

    def product(self, left: Node, right: Node) -> Node:
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Fixed) and isinstance(one.cell, Span):
                return number_of(form_of(other).times(one.cell.low), self.meanings.keep)
        key = ("*", *sorted((left.key, right.key), key=repr))
        return self.meanings.keep(Product(key, left, right))

    def quotient(self, left: Node, right: Node) -> Node:
        exact = _decimal_share(right)
        if exact:
            return number_of(form_of(left).times(exact), self.meanings.keep)
        return self.meanings.keep(Quotient(("/", left.key, _key(right)), left, right))

    def call(self, tree: Call) -> Node:
        if tree in self.parsed.marks.items:
            return self.over_items(tree)
        parts = [self.node(argument) for argument in tree.arguments]
        key = (tree.name, *map(_key, parts))
        made = self.known_call(tree, key, parts)
        if made is None:
            function = FUNCTIONS[tree.name]
            made = Called(parts, function.compute, needs_all=function.needs_all)
        return self.meanings.keep(made) if made.key else made

    def known_call(self, tree: Call, key: Key, parts: list[Node]) -> Node | None:
        match tree.name:
            case "age":
                then = parts[1] if len(parts) > 1 else self.meanings.name("today")
                return Elapsed(("age", _key(parts[0]), _key(then)), parts[0], then)
            case "months_between" if all(part.numeric for part in parts):
                return Elapsed(key, *parts)
            case "days_between" if all(part.numeric for part in parts):
                first, last = map(form_of, parts)
                return number_of(last.plus(first, -1), self.meanings.keep)
            case "year" if parts[0].numeric:
                return YearOf(key, *parts)
            case "count" if parts[0].key in self.meanings.several:
                return CountOf(key, parts[0])
            case "count" if parts[0].numeric:  # files are boxed by how many they are
                return parts[0]
            case "min" | "max":
                return Extremum(key, min if tree.name == "min" else max, *parts)
            case "first":
                return First(key, parts)
            case "if":
                return Chosen(("if", self.parsed.number, shape(tree.arguments[0], self.parsed.marks), *key[2:]), *parts)
            case _:
                return self.folded_call(tree, key, parts)

    def folded_call(self, tree: Call, key: Key, parts: list[Node]) -> Node | None:
        places = single(parts[1].cell) if len(parts) > 1 and isinstance(parts[1], Fixed) else 0
        if tree.name in _ROUNDING and isinstance(places, int) and abs(places) < _MOST_PLACES:
            alone = len(parts) == 1 or isinstance(parts[1], Fixed)
            return Rounded(key, parts[0], places) if alone else None
        return Kleene(*parts, decisive=True) if tree.name == "any" else None

    def over_items(self, tree: Call) -> Node:
        repeat, *rest = tree.arguments
        count = self.meanings.name(repeat.text if isinstance(repeat, Name) else "")
        if not rest:
            return count
        own = self.parsed.marks.items[tree]
        each = []
        for number in range(1, getattr(count, "at_most", 0) + 1):
            parsed = Parsed(rest[0], self.parsed.marks, own, number)
            each.append(Reader(self.meanings, parsed).node(rest[0]))
        key = ("over", self.parsed.number, shape(tree, self.parsed.marks))
        return self.meanings.keep(OverItems(key, tree.name, count, each))


def _key(node: Node) -> Key:
    return node.cell if isinstance(node, Fixed) else node.key or id(node)


def _decimal_share(divisor: Node) -> Number | None:
    """Give one over a constant, if it can be written with decimals and so is exact."""
    value = divisor.cell.low if isinstance(divisor, Fixed) and divisor.numeric else 0
    share = Fraction(1, 1) / value if value else Fraction(1, 3)
    rest = share.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return plain(share) if rest == 1 else None


def shape(tree: Tree, marks: Marks) -> Key:
    """Give a part as it reads, wherever it stands."""
    match tree:
        case Literal(value=value, kind=kind):
            return (kind, value)
        case Name(text=text):
            return (tree in marks.words, text)
        case Group(items=parts):
            return ("[", *(shape(part, marks) for part in parts))
        case Unary(operator=sign, inner=inner):
            return (sign, shape(inner, marks))
        case Binary(operator=sign, left=left, right=right):
            return (sign, shape(left, marks), shape(right, marks))
        case Call(name=name, arguments=parts):
            return (name, "(", *(shape(part, marks) for part in parts))
