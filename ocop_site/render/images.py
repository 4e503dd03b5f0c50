"""The pipeline of photos: checked once, then small files for the screen and one for the press.

Derivatives are upright, in sRGB, never larger than the source, and free of metadata: a photo
taken at a producer's home must not give the place away.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import Literal

from PIL import Image

from ocop_site.files import digest
from ocop_site.render.picture_cache import Derivative, PictureCache, cache_key
from ocop_site.render.pixels import PhotoProblem, decode, open_photo, upright_size

__all__ = [
    "Derivative",
    "PhotoInfo",
    "PhotoProblem",
    "Picture",
    "PictureCache",
    "ScreenWidths",
    "cache_key",
    "inspect_photo",
    "load_print",
    "load_screen",
    "make_print",
    "make_screen",
    "screen_widths",
]

# Each step is at most half as wide again as the one before: no screen loads much more than it
# shows.
_WHOLE_WIDTHS = (360, 540, 800, 1200)
_CUT_WIDTHS = (200, 300, 440, 640, 960, 1200)
_FRAME = 4 / 5  # width by height of the upright frame that photos fill on the site
_FALLBACK_WIDTH = 800
_MM_PER_INCH = 25.4
_GPS = 0x8825
_SCREEN_RECIPE = "screen-5"
_PRINT_RECIPE = "print-1"


@dataclass(frozen=True, slots=True)
class Picture:
    """A usable photo: its upright size in pixels and the digest of its file."""

    width: int
    height: int
    digest: str


@dataclass(frozen=True, slots=True)
class PhotoInfo(Picture):
    """What a first look at a file tells; ``colour`` is its mean colour as ``#rrggbb``."""

    format: str
    has_location: bool
    colour: str


def inspect_photo(data: bytes) -> PhotoInfo:
    """Check that ``data`` is a whole picture we can use; raise ``PhotoProblem`` otherwise."""
    with open_photo(data) as image:
        width, height = upright_size(image)
        kind = "JPEG" if image.format == "MPO" else str(image.format)
        has_location = bool(image.getexif().get_ifd(_GPS))
        if kind == "JPEG":
            # An eighth of the size reads the file to its end at a fraction of the cost.
            image.draft(None, (max(width // 8, 1), max(height // 8, 1)))
        image.load()
        red, green, blue = decode(image).resize((1, 1), Image.Resampling.BOX).tobytes()
        colour = f"#{red:02x}{green:02x}{blue:02x}"
    return PhotoInfo(width, height, digest(data), kind, has_location, colour)


@dataclass(frozen=True, slots=True)
class ScreenWidths:
    """The rising widths in pixels at which a photo is made, whole and cut to the upright frame."""

    whole: tuple[int, ...]
    cut: tuple[int, ...]


def screen_widths(width: int, height: int) -> ScreenWidths:
    """The widths for a photo of this upright size; none is larger than the photo."""
    return ScreenWidths(
        tuple(sorted({min(step, width) for step in _WHOLE_WIDTHS})),
        tuple(sorted({min(step, _cut_size(width, height)[0]) for step in _CUT_WIDTHS})),
    )


def make_screen(data: bytes, *, avif: bool = False) -> tuple[Derivative, ...]:
    """WebP files of rising width, whole ones and then cut ones; last, a JPEG for old browsers.

    A frame of 4 to 5 shows little more than half of a photo taken across: what is cut away here
    is not sent to anyone. AVIF files, if asked for, come first: a third smaller, at several times
    the work.
    """
    with open_photo(data) as source:
        full = upright_size(source)
        widths = screen_widths(*full)
        scale = max(widths.whole[-1] / full[0], widths.cut[-1] / _cut_size(*full)[0])
        image = decode(source, math.ceil(max(full) * scale))
    sized = [_resize(image, width) for width in widths.whole]
    sized += [_cut(image, width) for width in widths.cut]
    # One thread: with more, the same picture becomes different bytes.
    made = [_encode(item, "avif", quality=60, speed=8, max_threads=1) for item in sized if avif]
    made += [_encode(item, "webp", quality=75, method=2, lossless=False) for item in sized]
    fallback = min(_FALLBACK_WIDTH, widths.whole[-1])
    made.append(
        _encode(_resize(image, fallback), "jpeg", quality=80, optimize=True, progressive=True)
    )
    return tuple(made)


def make_print(data: bytes, width_mm: float, dpi: int = 300) -> Derivative:
    """One JPEG for a printed width; the press takes it as it is."""
    width = max(1, round(width_mm / _MM_PER_INCH * dpi))
    with open_photo(data) as source:
        width = min(width, upright_size(source)[0])
        image = decode(source, _side_for_width(source, width))
    return _encode(_resize(image, width), "jpeg", quality=88, subsampling=0, optimize=True)


def load_screen(data: bytes, cache: PictureCache, *, avif: bool = False) -> tuple[Derivative, ...]:
    """``make_screen`` through the cache."""
    key = cache_key(data, f"{_SCREEN_RECIPE}{' avif' * avif}")
    return cache.fetch(key, lambda: make_screen(data, avif=avif))


def load_print(data: bytes, cache: PictureCache, width_mm: float, dpi: int = 300) -> Derivative:
    """``make_print`` through the cache."""
    key = cache_key(data, f"{_PRINT_RECIPE} {width_mm:.2f} mm {dpi} dpi")
    return cache.fetch(key, lambda: (make_print(data, width_mm, dpi),))[0]


def _side_for_width(image: Image.Image, width: int) -> int:
    """The longest side that goes with an upright width."""
    full_width, full_height = upright_size(image)
    return max(width, round(width * full_height / full_width))


def _resize(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _cut_size(width: int, height: int) -> tuple[int, int]:
    """The largest part of a picture that has the proportions of the frame."""
    if width > height * _FRAME:
        return max(1, round(height * _FRAME)), height
    return width, max(1, round(width / _FRAME))


def _cut(image: Image.Image, width: int) -> Image.Image:
    """The middle of a picture, as wide as asked for."""
    part = _cut_size(*image.size)
    left, top = ((side - kept) / 2 for side, kept in zip(image.size, part, strict=True))
    return image.resize(
        (width, max(1, round(width / _FRAME))),
        Image.Resampling.LANCZOS,
        box=(left, top, left + part[0], top + part[1]),
        reducing_gap=3.0,
    )


def _encode(
    image: Image.Image, kind: Literal["avif", "webp", "jpeg"], **options: int | bool
) -> Derivative:
    stream = io.BytesIO()
    image.save(stream, kind.upper(), **options)
    return Derivative(image.width, image.height, kind, stream.getvalue())
