"""Translations against their flow: complete, same steps, same placeholders, fresh."""

from collections.abc import Iterator

from bot.flow.checks.texts import placeholders
from bot.flow.digests import digest_of
from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.source import Scalar, Table
from bot.flow.translation import StepWords, Translation
from bot.flow.wording import Wording, step_wording, words_of


def languages_differ(names: Names) -> Iterator[Problem]:
    """F506: a translation is of this flow, in another language of its service."""
    draft = names.draft
    for translation in draft.translations:
        entry = translation.entry
        fits = entry.translates == draft.entry.prototype and entry.language != draft.entry.language
        named = translation.file.endswith(f".{entry.language}.yaml")
        if not (fits and named and entry.language in draft.service.languages):
            values = {"language": entry.language, "translates": entry.translates}
            yield Problem("F506", translation.table.first_place(), values)


def every_text_is_translated(names: Names) -> Iterator[Problem]:
    """F501: each text of the flow, and each section's title, has its translation."""
    for translation in names.draft.translations:
        place = translation.table.first_place()
        for section in names.draft.sections:
            if section.id not in translation.entry.sections:
                yield Problem("F501", place, {"id": section.id, "key": "title"})
        for step in names.draft.steps:
            own = step_wording(step)
            theirs = words_of(translation.entry.steps.get(step.id, StepWords()))
            entry = _steps(translation).entries.get(step.id)
            for key in own:
                if key not in theirs:
                    values = {"id": step.id, "key": key}
                    yield Problem("F501", entry.place if entry else place, values)


def _steps(translation: Translation) -> Table:
    steps = translation.table.get("steps")
    return steps if isinstance(steps, Table) else Table({}, translation.table.place)


def nothing_else_is_translated(names: Names) -> Iterator[Problem]:
    """F502: a translation has no step, key or option that the flow does not have."""
    sections = {section.id for section in names.draft.sections}
    for translation in names.draft.translations:
        yield from _unknown_sections(translation, sections)
        for step_id, entry in _steps(translation).entries.items():
            step = names.draft.step(step_id)
            own: Wording = step_wording(step) if step else {}
            theirs = words_of(translation.entry.steps.get(step_id, StepWords()))
            extra = [key for key in theirs if key not in own]
            if step is None or extra:
                yield Problem(
                    "F502", entry.place, {"id": step_id, "key": ", ".join(extra) or step_id}
                )


def _unknown_sections(translation: Translation, sections: set[str]) -> Iterator[Problem]:
    written = translation.table.get("sections")
    for name, entry in (written.entries if isinstance(written, Table) else {}).items():
        if name not in sections:
            yield Problem("F502", entry.place, {"id": name, "key": name})


def placeholders_are_the_same(names: Names) -> Iterator[Problem]:
    """F503: a translated text has the placeholders of its source, no more and no fewer."""
    for translation in names.draft.translations:
        for step in names.draft.steps:
            theirs = words_of(translation.entry.steps.get(step.id, StepWords()))
            for key, text in step_wording(step).items():
                other = theirs.get(key, text)
                if sorted(placeholders(text)) != sorted(placeholders(other)):
                    entry = _steps(translation).entries[step.id]
                    expected = " ".join(f"{{{name}}}" for name in placeholders(text)) or "—"
                    yield Problem("F503", entry.place, {"key": key, "expected": expected})


def translations_are_fresh(names: Names) -> Iterator[Problem]:
    """F504 (a warning): the source has not changed since it was translated."""
    for translation in names.draft.translations:
        for step_id, entry in _steps(translation).entries.items():
            step = names.draft.step(step_id)
            noted = entry.value.get("source") if isinstance(entry.value, Table) else None
            if step is not None and isinstance(noted, Scalar):
                now = digest_of(step_wording(step), 4)
                if noted.text != now:
                    yield Problem("F504", noted.place, {"id": step_id, "now": now})
