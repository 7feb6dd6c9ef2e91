"""Texts without what people leave out when they type: capitals and accents."""

import unicodedata


def folded(text: str) -> str:
    """Give a text in small letters without accents: `Élève` is `eleve`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
