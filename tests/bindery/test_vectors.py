"""Paths drawn from memory and boxes drawn as boxes look as WeasyPrint draws them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.bindery.support import chapter, make_bindery, open_pdf

BOXES = "M0 0h7v1h-7zM2 3h1v1h-1zM4 3h3v1h-3z"
CURVES = "M1 1c2 0 3 1 3 3s-2 3-3 3L6 6H2V1z m3 3 l1-1 q1 1 2 0 a1 2 30 0 1 1 1Z"
SVG = (
    '<svg viewBox="0 0 8 8" style="width:30mm;height:30mm" xmlns="http://www.w3.org/2000/svg">'
    '<title>Hình</title><path d="{}" fill="#a33" stroke="#111" stroke-width=".2"/></svg>'
)


@pytest.mark.parametrize("path", [BOXES, CURVES, "M0 0h2v2h-1z", "M0,0L8em,8"])
def test_a_path_looks_the_same(tmp_path: Path, path: str) -> None:
    drawing = SVG.format(path)
    book = (chapter(1, 6, drawing + drawing),)
    single = render_elsewhere(tmp_path, drawing)
    bound, _ = make_bindery(tmp_path / "cache").bind(book)
    difference = ImageChops.difference(picture_of(bound, tmp_path), picture_of(single, tmp_path))
    assert difference.getbbox() is None


def test_boxes_are_short(tmp_path: Path) -> None:
    bound, _ = make_bindery(tmp_path).bind((chapter(1, 6, SVG.format(BOXES)),))
    with open_pdf(bound) as book:
        assert b"\n2 3 1 1 re\n4 3 3 1 re\n" in book.pages[0].Contents.read_bytes()


def picture_of(data: bytes, folder: Path) -> Image.Image:
    path = folder / "look.pdf"
    path.write_bytes(data)
    command = ["pdftoppm", "-r", "100", "-png", "-singlefile", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def render_elsewhere(folder: Path, drawing: str) -> bytes:
    """The same page by a process in which WeasyPrint draws paths its own way."""
    import sys

    from tests.support import PROJECT

    program = (
        "import sys\n"
        "from ocop_site.bindery import press_single\n"
        "from tests.bindery.support import chapter, make_edition\n"
        "book = (chapter(1, 6, sys.argv[1] * 2),)\n"
        "sys.stdout.buffer.write(press_single(book, make_edition()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, drawing], cwd=PROJECT, capture_output=True, check=True
    )
    return done.stdout
