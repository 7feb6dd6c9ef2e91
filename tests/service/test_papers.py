"""Files as they are kept: known by content, upright, and without anything but the picture."""

import io

import pytest
from PIL import Image

from bot.service.papers import Paper, Refused, fit_to_keep
from tests.service.pictures import EXE, GIF, HEIC, HTML, PDF, RED, SVG, bomb, photo

KINDS = pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])


def _kept(content: bytes) -> Image.Image:
    found = fit_to_keep(content)
    assert isinstance(found, Paper)
    return Image.open(io.BytesIO(found.content))


@KINDS
def test_nothing_but_the_picture_is_kept(kind: str) -> None:
    """Place, camera and comment are in the file that was sent, and not in the one that is kept."""
    sent = photo(kind)
    found = fit_to_keep(sent)
    assert isinstance(found, Paper)
    assert found.mime == f"image/{kind.lower()}"
    markers = [b"camera-marker", b"place-marker", b"comment-marker", b"Exif"]
    assert b"place-marker" in sent
    assert [marker for marker in markers if marker in found.content] == []
    kept = _kept(sent)
    assert (dict(kept.getexif()), kept.format, kept.size) == ({}, kind, (60, 40))


@KINDS
def test_a_turned_photo_stands_upright(kind: str) -> None:
    """A photo stored on its side is kept as its camera saw it."""
    kept = _kept(photo(kind, turned=True)).convert("RGB")
    assert kept.size == (60, 40)
    left, right = kept.getpixel((5, 20)), kept.getpixel((55, 20))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert all(abs(a - b) < 12 for a, b in zip(left, RED, strict=True))
    assert min(right) > 240


@KINDS
def test_a_cut_picture_is_unreadable(kind: str) -> None:
    """A picture that ends too early is refused, not kept half grey."""
    sent = photo(kind)
    assert fit_to_keep(sent[: len(sent) * 3 // 4]) == Refused("unreadable")


@pytest.mark.parametrize("content", [EXE, SVG, HTML, HEIC, GIF, b"", b"just words"])
def test_what_is_neither_photo_nor_pdf_is_refused(content: bytes) -> None:
    """Content decides, whatever the name: a program, a page or an unknown form is not kept."""
    assert fit_to_keep(content) == Refused("not_accepted")


def test_a_pdf_is_kept_as_it_came() -> None:
    """A whole PDF is kept byte by byte; one without its end is unreadable."""
    assert fit_to_keep(PDF) == Paper("application/pdf", PDF)
    assert fit_to_keep(PDF[:30]) == Refused("unreadable")


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    """A file of a few bytes that opens to 900 million pixels is never opened."""
    assert len(bomb()) < 200
    assert fit_to_keep(bomb()) == Refused("too_many_pixels")


def test_a_picture_just_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is our own, and counts pixels."""
    monkeypatch.setattr("bot.service.papers.MOST_PIXELS", 60 * 40 - 1)
    assert fit_to_keep(photo()) == Refused("too_many_pixels")


def test_what_hides_behind_a_picture_is_left_out() -> None:
    """A page appended to a photo does not reach the caseworker with it."""
    found = fit_to_keep(photo() + HTML)
    assert isinstance(found, Paper)
    assert b"script" not in found.content


def test_a_transparent_picture_keeps_its_transparency() -> None:
    """A screenshot with clear parts is not turned black."""
    output = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(output, "PNG")
    assert _kept(output.getvalue()).getpixel((0, 0)) == (0, 0, 0, 0)
