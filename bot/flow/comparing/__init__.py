"""Two versions of a flow or service come in, their differences as data come out.

Each difference says whether it could harm somebody in the middle of a run (`difference.py`), so
that `is_safe` can decide whether open conversations may move to the new version. `sentences` and
`rendering` tell differences to people.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.flow.comparing.answers import compare_answers
from bot.flow.comparing.branches import compare_branches
from bot.flow.comparing.difference import Difference, Severity, all_safe
from bot.flow.comparing.order import compare_order
from bot.flow.comparing.placing import placed
from bot.flow.comparing.presence import compare_presence
from bot.flow.comparing.sections import compare_sections
from bot.flow.comparing.services import Services, compare_services, flow_languages
from bot.flow.comparing.steering import steering_names
from bot.flow.comparing.steps import compare_fields
from bot.flow.comparing.tables import compare_tables
from bot.flow.comparing.texts import compare_texts
from bot.flow.comparing.versions import Versions, versions_of
from bot.flow.comparing.wholes import compare_wholes
from bot.flow.flow import Flow, Service

__all__ = ["Difference", "Severity", "Side", "all_safe", "compare", "compare_flows", "is_safe"]

_OF_EACH_STEP = (compare_texts, compare_answers, compare_fields, compare_tables)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a service with its flows by prototype, all or one of them."""

    service: Service
    flows: Mapping[str, Flow]


def is_safe(old: Flow, new: Flow) -> bool:
    """Tell whether an open conversation on `old` may go on with `new`.

    If so, no answer is lost or becomes invalid, and the citizen stands at the same question or at
    a new one. Errs on the side of no.
    """
    return all_safe(compare_flows(old, new))


def compare_flows(old: Flow, new: Flow) -> tuple[Difference, ...]:
    """Give every difference between two flows and their services, as people read them.

    In order: what concerns the service, the whole flow, then steps by their place in the new flow
    (breaking ones first in each), then the translations.
    """
    shared = Services(old.service, new.service, steering_names(old))
    return (*compare_services(shared), *_within(old, new))


def compare(old: Side, new: Side) -> tuple[Difference, ...]:
    """Give every difference between two services: what is shared, then each prototype.

    Prototypes are matched by name; two single ones are compared whatever their names.
    """
    names = frozenset().union(*map(steering_names, old.flows.values()))
    found = [*compare_services(Services(old.service, new.service, names))]
    pairs, gone, added = _pairs(old.flows, new.flows)
    found += [Difference("prototype_removed", "breaking", (), {"key": name}) for name in gone]
    found += [Difference("prototype_added", "safe", (), {"key": name}) for name in added]
    for before, after in pairs:
        found += [replace(one, prototype=after.prototype) for one in _within(before, after)]
    return tuple(found)


def _pairs(
    old: Mapping[str, Flow], new: Mapping[str, Flow]
) -> tuple[list[tuple[Flow, Flow]], list[str], list[str]]:
    if len(old) == len(new) == 1:
        return [*zip(old.values(), new.values(), strict=True)], [], []
    both = [(old[name], flow) for name, flow in new.items() if name in old]
    return (
        both,
        [name for name in old if name not in new],
        [name for name in new if name not in old],
    )


def _within(old: Flow, new: Flow) -> Iterable[Difference]:
    versions = versions_of(old, new)
    return placed(
        versions, [*flow_languages(old, new), *compare_wholes(versions), *_steps(versions)]
    )


def _steps(versions: Versions) -> Iterator[Difference]:
    moves = list(compare_order(versions))
    moved = frozenset(one.id for found in moves for one in found.about)
    yield from moves
    yield from compare_sections(versions, moved)
    yield from compare_presence(versions)
    yield from compare_branches(versions)
    for compare_step in _OF_EACH_STEP:
        for name in versions.common:
            yield from compare_step(versions, name)
