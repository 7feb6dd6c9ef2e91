"""What comes before what: a step reads only what was asked earlier."""

from collections.abc import Iterator

from bot.flow.draft import DraftStep
from bot.flow.expression.faults import nearest
from bot.flow.names import Names
from bot.flow.problems import Place, Problem
from bot.flow.sites import Site, sites


def nothing_is_read_before_it_is_asked(names: Names) -> Iterator[Problem]:
    """F220: conditions read earlier steps only, straight or through facts and tables."""
    readers = _Readers(names)
    for site in sites(names):
        if site.step is None or site.checked.rule is None:
            continue
        here = names.draft.position(site.step.id) + site.own
        for name in sorted(site.checked.rule.names):
            late = [
                step for step in readers.steps_behind(name) if names.draft.position(step) >= here
            ]
            if late:
                values = {"name": name, "step": late[0], "reader": site.step.id}
                yield Problem("F220", _named_in(site, name), values)


def _named_in(site: Site, name: str) -> Place:
    start = site.text.text.find(name)
    return site.text.within(start, start + len(name)) if start >= 0 else site.text.place


class _Readers:
    """Finds the steps that a name stands for, through facts and decision tables."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.rules: dict[str, set[str]] = {}
        for site in sites(names):
            owner = "" if site.step is None else site.step.id
            for fact in names.draft.entry.facts:
                if site.step is None and names.draft.fact_text(fact) == site.text:
                    owner = fact
            if site.checked.rule is not None and (site.step is None or site.step.decide):
                self.rules.setdefault(owner, set()).update(site.checked.rule.names)

    def steps_behind(self, name: str, seen: frozenset[str] = frozenset()) -> list[str]:
        """Give every step whose answer the value of a name depends on."""
        if name in seen:
            return []
        owner = name.partition(".")[0]
        step = self.names.draft.step(owner)
        own = [owner] if step is not None and (step.ask or step.decide or step.repeats) else []
        behind = self.rules.get(owner, set()) if not (step and step.ask) else set()
        return own + [s for n in sorted(behind) for s in self.steps_behind(n, seen | {name})]


def _unsure_targets(names: Names) -> Iterator[tuple[DraftStep, str]]:
    for step, ask in names.draft.asks():
        if ask.unsure and ask.unsure.lower() not in ("yes", "no", "oui", "non", "true", "false"):
            yield step, ask.unsure


def unsure_leads_somewhere(names: Names) -> Iterator[Problem]:
    """F303: `unsure` names a question that exists, in the same repeat where there is one."""
    for step, target in _unsure_targets(names):
        asks = [other.id for other, _ in names.draft.asks() if other.repeat == step.repeat]
        if target not in asks:
            values = {"found": target, "suggestion": nearest(target, frozenset(asks))}
            yield Problem("F303", step.at("unsure"), values)


def unsure_leads_forward(names: Names) -> Iterator[Problem]:
    """F304: the easier question comes after the one it helps with."""
    for step, target in _unsure_targets(names):
        position = names.draft.position(target)
        if 0 <= position <= names.draft.position(step.id):
            yield Problem("F304", step.at("unsure"), {"found": target})
