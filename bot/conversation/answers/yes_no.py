"""Yes or no, and consents: words, the question's own labels, or signs."""

from bot.conversation.answers.meanings import means_no, means_unsure, means_yes
from bot.conversation.answers.normalise import fold
from bot.conversation.answers.readings import Context, Read, Reading, Rejected
from bot.conversation.answers.rejections import RejectionCode
from bot.flow.answer_types import Consent, YesNo

_SLIGHTLY = 3
"""Words; a longer text that begins with yes or no says more than that."""


def read_yes_no(kind: YesNo | Consent, text: str, context: Context) -> Reading:
    """Read a yes or a no; a yes or no with a few words more is read back."""
    folded = fold(text)
    if means_unsure(text, context.language):
        return Rejected(RejectionCode.NOT_UNDERSTOOD)
    if means_yes(text, context.language) or folded in map(fold, kind.yes.values()):
        return Read(value=True, exact=True)
    refusable = not (isinstance(kind, Consent) and kind.refusal_goes_back)
    if means_no(text, context.language) or folded in map(fold, kind.no.values()):
        return Read(value=False, exact=True) if refusable else Rejected(RejectionCode.NOT_AN_OPTION)
    return _first_word(folded, context, refusable=refusable)


def _first_word(folded: str, context: Context, *, refusable: bool) -> Reading:
    words = folded.split()
    if not 1 < len(words) <= _SLIGHTLY + 1:
        return Rejected(RejectionCode.NOT_UNDERSTOOD)
    if means_yes(words[0], context.language) and not any(
        means_no(w, context.language) for w in words
    ):
        return Read(value=True, exact=False)
    if refusable and means_no(words[0], context.language):
        return Read(value=False, exact=False)
    return Rejected(RejectionCode.NOT_UNDERSTOOD)
