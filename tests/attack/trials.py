"""Many small trials: two groups go into a journal each, and both journals guess at both groups.

The advantage is how much more often a guess is right if the person is in the journal than if they
are not. Repeated with other draws, it has a mean and a bound.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from statistics import mean, stdev

from bot.journal.release import ReleaseRule
from bot.journal.tally import Cell
from bot.journal.trace import Run
from bot.service.release import Releasing
from bot.store.journal import Journal
from bot.store.vault import Vault
from tests.attack.form import sections_of_form
from tests.attack.guessing import Guesser, known_of, secrets_of
from tests.store.made import citizen, ring_of

LATER = date(2027, 12, 31)


@dataclass(frozen=True)
class Advantage:
    """The mean over trials, and the upper end of its 95 % interval, for each secret and for all."""

    means: Mapping[str, float]
    bounds: Mapping[str, float]

    @classmethod
    def over(cls, trials: Sequence[Mapping[str, float]]) -> "Advantage":
        """Put the advantages of several trials together."""
        whole = [{**trial, "all": mean(trial.values())} for trial in trials]
        columns = {name: [trial[name] for trial in whole] for name in whole[0]}
        return cls(
            {name: mean(values) for name, values in columns.items()},
            {
                name: mean(values) + 1.96 * stdev(values) / len(values) ** 0.5
                for name, values in columns.items()
            },
        )


async def journal_of(runs: Sequence[Run], rule: ReleaseRule) -> dict[Cell, int]:
    """Give the journal after one release of these runs and no others."""
    return (await journals_of([runs], rule))[-1]


async def journals_of(
    batches: Sequence[Sequence[Run]],
    rule: ReleaseRule,
    *,
    keys: bool = False,
    urls: tuple[str, str] = ("memory", "memory"),
) -> list[dict[Cell, int]]:
    """Give the journal after each of several releases; with keys, what the vault holds back too."""
    vault, journal = await Vault.open(urls[0], ring_of(1)), await Journal.open(urls[1])
    found = []
    for batch in batches:
        async with vault.writing() as rows:
            for number, run in enumerate(batch):
                await rows.add_to_pool(citizen(number), run, LATER)
        await Releasing(vault, journal, sections_of_form()).release(rule)
        held = await held_back(vault) if keys else Counter[Cell]()
        found.append(dict(await journal.read() + held))
    await journal.close()
    await vault.close()
    return found


async def held_back(vault: Vault) -> Counter[Cell]:
    """Give the counts that a release leaves in the vault until others join them."""
    async with vault.reading() as rows:
        return (await rows.held_back()).counts


def advantage(
    counts: Mapping[Cell, int], inside: Sequence[Run], other_counts: Mapping[Cell, int]
) -> Mapping[str, float]:
    """Guess at the same people from a journal that holds them and from one that does not.

    The other journal is of as many people, drawn alike: what it tells of these is what any journal
    tells of fresh citizens. Comparing the same people leaves out the luck of who was drawn.
    """
    ours, theirs = _hits(Guesser(counts), inside), _hits(Guesser(other_counts), inside)
    return {name: ours[name] - theirs[name] for name in ours}


def both_ways(
    counts: Sequence[Mapping[Cell, int]], groups: Sequence[Sequence[Run]]
) -> list[Mapping[str, float]]:
    """Give the advantages of two journals, each of them about its own group."""
    (one, other), (these, those) = counts, groups
    return [advantage(one, these, other), advantage(other, those, one)]


def _hits(guesser: Guesser, runs: Sequence[Run]) -> dict[str, float]:
    pairs = [(guesser.guess(known_of(run)), secrets_of(run)) for run in runs]
    return {name: mean(g[name] == s[name] for g, s in pairs) for name in pairs[0][1]}


def draw(bank: Sequence[Run], sizes: Sequence[int], seed: int) -> list[list[Run]]:
    """Draw groups of runs that share nobody."""
    drawn, groups = Random(seed).sample(list(bank), sum(sizes)), []
    for size in sizes:
        groups.append(drawn[:size])
        drawn = drawn[size:]
    return groups


def of_one(bank: Sequence[Run], prototype: str) -> list[Run]:
    """Give the runs of one prototype, as if of one version: a batch is of one."""
    return [replace(run, version="v1") for run in bank if run.prototype == prototype]
