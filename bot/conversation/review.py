"""Check your answers: everything on the path, by section and numbered, before it is sent.

Follows GOV.UK's "check answers" pattern: nothing is sent yet, each line can be changed, a change
comes back here, and only questions that became new are asked.
"""

from bot.conversation.keyboards import question_keyboard
from bot.conversation.path import answered_questions, first_changeable
from bot.conversation.replies import Button, Keyboard
from bot.conversation.scene import Scene
from bot.conversation.texts import in_language, label, say, show_answer
from bot.flow.flow import Ask, Review

_LONGEST_LINE = 120


def ask_review(scene: Scene, review: Review) -> None:
    """Show all answers and ask whether they are right."""
    parts = [say(scene.flow, scene.session, review.text), answers_text(scene)]
    text = "\n\n".join([*parts, scene.word("review.confirm")])
    scene.say(text, question_keyboard(scene), personal=True)


def answers_text(scene: Scene) -> str:
    """List the answers on the path under the titles of their sections."""
    lines: list[str] = []
    section: str | None = None
    for number, ask in enumerate(answered_questions(scene.flow, scene.session), 1):
        if ask.section != section:
            section = ask.section
            lines += ["", _title(scene, section)]
        lines.append(f"{number}. {line(scene, ask)}")
    return "\n".join(lines).strip()


def _title(scene: Scene, section: str | None) -> str:
    titles = [s.title for s in scene.flow.sections if s.id == section]
    return in_language(titles[0], scene.session.language, scene.flow.language) if titles else ""


def line(scene: Scene, ask: Ask) -> str:
    """Give one answer as a line, cut short where it is long."""
    name = label(scene.flow, scene.session, ask).split("\n")[0]
    whole = f"{name} : {show_answer(scene.session, ask)}".replace("\n", " ")
    if scene.session.language != "fr":
        whole = whole.replace(" : ", ": ", 1)
    return whole if len(whole) <= _LONGEST_LINE else whole[: _LONGEST_LINE - 1] + "…"


def changeable(scene: Scene) -> dict[int, Ask]:
    """Give the questions whose answers may still change, by their number in the review."""
    allowed = set(scene.session.path[first_changeable(scene.flow, scene.session) :])
    asked = enumerate(answered_questions(scene.flow, scene.session), 1)
    return {number: ask for number, ask in asked if ask.id in allowed}


def change_keyboard(scene: Scene) -> Keyboard:
    """Give one button a changeable answer, with its number."""
    return tuple(
        (Button(f"{number}. {line(scene, ask)}"[:60], f"@{ask.id}"),)
        for number, ask in changeable(scene).items()
    )
