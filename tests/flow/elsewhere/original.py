"""What a test knows of a flow from elsewhere: where ours is, and an opinion about the original."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from bot.flow.flow import Flow
from bot.flow.load import load_service

Answers = Mapping[str, Any]
"""Step to what the citizen means: yes or no, an option, a day, a number; None where skipped."""

REFUSED = object()
"""The meaning of words that a question must turn away."""


@dataclass(frozen=True)
class Words:
    """What is typed at a question, and what it means there (`REFUSED`: nothing)."""

    typed: str
    meaning: Any


@dataclass(frozen=True)
class Opinion:
    """What the original makes of a whole interview.

    `told` are the messages by id, in order; `values` what was computed, by name; `words` what
    citizens must read at the end.
    """

    told: list[str]
    values: dict[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Original:
    """One flow from elsewhere, with an opinion about it that shares no code with the bot.

    `steps` gives the questions and failed checks in the order of the original, reading an answer
    only once it has been given. `says` makes up what people say, by question; elsewhere the type of
    the question decides. `every` names values with all that they must be for one or another.
    """

    name: str
    steps: Callable[[Answers, date], Iterator[str]]
    opinion: Callable[[Answers, date], Opinion]
    says: Mapping[str, Callable[[Random], Words]]
    every: Mapping[str, frozenset[Any]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The service folder that says it in our language."""
        return Path("tests/flow/elsewhere") / self.name

    def flow(self) -> Flow:
        """Load the flow, which has the name of its folder."""
        return load_service(self.folder).flows[self.name]
