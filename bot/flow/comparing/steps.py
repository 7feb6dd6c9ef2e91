"""What changed in the settings of a step: all but its words, answers, rows and conditions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

from bot.flow.comparing.difference import Difference, Named, Term, Told, graded
from bot.flow.comparing.texts import PLAIN
from bot.flow.comparing.versions import Versions
from bot.flow.comparing.written import differ, plain_id, rule_key, shown
from bot.flow.flow import Rule

APART = frozenset({"id", "line", "section", "guard", "type", "rows", "hit", *PLAIN})
"""Fields compared elsewhere, or that say nothing to a citizen (`line`)."""

TOLD = frozenset({"purpose", "legal_basis", "unusual", "refuse"})
"""Fields with a sentence each for a value that is new, gone or another."""

SAFE = frozenset({"purpose", "legal_basis", "unusual", "fix", "lists", "sets"})
"""Fields that touch neither answers nor the path; any other one breaks, to be careful."""


def compare_fields(versions: Versions, name: str) -> Iterator[Difference]:
    """Give a difference for each field of a step that holds another value."""
    old, new = versions.before[name], versions.after[name]
    if type(old) is not type(new):
        return
    for one in fields(new):
        before = _renamed(versions, one.name, getattr(old, one.name))
        after = getattr(new, one.name)
        if one.name not in APART and _differ(versions, before, after):
            judge = _JUDGES.get(one.name, _plain)
            yield judge(_Changed(versions, versions.called(name), one.name, before, after))


def _renamed(versions: Versions, name: str, value: object) -> object:
    """Give a field that holds ids of steps with the ids they have now."""
    if name == "fix" and isinstance(value, tuple):
        return tuple(versions.words.get(one, one) for one in value)
    return versions.words.get(value, value) if name == "unsure" and value else value  # type: ignore[call-overload]  # an id


def _differ(versions: Versions, old: object, new: object) -> bool:
    if isinstance(old, Rule) and isinstance(new, Rule):
        return rule_key(old, versions.words) != rule_key(new, {})
    return type(old) is not type(new) or differ(shown(old, versions.words), shown(new, {}))


@dataclass(frozen=True, slots=True)
class _Changed:
    """One field of one step with its two values."""

    versions: Versions
    about: Named
    name: str
    old: object
    new: object

    def told(self, kind: str, *, breaking: bool, **values: Told) -> Difference:
        """Tell it; without values of its own, with both as texts."""
        both: dict[str, Told] = {
            "key": self.name,
            "old": shown(self.old, self.versions.words),
            "new": shown(self.new, {}),
        }
        return Difference(kind, graded(breaking=breaking), (self.about,), {**both, **values})


def _plain(found: _Changed) -> Difference:
    breaking = found.name not in SAFE
    if found.name in TOLD:
        how = "added" if not found.old else "changed" if found.new else "removed"
        return found.told(f"{found.name}_{how}", breaking=breaking)
    return found.told("changed", breaking=breaking)


def _optional(found: _Changed) -> Difference:
    """Who skipped a question that must now be answered has no answer any more."""
    kind = "now_optional" if found.new else "now_required"
    return found.told(kind, breaking=not found.new)


def _may_pass(found: _Changed) -> Difference:
    kind = "may_pass_on" if found.new else "may_pass_off"
    return found.told(kind, breaking=not found.new)


def _unsure(found: _Changed) -> Difference:
    """Who did not know keeps that answer while it is offered, and is led to new questions only."""
    if found.new is None:
        return found.told("unsure_withdrawn", breaking=True)
    if found.new == "" and found.old is None:
        return found.told("unsure_offered", breaking=False)
    if found.new == "":
        return found.told("unsure_alone", breaking=True, old=found.versions.called(str(found.old)))
    easier = plain_id(str(found.new))
    breaking = bool(found.old) or easier in found.versions.before
    return found.told("unsure_leads", breaking=breaking, new=found.versions.called(easier))


def _privacy(found: _Changed) -> Difference:
    """Answers given under one promise are not there, or may not go, under another."""
    terms = {
        key: Term(f"privacy.{value}") for key, value in (("old", found.old), ("new", found.new))
    }
    return found.told("privacy_changed", breaking=True, **terms)


def _outcome(found: _Changed) -> Difference:
    """Nobody stands at an end, so another outcome concerns only those who come to it later."""
    terms = {
        key: Term(f"outcome.{value}") for key, value in (("old", found.old), ("new", found.new))
    }
    return found.told("outcome_changed", breaking=False, **terms)


def _sets(found: _Changed) -> Difference:
    return found.told("sets_on" if found.new else "sets_off", breaking=False)


_JUDGES: dict[str, Callable[[_Changed], Difference]] = {
    "optional": _optional,
    "may_pass": _may_pass,
    "unsure": _unsure,
    "privacy": _privacy,
    "outcome": _outcome,
    "sets": _sets,
}
