"""Photos for a press: as large as they are printed, never larger than they are, in inks."""

from __future__ import annotations

import io

from PIL import Image

from ocop_site import files
from ocop_site.bindery.inks import Inks, open_inks
from ocop_site.bindery.prepress import Prepress
from ocop_site.render.images import Derivative, PictureCache, cache_key
from ocop_site.render.pixels import decode, open_photo, upright_size

DPI = 300
_MM_PER_INCH = 25.4
_GREY_MODES = {"1", "L", "LA", "I", "I;16", "I;16B", "I;16L"}


def make_press_photo(data: bytes, width_mm: float, inks: Inks) -> Derivative:
    """A photo for its printed width, never larger than it is: CMYK, or grey if it is grey."""
    width = max(1, round(width_mm / _MM_PER_INCH * DPI))
    with open_photo(data) as source:
        full_width, full_height = upright_size(source)
        width = min(width, full_width)
        grey = source.mode in _GREY_MODES
        image = decode(source, max(width, round(width * full_height / full_width)))
    if width != image.width:
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    made = inks.of_picture(image.convert("L") if grey else image)
    stream = io.BytesIO()
    made.save(stream, "JPEG", quality=92, subsampling=0, optimize=True)
    return Derivative(made.width, made.height, "jpeg", stream.getvalue())


def load_press_photo(
    data: bytes, cache: PictureCache | None, width_mm: float, prepress: Prepress
) -> bytes:
    """``make_press_photo`` through the cache."""

    def make() -> tuple[Derivative, ...]:
        return (make_press_photo(data, width_mm, open_inks(prepress)),)

    if cache is None:
        return make()[0].data
    press = files.digest(prepress.profile)
    recipe = f"press-1 {width_mm:.2f} mm {DPI} dpi {press} {prepress.limit}"
    return cache.fetch(cache_key(data, recipe), make)[0].data
