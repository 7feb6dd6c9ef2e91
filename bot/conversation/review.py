"""Check your answers: everything on the path, by section and numbered, before it is sent.

Follows GOV.UK's "check answers" pattern: nothing is sent yet, each line can be changed, a change
comes back here, and only questions that became new are asked.
"""

import re

from bot.conversation.items import heading
from bot.conversation.keyboards import question_keyboard
from bot.conversation.path import first_changeable, reviewed_questions
from bot.conversation.replies import Button, Keyboard
from bot.conversation.scene import Scene
from bot.conversation.texts import in_language, line, say
from bot.flow.flow import Ask, Review

_LONGEST_PART = 1900
"""Characters; Telegram takes 4,096 UTF-16 units in a message, and one character may be two."""


def ask_review(scene: Scene, review: Review) -> None:
    """Show all answers and ask whether they are right."""
    parts = [say(scene.flow, scene.session, review.text), answers_text(scene)]
    text = "\n\n".join([*parts, scene.word("review.confirm")])
    say_whole(scene, text, question_keyboard(scene))


def say_whole(scene: Scene, text: str, buttons: Keyboard) -> None:
    """Say a personal text, in several messages where it is too long for one; buttons come last."""
    *first, last = in_parts(text)
    for part in first:
        scene.say(part, personal=True)
    scene.say(last, buttons, personal=True)


def in_parts(text: str) -> list[str]:
    """Cut a text between lines into parts that each fit into one message."""
    parts = [""]
    rows = (row[i : i + _LONGEST_PART] for row in text.split("\n") for i in _starts(row))
    for row in rows:
        if parts[-1] and len(parts[-1]) + len(row) >= _LONGEST_PART:
            parts.append("")
        parts[-1] += row + "\n"
    return [part.strip("\n") for part in parts if part.strip()]


def _starts(row: str) -> range:
    return range(0, max(1, len(row)), _LONGEST_PART)


def answers_text(scene: Scene) -> str:
    """List the answers on the path under the titles of their sections."""
    lines: list[str] = []
    before = ("", "")
    for number, ask in enumerate(reviewed_questions(scene.flow, scene.session), 1):
        titles = (section_title(scene, ask.section), heading(scene, ask.id))
        if titles != before:
            lines += ["", *(new for new, old in zip(titles, before, strict=True) if new != old)]
            before = titles
        lines.append(f"{number}. {line(scene.flow, scene.session, ask)}")
    return re.sub(r"\n\n+", "\n\n", "\n".join(lines)).strip()


def section_title(scene: Scene, section: str | None) -> str:
    """Give the title of a section, or nothing."""
    titles = [s.title for s in scene.flow.sections if s.id == section]
    return in_language(titles[0], scene.session.language, scene.flow.language) if titles else ""


def changeable(scene: Scene) -> dict[int, Ask]:
    """Give the questions whose answers may still change, by their number in the review."""
    allowed = set(scene.session.path[first_changeable(scene.flow, scene.session) :])
    asked = enumerate(reviewed_questions(scene.flow, scene.session), 1)
    return {number: ask for number, ask in asked if ask.id in allowed}


def change_keyboard(scene: Scene) -> Keyboard:
    """Give one button a changeable answer, with its number."""
    return tuple(
        (Button(f"{number}. {line(scene.flow, scene.session, ask)}"[:60], f"@{ask.id}"),)
        for number, ask in changeable(scene).items()
    )
