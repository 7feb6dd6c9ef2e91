"""A checked flow: what the turn, the studio and the evaluation read.

`bot.flow.load` makes these from YAML once, after every check has passed; nothing here is ever
changed afterwards. Steps stand in file order, nesting is flattened into guards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from bot.flow.answer_types import AnswerType, Words

if TYPE_CHECKING:
    from transitions import Machine

    from bot.flow.expression.compiling import Parsed

Value = bool | int | Decimal | date | str | tuple[str, ...]
"""What an answer, a fact or a constant can be; absence is None and means unknown."""

Lookup = Callable[[str], Value | None]
"""Gives the value of a name, or None where it is unknown (unanswered, skipped, not known)."""

Privacy = Literal["request", "feedback", "unstored"]
"""Where an answer may go: with the request, only into anonymous counts, or nowhere at all."""

START = "start"
"""The machine's first state, before the first step; reserved, so no step may take it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled expression: `source` as the designer wrote it, `value` to compute it.

    `parsed` is what was compiled, for proofs; without it nothing can be proven of the rule.
    """

    source: str
    value: Callable[[Lookup], Value | None]
    names: frozenset[str]
    parsed: "Parsed | None" = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """One `when` (holds) or `else` (does not hold) around a step.

    A `when` passes only if its rule is True; an `else` passes if it is anything but True.
    """

    rule: Rule
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A group of steps with a title that citizens see in the review."""

    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class Step:
    """What every step has: id, section, the clauses that guard it, the line it stands on."""

    id: str
    section: str | None
    guard: tuple[Clause, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Say(Step):
    """A message that asks nothing."""

    text: Words


@dataclass(frozen=True, slots=True)
class Ask(Step):
    """A question. `unsure`: None (not offered), "" (offered), or the easier step it leads to.

    Of an answer, `unusual` asks whether it is right, and `refuse` turns it away with `refusal`.

    `lists` names the repeat whose items are shown with the question ("another one?").
    """

    text: Words
    type: AnswerType
    why: Words = field(default_factory=dict)
    help: Words = field(default_factory=dict)
    example: Words = field(default_factory=dict)
    summary: Words = field(default_factory=dict)
    optional: bool = False
    unsure: str | None = None
    unusual: Rule | None = None
    refuse: Rule | None = None
    refusal: Words = field(default_factory=dict)
    sets: Literal["language"] | None = None
    privacy: Privacy = "request"
    purpose: str = ""
    legal_basis: str = ""
    lists: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a decision table; `when` None is `otherwise`. Words in `give` are plain str."""

    when: Rule | None
    give: Mapping[str, Rule | str]
    because: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decide(Step):
    """A decision table; the first row whose rule is True gives its values.

    With `hit` "all", every such row gives: words become a list, numbers a sum.
    """

    rows: tuple[Row, ...]
    hit: Literal["first", "unique", "all"] = "first"


@dataclass(frozen=True, slots=True)
class Check(Step):
    """Answers that do not go together: reached only while they do not (its last clause).

    `fix` are the steps that can mend it; with `may_pass` the citizen may say that it is right.
    """

    text: Words
    fix: tuple[str, ...]
    may_pass: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Steps asked once for each of several: `birth_date#1`, `birth_date#2`, up to `at_most`.

    `count` says how many; without it the citizen is asked for another one after each.
    """

    id: str
    guard: tuple[Clause, ...]
    title: Words
    steps: tuple[str, ...]
    at_most: int
    count: Rule | None = None

    @property
    def another(self) -> str:
        """Give the id of the question for another one, without the item's number."""
        return f"{self.id}_another"


@dataclass(frozen=True, slots=True)
class Review(Step):
    """The citizen reads all answers, changes some, and goes on."""

    text: Words


@dataclass(frozen=True, slots=True)
class Submit(Step):
    """The request is made; the text gives its reference."""

    text: Words


@dataclass(frozen=True, slots=True)
class End(Step):
    """The flow ends with an outcome, with a last text if there is one."""

    outcome: str
    text: Words = field(default_factory=dict)


AnyStep = Say | Ask | Decide | Check | Review | Submit | End


@dataclass(frozen=True, slots=True)
class Service:
    """What the prototypes of a service share.

    `constants` maps dotted names (`contact.phone`) to text in each language or to a value that
    conditions may read. `shares` is the trial: prototype to its share of new sessions. `glossary`
    explains abbreviations, each in the languages that have a text for it. `controller` answers for
    the data in the law's sense, `legal_basis` lets the service ask at all. Evaluation waits
    `horizon_days` for every run.
    """

    name: Words
    languages: tuple[str, ...]
    constants: Mapping[str, Words | Value]
    notice: Words = field(default_factory=dict)
    shares: Mapping[str, int] = field(default_factory=dict)
    retention_days: int = 30
    glossary: Mapping[str, Words] = field(default_factory=dict)
    controller: Words = field(default_factory=dict)
    legal_basis: Words = field(default_factory=dict)
    horizon_days: int = 7


@dataclass(frozen=True, slots=True)
class Flow:
    """A checked flow with its machine; `version` is the digest of its checked form.

    Repeated steps stand unrolled in `steps`. `aliases` gives former ids of steps their new ones.
    """

    prototype: str
    version: str
    language: str
    languages: tuple[str, ...]
    service: Service
    sections: tuple[Section, ...]
    facts: Mapping[str, Rule]
    steps: Mapping[str, AnyStep]
    machine: "Machine"
    hypothesis: str = ""
    budget: Mapping[str, int] = field(default_factory=dict)
    repeats: Mapping[str, Repeat] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
