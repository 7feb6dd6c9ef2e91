"""Bytes from a citizen become a paper fit to keep: known by its content, and bare of metadata.

A name or a declared type proves nothing, so the first bytes decide: JPEG, PNG, WebP or PDF. A
picture is decoded, turned upright and written anew, which leaves out where and when it was taken,
by which phone, and anything hidden behind the picture. A PDF is kept as it came.
"""

import io
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageOps

MOST_PIXELS = 64_000_000
"""Pixels of a picture once opened: a small file may claim to be as large as a field."""

Reason = Literal["not_accepted", "unreadable", "too_large", "too_many_pixels"]

_PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_TAIL = 2048


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to keep; `mime` is what its content is, whatever it was called."""

    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be kept, and why."""

    reason: Reason


def fit_to_keep(content: bytes) -> Paper | Refused:
    """Give what to keep of a file, or why it cannot be kept."""
    if content.startswith(b"%PDF-"):
        whole = b"%%EOF" in content[-_TAIL:]
        return Paper("application/pdf", content) if whole else Refused("unreadable")
    kind = _kind(content)
    return _bare_picture(content, kind) if kind else Refused("not_accepted")


def _kind(content: bytes) -> str:
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    return "WEBP" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def _bare_picture(content: bytes, kind: str) -> Paper | Refused:
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return Refused("too_many_pixels")
            return Paper(_PICTURES[kind], _written(picture, kind))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Refused("too_many_pixels")
    except Exception:  # noqa: BLE001 - a decoder given hostile bytes may raise anything
        return Refused("unreadable")


def _written(picture: Image.Image, kind: str) -> bytes:
    """Write only the pixels: Pillow would carry comments and profiles over in `info`."""
    upright = ImageOps.exif_transpose(picture)
    clear = kind != "JPEG" and upright.has_transparency_data
    bare = upright.convert("RGBA" if clear else "RGB")
    bare.info.clear()
    output = io.BytesIO()
    bare.save(output, kind, quality=90)
    return output.getvalue()
