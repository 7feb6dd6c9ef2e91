"""Which steps are new, which are gone, which changed their kind, their id or their repeat."""

from collections.abc import Iterator, Mapping

from bot.flow.comparing.branches import at_the_tail, own_guard
from bot.flow.comparing.difference import Difference, Named, Severity, Spot, Term, Told, graded
from bot.flow.comparing.versions import Versions, named_repeat
from bot.flow.comparing.written import conditions, plain_id
from bot.flow.flow import AnyStep, Ask, Check, Decide, End, Flow, Review, Say, Submit


def compare_presence(versions: Versions) -> Iterator[Difference]:
    """Give a difference for each step that only one flow has, or that is another thing now."""
    for name in versions.before:
        if name not in versions.after:
            yield _gone(versions, name, versions.lookalikes.get(name, ""))
    for name in versions.after:
        if name not in versions.before:
            yield _new(versions, name)
    for former, now in versions.renamed.items():
        yield _renamed(versions, former, now)
    yield from _other_kinds(versions)
    yield from _other_repeats(versions)


def _gone(versions: Versions, name: str, lookalike: str) -> Difference:
    """Tell that a step is gone. A stop that is gone moves who stands at it; an end stops nobody."""
    breaking = isinstance(versions.before[name], Ask | Check | Review | Submit)
    breaking = breaking or _gives_steering(versions, name, versions.before[name])
    values: dict[str, Told] = {"maybe": lookalike} if lookalike else {}
    kind = "removed_or_renamed" if lookalike else "removed"
    return Difference(kind, graded(breaking=breaking), (versions.called(name),), values)


def _new(versions: Versions, name: str) -> Difference:
    step = versions.after[name]
    order = list(versions.after)
    place = order.index(name)
    spot = Spot(versions.called(order[place - 1]) if place else None)
    guard = " and ".join(conditions(own_guard(versions.new, name, step.guard), {}))
    values: dict[str, Told] = {"new": spot, "when": guard} if guard else {"new": spot}
    kind = "added_if" if guard else "added"
    return Difference(kind, _severity_of_new(versions, name), (versions.called(name),), values)


def _severity_of_new(versions: Versions, name: str) -> Severity:
    """Grade a new step: a question or a review can be made up for, other stops cannot.

    A question that leads the unsure to one of the old ones takes that from all others.
    """
    match versions.after[name]:
        case Ask(unsure=easier):
            return graded(breaking=bool(easier) and plain_id(easier or "") in versions.before)
        case End():
            return graded(breaking=not at_the_tail(versions, name))
        case Check():
            return "breaking"
        case Submit():
            return graded(breaking=not at_the_tail(versions, name))
        case step:
            return graded(breaking=_gives_steering(versions, name, step))


def _gives_steering(versions: Versions, name: str, step: AnyStep) -> bool:
    if not isinstance(step, Decide):
        return versions.steers(name)
    return versions.steers(name, *(f"{name}.{value}" for row in step.rows for value in row.give))


def _renamed(versions: Versions, former: str, now: str) -> Difference:
    kind = "renamed_question" if isinstance(versions.after[now], Ask) else "renamed"
    return Difference(kind, "safe", (versions.called(now),), {"old": former, "new": now})


def _other_kinds(versions: Versions) -> Iterator[Difference]:
    for name in versions.common:
        old, new = versions.before[name], versions.after[name]
        if type(old) is not type(new):
            passed = isinstance(old, Say | Decide) and isinstance(new, Say | Decide)
            breaking = not passed or _gives_steering(versions, name, old)
            what = (type(step).__name__.lower() for step in (old, new))
            values = {
                key: Term(f"kind.{one}") for key, one in zip(("old", "new"), what, strict=True)
            }
            yield Difference("kind_changed", graded(breaking=breaking), (_bare(new, name),), values)


def _bare(step: AnyStep, name: str) -> Named:
    return Named(type(step).__name__.lower(), name)


def _other_repeats(versions: Versions) -> Iterator[Difference]:
    """Tell which steps are now asked once for each of several, or no longer: their ids change."""
    groups: dict[tuple[str, str], list[Named]] = {}
    old, new = _repeat_of(versions.old), _repeat_of(versions.new)
    for name in versions.common:
        pair = old.get(plain_id(versions.before[name].id), ""), new.get(name, "")
        if pair[0] != pair[1]:
            groups.setdefault(pair, []).append(versions.called(name))
    for (before, after), about in groups.items():
        values: dict[str, Told] = {}
        if before:
            values["old"] = named_repeat(versions.old.repeats[before], versions.old.language)
        if after:
            values["new"] = named_repeat(versions.new.repeats[after], versions.new.language)
        kind = "repeat_left" if not after else "repeat_joined" if not before else "repeat_changed"
        yield Difference(kind, "breaking", tuple(about), values)


def _repeat_of(flow: Flow) -> Mapping[str, str]:
    return {
        step: repeat.id
        for repeat in flow.repeats.values()
        for step in (*repeat.steps, repeat.another)
    }
