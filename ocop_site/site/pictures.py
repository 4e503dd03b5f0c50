"""Photos on the site: which files a photo becomes, and the files themselves.

Names come from the digest of the source and a width alone, so that a page can be planned without
making a single picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ocop_site import files
from ocop_site.render.artefacts import File
from ocop_site.render.images import (
    SCREEN_WIDTHS,
    Picture,
    inspect_photo,
    load_screen,
    make_screen,
)
from ocop_site.render.picture_cache import Derivative, PictureCache
from ocop_site.text import slugify

_FALLBACK_WIDTH = 800
_FOLDER = "photos"


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """A photo as a page shows it: the fall-back with its size, and WebP files by width."""

    src: str
    width: int
    height: int
    webp: tuple[tuple[str, int], ...]


def picture_paths(file: str, photo: Picture) -> ScreenPicture:
    """The paths of all files made from a photo, smallest WebP first, one JPEG as fall-back."""
    name = f"{slugify(PurePosixPath(file).stem) or 'photo'}-{photo.digest[:10]}"
    steps = sorted({min(width, photo.width) for width in SCREEN_WIDTHS})
    width = min(_FALLBACK_WIDTH, steps[-1])
    return ScreenPicture(
        f"{_FOLDER}/{name}.jpg",
        width,
        max(1, round(photo.height * width / photo.width)),
        tuple((f"{_FOLDER}/{name}-{step}.webp", step) for step in steps),
    )


class Gallery:
    """The photos that pages have asked for.

    Planning only looks at a photo's size; the pictures are made when ``files`` is read.
    """

    def __init__(self, root: Path, cache: PictureCache | None) -> None:
        """Photos lie below ``root``; without a ``cache`` each build makes them anew."""
        self._root = root
        self._cache = cache
        self._shown: dict[str, ScreenPicture] = {}

    def show(self, file: str) -> ScreenPicture:
        """The picture of a photo file; it will be among the ``files``."""
        if file not in self._shown:
            data = files.read_bytes(self._root, file)
            self._shown[file] = picture_paths(file, inspect_photo(data))
        return self._shown[file]

    def files(self) -> Iterator[File]:
        """The picture files of every photo shown, made one photo at a time."""
        done: set[str] = set()
        for file, picture in self._shown.items():
            if picture.src in done:
                continue
            done.add(picture.src)
            made = self._make(files.read_bytes(self._root, file))
            webp = [item for item in made if item.format == "webp"]
            for item, (path, _) in zip(webp, picture.webp, strict=True):
                yield File(path, item.data)
            yield from (File(picture.src, item.data) for item in made if item.format == "jpeg")

    def _make(self, data: bytes) -> tuple[Derivative, ...]:
        return load_screen(data, self._cache) if self._cache else make_screen(data)
