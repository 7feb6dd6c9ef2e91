"""A draft without errors becomes a `Flow`: every language, rules compiled, machine built."""

from bot.flow.answer_types import Words
from bot.flow.build_rules import build_rules
from bot.flow.draft import Draft
from bot.flow.flow import Flow, Section, Service
from bot.flow.machine import build_machine
from bot.flow.names import Names


def build_flow(draft: Draft, service: Service, version: str) -> Flow:
    """Build a flow from a draft that has passed every check."""
    rules = build_rules(Names(draft), service)
    return Flow(
        prototype=draft.entry.prototype,
        version=version,
        language=draft.entry.language,
        languages=_languages(draft),
        service=service,
        sections=tuple(Section(s.id, _titles(draft, s.id, s.title.text)) for s in draft.sections),
        facts=rules.facts,
        steps=rules.steps,
        machine=build_machine(tuple(rules.steps.values())),
        hypothesis=draft.entry.hypothesis or "",
        budget={str(name): most for name, most in draft.entry.budget.items()},
        repeats=rules.repeats,
        aliases=draft.entry.aliases,
    )


def _languages(draft: Draft) -> tuple[str, ...]:
    """Give the languages the flow has, in the order of its service."""
    spoken = {draft.entry.language, *(t.entry.language for t in draft.translations)}
    return tuple(code for code in draft.service.languages if code in spoken)


def _titles(draft: Draft, section: str, own: str) -> Words:
    others = {t.entry.language: t.entry.titles.get(section, "") for t in draft.translations}
    return {draft.entry.language: own} | {code: text for code, text in others.items() if text}
