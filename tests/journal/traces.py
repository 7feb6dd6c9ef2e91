"""Traces for tests: a short way to write one by hand, and a strategy that makes any."""

from hypothesis import strategies as st

from bot.journal.trace import Event, EventKind, Run

OUTCOMES = (
    "submitted",
    "not_entitled",
    "out_of_scope",
    "handed_over",
    "stopped",
    "abandoned",
    "failed",
)


def events_of(text: str) -> tuple[Event, ...]:
    """Read `seconds kind step [code]` on each line."""
    rows = [line.split() for line in text.strip().splitlines()]
    return tuple(
        Event(EventKind(kind), step, float(seconds), "".join(code))
        for seconds, kind, step, *code in rows
    )


def run_of(outcome: str, text: str) -> Run:
    """Make a run of the prototype `redesign`, version `v1`."""
    return Run("redesign", "v1", "fr", outcome, events_of(text))


events = st.builds(
    Event,
    st.sampled_from(EventKind),
    st.sampled_from(("problem", "income", "review")),
    st.floats(0, 10_000),
    st.sampled_from(("", "too_high", "not_a_number")),
)
runs = st.builds(
    Run,
    st.sampled_from(("before", "redesign")),
    st.sampled_from(("v1", "v2")),
    st.just("fr"),
    st.sampled_from(OUTCOMES),
    st.lists(events, max_size=12).map(tuple),
    st.booleans(),
)
