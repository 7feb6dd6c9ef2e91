"""One reader's report: its language, and whether what it counts are citizens or rehearsals.

Figures go in, text comes out with small groups of citizens masked; so no part of a report writes a
count by itself.
"""

from dataclasses import dataclass

from bot.evaluation import figures
from bot.evaluation.figures import Language
from bot.evaluation.masking import CELL, has_median, has_percentages, is_small
from bot.evaluation.wilson import Interval
from bot.evaluation.wording import SENTENCES

NOTHING = "-"
"""What stands in a table where there is no figure to give."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in one language; `rehearsal` turns masking off."""

    language: Language
    rehearsal: bool = False

    def say(self, key: str, **values: object) -> str:
        """Give a sentence of `bot.evaluation.wording`; raises KeyError if there is none."""
        return SENTENCES[self.language][key].format(**values)

    def outcome(self, outcome: str) -> str:
        """Name an outcome in words; one without words keeps its id."""
        return SENTENCES[self.language].get(f"outcome.{outcome}", outcome)

    def count(self, number: int) -> str:
        """Write a number of runs or events, masked if it is small."""
        small = is_small(number, rehearsal=self.rehearsal)
        return f"< {CELL}" if small else figures.whole(number, self.language)

    def share(self, part: int, total: int) -> str:
        """Write part / total as a percentage; nothing where the base or the part is too small."""
        if not has_percentages(total) or is_small(part, rehearsal=self.rehearsal):
            return ""
        return figures.percent(part / total, self.language)

    def interval(self, rates: Interval) -> str:
        """Write an interval of rates as percentages."""
        return figures.interval(rates, self.language)

    def median(self, seconds: float | None, times: int) -> str:
        """Write a median time; a dash where there is none or it rests on too few times."""
        if seconds is None or not has_median(times, rehearsal=self.rehearsal):
            return NOTHING
        return figures.duration(seconds, self.language)
