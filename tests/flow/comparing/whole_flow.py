"""A flow made by hand with an instance of every class of the model, to change one at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from bot.flow import answer_types as types
from bot.flow import flow as model
from bot.flow.answer_types import AnswerType, Choice
from bot.flow.flow import (
    AnyStep,
    Ask,
    Check,
    Clause,
    Decide,
    End,
    Flow,
    Repeat,
    Review,
    Row,
    Rule,
    Say,
    Section,
    Service,
    Submit,
)


def words(text: str) -> dict[str, str]:
    """Give a text in both languages of the flow."""
    return {"en": text, "fr": f"{text} (fr)"}


def rule(source: str, *names: str) -> Rule:
    """Give a rule that is never computed."""
    return Rule(source, lambda _: None, frozenset(names))


OPTIONS = (Choice("red", words("Red"), {"en": ("scarlet",)}), Choice("blue", words("Blue"), {}))
TYPES: tuple[AnswerType, ...] = (
    types.YesNo(words("Sure"), words("Not at all")),
    types.OneChoice(OPTIONS),
    types.ManyChoices(tuple(replace(one) for one in OPTIONS), 1, 2),
    types.Number(Decimal(1), Decimal(9), buttons=(1, 2)),
    types.Money(Decimal(0), Decimal(900)),
    types.Date(3, 110),
    types.Text(2, 40, "[a-z]+"),
    types.Phone(),
    types.Email(),
    types.Document(2, 4),
    types.Scale(((2, words("Good")), (1, words("Bad")))),
    types.Consent(words("I agree"), words("I do not")),
)
ASKS = [
    Ask(f"my_{kind.key}", "home", (), line, words(f"What {kind.key}?"), kind)
    for line, kind in enumerate(TYPES, 2)
]
_RICH: dict[str, Any] = {
    "why": words("Because."), "help": words("Look."), "example": words("Like this."),
    "summary": words("Short"), "unusual": rule("my_money > 5", "my_money"), "purpose": "To know.",
    "legal_basis": "Article 1",
}  # fmt: skip
ASKS[4] = replace(ASKS[4], **_RICH, guard=(Clause(rule("my_yes_no", "my_yes_no")),))
STEPS: tuple[AnyStep, ...] = (
    Say("hello", "home", (), 1, words("Hello.")),
    *ASKS,
    Ask("birth#1", "home", (), 20, words("Born when?"), types.Date()),
    Decide("price", "home", (), 21, (
        Row(rule("my_number > 1", "my_number"), {"amount": rule("5")}, words("Many.")),
        Row(None, {"amount": rule("7")}),
    )),
    Check("clash", "home", (Clause(rule("my_number > 5", "my_number")),), 22, words("Is it?"),
          ("my_number",)),
    Review("look", "home", (), 23, words("Check.")),
    Submit("sent", "home", (), 24, words("Sent.")),
    End("bye", "home", (), 25, "submitted", words("Bye.")),
)  # fmt: skip
SERVICE = Service(
    words("Library"), ("en", "fr"), {"limit": 5, "desk": words("The desk")}, words("Notice."),
    {"whole": 1}, 30, {"CAF": words("family fund")}, words("The town"), words("Article 6"),
)  # fmt: skip
FLOW = Flow(
    prototype="whole",
    version="1",
    language="en",
    languages=("en", "fr"),
    service=SERVICE,
    sections=(Section("home", words("Home")),),
    facts={"rich": rule("my_money > limit", "my_money", "limit")},
    steps={step.id: step for step in STEPS},
    machine=None,  # type: ignore[arg-type]  # never run
    hypothesis="It works.",
    budget={"questions": 9},
    repeats={"child": Repeat("child", (), words("Child {number}"), ("birth",), 5, rule("2"))},
    aliases={"former": "my_number"},
)


def every_class() -> set[type]:
    """Give every class of the model that a flow holds instances of."""
    found = {
        one
        for module in (types, model)
        for one in vars(module).values()
        if is_dataclass(one) and isinstance(one, type) and one.__module__ == module.__name__
    }
    return found - {model.Step}


def instances(thing: Any) -> Iterator[Any]:
    """Give every dataclass instance inside a value, the value itself first."""
    if is_dataclass(thing):
        yield thing
        for one in fields(thing):
            yield from instances(getattr(thing, one.name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from instances(one)
    elif isinstance(thing, Mapping):
        yield from instances(tuple(thing.values()))


def with_step(name: str, **changes: Any) -> Flow:
    """Give the flow with other values in fields of one step."""
    step: Any = FLOW.steps[name]
    flow: Flow = exchanged(FLOW, step, replace(step, **changes))
    return flow


def exchanged(thing: Any, old: object, new: object) -> Any:
    """Give a value with one instance inside it exchanged for another, ids as keys following."""
    if thing is old:
        return new
    if is_dataclass(thing) and not isinstance(thing, type):
        inner = {one.name: getattr(thing, one.name) for one in fields(thing)}
        return replace(thing, **{key: exchanged(value, old, new) for key, value in inner.items()})
    if isinstance(thing, tuple):
        return tuple(exchanged(one, old, new) for one in thing)
    if isinstance(thing, Mapping):
        changed = [(key, exchanged(value, old, new)) for key, value in thing.items()]
        return {(getattr(value, "id", key)): value for key, value in changed}
    return thing
