"""No change of a flow passes in silence: every field of every class of the model, one by one."""

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest

from bot.flow import answer_types as types
from bot.flow.answer_types import Choice
from bot.flow.comparing import compare_flows
from bot.flow.comparing.sentences import sentence
from bot.flow.flow import (
    Ask,
    Check,
    Clause,
    Decide,
    End,
    Flow,
    Repeat,
    Row,
    Rule,
    Section,
    Service,
)
from tests.flow.comparing.whole_flow import FLOW, every_class, exchanged, instances, rule, words

OTHER_WORDS = {"en": "Others.", "fr": "Autres."}
OTHER: dict[str, Any] = {
    "text": OTHER_WORDS, "why": OTHER_WORDS, "help": OTHER_WORDS, "example": OTHER_WORDS,
    "summary": OTHER_WORDS, "refusal": OTHER_WORDS,
    "title": OTHER_WORDS, "label": OTHER_WORDS, "because": OTHER_WORDS,
    "name": OTHER_WORDS, "notice": OTHER_WORDS, "controller": OTHER_WORDS, "yes": OTHER_WORDS,
    "no": OTHER_WORDS, "id": "another", "section": None, "guard": (Clause(rule("x", "x")),),
    "optional": True, "unsure": "", "unusual": rule("my_money > 8", "my_money"),
    "refuse": rule("my_money > 9", "my_money"), "sets": "language",
    "privacy": "feedback", "purpose": "For fun.", "lists": "child", "minimum": Decimal(2),
    "maximum": Decimal(8), "whole": False, "buttons": (3,), "min_age": 4, "max_age": 90,
    "past": True, "future": True, "min_length": 3, "max_length": 30, "pattern": None,
    "at_least": 3, "at_most": 1, "later": True, "refusal_goes_back": True, "also": {"en": ("x",)},
    "fix": ("my_money",), "may_pass": True, "outcome": "handed_over", "hit": "all",
    "when": rule("my_number > 2", "my_number"), "give": {"amount": rule("6")}, "source": "z",
    "alone": True, "glossary": {},
    "rule": rule("z", "z"),
    "names": frozenset({"z"}), "holds": False, "constants": {"limit": 6}, "shares": {"whole": 2},
    "retention_days": 20, "horizon_days": 3, "count": None, "prototype": "part", "language": "fr",
    "sections": (), "facts": {}, "steps": {}, "hypothesis": "It fails.", "budget": {},
    "repeats": {}, "aliases": {},
}  # fmt: skip
"""Another value for each field, whatever its class."""

BY_CLASS: dict[tuple[type, str], Any] = {
    (Ask, "type"): types.Phone(),
    (Ask, "legal_basis"): "Article 9",
    (Service, "legal_basis"): OTHER_WORDS,
    (Service, "languages"): ("en",),
    (Flow, "languages"): ("en",),
    (Flow, "service"): replace(FLOW.service, retention_days=3),
    (Decide, "rows"): (Row(None, {"amount": rule("7")}),),
    (types.OneChoice, "choices"): (Choice("red", words("Red"), {"en": ("scarlet",)}),),
    (types.ManyChoices, "choices"): (Choice("green", words("Green"), {}),),
    (types.Scale, "labels"): ((1, words("Bad")),),
    (Repeat, "steps"): (),
    (Repeat, "at_most"): 4,
}
SILENT = {
    (Rule, "value"),  # a closure, made from the source and the names
    (Rule, "parsed"),  # what it was made from
    (Flow, "version"),  # the digest of all the rest
    (Flow, "machine"),  # made from the steps
}
"""Fields that follow from others; and `line`, which is where a step stands in the file."""

CASES = [
    (kind, one.name)
    for kind in sorted(every_class(), key=lambda kind: kind.__name__)
    for one in fields(kind)
    if one.name != "line" and (kind, one.name) not in SILENT
]


def changed(kind: type, name: str) -> list[Flow]:
    """Give the flow with one field of each instance of a class holding another value."""
    value = BY_CLASS[kind, name] if (kind, name) in BY_CLASS else OTHER[name]
    found: list[Any] = [one for one in instances(FLOW) if type(one) is kind]
    assert found, f"no {kind.__name__} in the flow"
    return [
        exchanged(FLOW, one, replace(one, **{name: value}))
        for one in found
        if getattr(one, name) != value
    ]


@pytest.mark.parametrize(
    ("kind", "name"), CASES, ids=lambda value: getattr(value, "__name__", value)
)
def test_every_change_is_told(kind: type, name: str) -> None:
    """Another value in any field of any class gives a difference that can be told."""
    flows = changed(kind, name)
    assert flows
    for flow in flows:
        found = compare_flows(FLOW, flow)
        assert found
        for language in ("en", "fr"):
            assert all("{" not in _without_titles(sentence(one, language)) for one in found)
        assert compare_flows(flow, FLOW)


def _without_titles(text: str) -> str:
    return text.replace("{number}", "").replace("aliases: {", "")


def test_the_same_flow_gives_nothing() -> None:
    """The flow against itself, and with steps on other lines, gives no difference."""
    lower = {name: replace(step, line=step.line + 7) for name, step in FLOW.steps.items()}
    assert compare_flows(FLOW, FLOW) == ()
    assert compare_flows(FLOW, replace(FLOW, steps=lower)) == ()


def test_what_follows_from_the_rest_is_silent() -> None:
    """A version or a closure by itself is no difference."""
    rules = [one for one in instances(FLOW) if isinstance(one, Rule)]
    others = [exchanged(FLOW, one, replace(one, value=lambda _: 1)) for one in rules]
    assert {compare_flows(FLOW, flow) for flow in others} == {()}
    assert compare_flows(FLOW, replace(FLOW, version="2")) == ()


def test_severities_of_the_rarer_fields() -> None:
    """Fields that no random session tries are graded as their meaning calls for."""
    graded = {
        (kind, name): {
            one.severity for flow in changed(kind, name) for one in compare_flows(FLOW, flow)
        }
        for kind, name in (
            (Check, "may_pass"), (Check, "guard"), (Check, "fix"), (End, "outcome"),
            (Repeat, "at_most"), (Repeat, "count"), (Repeat, "title"), (Repeat, "guard"),
            (Section, "title"), (Service, "retention_days"), (Flow, "languages"),
            (types.Consent, "yes"), (types.Consent, "refusal_goes_back"), (types.YesNo, "yes"),
        )
    }  # fmt: skip
    safe = {(Check, "may_pass"), (Check, "fix"), (End, "outcome"), (Repeat, "title"),
            (Section, "title"), (types.YesNo, "yes")}  # fmt: skip
    assert graded == {case: {"safe"} if case in safe else {"breaking"} for case in graded}
