"""What holds for any text and any values."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bot.flow.expression import check_condition, check_value
from bot.flow.flow import Value
from tests.flow.expression.scope import SCOPE, VALUES

WORDS = [*SCOPE, "and", "or", "not", "is", "in", "includes", "starts with", "answered", "(", ")",
         "[", "]", ",", "<", ">=", "+", "-", "*", "/", "3", "1.5", "'x'", "else", "cut", "yes",
         "age", "min", "round", "first", "any", "count", "€", "=", "2020-01-01"]  # fmt: skip
sources = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
)


@given(sources)
def test_nothing_raises(source: str) -> None:
    """Any text is either a rule that can be computed, or faults with places inside the text."""
    for checked in (check_condition(source, SCOPE), check_value(source, SCOPE)):
        assert (checked.rule is None) == bool(checked.faults)
        assert all(0 <= fault.start <= fault.end <= len(source) for fault in checked.faults)
        if checked.rule:
            checked.rule.value(VALUES.get)
            checked.rule.value(lambda _: None)


_TESTS = ("owner", "doubt", "adults > 2", "never > 2", "problem is cut", "needs includes food")
trees = st.recursive(
    st.sampled_from(_TESTS),
    lambda inner: st.one_of(
        inner.map(lambda one: f"not ({one})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
            lambda t: f"({t[0]}) {t[1]} ({t[2]})"
        ),
    ),
    max_leaves=6,
)


@given(
    trees,
    st.sets(st.sampled_from(sorted(VALUES))),
    st.fixed_dictionaries({"doubt": st.booleans(), "never": st.integers(0, 5)}),
)
def test_learning_more_never_turns_an_answer(
    source: str,
    hidden: set[str],
    later: Mapping[str, Value],
) -> None:
    """Kleene: an unknown that becomes known may settle a condition, never reverse it."""
    checked = check_condition(source, SCOPE)
    if checked.rule is None:
        return  # longer than an expression may be
    before = checked.rule.value({k: v for k, v in VALUES.items() if k not in hidden}.get)
    after = checked.rule.value({**VALUES, **later}.get)
    assert before in (True, False, None)
    assert before is None or before is after


def _oracle(source: str, values: Mapping[str, Value]) -> object:
    """Evaluate one of the trees above by Python itself, all names known."""
    known = {
        "owner": values["owner"], "doubt": values["doubt"], "adults > 2": values["adults"] > 2,  # type: ignore[operator]  # numbers
        "never > 2": values["never"] > 2, "problem is cut": values["problem"] == "cut",  # type: ignore[operator]  # numbers
        "needs includes food": "food" in values["needs"],  # type: ignore[operator]  # a tuple
    }  # fmt: skip
    for words, value in known.items():
        source = source.replace(words, str(value))
    return eval(source, {"__builtins__": {}})  # noqa: S307 - made of the words above only


_ALL_KNOWN = st.fixed_dictionaries(
    {
        "owner": st.booleans(),
        "doubt": st.booleans(),
        "adults": st.integers(0, 5),
        "never": st.integers(0, 5),
        "problem": st.sampled_from(["cut", "late"]),
    }
)


@given(trees, _ALL_KNOWN)
def test_known_values_agree_with_python(source: str, known: Mapping[str, Value]) -> None:
    """With every value known, and/or/not mean what they mean in Python."""
    values: dict[str, Value] = {**VALUES, **known}
    checked = check_condition(source, SCOPE)
    if checked.rule is not None:
        assert checked.rule.value(values.get) is _oracle(source, values)
