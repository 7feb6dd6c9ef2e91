"""An expression's tree becomes a node that proofs can look at in boxes.

Mirrors `expression.compiling`, part by part; what is not mirrored exactly is a `Called` or an
`Opaque`, of which less can be proven and nothing wrongly.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bot.flow.expression.compiling import RULES, Marks, Parsed
from bot.flow.expression.functions import FUNCTIONS
from bot.flow.expression.items import NUMBER_OF_ITEM, item_name
from bot.flow.expression.tree import Binary, Call, Group, Literal, Name, Tree, Unary
from bot.flow.proof.boxes import TODAY, Key, Node
from bot.flow.proof.calls import Calling, key_of, known_call
from bot.flow.proof.cells import Number, Span, exactly, is_decimal, plain
from bot.flow.proof.nodes.arithmetic import Product, Quotient
from bot.flow.proof.nodes.choosing import Called
from bot.flow.proof.nodes.comparing import Keep, comparison, form_of, number_of
from bot.flow.proof.nodes.logic import Fixed, Kleene, Mapped, answered, opposite
from bot.flow.proof.nodes.pointwise import OF_CLASSES, Pointwise
from bot.flow.proof.nodes.repeated import OverItems
from bot.flow.proof.nodes.several import Includes
from bot.flow.proof.values import MANY, single

_ARITHMETIC = frozenset({"+", "-", "*", "/"})


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a tree needs from the flow: the node of a name, and the one node of a key.

    `several` are the questions with several options; `texts` is told which texts, in a comparison
    by an operator, are held against which answers, and `looked_into` which answers are used in any
    other way. `read` are the nodes made so far.
    """

    name: Callable[[str], Node]
    keep: Keep
    several: frozenset[str]
    texts: Callable[[str, frozenset[str], tuple[str, ...]], None]
    looked_into: Callable[[frozenset[str]], None]
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
        """Make the node of a word: itself, the number of the item, or what it names."""
        if tree in self.parsed.marks.words:
            return Fixed(exactly({"yes": True, "no": False}.get(tree.text, tree.text)))
        if self.parsed.number and tree.text == NUMBER_OF_ITEM:
            return Fixed(exactly(self.parsed.number))
        own = tree.text in self.parsed.own
        return self.meanings.name(item_name(tree.text, self.parsed.number) if own else tree.text)

    def group(self, items: list[Node]) -> Node:
        """Make the node of a list."""
        values = [single(item.cell) if isinstance(item, Fixed) else MANY for item in items]
        if MANY in values:
            return self.called(items, lambda *found: found)
        return Fixed(exactly(tuple(values)))

    def unary(self, tree: Unary) -> Node:
        """Make the node of one part that is changed."""
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
        """Make the node of two parts."""
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
        """Make the node of two sides compared value by value, and note the texts in it."""
        if sign in _ARITHMETIC:
            return self.called([left, right], RULES[sign])
        if isinstance(left, Fixed) and sign in ("is", "is not"):
            left, right = right, left
        found = single(right.cell) if isinstance(right, Fixed) else None
        listed = found if isinstance(found, tuple) else (found,)
        self.meanings.texts(sign, left.names, tuple(one for one in listed if isinstance(one, str)))
        if not isinstance(right, Fixed) or sign not in OF_CLASSES:
            self.meanings.looked_into(left.names | right.names)
        return Pointwise(sign, left, right)

    def called(
        self, parts: list[Node], compute: Callable[..., Any], *, needs_all: bool = True
    ) -> Called:
        """Make the node of what only the engine can compute."""
        node = Called(parts, compute, needs_all=needs_all)
        self.meanings.looked_into(node.names)
        return node

    def among(self, left: Node, right: Fixed, sign: str) -> Node:
        """Make `number in [1, 2]` as one comparison or the other."""
        keep = self.meanings.keep
        ones = [comparison("is", left, Fixed(exactly(v)), keep) for v in single(right.cell)]
        node = Kleene(*ones, decisive=True)
        return Mapped(node, opposite) if sign == "not in" else node

    def numbers(self, sign: str, left: Node, right: Node) -> Node:
        """Make the node of two numbers."""
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
        """Make a product; with a constant it is part of a sum."""
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Fixed) and isinstance(one.cell, Span):
                return number_of(form_of(other).times(one.cell.low), self.meanings.keep)
        key = ("*", *sorted((left.key, right.key), key=repr))
        return self.meanings.keep(Product(key, left, right))

    def quotient(self, left: Node, right: Node) -> Node:
        """Make a quotient; by a constant like 100 it is part of a sum."""
        exact = _decimal_share(right)
        if exact:
            return number_of(form_of(left).times(exact), self.meanings.keep)
        return self.meanings.keep(Quotient(("/", key_of(left), key_of(right)), left, right))

    def call(self, tree: Call) -> Node:
        """Make the node of a call."""
        if tree in self.parsed.marks.items:
            return self.over_items(tree)
        parts = [self.node(argument) for argument in tree.arguments]
        meanings, key = self.meanings, (tree.name, *map(key_of, parts))
        call = Calling(key, parts, lambda: meanings.name(TODAY), meanings.keep, meanings.several)
        made = known_call(tree.name, call)
        if made is None:
            function = FUNCTIONS[tree.name]
            return self.called(parts, function.compute, needs_all=function.needs_all)
        return meanings.keep(made) if made.key else made

    def over_items(self, tree: Call) -> Node:
        """Make the node of a call over a repeat: what is inside, as each item reads it."""
        repeat, *rest = tree.arguments
        count = self.meanings.name(repeat.text if isinstance(repeat, Name) else "")
        if not rest:
            return count
        marks, own = self.parsed.marks, self.parsed.marks.items[tree]
        numbers = range(1, getattr(count, "at_most", 0) + 1)
        parsed = [Parsed(rest[0], marks, own, number) for number in numbers]
        each = [Reader(self.meanings, one).node(rest[0]) for one in parsed]
        key = ("over", self.parsed.number, shape(tree, marks))
        node = OverItems(key, tree.name, count, each)
        return self.meanings.keep(node) if node.key else node


def _decimal_share(divisor: Node) -> Number | None:
    """Give one over a constant, if it can be written with decimals and so is exact."""
    value = divisor.cell.low if isinstance(divisor, Fixed) and isinstance(divisor.cell, Span) else 0
    if not value:
        return None
    share = Fraction(1) / value
    return plain(share) if is_decimal(share) else None


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
