"""What changed in sections: new, gone, called otherwise, or holding other steps."""

from collections.abc import Iterator

from bot.flow.comparing.difference import Difference, Named, Told
from bot.flow.comparing.texts import compare_words
from bot.flow.comparing.versions import Versions


def compare_sections(versions: Versions, moved: frozenset[str]) -> Iterator[Difference]:
    """Give the differences between sections; steps that `moved` have been told with their place."""
    before = {versions.renamed_sections.get(one.id, one.id): one for one in versions.old.sections}
    after = {one.id: one for one in versions.new.sections}
    for former, now in versions.renamed_sections.items():
        yield Difference(
            "section_renamed", "safe", _titled(versions, now), {"old": former, "new": now}
        )
    for section in before:
        if section not in after:
            yield Difference("section_removed", "safe", _titled(versions, section))
    for section, new in after.items():
        if section not in before:
            yield Difference("section_added", "safe", _titled(versions, section))
            continue
        words = before[section].title, new.title
        for found in compare_words(versions, words, "title"):
            about = (Named("section", section),)
            yield Difference(found.kind, "safe", about, found.values, found.language)
    yield from _other_places(versions, moved)


def _titled(versions: Versions, section: str) -> tuple[Named, ...]:
    found = versions.titled(section)
    return (found,) if found else ()


def _other_places(versions: Versions, moved: frozenset[str]) -> Iterator[Difference]:
    groups: dict[tuple[str | None, str | None], list[Named]] = {}
    for name in versions.common:
        pair = versions.old_section(name), versions.new_section(name)
        if pair[0] != pair[1] and name not in moved:
            groups.setdefault(pair, []).append(versions.called(name))
    for (old, new), about in groups.items():
        values: dict[str, Told] = {}
        for key, section in (("old", old), ("new", new)):
            found = versions.titled(section)
            if found:
                values[key] = found
        kind = "section_left" if not new else "section_joined" if not old else "section_changed"
        yield Difference(kind if len(about) == 1 else f"{kind}_many", "safe", tuple(about), values)
