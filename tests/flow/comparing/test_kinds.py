"""Differences that need more than one small file: new ids, repeats, prototypes, other meanings."""

import json
from dataclasses import replace

from bot.flow import answer_types as types
from bot.flow.comparing import Difference, Side, compare, compare_flows, is_safe
from bot.flow.comparing.rendering import render_json, render_text
from bot.flow.comparing.sentences import sentence
from bot.flow.flow import Ask, Check, Clause, Decide, Flow, Repeat
from tests.flow.comparing.whole_flow import FLOW, exchanged, rule, with_step, words


def told(found: tuple[Difference, ...]) -> list[tuple[str, str]]:
    """Give severity and English sentence of each difference."""
    return [(one.severity, sentence(one, "en")) for one in found]


def renamed(aliases: dict[str, str]) -> Flow:
    """Give the flow with the question on numbers under another id, wherever it is read."""
    flow = with_step("my_number", id="figure")
    steps = {
        name: replace(step, guard=(Clause(rule("figure > 5", "figure")),), fix=("figure",))
        if isinstance(step, Check)
        else step
        for name, step in flow.steps.items()
    }
    price = steps["price"]
    assert isinstance(price, Decide)
    rows = (replace(price.rows[0], when=rule("figure > 1", "figure")), price.rows[1])
    return replace(flow, steps={**steps, "price": replace(price, rows=rows)}, aliases=aliases)


def test_an_alias_makes_a_new_id_one_safe_difference() -> None:
    """With an alias a new id is one safe sentence; what reads it is not told."""
    aliased = renamed({"former": "figure", "my_number": "figure"})
    assert told(compare_flows(FLOW, aliased)) == [
        (
            "safe",
            "The question “What number?” (figure) is the former `my_number`; its answers follow.",
        )
    ]
    assert is_safe(FLOW, aliased)


def test_without_an_alias_a_new_id_is_a_loss() -> None:
    """Without an alias the question is gone and new, and the alias to write is said."""
    lost = renamed({"former": "figure"})
    found = [(one.kind, one.severity, one.step) for one in compare_flows(FLOW, lost)]
    assert found == [
        ("alias_changed", "safe", ""),
        ("removed_or_renamed", "breaking", "my_number"),
        ("added", "safe", "figure"),
    ]


def test_an_alias_of_a_step_that_is_still_there_renames_nothing() -> None:
    """An alias whose old step still stands is only a note."""
    found = compare_flows(FLOW, replace(FLOW, aliases={**FLOW.aliases, "hello": "bye"}))
    assert [(one.kind, one.severity) for one in found] == [("alias_added", "safe")]


def test_the_items_of_a_repeat_count_once() -> None:
    """More items at most, and one more unrolled step for it, are one difference."""
    child = FLOW.repeats["child"]
    second = replace(FLOW.steps["birth#1"], id="birth#2")
    more = replace(
        FLOW, steps={**FLOW.steps, "birth#2": second}, repeats={"child": replace(child, at_most=6)}
    )
    assert told(compare_flows(FLOW, more)) == [
        ("safe", "The repeat “Child {number}” (child) goes up to 6 now, no longer to 5.")
    ]


def test_a_question_that_joins_a_repeat_loses_its_answer() -> None:
    """A question asked once for each of several from now on has other ids: that breaks."""
    joined = with_step("my_text", id="my_text#1")
    repeat = Repeat("child", (), words("Child {number}"), ("my_text", "birth"), 5, rule("2"))
    found = compare_flows(FLOW, replace(joined, repeats={"child": repeat}))
    assert told(found) == [(
        "breaking",
        ("The question “What text?” (my_text): asked once for each in the repeat “Child {number}”"
        " (child) from now on."),
    )]  # fmt: skip


def test_a_condition_around_many_steps_is_one_difference() -> None:
    """The same new condition on several steps, wherever they stand, is told once with all names."""
    guard = (Clause(rule("my_yes_no", "my_yes_no")),)
    names = ("my_text", "my_phone", "birth#1")
    steps = {
        name: replace(step, guard=guard) if name in names else step
        for name, step in FLOW.steps.items()
    }
    assert told(compare_flows(FLOW, replace(FLOW, steps=steps))) == [(
        "breaking",
        ("The questions “What text?” (my_text), “What phone?” (my_phone) and “Born when?” (birth)"
        " now come only if `my_yes_no`."),
    )]  # fmt: skip


def test_the_same_words_that_mean_something_else_are_told() -> None:
    """A rule whose words stayed but read other names is told: an option has become a question."""
    before, after = (
        with_step("my_money", guard=(Clause(rule("my_choice is red", *names)),))
        for names in (("my_choice",), ("my_choice", "red"))
    )
    assert told(compare_flows(before, after)) == [(
        "breaking",
        ("The question “Short” (my_money) comes if `my_choice is red` as before, but the same words"
        " now mean something else."),
    )]  # fmt: skip


def test_another_kind_under_one_id_is_one_difference() -> None:
    """A message that becomes a question under its id is one sentence, graded to be careful."""
    hello = FLOW.steps["hello"]
    asked = exchanged(FLOW, hello, Ask("hello", "home", (), 1, words("Hello?"), types.YesNo()))
    assert told(compare_flows(FLOW, asked)) == [
        ("breaking", "`hello` was a message and is now a question.")
    ]


def test_prototypes_are_matched_by_name() -> None:
    """Of two services, prototypes that are new or gone are told, the rest compared by name."""
    greeted = replace(with_step("hello", text=words("Good morning.")), prototype="short")
    short = replace(FLOW, prototype="short")
    old = Side(FLOW.service, {"whole": FLOW, "short": short})
    new = Side(FLOW.service, {"short": greeted, "third": replace(FLOW, prototype="third")})
    found = compare(old, new)
    assert [(one.prototype, one.kind, one.severity) for one in found] == [
        ("", "prototype_removed", "breaking"),
        ("", "prototype_added", "safe"),
        ("short", "text_reworded", "safe"),
        ("short", "text_reworded", "safe"),
    ]


def test_a_page_counts_translations_and_closes_with_advice() -> None:
    """The page groups by service, prototype and translation, and ends with what may move."""
    french = {"en": "Hello.", "fr": "Salut."}
    flow = with_step("hello", text=french)
    service = replace(FLOW.service, retention_days=40)
    sides = Side(FLOW.service, {"whole": FLOW}), Side(service, {"whole": flow})
    assert render_text(compare(*sides), "en").splitlines() == [
        "Service",
        "  [safe] Answers are now kept 40 days, no longer 30.",
        "",
        "French: 1 text changed",
        (
            "  [line 1, safe] In French, the message “hello” now reads “Salut.” instead of"
            " “Hello. (fr)”"
        ),
        "",
        "2 differences, of which 0 breaking",
        (
            "Conversations under way can move to the new version: no answer is lost, and nobody is"
            " led elsewhere."
        ),
    ]
    assert render_text((), "fr").splitlines()[0] == "Aucune différence."


def test_a_step_that_is_gone_has_its_line_in_the_old_flow() -> None:
    """The line of a step that is gone is said to be one of the old flow."""
    steps = {name: step for name, step in FLOW.steps.items() if name != "my_phone"}
    page = render_text(compare_flows(FLOW, replace(FLOW, steps=steps)), "en")
    assert "  [line 9 before, breaking] The question “What phone?” (my_phone) is gone." in page


def test_json_holds_kind_step_severity_sentence_values_and_line() -> None:
    """As JSON each difference has all that a program needs, the whole whether it is safe."""
    found = compare_flows(with_step("my_phone", unsure=""), FLOW)
    assert json.loads(render_json(found, "en")) == {
        "safe": False,
        "differences": [{
            "prototype": "", "kind": "unsure_withdrawn", "step": "my_phone", "steps": ["my_phone"],
            "severity": "breaking", "language": "", "line": 9,
            "sentence": "The question “What phone?” (my_phone) no longer offers “I don’t know”.",
            "values": {"key": "unsure", "old": "—", "new": "—"},
        }],
    }  # fmt: skip
