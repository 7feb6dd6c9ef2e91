"""Flows made by hand and by hypothesis, without YAML: what pictures of them must show is known.

A rule here is true where its source is in the set that the test chose, so a walk can be tried with
any answers at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from bot.flow.answer_types import Choice, Number, OneChoice, Text, YesNo
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
from bot.flow.machine import build_machine

NASTY = st.text(max_size=60) | st.sampled_from(
    ['"', "<b>&amp;</b>", "]]>", "#quot;", "a;b", "`x`", "\x00\x1b\x7f", "\u202e\u2067x", "end",
     "👩\u200d👩\u200d👧\u200d👦🏽", "لماذا؟ (نعم)", "--> x", "a\nb\r\tc", "\\", "\\n\\",
     "%%{init: {}}%%", "{x}", "|", "_" * 3000, "é" * 40 + "\u0301", "\ud800", "\ufffe", "", " ",
     "x" * 70 + " " + "y" * 70, "style s_a fill:#f00", "&#x41;", "\\x00"]
)  # fmt: skip


def rule(source: str) -> Rule:
    """Make a rule that is looked up by its own source."""
    return Rule(source, lambda lookup: lookup(source), frozenset())


def clauses(*sources: str) -> tuple[Clause, ...]:
    """Make clauses; one that begins with `else ` is what its condition is not."""
    return tuple(
        Clause(rule(source.removeprefix("else ")), not source.startswith("else "))
        for source in sources
    )


def say(step_id: str, *around: str, section: str | None = None, text: str = "") -> Say:
    """Make a message."""
    return Say(step_id, section, clauses(*around), 1, {"fr": text or f"Voici {step_id}."})


def ask(step_id: str, *around: str, section: str | None = None, text: str = "") -> Ask:
    """Make a question."""
    words = {"fr": text or f"Que dire de {step_id} ?"}
    return Ask(step_id, section, clauses(*around), 1, words, Text())


def end(step_id: str, *around: str, outcome: str = "handed_over") -> End:
    """Make an end."""
    return End(step_id, None, clauses(*around), 1, outcome, {"fr": "Merci."})


def flow_of(steps: list[AnyStep], *repeats: Repeat, title: str = "Partie") -> Flow:
    """Make a flow of steps; its sections are those that the steps name."""
    names = dict.fromkeys(step.section for step in steps if step.section)
    return Flow(
        prototype="made", version="1", language="fr", languages=("fr",),
        service=Service({}, ("fr",), {}), facts={},
        sections=tuple(Section(name, {"fr": f"{title} {name}"}) for name in names),
        steps={step.id: step for step in steps}, machine=build_machine(steps),
        repeats={repeat.id: repeat for repeat in repeats},
    )  # fmt: skip


def everything() -> Flow:
    """Make a flow with each kind of step, both kinds of repeat, and an else inside a branch."""
    children = Repeat("child", (), {"fr": "Enfant {number}"}, ("birth", "school"), 3, rule("kids"))
    job = Repeat("job", clauses("works"), {"fr": "Emploi {number}"}, ("boss",), 2)
    counted = [
        ask(f"{name}#{n}", f"kids >= {n}", *extra)
        for n in (1, 2, 3)
        for name, extra in (("birth", ()), ("school", ("age(birth) > 5",)))
    ]
    wished: list[AnyStep] = [
        ask("boss#1", "works"),
        Ask("job_another#1", None, clauses("works"), 1, {"fr": "Un autre ?"}, YesNo(), lists="job"),
        ask("boss#2", "job_another#1 is yes", "works"),
    ]
    late = Choice("late", {"fr": "En retard"}, {})
    kids = Ask("kids", "home", (), 1, {"fr": "Combien d’enfants ?"}, Number())
    around = clauses("kids > people")
    clash = Check("clash", None, around, 1, {"fr": "Impossible."}, ("kids",), may_pass=True)
    table = Decide("sum", None, (), 1, (
        Row(rule("income < 650"), {"amount": rule("bill / 2"), "why": "low"}, {"fr": "Peu."}),
        Row(None, {"amount": rule("0"), "why": "none"}),
    ))  # fmt: skip
    return flow_of(
        [
            say("hello"),
            Ask("problem", "home", (), 1, {"fr": "Quoi ?"}, OneChoice((late,)), optional=True),
            kids,
            *counted,
            Ask("income", "home", (), 1, {"fr": "Revenus ?"}, Number(), unsure="band"),
            ask("band", "income is not answered", section="home"),
            say("rich", "income > 5", section="home"),
            say("very_rich", "income > 5", "income > 9", section="home"),
            say("rather_rich", "income > 5", "else income > 9", section="home"),
            say("poor", "else income > 5", section="home"),
            *wished,
            clash,
            table,
            end("no_right", "sum.why is none", outcome="not_entitled"),
            Review("look", None, (), 1, {"fr": "Relisez."}),
            Submit("sent", None, (), 1, {"fr": "Envoyé."}),
            end("submitted", outcome="submitted"),
        ],
        children,
        job,
    )


@dataclass
class _Making:
    """Turns a drawn shape into steps: ids in order, conditions around them."""

    texts: Iterator[str]
    count: int = 0

    def steps(self, shape: list[object], around: tuple[str, ...]) -> Iterator[AnyStep]:
        for one in shape:
            if isinstance(one, str):
                self.count += 1
                yield self.step(one, around)
            elif isinstance(one, tuple):
                condition, inside, instead = one
                yield from self.steps(inside, (*around, condition))
                yield from self.steps(instead, (*around, f"else {condition}"))

    def step(self, kind: str, around: tuple[str, ...]) -> AnyStep:
        name, text = f"s{self.count}", next(self.texts)
        if kind == "end" and around:
            return end(name, *around)
        return say(name, *around, text=text) if kind == "say" else ask(name, *around, text=text)


_PLAIN = st.just("Bonjour")
_KIND = st.sampled_from(["say", "ask", "ask", "end"])
_CONDITION = st.sampled_from(["a", "b", "c", "d"])
_SHAPES = st.lists(
    st.recursive(
        _KIND,
        lambda inner: st.tuples(
            _CONDITION, st.lists(inner, min_size=1, max_size=3), st.lists(inner, max_size=2)
        ),
        max_leaves=6,
    ),
    max_size=6,
)


@st.composite
def flows(draw: st.DrawFn, texts: st.SearchStrategy[str] = _PLAIN) -> Flow:
    """Draw any flow of messages, questions and ends under conditions, with these texts."""
    shape, drawn = draw(_SHAPES), draw(st.lists(texts, min_size=1, max_size=4))
    endless = (drawn[number % len(drawn)] for number in range(1000))
    made = list(_Making(endless).steps(list(shape), ()))
    return flow_of([*made, end("last")], title=drawn[0])
