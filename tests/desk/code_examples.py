"""The examples of the codes, laid over the catalogue that the editors' handbook spells out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from ocop_site.desk.explain import EXAMPLE_FILE, Piece
from tests.test_docs import HANDBOOKS, write_example

PHOTO = "photos/mat-ong-suoi-trong.jpg"
PHOTO_LINES = f"""\
photos:
  - file: {PHOTO}
    alt: {{vi: Hũ mật ong bên tổ ong, en: A jar of honey beside a hive}}
"""
_KEY = re.compile(r"(- id: \S+|[^\s#-][^:]*:|:)")


def write_base(folder: Path) -> Path:
    """The handbook's catalogue, with a photo, so that there is nothing at all to say about it."""
    root = write_example(HANDBOOKS["vi"], folder)
    put(root, [Piece(EXAMPLE_FILE, PHOTO_LINES), Piece(PHOTO, photo=(1600, 1200))])
    return root


def put(root: Path, pieces: Iterable[Piece]) -> None:
    """Lay the pieces of an example over a catalogue."""
    for piece in pieces:
        path = root / piece.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if piece.absent:
            path.unlink()
        elif piece.photo is not None:
            path.write_bytes(draw_photo(piece.photo, located=piece.located))
        elif piece.whole:
            path.write_text(piece.text, encoding=piece.encoding)
        else:
            old = path.read_text(encoding="utf-8")
            path.write_text(lay_over(old, piece.text), encoding="utf-8")


def lay_over(text: str, lines: str) -> str:
    """``text`` with the entries of ``lines`` in place of its own of the same keys."""
    replaced = {key for key, _ in _entries(lines)}
    kept = [entry for key, entry in _entries(text) if key not in replaced]
    return "".join(kept) + lines


def _entries(text: str) -> list[tuple[str, str]]:
    """The entries of a mapping or list, each with its key; an entry begins at the margin."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines(keepends=True):
        key = _KEY.match(line)
        if key:
            found.append((key[1], line))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def draw_photo(size: tuple[int, int], *, located: bool = False) -> bytes:
    """A plain JPEG of this size, on request with the place where it was taken."""
    stream = io.BytesIO()
    exif = Image.Exif()
    if located:
        exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 58.0, 49.0), 3: "E", 4: (106.0, 39.0, 7.0)})
    Image.new("RGB", size, "#C8963E").save(stream, "JPEG", quality=60, exif=exif)
    return stream.getvalue()
