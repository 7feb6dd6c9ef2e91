"""What changed in a flow as a whole: facts, repeats, languages, aims, former ids."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from bot.flow.comparing.difference import Difference, Named, Term, Told, graded
from bot.flow.comparing.texts import compare_words
from bot.flow.comparing.versions import Versions, named_repeat
from bot.flow.comparing.written import NOTHING, differ, how_changed, rule_key, shown
from bot.flow.flow import Repeat

APART = frozenset(
    {"version", "machine", "service", "sections", "facts", "steps", "repeats", "languages"}
)
"""Fields of a flow compared elsewhere, or derived from the others."""

NOTES = frozenset({"hypothesis", "accepted", "glossary"})
"""Fields that citizens never meet."""


def compare_wholes(versions: Versions) -> Iterator[Difference]:
    """Give the differences that belong to no step."""
    for one in fields(versions.new):
        if one.name not in APART:
            yield from _field(versions, one.name)
    yield from _facts(versions)
    yield from _repeats(versions)


def _field(versions: Versions, name: str) -> Iterator[Difference]:
    old, new = getattr(versions.old, name), getattr(versions.new, name)
    if name == "budget":
        yield from entries("budget", old, new)
    elif name == "aliases":
        yield from entries("alias", _other_aliases(versions, old), _other_aliases(versions, new))
    elif name == "language" and old != new:
        values = {"old": Term(f"language.{old}"), "new": Term(f"language.{new}")}
        yield Difference("language_changed", "safe", (), values)
    else:
        yield from _setting(name, shown(old, {}), shown(new, {}))


def _setting(name: str, old: str, new: str) -> Iterator[Difference]:
    """Tell that a plain value is another one; another prototype is another trial."""
    if differ(old, new):
        values = {"key": name, "old": old, "new": new}
        known = {
            "hypothesis": f"hypothesis_{how_changed(old, new)}",
            "prototype": "prototype_changed",
        }
        severity = graded(breaking=name not in NOTES)
        yield Difference(known.get(name, "setting_changed"), severity, (), values)


def _other_aliases(versions: Versions, aliases: Mapping[str, str]) -> dict[str, str]:
    """Give the former ids that do not explain a renamed step of these two versions."""
    return {
        former: versions.renamed.get(now, now)
        for former, now in aliases.items()
        if versions.renamed.get(former) != now
    }


def entries(
    kind: str, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Difference]:
    """Give a difference for each key whose value is new, gone or another; all are safe."""
    for key in dict.fromkeys([*new, *old]):
        before, after = shown(old.get(key), {}), shown(new.get(key), {})
        if differ(before, after):
            how = "added" if key not in old else "changed" if key in new else "removed"
            yield Difference(f"{kind}_{how}", "safe", (), {"key": key, "old": before, "new": after})


def _facts(versions: Versions) -> Iterator[Difference]:
    """Compare facts by what they compute; one breaks if conditions of the old flow came to it."""
    old, new = versions.old.facts, versions.new.facts
    for name in dict.fromkeys([*new, *old]):
        before, after = rule_key(old.get(name), versions.words), rule_key(new.get(name), {})
        if before != after:
            how = "added" if name not in old else "changed" if name in new else "removed"
            values = {"key": name, "old": before[0] or NOTHING, "new": after[0] or NOTHING}
            severity = graded(breaking=versions.steers(name))
            yield Difference(f"fact_{how}", severity, (), values)


def _repeats(versions: Versions) -> Iterator[Difference]:
    old, new = versions.old.repeats, versions.new.repeats
    for name, repeat in old.items():
        if name not in new:
            about = (named_repeat(repeat, versions.old.language),)
            yield Difference("repeat_removed", "breaking", about)
    for name, repeat in new.items():
        if name in old:
            yield from _repeat(versions, old[name], repeat)
        else:
            about = (named_repeat(repeat, versions.new.language),)
            severity = graded(breaking=versions.steers(name))
            yield Difference("repeat_added", severity, about, {"most": str(repeat.at_most)})


def _repeat(versions: Versions, old: Repeat, new: Repeat) -> Iterator[Difference]:
    about = (named_repeat(new, versions.new.language),)
    for found in compare_words(versions, (old.title, new.title), "title"):
        bare = (Named("repeat", new.id),)
        yield Difference(found.kind, "safe", bare, found.values, found.language)
    if old.at_most != new.at_most:
        breaking = new.at_most < old.at_most or versions.steers(new.id)
        values: dict[str, Told] = {"old": str(old.at_most), "new": str(new.at_most)}
        yield Difference("most_items_changed", graded(breaking=breaking), about, values)
    counts = rule_key(old.count, versions.words), rule_key(new.count, {})
    if counts[0] != counts[1]:
        another = Term("another_one")
        values = {"old": counts[0][0] or another, "new": counts[1][0] or another}
        yield Difference("count_changed", "breaking", about, values)
