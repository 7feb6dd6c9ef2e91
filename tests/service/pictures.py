"""Real small files, made in the test: pictures with metadata, broken ones, and some that lie."""

import io
import struct
import zlib

from PIL import Image

PLACE = "48 deg 51 min"
WHITE, RED = (255, 255, 255), (200, 0, 0)


def photo(kind: str = "JPEG", *, turned: bool = False) -> bytes:
    """Give a picture, 60 wide and 40 high as a person sees it, its left half red.

    It has a place, a camera and a comment in it. `turned` stores it on its side, as telephones do.
    """
    picture = Image.new("RGB", (60, 40), WHITE)
    picture.paste(RED, (0, 0, 30, 40))
    exif = Image.Exif()
    exif[0x0110] = "camera-marker"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0), 29: "place-marker"})
    if turned:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6  # the top of the picture is on its right
    output = io.BytesIO()
    more = {"comment": b"comment-marker"} if kind == "JPEG" else {}
    picture.save(output, kind, exif=exif, **more)
    return output.getvalue()


def bomb() -> bytes:
    """Give a PNG of a few bytes that claims to be 30,000 pixels wide and high."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
EXE = b"MZ\x90\x00" + bytes(60) + b"PE\x00\x00" + bytes(200)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
