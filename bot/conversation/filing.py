"""What makes a sent request readable for good: a scene goes in, questions and answers come out.

Each text is made in the service's first language and in the citizen's, as the review shows it.
"""

from dataclasses import replace
from itertools import groupby

from bot.conversation.filed import FiledAnswer, FiledPart
from bot.conversation.items import heading
from bot.conversation.review import section_title
from bot.conversation.scene import Scene
from bot.conversation.texts import label, show_answer
from bot.flow.answer_types import Words
from bot.flow.flow import Ask

Readers = dict[str, Scene]


def filed_parts(scene: Scene, asked: tuple[Ask, ...]) -> tuple[FiledPart, ...]:
    """Give answered questions in words, by section and item, in the order of the path."""
    readers = _readers(scene)
    titled = groupby(asked, lambda ask: _titles(readers, ask))
    return tuple(
        FiledPart(title, item, tuple(_filed(readers, ask) for ask in group))
        for (title, item), group in titled
    )


def _readers(scene: Scene) -> Readers:
    """Give the scene as a reader of each language would see it, the service's first one first."""
    own = scene.session.language
    languages = dict.fromkeys((next(iter(scene.flow.service.languages), own), own))
    return {
        code: Scene(scene.flow, replace(scene.session, language=code), scene.now, 0.0)
        for code in languages
    }


def _titles(readers: Readers, ask: Ask) -> tuple[Words, Words]:
    return (
        {code: section_title(scene, ask.section) for code, scene in readers.items()},
        {code: heading(scene, ask.id) for code, scene in readers.items()},
    )


def _filed(readers: Readers, ask: Ask) -> FiledAnswer:
    return FiledAnswer(
        ask.id,
        ask.type.key,
        {code: label(scene.flow, scene.session, ask) for code, scene in readers.items()},
        {code: show_answer(scene.session, ask) for code, scene in readers.items()},
    )
