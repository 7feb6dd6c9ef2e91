"""A few answers for each question, which stand for all that conditions can tell apart.

Of a question that no rule reads one answer is enough. Shares no code with proofs.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from bot.flow import answer_types as types
from bot.flow.flow import Ask, Decide, Flow, Rule, Value
from tests.flow.proof.brute_force import TODAY

_MOST = Decimal(10) ** 9
_OLD = 30


def rules_of(flow: Flow) -> Iterator[Rule]:
    """Give every rule of a flow."""
    yield from flow.facts.values()
    yield from (repeat.count for repeat in flow.repeats.values() if repeat.count)
    for step in flow.steps.values():
        yield from (clause.rule for clause in step.guard)
        if isinstance(step, Ask):
            yield from filter(None, (step.refuse, step.unusual))
        if isinstance(step, Decide):
            yield from (row.when for row in step.rows if row.when)
            for row in step.rows:
                yield from (given for given in row.give.values() if isinstance(given, Rule))


class Representatives:
    """The answers to try, by question."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        rules = list(rules_of(flow))
        self.read = frozenset(name for rule in rules for name in rule.names)
        sources = " ".join({rule.source for rule in rules})
        constants = list(flow.service.constants.values())
        numbers = [*re.findall(r"\d+(?:\.\d+)?", sources), *map(str, filter(_is_number, constants))]
        self.figures = sorted({Decimal(text) for text in numbers if len(text) < 9})
        lists = [text for value in constants if isinstance(value, tuple) for text in value]
        self.texts = [*re.findall(r'"([^"]*)"', sources), *lists]

    def of(self, ask: Ask) -> list[Value | None]:
        """Give the answers to try at a question."""
        if ask.privacy == "unstored":
            return [None]
        found = self.given(ask)
        if ask.id not in self.read:
            return found[:1]
        later = isinstance(ask.type, types.Document) and ask.type.later
        return [*found, None] if ask.optional or ask.unsure is not None or later else found

    def given(self, ask: Ask) -> list[Value | None]:  # noqa: PLR0911 - one a kind
        """Give the answers of a question that is answered."""
        match ask.type:
            case types.YesNo():
                return [True, False]
            case types.Consent(refusal_goes_back=back):
                return [True] if back else [True, False]
            case types.OneChoice(choices):
                return [choice.id for choice in choices]
            case types.ManyChoices(choices, least, most):
                ids = [choice.id for choice in choices]
                sizes = range(least, (most or len(ids)) + 1)
                return [picked for size in sizes for picked in combinations(ids, size)]
            case types.Scale(labels):
                return [number for number, _ in labels]
            case types.Document(least, most):
                return [("file",) * count for count in sorted({least, most})]
            case _:
                return self.open(ask)

    def open(self, ask: Ask) -> list[Value | None]:
        """Give the answers of a question that can be answered in very many ways."""
        match ask.type:
            case types.Number(low, high, whole):
                step = Decimal(1) if whole else Decimal("0.5")
                return [_whole(number) for number in self.near(low, high, step)]
            case types.Money(low, high):
                return list(self.near(low, high, Decimal("0.01")))
            case types.Date():
                return list(self.days(ask.type))
            case types.Text():
                return list(self.fitting(ask, ask.type.pattern))
            case types.Email():
                return ["camille@example.org"]
            case _:
                return ["+33199004321"]

    def near(self, low: Decimal | None, high: Decimal | None, step: Decimal) -> list[Decimal]:
        """Give the ends, and every figure of the flow with its neighbours."""
        least, most = Decimal(low or 0), _MOST if high is None else Decimal(high)
        around = {figure + change * step for figure in self.figures for change in (-1, 0, 1)}
        inside = {number for number in around if least <= number <= most and number % step == 0}
        return sorted(inside | {least, most})

    def days(self, kind: types.Date) -> Iterator[date]:
        """Give days on both sides of each age that is named, and of today."""
        years = {int(figure) for figure in self.figures if figure < 120 and figure % 1 == 0}
        ages = years | {kind.min_age or 0, kind.max_age or _OLD, _OLD}
        birthdays = [TODAY.replace(year=TODAY.year - age) for age in sorted(ages)]
        near = [day + timedelta(days=change) for day in birthdays for change in (-1, 0, 1)]
        months = [TODAY + timedelta(days=days) for days in (-400, -100, -40, 10, 40, 100, 400)]
        yield from (day for day in dict.fromkeys([*near, *months]) if _fits(kind, day))

    def fitting(self, ask: Ask, pattern: str | None) -> list[str]:
        """Give texts that the question takes: named ones, longer ones, and another one."""
        usual = next(iter(ask.example.values()), "hello there")
        guesses = [usual, *(text + usual[len(text) :] for text in self.texts), *self.texts]
        fits = (guess for guess in guesses if pattern is None or re.fullmatch(pattern, guess))
        return list(dict.fromkeys(fits)) or [usual]


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _whole(number: Decimal) -> int | Decimal:
    return int(number) if number == int(number) else number


def _fits(kind: types.Date, day: date) -> bool:
    age = TODAY.year - day.year - ((TODAY.month, TODAY.day) < (day.month, day.day))
    aged = kind.min_age is not None or kind.max_age is not None
    past, future = kind.past or aged, kind.future
    old = (kind.min_age or 0) <= age <= (kind.max_age or 10**4) or not aged
    return old and not (past and day > TODAY) and not (future and day < TODAY)
