"""A made-up service whose flow asks one of everything, with markers in every text."""

import json
from pathlib import Path
from typing import Any

from bot.flow.load import LoadedService, load_service

MARKER = "<b>|\"x\" & 'y' [z](u) `w` *v* </td>"
"""Signs that mean something to HTML or Markdown."""

SERVICE: dict[str, Any] = {
    "name": f"Service {MARKER}",
    "languages": ["en"],
    "contact": {"name": f"Team {MARKER}", "phone": "01 99 00 12 34"},
    "notice": "Notice.",
    "retention_days": 12,
}


def ask(name: str, kind: str, **keys: Any) -> dict[str, Any]:
    """Give a question with a marked text."""
    return {"ask": name, "type": kind, "text": f"What {name}? {MARKER}", **keys}


STEPS: list[dict[str, Any]] = [
    ask("first", "yes_no", purpose="Before any agreement."),
    {"section": "all", "title": f"All {MARKER}", "steps": [
        ask("agree", "consent", yes="I agree", no="No", summary="Agreement", purpose="To agree."),
        {"end": "handed_over", "id": "refused", "when": "agree is no"},
        ask("birth_date", "date", past="yes", purpose=f"Agents {MARKER}"),
        ask("nir", "text", legal_basis="Decree 1", privacy="unstored", unsure="yes"),
        ask("income", "money", optional="yes", purpose="Agents, to compute."),
        ask("kids", "number", summary="Number of children", purpose="Agents, to compute."),
        ask("mobile", "phone", purpose="Agents, to call."),
        ask("proof", "document", when="kids > 1 and income > 5", purpose="Agents, to check."),
        ask("place", "choice", choices={"a": f"Here {MARKER}", "b": "There"}, purpose="Agents."),
        {"repeat": "child", "title": "Child {number}", "another": "One more?", "at_most": 3,
         "steps": [ask("born", "date", purpose="Agents.")]},
        ask("words", "text", purpose="Agents, to understand."),
        {"review": "look", "text": "Check."},
        {"submit": "sent", "text": "Sent."},
        ask("ease", "scale", privacy="feedback", labels={"2": "Good", "1": "Bad"}, purpose="Try."),
        ask("why", "text", privacy="feedback", purpose="Design."),
        {"end": "submitted"},
    ]},
]  # fmt: skip


def load(folder: Path, **service: Any) -> LoadedService:
    """Write and load the service, with further keys in service.yaml."""
    flow = {"prototype": "all", "language": "en", "steps": STEPS}
    for name, content in (("service.yaml", SERVICE | service), ("all.yaml", flow)):
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return load_service(folder)
