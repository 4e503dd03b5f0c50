"""Photos on the site: which files a photo becomes, and the files themselves.

Names come from the digest of the source, the form and the width alone, so that a page can be
planned without making a single picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ocop_site import files
from ocop_site.render.artefacts import File
from ocop_site.render.images import (
    PhotoInfo,
    inspect_photo,
    load_screen,
    make_screen,
    screen_widths,
)
from ocop_site.render.logos import Logo, read_logo
from ocop_site.render.picture_cache import Derivative, PictureCache
from ocop_site.text import slugify

_FALLBACK_WIDTH = 800
_FOLDER = "photos"


@dataclass(frozen=True, slots=True)
class Rendition:
    """The files of one form of a photo by format, each with its width in pixels."""

    webp: tuple[tuple[str, int], ...]
    avif: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """A photo as a page shows it: the fall-back with its size, and other files by width.

    ``whole`` has the proportions of the photo, ``ratio`` of width to height; ``cut`` is what an
    upright frame of 4 to 5 shows of it. ``colour`` holds the photo's place while it loads.
    """

    src: str
    width: int
    height: int
    whole: Rendition
    cut: Rendition
    colour: str
    ratio: float

    def paths(self) -> Iterator[str]:
        """The paths of all files, in the order in which the pipeline makes them."""
        for steps in (self.whole.avif, self.cut.avif, self.whole.webp, self.cut.webp):
            yield from (path for path, _ in steps)
        yield self.src


def picture_paths(file: str, photo: PhotoInfo, *, avif: bool = False) -> ScreenPicture:
    """The paths of all files made from a photo, smallest first, one JPEG as fall-back."""
    name = f"{_FOLDER}/{slugify(PurePosixPath(file).stem) or 'photo'}-{photo.digest[:10]}"
    widths = screen_widths(photo.width, photo.height)
    width = min(_FALLBACK_WIDTH, widths.whole[-1])
    return ScreenPicture(
        f"{name}.jpg",
        width,
        max(1, round(photo.height * width / photo.width)),
        _list_files(name, widths.whole, avif=avif),
        _list_files(f"{name}-4x5", widths.cut, avif=avif),
        photo.colour,
        round(photo.width / photo.height, 2),
    )


def _list_files(name: str, widths: Iterable[int], *, avif: bool) -> Rendition:
    return Rendition(
        tuple((f"{name}-{width}.webp", width) for width in widths),
        tuple((f"{name}-{width}.avif", width) for width in widths if avif),
    )


@dataclass(frozen=True, slots=True)
class LogoPicture:
    """A logo as a page shows it: its file with its size."""

    src: str
    width: int
    height: int


LOGO_MARK = "#logo"  # no file's name holds it: tells a logo from a photo where both are noted
_LOGO_SIDE = 400


def logo_path(file: str, logo: Logo) -> LogoPicture:
    """The path of the file made from a logo."""
    name = f"{slugify(PurePosixPath(file).stem) or 'logo'}-{logo.digest[:10]}.{logo.kind}"
    scale = _LOGO_SIDE / max(logo.width, logo.height)
    width, height = (max(1, round(side * scale)) for side in (logo.width, logo.height))
    return LogoPicture(f"logos/{name}", width, height)


class Gallery:
    """The photos and logos that pages have asked for.

    Planning only looks at a photo's size; the pictures are made when ``files`` is read.
    """

    def __init__(self, root: Path, cache: PictureCache | None, *, avif: bool = False) -> None:
        """Photos lie below ``root``; without a ``cache`` each build makes them anew."""
        self._root = root
        self._cache = cache
        self._avif = avif
        self._shown: dict[str, ScreenPicture] = {}
        self._logos: dict[str, bytes] = {}

    def show(self, file: str) -> ScreenPicture:
        """The picture of a photo file; it will be among the ``files``."""
        if file not in self._shown:
            data = files.read_bytes(self._root, file)
            self._shown[file] = picture_paths(file, inspect_photo(data), avif=self._avif)
        return self._shown[file]

    def show_logo(self, file: str) -> LogoPicture:
        """The picture of a logo file; it will be among the ``files``."""
        logo = read_logo(files.read_bytes(self._root, file))
        picture = logo_path(file, logo)
        self._logos[picture.src] = logo.data
        return picture

    def files(self) -> Iterator[File]:
        """The picture files of every photo and logo shown, made one photo at a time."""
        for path, data in self._logos.items():
            yield File(path, data)
        done: set[str] = set()
        for file, picture in self._shown.items():
            if picture.src in done:
                continue
            done.add(picture.src)
            made = self._make(files.read_bytes(self._root, file))
            for item, path in zip(made, picture.paths(), strict=True):
                yield File(path, item.data)

    def _make(self, data: bytes) -> tuple[Derivative, ...]:
        if self._cache is None:
            return make_screen(data, avif=self._avif)
        return load_screen(data, self._cache, avif=self._avif)
