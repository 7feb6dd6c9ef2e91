"""What changed in what the prototypes of a service share: constants, languages, days, shares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from bot.flow.answer_types import Words
from bot.flow.comparing.difference import Difference, Term, Told, graded
from bot.flow.comparing.wholes import entries
from bot.flow.comparing.written import differ, how_changed, shown
from bot.flow.flow import Flow, Service, Value

WORDS = frozenset({"name", "notice", "controller", "legal_basis"})
"""Fields of a service that hold one text in each language."""

ENTRIES = {"shares": "share", "glossary": "glossary"}
"""Fields of a service that hold values by key, with the kind that tells them."""

Constant = Words | Value | None


@dataclass(frozen=True, slots=True)
class Services:
    """The old and the new service; `steering` are the names that led citizens through old flows."""

    old: Service
    new: Service
    steering: frozenset[str]


def compare_services(services: Services) -> Iterator[Difference]:
    """Give the differences that all prototypes share."""
    for one in fields(services.new):
        yield from _field(services, one.name)


def _field(services: Services, name: str) -> Iterator[Difference]:
    old, new = getattr(services.old, name), getattr(services.new, name)
    if name in WORDS:
        yield from _words(f"service_{name}", (old, new), {}, services.new.languages)
    elif name == "constants":
        yield from _constants(services)
    elif name in ENTRIES:
        yield from entries(ENTRIES[name], old, new)
    elif name == "languages":
        yield from compare_languages("service_language", old, new)
    elif name == "retention_days":
        yield from _retention(old, new)
    elif name == "horizon_days" and old != new:  # evaluation waits otherwise; nobody half-way does
        values = {"key": name, "old": str(old), "new": str(new)}
        yield Difference("setting_changed", "safe", (), values)
    elif shown(old, {}) != shown(new, {}):
        values = {"key": name, "old": shown(old, {}), "new": shown(new, {})}
        yield Difference("setting_changed", "breaking", (), values)


def _retention(old: int, new: int) -> Iterator[Difference]:
    """Fewer days can delete a paused conversation before the day that its citizen was told."""
    if old != new:
        values = {"old": str(old), "new": str(new)}
        yield Difference("retention_changed", graded(breaking=new < old), (), values)


def compare_languages(
    kind: str, old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[Difference]:
    """Tell languages that are new or gone; who speaks one that is gone can no longer read."""
    for code in new:
        if code not in old:
            yield Difference(f"{kind}_added", "safe", (), {"new": Term(f"language.{code}")})
    for code in old:
        if code not in new:
            yield Difference(f"{kind}_removed", "breaking", (), {"old": Term(f"language.{code}")})
    if old != new and set(old) == set(new):
        yield Difference(f"{kind}_order", "safe", (), {"new": ", ".join(new)})


def flow_languages(old: Flow, new: Flow) -> Iterator[Difference]:
    """Tell the languages of one prototype that its service gained or lost no longer explains."""
    shared_old, shared_new = old.service.languages, new.service.languages
    gained = [code for code in new.languages if code in shared_old or code not in shared_new]
    lost = [code for code in old.languages if code in shared_new or code not in shared_old]
    both = [code for code in old.languages if code in new.languages]
    yield from compare_languages(
        "language",
        tuple(dict.fromkeys([*both, *lost])),
        tuple(dict.fromkeys([*both, *gained])),
    )


def _constants(services: Services) -> Iterator[Difference]:
    old, new = services.old.constants, services.new.constants
    for name in dict.fromkeys([*new, *old]):
        before, after = old.get(name), new.get(name)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            values: dict[str, Told] = {"key": name}
            languages = services.new.languages
            yield from _words("constant", (before, after), values, languages)
        elif _other_constant(before, after, exact=name in services.steering):
            yield _constant(services, name, before, after)


def _other_constant(old: Constant, new: Constant, *, exact: bool) -> bool:
    """Tell two constants apart, to the last space where conditions that lead the path read them."""
    if exact or type(old) is not type(new):
        return old != new
    return differ(shown(old, {}), shown(new, {}))


def _constant(services: Services, name: str, old: Constant, new: Constant) -> Difference:
    how = "added" if old is None else "changed" if new is not None else "removed"
    values = {"key": name, "old": _shown(services.old, old), "new": _shown(services.new, new)}
    return Difference(f"constant_{how}", graded(breaking=name in services.steering), (), values)


def _shown(service: Service, value: Constant) -> str:
    if isinstance(value, Mapping):
        return shown(value.get(service.languages[0], next(iter(value.values()), "")), {})
    return shown(value, {})


def _words(
    kind: str, words: tuple[Words, Words], values: Mapping[str, Told], languages: tuple[str, ...]
) -> Iterator[Difference]:
    """Tell a text that differs: once if it is the same in all languages, else for each of them."""
    told: set[tuple[str, str]] = set()
    for code in languages:
        before, after = (shown(text.get(code), {}) for text in words)
        spoken = all(code in text or not text for text in words)
        if spoken and differ(before, after) and (before, after) not in told:
            told.add((before, after))
            note = code if code != languages[0] else ""
            both = {**values, "old": before, "new": after}
            yield Difference(f"{kind}_{how_changed(before, after)}", "safe", (), both, note)
