"""Flows written in a few lines, checked without files."""

from textwrap import dedent, indent

from bot.flow.checks import check_draft
from bot.flow.draft import Draft, ServiceFacts
from bot.flow.names import Names
from bot.flow.reading import read_draft
from bot.flow.source import read_source

SERVICE = ServiceFacts(("fr", "en", "ar"), {})


def drafted(steps: str, language: str = "fr", top: str = "") -> Draft:
    """Read some steps as a flow, with an end after them; `top` stands above the steps."""
    listed = indent(dedent(steps).strip("\n"), "  ")
    text = f"prototype: flow\nlanguage: {language}\n{top}steps:\n{listed}\n  - end: handed_over\n"
    draft, problems = read_draft(read_source("flow.yaml", text), SERVICE)
    assert draft is not None, problems
    assert not problems, problems
    return draft


def named(steps: str, language: str = "fr", top: str = "") -> Names:
    """Read some steps, and give the names in them."""
    return Names(drafted(steps, language, top))


def codes(steps: str, language: str = "fr", top: str = "") -> list[str]:
    """Give the codes of the problems of some steps but F704, each once."""
    found = {problem.code for problem in check_draft(drafted(steps, language, top))}
    return sorted(found - {"F704"})
