"""Two versions of one flow side by side, their steps lined up by id.

Renamed steps (`aliases`) stand under their new ids in both, and the items of a repeat count once,
under the plain name of their step.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.flow.answer_types import Words, in_words
from bot.flow.comparing.difference import Named, Term
from bot.flow.comparing.lookalikes import lookalikes
from bot.flow.comparing.steering import steering_names
from bot.flow.comparing.written import plain_id, plain_text, renamed_name
from bot.flow.flow import AnyStep, Ask, Check, End, Flow, Repeat, Say

_LONGEST_NAME = 60
Steps = Mapping[str, AnyStep]


@dataclass(frozen=True)
class Versions:
    """The old and the new flow; `renamed` gives the new id of each renamed step."""

    old: Flow
    new: Flow
    renamed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def before(self) -> Steps:
        """Give the old steps in file order, under the ids they have now."""
        found = plain_steps(self.old)
        return {self.renamed.get(name, name): step for name, step in found.items()}

    @cached_property
    def after(self) -> Steps:
        """Give the new steps in file order."""
        return plain_steps(self.new)

    @cached_property
    def common(self) -> tuple[str, ...]:
        """Give the ids of the steps that both have, in the new order."""
        return tuple(name for name in self.after if name in self.before)

    @cached_property
    def lookalikes(self) -> Mapping[str, str]:
        """Give the new step that each one that is gone may have become, without an alias."""
        return lookalikes(self.before, self.after)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Give the ids to read old rules by: what looks renamed is told once, not in each."""
        return {**self.renamed, **self.lookalikes}

    @cached_property
    def steering(self) -> frozenset[str]:
        """Give the names that led citizens through the old flow, as they are called now."""
        return frozenset(renamed_name(name, self.renamed) for name in steering_names(self.old))

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the languages that both speak, in the order of the new flow."""
        return tuple(code for code in self.new.languages if code in self.old.languages)

    def note(self, language: str) -> str:
        """Name a language where it is not the flow's own."""
        return "" if language == self.new.language else language

    def called(self, name: str) -> Named:
        """Name a step: as it is in the new flow, or was in the old one if it is gone."""
        if name in self.after:
            return named(name, self.after[name], self.new.language)
        return named(name, self.before[name], self.old.language)

    def new_section(self, name: str) -> str | None:
        """Give the section that a step stands in now."""
        return self.after[name].section

    def old_section(self, name: str) -> str | None:
        """Give the section that a step stood in, as it is called now."""
        section = self.before[name].section
        return self.renamed_sections.get(section, section) if section else None

    def titled(self, section: str | None) -> Named | None:
        """Name a section by its title, the new one if it is still there."""
        for flow, known in ((self.new, {}), (self.old, self.renamed_sections)):
            for one in flow.sections:
                if known.get(one.id, one.id) == section:
                    return Named(
                        "section", known.get(one.id, one.id), excerpt(one.title, flow.language)
                    )
        return None

    @cached_property
    def renamed_sections(self) -> Mapping[str, str]:
        """Give the new id of each section whose steps all stand in one new section now."""
        old, new = ({one.id for one in flow.sections} for flow in (self.old, self.new))
        pairs = {(self.before[name].section, self.after[name].section) for name in self.common}
        return {
            former: now
            for former, now in pairs
            if former in old - new and now in new - old
            if sum(former == one or now == other for one, other in pairs) == 1
        }

    def steers(self, *names: str) -> bool:
        """Tell whether one of these names may lead somebody elsewhere."""
        return not self.steering.isdisjoint(names)


def versions_of(old: Flow, new: Flow) -> Versions:
    """Put two flows side by side; an alias counts where its old step is gone and its new is not."""
    before, after = plain_steps(old), plain_steps(new)
    renamed = {
        former: now
        for former, now in new.aliases.items()
        if former in before and former not in after and now in after and now not in before
    }
    return Versions(old, new, renamed)


def plain_steps(flow: Flow) -> dict[str, AnyStep]:
    """Give the steps in file order; of repeated ones the first item, by its plain name."""
    found: dict[str, AnyStep] = {}
    for name, step in flow.steps.items():
        found.setdefault(plain_id(name), step)
    return found


def named(name: str, step: AnyStep, language: str) -> Named:
    """Name a step for people: a question by its summary, a message by its first words."""
    what = type(step).__name__.lower()
    match step:
        case Ask():
            return Named(what, name, excerpt(step.summary or step.text, language))
        case Say() | Check():
            return Named(what, name, excerpt(step.text, language))
        case End():
            return Named(what, name, Term(f"outcome.{step.outcome}"))
        case _:
            return Named(what, name)


def named_repeat(repeat: Repeat, language: str) -> Named:
    """Name a repeat by its title."""
    return Named("repeat", repeat.id, excerpt(repeat.title, language))


def excerpt(words: Words, language: str) -> str:
    """Give the beginning of a text on one line, cut between words."""
    text = plain_text(in_words(words, language))
    if len(text) <= _LONGEST_NAME:
        return text
    return text[:_LONGEST_NAME].rpartition(" ")[0].rstrip(" .,;:") + "…"
