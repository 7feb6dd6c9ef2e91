"""The record of one service as data: who answers for it, what each question collects, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.flow import answer_types as types
from bot.flow.answer_types import Words, in_words
from bot.flow.comparing.versions import plain_steps
from bot.flow.comparing.written import conditions, one_line, plain_text
from bot.flow.flow import Ask, Flow, Service
from bot.flow.register.categories import CATEGORIES, category_of

COUNTED = (types.OneChoice, types.Scale, types.YesNo)
"""Types of feedback that the journal counts by option; other feedback is only forgotten."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What lets a question be asked: `own`, `service`, `consent` (its short name), or `missing`."""

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Collected:
    """One question: what it collects, why, on what basis, and where the answer goes.

    `name` is its short name, if it has one. `goes` is `request`, `counted` (by option, without
    names), `forgotten` (when the conversation ends) or `unstored`. `when` are the conditions around
    it, `each` the title of its repeat; `another` asks only whether there is one more item.
    """

    id: str
    section: str
    name: str
    question: str
    type: str
    options: tuple[str, ...]
    category: str
    purpose: str
    basis: Basis
    goes: str
    optional: bool
    unsure: bool
    when: tuple[str, ...] = ()
    each: str = ""
    another: bool = False


@dataclass(frozen=True, slots=True)
class PrototypeRecord:
    """One prototype: its version (the digest of the flow) and its questions in order."""

    name: str
    version: str
    languages: tuple[str, ...]
    questions: tuple[Collected, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One service. Texts are in the language asked for where the service has it."""

    name: str
    controller: str
    contact: tuple[str, ...]
    notice: str
    retention_days: int
    horizon_days: int
    prototypes: tuple[PrototypeRecord, ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """Give every category that some question asks for, in the order of `CATEGORIES`."""
        found = {one.category for one in self.questions}
        return tuple(name for name in CATEGORIES if name in found)

    @property
    def questions(self) -> tuple[Collected, ...]:
        """Give the questions of all prototypes."""
        return tuple(one for prototype in self.prototypes for one in prototype.questions)

    @property
    def purposes(self) -> tuple[str, ...]:
        """Give each purpose once."""
        return tuple(dict.fromkeys(one.purpose for one in self.questions if one.purpose))


def record_of(service: Service, flows: Mapping[str, Flow], language: str) -> Record:
    """Make the record of a checked service in one language, else in the flows' own."""
    contact = (service.constants.get(f"contact.{key}") for key in ("name", "phone", "hours"))
    return Record(
        _in(service.name, language) or ", ".join(flows),
        _in(service.controller, language),
        tuple(text for one in contact if (text := _constant(one, language))),
        _in(service.notice, language),
        service.retention_days,
        service.horizon_days,
        tuple(_prototype(flow, language) for flow in flows.values()),
    )


def _in(words: Words, language: str) -> str:
    return plain_text(in_words(words, language))


def _constant(value: object, language: str) -> str:
    return _in(value, language) if isinstance(value, Mapping) else str(value or "")


def _prototype(flow: Flow, language: str) -> PrototypeRecord:
    questions = tuple(_Reading(flow, language).questions())
    return PrototypeRecord(flow.prototype, flow.version, flow.languages, questions)


@dataclass(frozen=True, slots=True)
class _Reading:
    flow: Flow
    language: str

    def questions(self) -> Iterator[Collected]:
        """Give each question once; the items of a repeat are one question."""
        consent: Ask | None = None
        for name, step in plain_steps(self.flow).items():
            if isinstance(step, Ask):
                agreed = isinstance(step.type, types.Consent) and not step.type.refusal_goes_back
                consent = consent or (step if agreed else None)
                yield self.collected(name, step, consent)

    def collected(self, name: str, ask: Ask, consent: Ask | None) -> Collected:
        return Collected(
            id=name,
            section=self.section(ask),
            name=_in(ask.summary, self.language),
            question=_in(ask.text, self.language),
            type=ask.type.key,
            options=tuple(self.options(ask)),
            category=category_of(ask, self.language),
            purpose=one_line(ask.purpose),
            basis=self.basis(ask, consent),
            goes=_goes(ask),
            optional=ask.optional,
            unsure=ask.unsure is not None,
            when=conditions(ask.guard, {}),
            each=self.repeat(name).replace("{number}", "…"),
            another=bool(ask.lists),
        )

    def section(self, ask: Ask) -> str:
        found = (one.title for one in self.flow.sections if one.id == ask.section)
        return _in(next(found, {}), self.language)

    def options(self, ask: Ask) -> Iterator[str]:
        match ask.type:
            case types.OneChoice(choices=choices) | types.ManyChoices(choices=choices):
                yield from (_in(one.label, self.language) for one in choices)
            case types.Scale(labels=labels):
                yield from (_in(label, self.language) for _, label in labels)
            case _:
                return

    def basis(self, ask: Ask, consent: Ask | None) -> Basis:
        """Give the question's own basis, else the service's, else the consent asked so far."""
        if ask.legal_basis:
            return Basis("own", ask.legal_basis)
        shared = _in(self.flow.service.legal_basis, self.language)
        if shared:
            return Basis("service", shared)
        if consent is not None:
            return Basis("consent", _in(consent.summary or consent.text, self.language))
        return Basis("missing")

    def repeat(self, name: str) -> str:
        repeats = self.flow.repeats.values()
        found = (one for one in repeats if name in (*one.steps, one.another))
        return next((_in(one.title, self.language) for one in found), "")


def _goes(ask: Ask) -> str:
    if ask.privacy == "feedback":
        return "counted" if isinstance(ask.type, COUNTED) else "forgotten"
    return ask.privacy
