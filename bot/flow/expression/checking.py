"""A tree against the names it may read: every name known, every option real, every type fitting.

Gives the type of the whole and all faults at once; a part that is wrong counts as unknown, which
clashes with nothing, so that one mistake is told once.
"""

from collections import ChainMap
from dataclasses import dataclass, field

from bot.flow.expression.faults import Fault, FaultCode, nearest
from bot.flow.expression.functions import FUNCTIONS
from bot.flow.expression.habits import meant_by
from bot.flow.expression.items import OVER_ITEMS, type_over_items
from bot.flow.expression.tree import Binary, Call, Group, Literal, Name, Tree, Unary
from bot.flow.expression.types import NUMBER, NUMERIC, UNKNOWN, YES_NO, Kind, Scope, Type

_SIGNS = {"yes": True, "no": False}
_ORDERED = frozenset({Kind.NUMBER, Kind.MONEY, Kind.DATE})
_MANY = frozenset({Kind.CHOICE, Kind.CHOICES})


@dataclass(slots=True)
class Checker:
    """Collects faults while it finds types; `words` are bare names that stand for themselves.

    `items` are calls over a repeat, each with the steps that its second argument may read.
    """

    scope: Scope
    faults: list[Fault] = field(default_factory=list)
    words: set[Tree] = field(default_factory=set)
    items: dict[Tree, frozenset[str]] = field(default_factory=dict)

    def type_of(self, tree: Tree) -> Type:
        """Give a part's type, noting what is wrong in it."""
        match tree:
            case Literal():
                return Type(tree.kind)
            case Name():
                return self._name(tree)
            case Group():
                return self._fault(tree, FaultCode.SYNTAX, found="[", expected="value")
            case Unary():
                return self._unary(tree)
            case Binary():
                return self._binary(tree)
            case Call():
                return self._call(tree)

    def condition(self, tree: Tree) -> Type:
        """Give a part's type where yes or no is needed."""
        found = self.type_of(tree)
        if found.kind not in (Kind.YES_NO, Kind.UNKNOWN):
            return self._fault(tree, FaultCode.NOT_A_CONDITION, found=found.kind.value)
        return YES_NO

    def _fault(self, tree: Tree, code: FaultCode, **values: str) -> Type:
        self.faults.append(Fault(code, tree.start, tree.end, values))
        return UNKNOWN

    def _name(self, name: Name) -> Type:
        known = self.scope.get(name.text)
        if known is not None:
            return known
        if name.text in _SIGNS:
            self.words.add(name)
            return YES_NO
        suggestion = meant_by(name.text) or nearest(name.text, set(self.scope))
        return self._fault(name, FaultCode.UNKNOWN_NAME, name=name.text, suggestion=suggestion)

    def _unary(self, tree: Unary) -> Type:
        match tree.operator:
            case "not":
                return self.condition(tree.inner)
            case "-":
                return self._numeric(tree.inner)
            case _:
                self.type_of(tree.inner)
                return YES_NO

    def _numeric(self, tree: Tree) -> Type:
        found = self.type_of(tree)
        if found.kind in NUMERIC or found == UNKNOWN:
            return found
        return self._clash(tree, found, NUMBER)

    def _clash(self, tree: Tree, left: Type, right: Type, meant: str = "") -> Type:
        values = {"left": left.kind.value, "right": right.kind.value}
        values |= {"suggestion": meant} if meant else {}
        return self._fault(tree, FaultCode.TYPE_CLASH, **values)

    def _binary(self, tree: Binary) -> Type:
        match tree.operator:
            case "and" | "or":
                self.condition(tree.left)
                self.condition(tree.right)
            case "+" | "-" | "*" | "/":
                return self._arithmetic(tree)
            case "<" | "<=" | ">" | ">=":
                self._ordered(tree)
            case "is" | "is not":
                self._is(tree)
            case "in" | "not in":
                self._among(tree)
            case "includes":
                self._includes(tree)
            case _:
                self._starts(tree)
        return YES_NO

    def _arithmetic(self, tree: Binary) -> Type:
        left, right = self._numeric(tree.left), self._numeric(tree.right)
        if UNKNOWN in (left, right):
            return UNKNOWN
        money = [side.kind is Kind.MONEY for side in (left, right)]
        if tree.operator == "/" and all(money):
            return NUMBER
        if tree.operator == "*" and all(money):
            return self._clash(tree, left, right)
        return Type(Kind.MONEY) if any(money) else NUMBER

    def _ordered(self, tree: Binary) -> None:
        left, right = self.type_of(tree.left), self.type_of(tree.right)
        for side, found in ((tree.left, left), (tree.right, right)):
            if found.kind not in _ORDERED and found != UNKNOWN:
                self._clash(side, found, NUMBER)
                return
        if not _meet(left, right):
            self._clash(tree, left, right)

    def _is(self, tree: Binary) -> None:
        left = self.type_of(tree.left)
        if left.kind is Kind.CHOICES:  # several answers are never one option
            self._clash(tree, left, Type(Kind.CHOICE))
        else:
            self._alike(left, tree.right)

    def _alike(self, left: Type, right: Tree) -> None:
        """Check one value against what the left side can be; bare words may be its options."""
        if left.kind in _MANY and isinstance(right, Name):
            self._option(left, right)
            return
        if left == UNKNOWN and isinstance(right, Name):
            return
        found = self.type_of(right)
        if not _meet(left, found) or (left.kind is Kind.CHOICE and found.kind is Kind.TEXT):
            self._clash(right, left, found, _bare(left, right))

    def _option(self, choice: Type, word: Name) -> None:
        if word.text in choice.options:  # even where a fact has the same name
            self.words.add(word)
            return
        other = self.scope.get(word.text)
        if other is None or other.kind is not Kind.CHOICE:
            suggestion = nearest(word.text, choice.options)
            of = ", ".join(sorted(choice.options))
            values = {"name": word.text, "of": of, "suggestion": suggestion}
            self._fault(word, FaultCode.UNKNOWN_OPTION, **values)

    def _among(self, tree: Binary) -> None:
        left = self.type_of(tree.left)
        if isinstance(tree.right, Group):
            for item in tree.right.items:
                self._alike(left, item)
            return
        right = self.type_of(tree.right)
        fits = (left.kind, right.kind) in ((Kind.TEXT, Kind.TEXTS), (Kind.CHOICE, Kind.CHOICES))
        if not fits and UNKNOWN not in (left, right):
            self._clash(tree.right, left, right)

    def _includes(self, tree: Binary) -> None:
        left = self.type_of(tree.left)
        if left.kind is Kind.CHOICES:
            items = tree.right.items if isinstance(tree.right, Group) else (tree.right,)
            for item in items:
                self._alike(left, item)
        elif left.kind in (Kind.TEXTS, Kind.TEXT):
            self._alike(Type(Kind.TEXT), tree.right)
        elif left != UNKNOWN:
            self._clash(tree.left, left, Type(Kind.CHOICES))

    def _starts(self, tree: Binary) -> None:
        text = Type(Kind.TEXT)
        self._alike(text, tree.left)
        if isinstance(tree.right, Group):
            for item in tree.right.items:
                self._alike(text, item)
            return
        found = self.type_of(tree.right)
        if found.kind not in (Kind.TEXT, Kind.TEXTS, Kind.UNKNOWN):
            self._clash(tree.right, text, found)

    def _call(self, tree: Call) -> Type:
        repeat = self._repeat_of(tree)
        if repeat is not None:
            return self._over_items(tree, repeat)
        function = FUNCTIONS.get(tree.name)
        if function is None:
            suggestion = nearest(tree.name, set(FUNCTIONS))
            values = {"name": tree.name, "suggestion": suggestion}
            return self._fault(tree, FaultCode.UNKNOWN_FUNCTION, **values)
        types = [self.type_of(argument) for argument in tree.arguments]
        if UNKNOWN in types:
            return UNKNOWN
        result = function.type_of(types)
        if result is None:
            values = {"name": tree.name, "expected": function.expected}
            return self._fault(tree, FaultCode.WRONG_ARGUMENTS, **values)
        return result

    def _repeat_of(self, tree: Call) -> Type | None:
        first = tree.arguments[0] if tree.arguments else None
        known = self.scope.get(first.text) if isinstance(first, Name) else None
        over = known is not None and known.kind is Kind.ITEMS and tree.name in OVER_ITEMS
        return known if over else None

    def _over_items(self, tree: Call, repeat: Type) -> Type:
        outside = self.scope
        self.scope = ChainMap(dict(repeat.inner), outside)  # type: ignore[arg-type]  # only read
        argument = self.type_of(tree.arguments[1]) if len(tree.arguments) > 1 else None
        self.scope = outside
        self.items[tree] = frozenset(name for name, _ in repeat.inner)
        result = type_over_items(tree.name, argument)
        if result is None or len(tree.arguments) > 2:  # noqa: PLR2004 - the repeat and one more
            values = {"name": tree.name, "expected": OVER_ITEMS[tree.name].expected}
            return self._fault(tree, FaultCode.WRONG_ARGUMENTS, **values)
        return result


def _bare(left: Type, right: Tree) -> str:
    """Give the word that stands in quotes where it needs none: an option, yes or no."""
    word = right.value if isinstance(right, Literal) else ""
    known = left.options if left.kind in _MANY else _SIGNS if left.kind is Kind.YES_NO else ()
    return str(word) if word in known else ""


def _meet(left: Type, right: Type) -> bool:
    if UNKNOWN in (left, right):
        return True
    return left.kind is right.kind or (left.kind in NUMERIC and right.kind in NUMERIC)
