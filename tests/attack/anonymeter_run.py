"""WP29's three attacks by somebody else's hand: `python -m tests.attack.anonymeter_run`.

Anonymeter wants tables with a row a person: the true runs, what is released, and people who are not
in the log. The journal has no rows, so they are drawn from its shares, column by column within an
outcome, as whoever studies it would have to. Needs the extra `attack`, see tests/README.md.
"""

import asyncio
import logging
import os
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import structlog

from bot.journal.release import ReleaseRule
from bot.journal.tally import Cell
from bot.journal.trace import Run
from tests.attack.guessing import Guesser, Known, class_of, known_of, secrets_of
from tests.attack.lived import runs_of_others
from tests.attack.trials import draw, journal_of

COUNT = int(os.environ.get("GUICHET_CITIZENS", "1000"))
CONTROL, BAR = 1000, 0.10
TRIALS = int(os.environ.get("GUICHET_SEEDS", "10"))
"""Populations, a journal each: one alone leaves an interval of a tenth, whatever the risk."""

REQUEST = ["prototype", "version", "outcome", "reached"]
BEHAVIOUR = ["rejections", "duration", "helped", "score"]
Row = Mapping[str, str]


def true_row(run: Run) -> Row:
    """Give the row of one run: what its request tells, and what only the run knew."""
    known = known_of(run)
    return {
        "prototype": known.prototype,
        "version": known.version,
        "outcome": known.outcome,
        "reached": str(len(known.path)),
        **secrets_of(run),
    }


def released_rows(counts: Mapping[Cell, int], random: Random) -> Iterator[Row]:
    """Give a row for each counted run, every other column drawn from the journal's shares."""
    guesser = Guesser(counts)
    for cell, n in counts.items():
        if cell.kind == "outcome":
            for _ in range(n):
                yield _row(guesser, cell, random)


def _row(guesser: Guesser, cell: Cell, random: Random) -> Row:
    known = Known(cell.prototype, cell.version, cell.a, frozenset({"ease"}))
    reach = guesser.cells("reach", known)
    most = max(reach.values(), default=1)
    reached = sum(random.random() < n / most for n in reach.values())
    asked = sum(
        n for (_, b), n in guesser.cells("event", known).items() if b in {"helped", "explained"}
    )
    helped = random.random() < min(1.0, asked / most)
    durations = Counter[str]()
    for label, n in guesser.by_outcome("active", known).items():
        durations[label] += n
    scores = Counter({b: n for (_, b), n in guesser.cells("score", known).items()})
    return {
        "prototype": cell.prototype,
        "version": cell.version,
        "outcome": cell.a,
        "reached": str(reached),
        "rejections": _drawn(guesser.by_outcome("friction", known), random),
        "duration": duration_class(_drawn(durations, random)),
        "helped": "yes" if helped else "no",
        "score": _drawn(scores, random) if cell.a == "submitted" else "none",
    }


def _drawn(shares: Counter[str], random: Random) -> str:
    return random.choices(list(shares), list(shares.values()))[0] if shares else "none"


def duration_class(label: str) -> str:
    """Give the class of a drawn bin, as the guesser has it."""
    return label if label == "none" else class_of(label)


Counts = tuple[int, int, int, int]
"""Attacks on those in the log and hits, attacks on the control and hits."""


def attack(
    true: Sequence[Row], released: Sequence[Row], control: Sequence[Row], seed: int
) -> dict[str, Counts]:
    """Run the three attacks once; give what each hit."""
    from anonymeter.evaluators import (  # noqa: PLC0415 - 890 MB, for this command only
        InferenceEvaluator,
        LinkabilityEvaluator,
        SinglingOutEvaluator,
    )
    from numpy.random import seed as seed_numpy  # noqa: PLC0415 - comes with anonymeter
    from pandas import DataFrame  # noqa: PLC0415 - comes with anonymeter

    seed_numpy(seed)  # noqa: NPY002 - the library draws from the global generator
    tables: dict[str, Any] = {
        "ori": DataFrame(list(true)), "syn": DataFrame(list(released)),
        "control": DataFrame(list(control)), "n_attacks": len(control),
    }  # fmt: skip
    evaluators = {
        "singling out": SinglingOutEvaluator(**tables, n_cols=4, seed=seed),
        "linkability": LinkabilityEvaluator(**tables, aux_cols=(REQUEST, BEHAVIOUR)),
    }
    evaluators |= {
        f"inference of {secret}": InferenceEvaluator(**tables, aux_cols=REQUEST, secret=secret)
        for secret in BEHAVIOUR
    }
    return {name: _counts(name, evaluator) for name, evaluator in evaluators.items()}


def _counts(name: str, evaluator: Any) -> Counts:
    if name == "singling out":
        evaluator.evaluate(mode="multivariate")
    else:
        evaluator.evaluate()
    found = evaluator.results()
    return found.n_attacks_ori, found.n_success, found.n_attacks_control, found.n_control


def risk(trials: Sequence[Counts]) -> tuple[float, float]:
    """Give the risk over several trials, and the upper end of its 95 % interval."""
    from anonymeter.stats.confidence import EvaluationResults  # noqa: PLC0415 - as above

    attacks, hits, on_control, control_hits = map(sum, zip(*trials, strict=True))
    sizes = (attacks, attacks, on_control)
    whole = EvaluationResults(n_attacks=sizes, n_success=hits, n_baseline=0, n_control=control_hits)
    found = whole.risk()
    return float(found.value), float(found.ci[1])


def main() -> None:
    """Let people live, release runs of 1,000, attack, and print the figures; 1 above the bar."""
    warnings.simplefilter("ignore")
    silent = structlog.make_filtering_bound_logger(logging.CRITICAL)
    structlog.configure(wrapper_class=silent)  # rows are expired more rarely here than by a bot
    trials = [_trial(seed) for seed in range(TRIALS)]
    bounds = []
    for name in trials[0]:
        value, bound = risk([trial[name] for trial in trials])
        bounds.append(bound)
        line = f"{name:26} risk {value:.3f}, upper 95 % bound {bound:.3f} (at most {BAR:.2f})\n"
        sys.stdout.write(line)
    sys.exit(max(bounds) > BAR)


def _trial(seed: int) -> dict[str, Counts]:
    with tempfile.TemporaryDirectory() as folder:
        bank = asyncio.run(runs_of_others(COUNT + CONTROL, Path(folder) / "flows", seed))
    inside, outside = draw(bank, (COUNT, CONTROL), seed)
    counts = asyncio.run(journal_of(inside, ReleaseRule(final=True)))
    released = list(released_rows(counts, Random(seed)))
    return attack([*map(true_row, inside)], released, [*map(true_row, outside)], seed)


if __name__ == "__main__":
    main()
