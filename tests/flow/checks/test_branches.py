"""What is concluded from conditions holds for every combination of answers, also unknown ones."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flow.checks.branches import answers_known, exclusive
from bot.flow.draft import DraftStep
from bot.flow.expression import check_condition
from bot.flow.flow import Rule, Value
from bot.flow.names import Names
from tests.flow.checks.written import named

QUESTIONS = """
- {ask: kind, type: choice, text: Quoi ?, choices: {a: A, b: B, c: C}, optional: yes}
- {ask: member, type: yes_no, text: Membre ?, optional: yes}
- {ask: people, type: number, text: Combien ?, optional: yes}
"""
FACTS = "facts: {crowd: people > 2, late: not member}\n"
ANSWERS: dict[str, tuple[Value | None, ...]] = {
    "kind": (None, "a", "b", "c"),
    "member": (None, True, False),
    "people": (None, 0, 1, 2, 3, 4),
}
PLAIN = st.sampled_from([
    "kind is a", "kind is not a", "kind in [a, b]", "kind not in [a, b]", "member",
    "member is no", "member is not yes", "people > 2", "people >= 2", "people < 2", "people <= 1",
    "people is 1", "people is not 1", "crowd", "late", "kind is answered", "people + 1 > 3",
])  # fmt: skip
CONDITIONS = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.builds("not ({})".format, inner),
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
    ),
    max_leaves=3,
)


def _two(one: str, other: str, *, turned: bool) -> tuple[Names, DraftStep, DraftStep]:
    """Write two steps under these conditions; `turned` puts the second under the `else`."""
    branch = "else" if turned else "steps"
    steps = QUESTIONS + (
        f"- when: {one}\n  steps:\n    - {{say: first, text: Bonjour.}}\n"
        f"- when: {other}\n  steps:\n    - {{say: filler, text: Bonsoir.}}\n"
    )
    body = "{say: second, text: Salut.}"
    steps += f"  else:\n    - {body}\n" if branch == "else" else f"    - {body}\n"
    names = named(steps, top=FACTS)
    first, second = names.draft.step("first"), names.draft.step("second")
    assert first is not None
    assert second is not None
    return names, first, second


def _reached(names: Names, step: DraftStep) -> Iterator[dict[str, Value | None]]:
    """Give every combination of answers that leads to a step."""
    guard = [(_rule(names, clause.text.text), clause.holds) for clause in step.guard]
    facts = {name: _rule(names, text) for name, text in names.draft.entry.facts.items()}
    for values in product(*ANSWERS.values()):
        answers = dict(zip(ANSWERS, values, strict=True))

        def lookup(name: str, answers: dict[str, Value | None] = answers) -> Value | None:
            return facts[name].value(lookup) if name in facts else answers[name]

        if all((rule.value(lookup) is True) is holds for rule, holds in guard):
            yield answers


def _rule(names: Names, text: str) -> Rule:
    rule = check_condition(text, names).rule
    assert rule is not None
    return rule


@settings(max_examples=100, deadline=None)
@given(one=CONDITIONS, other=CONDITIONS, turned=st.booleans())
def test_exclusive_steps_meet_nobody(one: str, other: str, *, turned: bool) -> None:
    """Where two steps are told to be exclusive, no combination of answers leads to both."""
    names, first, second = _two(one, other, turned=turned)
    if exclusive(names, first, second):
        both = [
            answers for answers in _reached(names, first) if answers in [*_reached(names, second)]
        ]
        assert both == []


@settings(max_examples=100, deadline=None)
@given(condition=CONDITIONS, turned=st.booleans())
def test_a_known_answer_is_the_only_one(condition: str, *, turned: bool) -> None:
    """An answer told to be known is the one that everybody gave who gets the step."""
    names, _, second = _two("member", condition, turned=turned)
    words = {True: "yes", False: "no"}
    for name, answer in answers_known(names, second).items():
        given_answers = {answers[name] for answers in _reached(names, second)}
        told = {
            words.get(value, value) if isinstance(value, bool) else value for value in given_answers
        }
        assert told <= {answer}


def test_plain_opposites_are_seen() -> None:
    """Opposite branches and options apart are told; conditions that can both hold are not."""
    told = [
        (("kind is a", "kind is b"), True),
        (("member", "late"), True),
        (("crowd", "people < 2"), True),
        (("people < 1", "people is 1"), True),
        (("people > 2", "people is 2"), True),
        (("people <= 1", "people is 1"), False),
        (("people >= 2", "people is 2"), False),
        (("kind is a", "member"), False),
        (("kind in [a, b]", "kind is b"), False),
    ]
    assert [exclusive(*_two(*pair, turned=False)) for pair, _ in told] == [so for _, so in told]
    assert exclusive(*_two("member", "member", turned=True))
