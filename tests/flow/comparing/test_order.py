"""Moves are the fewest that explain a new order, and a block that moved is one difference."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.flow.comparing import compare_flows
from bot.flow.comparing.order import heaviest_run
from bot.flow.comparing.sentences import sentence
from bot.flow.flow import Ask, Flow, Say, Section
from tests.flow.comparing.whole_flow import FLOW, TYPES, words

ORDERS = st.permutations(range(7))


@given(ORDERS, st.lists(st.integers(1, 3), min_size=7, max_size=7))
def test_what_stays_is_the_heaviest_run(places: list[int], weights: list[int]) -> None:
    """No set of steps that are in order, by trying all, weighs more than those kept."""
    kept = heaviest_run(places, weights)
    assert [places[i] for i in sorted(kept)] == sorted(places[i] for i in kept)
    best = max(
        sum(weights[i] for i in chosen)
        for size in range(8)
        for chosen in combinations(range(7), size)
        if [places[i] for i in chosen] == sorted(places[i] for i in chosen)
    )
    assert sum(weights[i] for i in kept) == best


def flow_of(order: str, sections: dict[str, str] | None = None) -> Flow:
    """Give a flow of one-letter steps: small letters ask, capitals say."""
    where = {one: name for name, ones in (sections or {}).items() for one in ones}
    steps = [
        Ask(one, where.get(one), (), 1, words(f"{one}?"), TYPES[0])
        if one.islower()
        else Say(one, where.get(one), (), 1, words(f"{one}."))
        for one in order
    ]
    titled = tuple(Section(name, words(name.title())) for name in sections or {})
    return replace(FLOW, steps={step.id: step for step in steps}, sections=titled, repeats={})


def told(old: Flow, new: Flow) -> list[tuple[str, str]]:
    """Give severity and English sentence of each difference."""
    return [(one.severity, sentence(one, "en")) for one in compare_flows(old, new)]


def test_a_block_is_one_difference() -> None:
    """Three questions that move together are one sentence, wherever the fewest steps move."""
    found = told(flow_of("abcdefgh"), flow_of("defghabc"))
    assert found == [(
        "breaking",
        ("The questions “a?” (a), “b?” (b) and “c?” (c) now come after the question “h?” (h)"
        " (before: at the very beginning)."),
    )]  # fmt: skip


def test_messages_move_before_questions_do() -> None:
    """Of two steps that changed places, the message is told to have moved, and that is safe."""
    expected = [
        ("safe", ("The message “M.” (M) now comes after the question “a?” (a)"
                 " (before: at the very beginning).")),
    ]  # fmt: skip
    assert told(flow_of("Mab"), flow_of("aMb")) == expected


def test_a_move_past_messages_is_safe() -> None:
    """A question that only changed places with messages stands where it stood for everybody."""
    found = compare_flows(flow_of("aMNOb"), flow_of("MNOab"))
    assert [(one.kind, one.severity, one.step) for one in found] == [("moved", "safe", "a")]


def test_whole_sections_are_named() -> None:
    """Where all of a section moved, the section is named, and its steps are not."""
    before = flow_of("abcdefg", {"one": "abc", "two": "de", "three": "fg"})
    after = flow_of("abcfgde", {"one": "abc", "three": "fg", "two": "de"})
    assert told(before, after) == [(
        "breaking",
        ("The section “Two” (two) now comes after the section “Three” (three)"
        " (before: after the section “One” (one))."),
    )]  # fmt: skip


def test_differences_stand_in_the_order_of_the_new_flow() -> None:
    """What holds steps stands before them, a step that is gone where it was, what breaks first."""
    before = flow_of("abcd", {"one": "ab", "two": "cd"})
    after = flow_of("adx", {"one": "a", "three": "dx"})
    found = [(one.kind, one.step) for one in compare_flows(before, after)]
    assert found == [
        ("removed", "b"),
        ("removed", "c"),
        ("section_renamed", "three"),
        ("title_reworded", "three"),
        ("added", "x"),
        ("title_reworded", "three"),
    ]


def test_crossing_a_border_is_told_with_the_move() -> None:
    """A step that moves into another section says so in the one sentence on its move."""
    before = flow_of("abcd", {"one": "ab", "two": "cd"})
    after = flow_of("bcad", {"one": "b", "two": "cad"})
    assert told(before, after) == [(
        "breaking",
        ("The question “a?” (a) now comes after the question “c?” (c), in the section “Two” (two)"
        " (before: at the very beginning, in the section “One” (one))."),
    )]  # fmt: skip
