"""A satisfaction scale: its label, its number, or nearly its label."""

from bot.conversation.answers.choice import exact_option, near_option
from bot.conversation.answers.normalise import fold
from bot.conversation.answers.readings import Context, Read, Reading
from bot.flow.answer_types import Choice, Scale


def read_scale(kind: Scale, text: str, context: Context) -> Reading:
    """Read one step of a scale; a bare number is the scale's own, not its place in the list."""
    folded = fold(text)
    if folded in (str(number) for number, _ in kind.labels):
        return Read(int(folded), exact=True)
    options = [Choice(f"n{number}", label, {}) for number, label in kind.labels]
    exact = exact_option(options, folded) if not folded.isdecimal() else None
    if exact:
        return Read(int(exact[1:]), exact=True)
    near = near_option(options, folded, context)
    return Read(int(str(near.value)[1:]), exact=False) if isinstance(near, Read) else near
