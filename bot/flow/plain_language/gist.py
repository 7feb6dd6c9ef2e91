"""What a question is about: its words without the words that only make it a question.

Two questions with one gist ask the same, whatever their courtesy, order, case and accents.
"""

import unicodedata
from functools import lru_cache

from bot.flow.plain_language.listed import listed
from bot.flow.plain_language.prose import MASK, masked, sentences_of

_EMPTY = listed(
    "quel quelle quels quelles est sont etes vous avez ce que quoi votre vos le la les l un",
    "une des de d du au aux en pour et ou s il te plait merci bien vouloir pouvez veuillez",
    "indiquer indiquez donner donnez ecrire ecrivez saisir saisissez dire dites nous a what",
    "which is are was do does did have your you the an of to for in on and or please give",
    "write type tell us enter",
)


@lru_cache(maxsize=1024)
def gist(text: str) -> tuple[str, ...]:
    """Give the words of a question that say what it asks, sorted; placeholders as they stand."""
    found = []
    for sentence in sentences_of(masked(text)):
        for word in sentence.words:
            written = text[word.start : word.end] if word.text[0] == MASK else _bare(word.text)
            found += [part for part in written.split("-") if part not in _EMPTY]
    return tuple(sorted(found))


def _bare(word: str) -> str:
    """Give a word without accents and without the `s` of a plural."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)
    )
    return plain.rstrip("s") if len(plain) > 3 and plain not in _EMPTY else plain  # noqa: PLR2004 - pas, gas
