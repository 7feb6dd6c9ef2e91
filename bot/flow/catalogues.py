"""Sentences in Babel catalogues (`en.po`, `fr.po`) beside the code that says them."""

from functools import lru_cache
from pathlib import Path


@lru_cache
def read_catalogue(folder: Path, language: str) -> dict[str, str]:
    """Give every sentence of one language by key, from the catalogues in `folder`."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only telling people needs Babel

    with (folder / f"{language}.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
