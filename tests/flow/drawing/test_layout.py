"""The layout of a picture: each step once, nested as written, leading where the bot goes."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flow.drawing import Picture, picture_of
from bot.flow.drawing.layout import START_ID
from bot.flow.drawing.picture import Heading, Symbol
from bot.flow.flow import START, End, Flow, Lookup
from bot.flow.machine import advance
from bot.flow.values import passes
from tests.flow.drawing.made_flows import ask, everything, flow_of, flows, say

ANSWERS = st.fixed_dictionaries(dict.fromkeys("abcd", st.sampled_from([True, False, None])))


def outlined(picture: Picture) -> list[str]:
    """Give the rows as a text of its own: indented, a condition with a question mark."""
    return ["  " * row.depth + _named(row) for row in picture.rows]


def _named(row: Symbol | Heading) -> str:
    if isinstance(row, Heading):
        return f"[{row.text}]"
    return f"{row.text}?" if row.kind == "fork" else row.id


def test_rows_read_like_the_yaml() -> None:
    """Steps stand in file order, under their conditions, with repeats drawn once."""
    assert outlined(picture_of(everything(), "en")) == [
        "start",
        "hello",
        "[Partie home]",
        "problem",
        "kids",
        "Enfant {number} · for each of kids, 3 at most?",
        "  birth",
        "  age(birth) > 5?",
        "    school",
        "[Partie home]",
        "income",
        "no answer to income?",
        "  band",
        "income > 5?",
        "  rich",
        "  income > 9?",
        "    very_rich",
        "  [otherwise]",
        "    rather_rich",
        "[otherwise]",
        "  poor",
        "works?",
        "  [Emploi {number} · again as long as the answer is yes, 2 times at most]",
        "    boss",
        "    job_another",
        "kids > people?",
        "  clash",
        "sum",
        "sum.why is none?",
        "  no_right",
        "look",
        "sent",
        "submitted",
    ]


def test_lines_say_why() -> None:
    """Each line has the designer's own condition; lines back are told apart from lines on."""
    picture = picture_of(everything(), "en")
    told = [(line.source, line.label, line.target) for line in picture.lines if line.label]
    assert told == [
        ("fork.1", "for each of kids, 3 at most", "birth"),
        ("fork.2", "age(birth) > 5", "school"),
        ("fork.3", "no answer to income", "band"),
        ("fork.4", "income > 5", "rich"),
        ("fork.5", "income > 9", "very_rich"),
        ("fork.5", "otherwise", "rather_rich"),
        ("fork.4", "otherwise", "poor"),
        ("fork.6", "works", "boss"),
        ("fork.7", "kids > people", "clash"),
        ("fork.8", "sum.why is none", "no_right"),
        ("fork.2", "next", "birth"),
        ("school", "next", "birth"),
        ("job_another", "yes", "boss"),
    ]
    kinds = {line.kind: (line.source, line.target) for line in picture.lines if line.kind != "on"}
    assert kinds == {
        "unanswered": ("fork.3", "band"),
        "again": ("job_another", "boss"),
        "fix": ("clash", "kids"),
    }


def test_one_condition_is_drawn_once() -> None:
    """Neighbours under the same condition share a fork; two conditions around one step join."""
    flow = flow_of([say("one", "a"), say("two", "a"), say("three", "b", "c"), ask("four")])
    assert outlined(picture_of(flow)) == [
        "start", "a?", "  one", "  two", "b and c?", "  three", "four",
    ]  # fmt: skip


def walked(picture: Picture, answers: Mapping[str, bool | None]) -> list[str]:
    """Follow the lines of a picture: at a fork inwards if its clauses hold, else on."""
    symbols = {symbol.id: symbol for symbol in picture.symbols}
    here, steps = START_ID, list[str]()
    while True:
        leaving = [line for line in picture.lines if line.source == here]
        if not leaving:
            return steps
        holds = all(passes(clause, answers.get) for clause in symbols[here].clauses)
        is_fork = symbols[here].kind == "fork"
        here = leaving[1 if is_fork and not holds else 0].target
        steps += [here] if symbols[here].step else []


def gone(flow: Flow, lookup: Lookup) -> list[str]:
    """Follow the machine to the end."""
    here, steps = START, list[str]()
    while not isinstance(flow.steps.get(here), End):
        here = advance(flow, here, lookup)
        steps.append(here)
    return steps


@settings(max_examples=300)
@given(flows(), ANSWERS)
def test_the_picture_leads_where_the_bot_goes(flow: Flow, answers: dict[str, bool | None]) -> None:
    """For any answers, following the lines gives the very steps that the machine gives."""
    assert walked(picture_of(flow), answers) == gone(flow, answers.get)


@given(flows())
def test_every_step_is_drawn_once(flow: Flow) -> None:
    """No step is missing, none is drawn twice, and they stand in the order of the flow."""
    picture = picture_of(flow)
    assert [symbol.step for symbol in picture.symbols if symbol.step] == list(flow.steps)
    assert len({symbol.id for symbol in picture.symbols}) == len(picture.symbols)


@given(flows())
def test_lines_stay_few(flow: Flow) -> None:
    """There are never more than two lines to a symbol, however many steps may come next."""
    picture = picture_of(flow)
    assert len(picture.lines) <= 2 * len(picture.symbols)


def test_what_is_told_of_a_step() -> None:
    """Pointing at a step tells its id and type, its text, when it comes, options and rows."""
    told = {symbol.id: symbol.telling for symbol in picture_of(everything(), "en").symbols}
    assert told["problem"] == "problem · choice · optional\nQuoi ?\n– late: En retard"
    assert told["band"] == ("band · text\nQue dire de band ?\nOnly if: no answer to income")
    assert told["sum"] == (
        "sum · decide · rows: 2\namount, why\n"
        "– If income < 650: amount = bill / 2, why = low (Peu.)\n"
        "– Otherwise: amount = 0, why = none"
    )
    assert told["clash"] == (
        "clash · check\nImpossible.\nOnly if: kids > people\nTo correct: kids or to confirm"
    )
