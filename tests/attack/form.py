"""A form of twelve sections and seven branches, like the one that the research measured with.

A table goes in, a service folder comes out: two prototypes in three languages, and a second edition
of both whose only change is a word, so that it has other version digests.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.flow.flow import Flow
from bot.flow.load import load_service

PROTOTYPES = ("before", "redesign")
LANGUAGES = ("fr", "en", "ar")
KEEP_DAYS = 10
"""What `retention_days` of the service says; a draft is abandoned the day after."""


@dataclass(frozen=True)
class Question:
    """One line of the form: `options` of a choice, or the bounds of an amount; `when` it is asked.

    `only` is the one prototype that asks it, "" if both do.
    """

    step: str
    kind: str
    options: tuple[str, ...] = ()
    when: str = ""
    only: str = ""
    extra: tuple[str, ...] = ()


SECTIONS: Mapping[str, tuple[Question, ...]] = {
    "opening": (Question("who", "choice", ("me", "other")),),
    "situation": (
        Question("problem", "choice", ("late", "threat", "cut", "else")),
        Question("cut_since", "choice", ("days", "weeks"), "problem is cut"),
    ),
    "home": (
        Question("tenure", "choice", ("tenant", "owner", "hosted")),
        Question("landlord", "yes_no", when="tenure is tenant"),
    ),
    "household": (
        Question("adults", "number", ("1", "6")),
        Question("children", "number", ("0", "6")),
        Question("child_care", "yes_no", when="children >= 2"),
    ),
    "money": (
        Question("income", "money", ("0", "8000"), extra=("unsure: income_band",)),
        Question("income_band", "choice", ("low", "middle", "high")),
    ),
    "invoice": (Question("bill", "money", ("0", "5000")),),
    "supply": (
        Question("energy", "choice", ("elec", "gas", "both", "fuel")),
        Question("tank", "yes_no", when="energy is fuel"),
    ),
    "health": (
        Question("equipment", "yes_no"),
        Question("device", "choice", ("bed", "oxygen", "other"), "equipment is yes"),
    ),
    "work": (Question("job", "choice", ("paid", "seeking", "retired", "none"), only="before"),),
    "history": (
        Question("helped", "yes_no", extra=("unsure: yes",)),
        Question("helped_year", "choice", ("last", "older"), "helped is yes"),
    ),
    "contact": (
        Question("full_name", "text"),
        Question("phone", "phone", extra=("optional: yes",)),
    ),
    "sending": (),
}
_SENDING = ["review: review", "submit: request"]
_LABELS = "{5: Very easy, 4: Easy, 3: So so, 2: Hard, 1: Very hard}"
_EASE = Question("ease", "scale", extra=("privacy: feedback", f"labels: {_LABELS}"))


def load_editions(folder: Path) -> list[dict[str, Flow]]:
    """Write both editions of the service below `folder`; gives their flows, by prototype."""
    return [dict(load_service(_write(folder / f"v{n}", f"v{n}")).flows) for n in (1, 2)]


def _write(folder: Path, edition: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "service.yaml").write_text(_service(), "utf-8")
    for prototype in PROTOTYPES:
        (folder / f"{prototype}.yaml").write_text(_flow(prototype, edition), "utf-8")
        for language in LANGUAGES[1:]:
            text = _translation(prototype, language, edition)
            (folder / f"{prototype}.{language}.yaml").write_text(text, "utf-8")
    return folder


def _service() -> str:
    words = "{" + ", ".join(f"{language}: Formulaire" for language in LANGUAGES) + "}"
    return "\n".join((
        f"name: {words}", f"languages: [{', '.join(LANGUAGES)}]",
        f"contact: {{name: {words}, phone: 01 99 00 12 34, hours: {words}}}",
        f"notice: {words}", f"retention_days: {KEEP_DAYS}", "trial: {before: 1, redesign: 1}",
    ))  # fmt: skip


def questions_of(prototype: str) -> dict[str, tuple[Question, ...]]:
    """Give the questions that a prototype asks, by section, in its order: two differ in it."""
    order = list(SECTIONS)
    if prototype == "redesign":
        order.insert(2, order.pop(order.index("invoice")))
    kept = {name: tuple(q for q in SECTIONS[name] if q.only in {"", prototype}) for name in order}
    return {name: questions for name, questions in kept.items() if questions}


def sections_of_form() -> dict[str, dict[str, str]]:
    """Give the section of each step, by prototype, as a release wants to know them."""
    found = {}
    for prototype in PROTOTYPES:
        steps = {q.step: name for name, asked in questions_of(prototype).items() for q in asked}
        ends = {"out_of_scope": "situation", "not_entitled": "invoice"}
        found[prototype] = steps | ends | {"review": "sending", "request": "sending"}
    return found


def _flow(prototype: str, edition: str) -> str:
    lines = [f"prototype: {prototype}", "language: fr", "steps:"]
    for name, questions in questions_of(prototype).items():
        lines += [f"- section: {name}", f"  title: {name}", "  steps:"]
        lines += [f"  {line}" for question in questions for line in _ask(question, edition)]
        if name == "situation":
            lines += ["  - end: out_of_scope", "    when: problem is else", "    text: Au revoir"]
        if name == "invoice":
            lines += ["  - end: not_entitled", "    when: bill is 0", "    text: Pas de facture"]
    lines += ["- section: sending", "  title: Envoi", "  steps:"]
    lines += [line for part in _SENDING for line in (f"  - {part}", "    text: Envoyez")]
    return "\n".join([*lines, *_ask(_EASE, edition), "- end: submitted", "  text: Merci", ""])


def _ask(question: Question, edition: str) -> Iterator[str]:
    yield f"- ask: {question.step}"
    yield f"  type: {question.kind}"
    yield f"  text: {_text(question.step, edition)}"
    yield f"  summary: {question.step}"
    if question.when:
        yield f"  when: {question.when}"
    if question.kind == "choice":
        yield f"  choices: {{{', '.join(f'{one}: {one}' for one in question.options)}}}"
    elif question.options:
        yield f"  min: {question.options[0]}"
        yield f"  max: {question.options[1]}"
        yield '  example: "3"'
    if question.kind == "phone":
        yield "  example: 01 99 00 43 21"
    if question.kind == "text":
        yield "  example: Camille Martin"
        yield "  max_length: 120"
    yield "  why: Pour votre demande"
    yield from (f"  {line}" for line in question.extra)


def _text(step: str, edition: str) -> str:
    return f"Question {step}, {edition}" if step == "who" else f"Question {step}"


def _translation(prototype: str, language: str, edition: str) -> str:
    lines = [f"translates: {prototype}", f"language: {language}", "sections:"]
    asked = questions_of(prototype)
    lines += [f"  {name}: {{title: {name}}}" for name in [*asked, "sending"]]
    lines += ["steps:"]
    for question in [*(q for questions in asked.values() for q in questions), _EASE]:
        lines += [f"  {question.step}:", f"    text: {_text(question.step, edition)}"]
        lines += [f"    summary: {question.step}", "    why: Why"]
        if question.kind == "choice":
            pairs = ", ".join(f"{one}: {one}" for one in question.options)
            lines += [f"    choices: {{{pairs}}}"]
        elif question.kind in {"number", "money"}:
            lines += ['    example: "3"']
        elif question.kind == "scale":
            lines += [f"    labels: {_LABELS}"]
        elif question.kind in {"phone", "text"}:
            lines += ["    example: 01 99 00 43 21"]
    for step in ("out_of_scope", "not_entitled", "review", "request", "submitted"):
        lines += [f"  {step}: {{text: Text}}"]
    return "\n".join([*lines, ""])
