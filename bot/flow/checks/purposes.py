"""Every answer has somebody who needs it."""

import re
from collections.abc import Iterator

from bot.flow.ask_entries import AskConsent
from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.sites import sites
from bot.flow.wording import placeholders, prose

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def every_answer_is_used(names: Names) -> Iterator[Problem]:
    """F704 (a warning): an answer is read by a condition, table or text, or has a purpose.

    A consent is no data, and feedback is counted; both need no purpose.
    """
    used = _used(names)
    for step, ask in names.draft.asks():
        needed = ask.purpose or ask.sets or ask.privacy == "feedback" or isinstance(ask, AskConsent)
        if not needed and step.id not in used:
            yield Problem("F704", step.at(step.keyword), {"id": step.id})


def _used(names: Names) -> set[str]:
    """Give every name that an expression or a text reads; a question's own `unusual` reads none."""
    used = {name for site in sites(names) if not site.own for name in _NAME.findall(site.text.text)}
    for _, text in prose(names.draft):
        used |= {name.partition(".")[0] for name in placeholders(text.text)}
    return used
