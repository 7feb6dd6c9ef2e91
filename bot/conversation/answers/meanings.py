"""Yes, no, and "I don't know": whole texts that mean one of them, in all three languages.

"I don't know" is always tried first: in Arabic it begins like "no".
"""

from bot.conversation.answers.normalise import fold

_UNSURE = """je ne sais pas, je sais pas, sais pas, j'sais pas, jsp, chais pas, aucune idée, je
n'en sais rien, je ne sais plus, je ne m'en souviens pas, je ne me souviens pas, pas
sûr, pas sûre, nsp, ?, ??, ???, I don't know, I do not know, don't know, dont know,
dunno, idk, no idea, not sure, I'm not sure, I forgot, لا أعرف, لا اعرف, ما أعرف, ما
اعرف, لا أدري, لا ادري, ما ادري, لا أعلم, ما أعلم, ما نعرفش,
لست متأكدة, مش عارف, مش عارفة, لست متأكدا, معرفش, مانعرفش"""
_YES = """oui, ouais, ouai, oui oui, oui merci, si, mais oui, bien sûr, exact, exactement,
c'est ça, c'est bien ça, tout à fait, d'accord, ok, okay, o, 👍, ✅, yes, yeah, yep,
yes please, y, sure, of course, correct, that's right, right, true, نعم, أجل, ايوه,
ايوا, أيوة, اه, آه, بلى, طبعا, اكيد, صحيح, واه"""
_NO = """non, nan, non non, non merci, pas du tout, jamais, n, 👎, ❌, no, nope, no thanks, not
at all, never, false, nah, لا, كلا, لأ, لا شكرا, ابدا"""
_SIGNS = {"👍": True, "✅": True, "👎": False, "❌": False}


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(word) for word in listed.replace("\n", " ").split(",")) - {""}


UNSURE, YES, NO = _words(_UNSURE), _words(_YES), _words(_NO)
_QUESTION_MARKS = frozenset("?؟")
_MODIFIERS = "\ufe0f🏻🏼🏽🏾🏿"


def means_unsure(text: str, language: str) -> bool:  # noqa: ARG001 - every language is tried
    """Tell whether a text says "I don't know" and nothing else."""
    bare = text.strip()
    return fold(text) in UNSURE or (bool(bare) and set(bare) <= _QUESTION_MARKS)


def means_yes(text: str, language: str) -> bool:  # noqa: ARG001 - every language is tried
    """Tell whether a text says yes and nothing else."""
    return fold(text) in YES or _SIGNS.get(_first(text)) is True


def means_no(text: str, language: str) -> bool:
    """Tell whether a text says no and nothing else; "I don't know" is not a no."""
    if means_unsure(text, language):
        return False
    return fold(text) in NO or _SIGNS.get(_first(text)) is False


def _first(text: str) -> str:
    bare = text.strip()
    return bare[:1] if set(bare[1:]) <= {bare[:1], *_MODIFIERS} else ""
