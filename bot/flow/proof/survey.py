"""All that `guichet paths` tells of one flow: its paths, their length, and steps nobody reaches."""

from dataclasses import dataclass

from bot.flow.build_rules import rules_alone
from bot.flow.draft import Draft
from bot.flow.names import Names
from bot.flow.proof.paths import Paths, count_paths
from bot.flow.proof.program import asked_in
from bot.flow.proof.prover import Answered, Prover, prover_of


@dataclass(frozen=True, slots=True)
class Survey:
    """One flow surveyed. `unreached` is proven; of `unsettled` steps nothing can be known."""

    file: str
    prototype: str
    paths: Paths
    unreached: tuple[str, ...]
    unsettled: tuple[str, ...]


def survey_of(draft: Draft) -> Survey:
    """Survey a flow whose rules are sound."""
    program = rules_alone(Names(draft))
    prover = prover_of(program)
    written = (step for step in program.steps if step == asked_in(step))
    found = {step: reached(prover, step) for step in written}
    return Survey(
        draft.file,
        draft.entry.prototype,
        count_paths(program, draft.entry.language),
        tuple(step for step, answer in found.items() if answer.never),
        tuple(step for step, answer in found.items() if not answer.never and answer.walk is None),
    )


def reached(prover: Prover, step: str) -> Answered:
    """Tell whether somebody reaches a step: a walk there, a proof that nobody does, or neither."""
    return prover.ask(step, prover.guards[step], lambda walk: step in walk.reached)
