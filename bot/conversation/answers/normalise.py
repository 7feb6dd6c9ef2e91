"""Text as people send it becomes text that can be compared.

`clean` keeps what was meant (for storing and patterns); `fold` what matters for matching.
Signs that cannot be seen, curly quotes and other digits are made plain in both.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 4096
"""Characters of one Telegram message; what comes after is not looked at."""

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20e3\ufeff\ufe0f]"
)
_QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "−": "-",
        "–": "-",
        "—": "-",
        "٫": ",",
        "٬": "'",
    }
)
_FLATTENED = re.compile("[^¹²³⁰⁴-⁹¼½¾]+")
"""NFKC would make "12" of "1²" and "31⁄2" of "3½": those signs stay as they are."""

_UNTIDY = re.compile("  |`")
_SPACES = re.compile(r"\s+")
_PUNCTUATION = re.compile(
    r"(?<!\d)[.,;:!?«»\"'()\[\]{}…،؛؟/\\_*#~|<>-]+|[.,;:!?«»\"'()\[\]{}…،؛؟/\\_*#~|<>-]+(?!\d)"
)
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": ""}
)


def clean(text: str) -> str:
    """Give the text in composed form (NFKC), without invisible signs, digits as 0 to 9."""
    text = text[:LONGEST]
    if text.isascii() and text.isprintable() and not _UNTIDY.search(text):
        return text.strip()
    text = text.encode("utf-8", "replace").decode()
    composed = _FLATTENED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    plain = _INVISIBLE.sub("", composed).translate(_QUOTES)
    return _SPACES.sub(" ", "".join(map(_digit, plain))).strip()


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() and sign > "9" else sign


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Give the text for matching: small letters without accents, no punctuation but in numbers."""
    apart = unicodedata.normalize("NFKD", clean(text).casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_ARABIC)
    return _SPACES.sub(" ", _PUNCTUATION.sub(" ", bare)).strip()
