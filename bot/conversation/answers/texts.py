"""Free text, telephone numbers and e-mail addresses."""

import re
from functools import lru_cache

from bot.conversation.answers.normalise import clean
from bot.conversation.answers.readings import Context, Read, Reading, Rejected
from bot.conversation.answers.rejections import RejectionCode
from bot.flow.answer_types import Email, Phone, Text

_EMAIL = re.compile(
    r"(?<![\w@.])(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w@-])"
)
_LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1.3 less its angle brackets
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def read_text(kind: Text, text: str, _: Context) -> Reading:
    """Read free text; where a pattern is asked, the same without spaces or dashes is inexact."""
    if len(text) > kind.max_length + 200:
        return Rejected(RejectionCode.TOO_LONG)
    plain = _lines(text)
    if kind.pattern is None:
        return _length(kind, plain) or Read(plain, exact=True)
    pattern = _compiled(kind.pattern)
    if pattern.fullmatch(plain):
        return _length(kind, plain) or Read(plain, exact=True)
    tight = re.sub(r"[\s.-]", "", plain)
    if pattern.fullmatch(tight):
        return _length(kind, tight) or Read(tight, exact=False)
    return Rejected(RejectionCode.WRONG_FORM)


def _lines(text: str) -> str:
    """Keep the lines of a text; only what cannot be seen goes."""
    return "\n".join(filter(None, map(clean, text.splitlines())))


def _length(kind: Text, plain: str) -> Rejected | None:
    if len(plain) < kind.min_length or not plain:
        return Rejected(RejectionCode.TOO_SHORT)
    return Rejected(RejectionCode.TOO_LONG) if len(plain) > kind.max_length else None


def read_phone(_: Phone, text: str, context: Context) -> Reading:  # noqa: ARG001 - one form for all readers
    """Read a telephone number as E.164; French unless it names its country."""
    import phonenumbers  # noqa: PLC0415 - large tables, only for this question

    plain = clean(text)
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    try:
        number = phonenumbers.parse(plain, "FR")
    except phonenumbers.NumberParseException:
        return Rejected(RejectionCode.NOT_A_PHONE)
    if not phonenumbers.is_valid_number(number):
        return Rejected(RejectionCode.NOT_A_PHONE)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Read(written, exact=not (_LETTER.search(plain) or number.extension))


def read_email(_: Email, text: str, context: Context) -> Reading:  # noqa: ARG001 - one form for all readers
    """Read an e-mail address; one found inside a sentence is read back."""
    plain = clean(text)
    whole = plain.removeprefix("mailto:")
    if _EMAIL.fullmatch(whole) and len(whole) <= _LONGEST_EMAIL:
        return Read(whole, exact="`" not in text)
    found = _EMAIL.findall(plain)
    if len(found) != 1 or len(found[0]) > _LONGEST_EMAIL:
        return Rejected(RejectionCode.NOT_AN_EMAIL)
    return Read(found[0], exact=False)
