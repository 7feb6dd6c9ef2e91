"""Answers made of several parts: the pages of a document, the ticks of a multiple choice.

Each part is kept as it comes in the session's pending value; "that is all", or the last possible
part, makes the answer.
"""

from bot.conversation.answering import bounds, not_due, reject, store
from bot.conversation.answers import read_choice_key
from bot.conversation.answers.rejections import RejectionCode
from bot.conversation.display import show
from bot.conversation.inputs import Attached
from bot.conversation.keyboards import more_keyboard
from bot.conversation.moves import accept
from bot.conversation.scene import NewFile, Scene
from bot.conversation.session import Answer, Pending
from bot.flow.answer_types import Document, ManyChoices
from bot.flow.flow import Ask, Value
from bot.journal.trace import EventKind

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; Telegram lets a bot fetch no larger file (Bot API, getFile)."""

MOST_FILES = 20
"""Files in one session, replaced ones included: nobody may fill the vault through one chat."""

_READABLE = frozenset(
    ("image/jpeg", "image/jpg", "image/png", "image/webp", "application/pdf")
)  # fmt: skip
"""Types as declared; what a file really is shows once it is fetched (`bot.service.papers`)."""


def take_file(scene: Scene, ask: Ask, file: Attached) -> None:
    """Take a photo or file: one page of a document, or a kind word where none is due."""
    if not isinstance(ask.type, Document):
        not_due(scene, "file")
    elif file.mime not in _READABLE:
        reject(scene, ask, RejectionCode.WRONG_FILE_TYPE)
    elif file.size > LARGEST_FILE:
        reject(scene, ask, RejectionCode.FILE_TOO_LARGE)
    elif scene.session.files >= MOST_FILES:
        _refuse_more(scene, ask)
    else:
        _add_page(scene, ask, ask.type, file)


def _refuse_more(scene: Scene, ask: Ask) -> None:
    """Take no more files, and strand nobody: a document without a page yet is put off."""
    lowest, _ = bounds(ask)
    if len(pending_values(scene)) >= (lowest or 0):
        reject(scene, ask, RejectionCode.TOO_MANY_FILES)
    else:
        scene.say(scene.word("pages.enough"))
        accept(scene, Answer(None, "later"), EventKind.SKIPPED)


def _add_page(scene: Scene, ask: Ask, kind: Document, file: Attached) -> None:
    pages = (*pending_values(scene), file.file_id)
    scene.files.append(NewFile(ask.id, file, scene.session.language))
    scene.put(files=scene.session.files + 1)
    if len(pages) >= kind.at_most:
        store(scene, ask, pages)
        return
    scene.put(pending=Pending("pages", pages))
    wording = "pages.one" if len(pages) == 1 else "pages.many"
    scene.say(scene.word(wording, count=len(pages)), more_keyboard(scene))


def tick_key(scene: Scene, ask: Ask, key: str) -> None:
    """Tick or untick the option of a tapped button."""
    value = read_choice_key(ask, key)
    if value is None:
        reject(scene, ask, RejectionCode.NOT_AN_OPTION)
    else:
        tick(scene, ask, value if isinstance(value, tuple) else (str(value),))


def tick(scene: Scene, ask: Ask, values: tuple[str, ...]) -> None:
    """Tick the options that are not ticked yet, untick the others."""
    chosen = _ticked(ask, set(pending_values(scene)), set(values))
    scene.put(pending=Pending("ticks", chosen), last_token=scene.session.token)
    scene.renew_token()
    names = show(ask, chosen, scene.session.language) if chosen else scene.word("answer.skipped")
    scene.say(scene.word("ticks.chosen", answer=names), more_keyboard(scene))


def _ticked(ask: Ask, before: set[str], values: set[str]) -> tuple[str, ...]:
    """Give the options ticked now, in order; one that stands alone and the others exclude it."""
    choices = ask.type.choices if isinstance(ask.type, ManyChoices) else ()
    alone = {choice.id for choice in choices if choice.alone}
    new = values - before
    kept = before - (alone if new - alone else set()) if not new & alone else set()
    ticked = kept ^ values if not new & alone else new & alone
    return tuple(choice.id for choice in choices if choice.id in ticked)


def pending_values(scene: Scene) -> tuple[str, ...]:
    """Give the pages or ticks gathered so far."""
    pending = scene.session.pending
    gathered = pending is not None and pending.kind in ("pages", "ticks")
    return _as_tuple(pending.value) if gathered and pending is not None else ()


def _is_alone(ask: Ask, values: tuple[str, ...]) -> bool:
    choices = ask.type.choices if isinstance(ask.type, ManyChoices) else ()
    return any(choice.alone and values == (choice.id,) for choice in choices)


def _as_tuple(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def finish_gathering(scene: Scene, ask: Ask) -> None:
    """Store the pages or ticks gathered, if they are enough."""
    values, (lowest, highest) = pending_values(scene), bounds(ask)
    if lowest is not None and len(values) < lowest and not _is_alone(ask, values):
        code = (
            RejectionCode.FILE_NEEDED if isinstance(ask.type, Document) else RejectionCode.TOO_FEW
        )
        reject(scene, ask, code)
    elif highest is not None and len(values) > highest:
        reject(scene, ask, RejectionCode.TOO_MANY)
    else:
        store(scene, ask, values)
