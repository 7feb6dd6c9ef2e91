"""Conditions and arithmetic: a designer's text comes in, a typed, compiled `Rule` comes out.

tokens → grammar (a tree) → checking (types, all faults) → compiling (closures). Three-valued: an
unanswered step is unknown, and a rule fires only when it is True.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.flow.expression.checking import Checker
from bot.flow.expression.compiling import Marks, Parsed, compile_tree, names_in
from bot.flow.expression.faults import Fault, FaultCode, FaultyError
from bot.flow.expression.grammar import parse
from bot.flow.expression.tree import Name, Tree
from bot.flow.expression.types import UNKNOWN, Kind, Scope, Type
from bot.flow.flow import Rule

__all__ = [
    "Checked", "Fault", "FaultCode", "Kind", "Scope", "Type", "check_condition", "check_value",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking gives: a rule unless there are faults, and the type of its value."""

    rule: Rule | None
    type: Type
    faults: tuple[Fault, ...]


def check_condition(source: str, scope: Scope) -> Checked:
    """Check an expression that must be yes or no; never raises."""
    return _check(source, scope, Checker.condition)


def check_value(source: str, scope: Scope) -> Checked:
    """Check an expression of any type; a lone unknown word is a word. Never raises."""
    return _check(source, scope, _value_or_word)


def _value_or_word(checker: Checker, tree: Tree) -> Type:
    if isinstance(tree, Name) and tree.text not in ("yes", "no") and tree.text not in checker.scope:
        checker.words.add(tree)
        return Type(Kind.WORD, frozenset({tree.text}))
    return checker.type_of(tree)


def _check(source: str, scope: Scope, wanted: Callable[[Checker, Tree], Type]) -> Checked:
    try:
        tree = parse(source)
    except FaultyError as faulty:
        return Checked(None, UNKNOWN, (faulty.fault,))
    checker = Checker(scope)
    found = wanted(checker, tree)
    if checker.faults:
        return Checked(None, UNKNOWN, tuple(sorted(checker.faults, key=lambda f: (f.start, f.end))))
    marks = Marks(frozenset(checker.words), checker.items)
    closure, names = compile_tree(tree, marks), names_in(tree, marks)
    return Checked(Rule(source, closure, names, Parsed(tree, marks)), found, ())
