"""Texts without what people leave out when they type: capitals and accents."""

import unicodedata


def folded(text: str) -> str:
    """Give a text in small letters without accents: `Élève` is `eleve`."""
    small = text.casefold()
    if small.isascii():
        return small
    parts = unicodedata.normalize("NFKD", small)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def alike(left: object, right: object) -> bool:
    """Tell whether two values are the same; texts are, whatever their capitals and accents."""
    if left == right:
        return True
    return isinstance(left, str) and isinstance(right, str) and folded(left) == folded(right)
