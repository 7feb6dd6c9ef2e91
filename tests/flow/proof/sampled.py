"""Runs of a flow with answers drawn by chance, near the figures that its conditions name.

For flows with too many answers to try them all. Shares no code with proofs; the machine walks.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bot.flow import answer_types as types
from bot.flow.flow import START, Ask, Check, End, Flow, Rule, Value
from bot.flow.machine import advance
from bot.flow.values import lookup_for

TODAY = date(2026, 11, 24)
_MOST = Decimal(10) ** 9


def figures(flow: Flow) -> list[Decimal]:
    """Give every number in the conditions and constants of a flow."""
    rules: list[Rule] = [*flow.facts.values()]
    for step in flow.steps.values():
        rules += [clause.rule for clause in step.guard]
        rules += [row.when for row in getattr(step, "rows", ()) if row.when]
    found = re.findall(r"\d+(?:\.\d+)?", " ".join(rule.source for rule in rules))
    constants = [v for v in flow.service.constants.values() if isinstance(v, int | Decimal)]
    return sorted({Decimal(text) for text in [*found, *map(str, constants)] if len(text) < 9})


def texts(flow: Flow) -> list[str]:
    """Give every text that conditions name, and the lists of the service."""
    sources = " ".join(clause.rule.source for s in flow.steps.values() for clause in s.guard)
    lists = [v for v in flow.service.constants.values() if isinstance(v, tuple)]
    return [*re.findall(r'"([^"]*)"', sources), *(text for texts in lists for text in texts)]


def answer(ask: Ask, chance: Random, flow: Flow) -> Value | None:  # noqa: PLR0911 - one a kind
    """Draw an answer that a question takes."""
    left_out = ask.optional or ask.unsure is not None or getattr(ask.type, "later", False)
    if ask.privacy == "unstored" or (left_out and chance.random() < 0.25):
        return None
    match ask.type:
        case types.YesNo():
            return chance.random() < 0.5
        case types.Consent(refusal_goes_back=back):
            return back or chance.random() < 0.8
        case types.OneChoice(choices):
            return chance.choice(choices).id
        case types.ManyChoices(choices, least, most):
            count = chance.randint(least, most or len(choices))
            picked = chance.sample([choice.id for choice in choices], count)
            return tuple(choice.id for choice in choices if choice.id in picked)
        case types.Scale(labels):
            return chance.choice(labels)[0]
        case types.Document(least, most):
            return ("file",) * chance.randint(least, most)
        case _:
            return _open_answer(ask, chance, flow)


def _open_answer(ask: Ask, chance: Random, flow: Flow) -> Value:
    match ask.type:
        case types.Number(low, high, whole):
            return _number(chance, flow, (low, high), Decimal(1) if whole else Decimal("0.5"))
        case types.Money(low, high):
            return Decimal(_number(chance, flow, (low, high), Decimal("0.01")))
        case types.Date():
            return _day(ask.type, chance, flow)
        case types.Text(pattern=pattern):
            return _text(ask, chance, flow, pattern)
        case _:
            return "+33199004321"


def _number(
    chance: Random, flow: Flow, ends: tuple[Decimal | None, Decimal | None], step: Decimal
) -> int | Decimal:
    low, high = ends[0] or Decimal(0), ends[1] or _MOST
    near = [figure + change * step for figure in figures(flow) for change in (-1, 0, 1)]
    inside = [low, high, *(n for n in near if low <= n <= high and n % step == 0)]
    drawn = low + step * chance.randrange(min(int((high - low) / step) + 1, 10**6))
    number = chance.choice(inside) if chance.random() < 0.7 else drawn
    return int(number) if number == number.to_integral_value() else number


def _day(kind: types.Date, chance: Random, flow: Flow) -> date:
    years = [int(n) for n in figures(flow) if n < 120] or [30]
    for _ in range(200):
        back = chance.choice(years) * 365.25 + chance.randint(-400, 400)
        day = TODAY - timedelta(days=int(back))
        age = TODAY.year - day.year - ((TODAY.month, TODAY.day) < (day.month, day.day))
        fits = (kind.min_age or 0) <= age <= (kind.max_age or 200) or not (
            kind.past or kind.min_age
        )
        if fits and not (kind.future and day < TODAY) and not (kind.past and day > TODAY):
            return day
    return TODAY + timedelta(days=30) if kind.future else TODAY - timedelta(days=365 * 30)


def _text(ask: Ask, chance: Random, flow: Flow, pattern: str | None) -> str:
    usual = next(iter(ask.example.values()), "hello there, whoever you are")
    guesses = [usual, *(text + usual[len(text) :] for text in texts(flow)), *texts(flow)]
    fitting = [g for g in guesses if pattern is None or re.fullmatch(pattern, g)]
    return chance.choice(fitting or [usual])


Run = tuple[tuple[str, ...], dict[str, Value | None]]
"""The steps somebody came to, and the answers given."""


def runs(flow: Flow, chance: Random, count: int) -> Iterator[Run]:
    """Give runs: the steps, and the answers; a check that stops one ends it where it stands."""
    for _ in range(count):
        known: dict[str, Value | None] = {}
        path = [START]
        while True:
            step = flow.steps[advance(flow, path[-1], lookup_for(flow, known, TODAY))]
            path.append(step.id)
            if isinstance(step, End) or (isinstance(step, Check) and not step.may_pass):
                break
            if isinstance(step, Ask):
                known[step.id] = answer(step, chance, flow)
        yield tuple(path[1:]), known
