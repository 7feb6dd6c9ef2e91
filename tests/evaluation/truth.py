"""Every metric computed from runs one by one: the opinion that the journal's is held against.

Shares no code with marks, tallies or metrics; formulas are those of evaluation.md §1.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from bot.journal.trace import Event, EventKind, Run

PAUSE = 1800.0
DONE = {"answered", "unsure", "skipped"}
GONE = {"stopped", "abandoned"}
PLANNED = {"submitted", "informed", "not_entitled", "out_of_scope"}


def kinds(run: Run, step: str) -> list[str]:
    """Give what happened at a step, in order."""
    return [event.kind.value for event in run.events if event.step == step]


def shown_to(runs: Sequence[Run], step: str) -> list[Run]:
    """Give the runs that were shown a step."""
    return [run for run in runs if "shown" in kinds(run, step)]


def last_step(run: Run) -> str:
    """Give the step shown last."""
    return next((e.step for e in reversed(run.events) if e.kind is EventKind.SHOWN), "")


def standing(run: Run) -> Iterator[tuple[str, Event]]:
    """Give each event after the first shown step, with the step on the screen before it."""
    at = ""
    for event in run.events:
        if at:
            yield at, event
        at = event.step if event.kind is EventKind.SHOWN else at


def seconds_on(run: Run, step: str) -> float | None:
    """M6: active seconds on a step until it was settled for the last time; None if it never was."""
    spent, settled = 0.0, None
    for at, event in standing(run):
        spent += event.seconds if at == step and event.seconds <= PAUSE else 0
        settled = spent if event.step == step and event.kind.value in DONE else settled
    first = any(e.step == step and e.kind.value in DONE for e in run.events)
    return settled if first else None


def elapsed(run: Run) -> float:
    """M8: seconds until the request was sent, or to the last event, pauses too."""
    total = 0.0
    for _, event in standing(run):
        total += event.seconds
        if event.kind is EventKind.SUBMITTED:
            break
    return total


def is_smooth(run: Run, step: str) -> bool:
    """M10: the first answer was taken, and nothing was asked or refused before it."""
    for kind in kinds(run, step):
        if kind in DONE:
            return True
        if kind in {"rejected", "helped", "explained", "went_back"}:
            return False
    return False


def step_truth(runs: Sequence[Run], step: str) -> dict[str, object]:
    """Give the figures of one step."""
    shown = shown_to(runs, step)
    rejected = [run for run in runs if "rejected" in kinds(run, step)]
    settled = [run for run in runs if DONE & {*kinds(run, step)}]
    times = [t for run in settled if (t := seconds_on(run, step)) is not None]
    return {
        "shown": len(shown),
        "answered": len(settled),
        "left": sum(run.outcome in GONE and last_step(run) == step for run in runs),
        "failed": sum(run.outcome == "failed" and last_step(run) == step for run in runs),
        "rejections": sum(kinds(run, step).count("rejected") for run in runs),
        "rejected_runs": len(rejected),
        "recovered": sum(bool(DONE & {*kinds(run, step)}) for run in rejected),
        "smooth": sum(is_smooth(run, step) for run in runs),
        "helped": sum("helped" in kinds(run, step) for run in runs),
        "went_back": sum("went_back" in kinds(run, step) for run in runs),
        "showings": sum(kinds(run, step).count("shown") for run in runs),
        "median": median(times) if times else None,
        "resumed": sum(at == step and e.seconds > PAUSE for run in runs for at, e in standing(run)),
    }


def edges(runs: Sequence[Run], *, back: bool) -> Counter[tuple[str, str]]:
    """Give the moves from one step to another, those after going back or all others."""
    found = Counter[tuple[str, str]]()
    for run in runs:
        at, went_back = "", False
        for event in run.events:
            went_back = went_back or event.kind is EventKind.WENT_BACK
            if event.kind is EventKind.SHOWN:
                found[at, event.step] += at not in ("", event.step) and went_back is back
                at, went_back = event.step, False
    return +found


def whole_truth(runs: Sequence[Run]) -> dict[str, object]:
    """Give the figures of a prototype."""
    count: Callable[[Callable[[Run], bool]], int] = lambda test: sum(map(test, runs))  # noqa: E731 - a word for what follows
    sent = [run for run in runs if run.outcome == "submitted"]
    return {
        "runs": len(runs),
        "outcomes": Counter(run.outcome for run in runs),
        "completed": count(lambda run: run.outcome in PLANNED),
        "begun": count(lambda run: any(e.kind.value in DONE for e in run.events)),
        "smooth_sent": sum(not any(e.kind.value == "rejected" for e in run.events) for run in sent),
        "resumed": count(lambda run: any(e.seconds > PAUSE for _, e in standing(run))),
        "scores": scores(runs),
        "moves": edges(runs, back=False),
        "backs": edges(runs, back=True),
    }


def scores(runs: Sequence[Run]) -> dict[str, Counter[str]]:
    """Give the last option of each run, by question."""
    found: dict[str, Counter[str]] = {}
    for run in runs:
        last = {event.step: event.code for event in run.events if event.kind is EventKind.SCORED}
        for step, option in last.items():
            found.setdefault(step, Counter())[option] += 1
    return found
