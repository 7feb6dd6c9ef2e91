"""Thirty answers that occur nowhere else, and every place in which they might turn up."""

import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

TOKEN = "712345:" + "MarkerTokenMarkerTokenMarkerToken00"
FIRST_NAME = "Prénommarque"

INVALID = tuple(f"zorglub-{number:02} où ça" for number in range(20))
"""Words that no question but a free one takes."""

ANSWERS: Mapping[str, str] = {
    "postcode": "95417",
    "bill_amount": "1317,89 €",
    "income": "2741,63 €",
    "full_name": "Zoé Marquefort-Brindille",
    "birth_date": "29 2 1964",
    "address": "217 sentier du Marqueur, Cergy",
    "phone": "01 99 00 77 31",
    "note": "Ma note marquée : le chat de la voisine",
}
KEPT = ("1317.89", "2741.63", "1964-02-29", "+33199007731", "0199007731")
"""The same answers as they are kept."""

MARKERS = (*INVALID, *(w for step, w in ANSWERS.items() if step != "postcode"), *KEPT)
"""All that may be written nowhere; a bare postcode could stand in any file by chance."""


def forms_of(secret: str) -> Iterator[bytes]:
    """Give the forms in which a text may stand in bytes: plain, JSON, and other encodings."""
    yield secret.encode()
    yield json.dumps(secret).encode().strip(b'"')
    yield secret.encode("utf-16-le")
    yield repr(secret).encode().strip(b"'")


def found_in(places: Mapping[str, bytes], chats: tuple[int, ...]) -> list[tuple[str, str]]:
    """Give where a marker, the token, the first name or a chat's number stands."""
    secrets = [*MARKERS, TOKEN, TOKEN.partition(":")[2], FIRST_NAME, *map(str, chats)]
    hits = [
        (name, secret)
        for name, held in places.items()
        for secret in secrets
        if any(form in held for form in forms_of(secret))
    ]
    packed = [chat.to_bytes(size, "big") for chat in chats for size in (6, 8)]
    return hits + [(name, "packed chat") for name, h in places.items() for p in packed if p in h]


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file in a folder."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


def told(error: BaseException) -> bytes:
    """Give all that an error can say of itself: its text, its causes and their notes."""
    return "".join([*traceback.format_exception(error), repr(error), repr(error.args)]).encode()


class Listening(logging.Handler):
    """Keeps every record of every logger as it is, without the redaction of the real output."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line, its arguments and its traceback."""
        text = logging.Formatter("%(name)s %(levelname)s %(message)s").format(record)
        self.lines.append(f"{text} {record.args!r}")
