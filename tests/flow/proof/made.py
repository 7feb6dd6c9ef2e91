"""Flows for the tests of proofs, made from text without the checks that would refuse them."""

from bot.flow.build import build_flow
from bot.flow.draft import Draft, ServiceFacts
from bot.flow.flow import Flow, Service
from bot.flow.reading import read_draft
from bot.flow.service_file import minimal_service
from bot.flow.source import read_source


def draft_of(text: str, name: str = "made") -> Draft:
    """Read a flow file; it must be right in its shape."""
    draft, problems = read_draft(read_source(f"{name}.yaml", text), ServiceFacts(("en",), {}))
    assert draft is not None, text
    assert problems == [], text
    return draft


def flow_of(text: str) -> Flow:
    """Build a flow from its text, whatever can be reached in it."""
    return build_flow(draft_of(text), service(), "v")


def service() -> Service:
    """Give the service of a flow that stands alone."""
    return minimal_service("en")
