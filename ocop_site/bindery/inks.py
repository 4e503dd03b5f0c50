"""From colours of the screen to inks: the design's own builds first, else by the profile.

A conversion by profile spreads a grey over four plates, where the slightest shift shows as
coloured edges. So what is grey, or nearly, is printed with black alone.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from PIL import Image, ImageCms, ImageMath

from ocop_site.bindery.prepress import Build, Prepress

_GREY = 8  # how far the channels of a grey may differ, of 255
_MARGIN = 6  # per cent below the limit of ink, for what compression adds
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_BLACK = ImageCms.Flags.BLACKPOINTCOMPENSATION


class ProfileError(Exception):
    """Bytes that are no ICC profile of a four-colour press."""


class Inks:
    """The conversions for one press."""

    def __init__(self, profile: bytes, builds: Mapping[str, Build], limit: int) -> None:
        """Open a profile.

        Raises:
            ProfileError: if it is none for cyan, magenta, yellow and black.
        """
        self._builds = {key.upper(): build for key, build in builds.items()}
        self._limit = limit
        try:
            press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            lab = ImageCms.createProfile("LAB")
            self._from_rgb = _transform(screen, press, "RGB", "CMYK", _BLACK)
            self._from_lab = _transform(lab, press, "LAB", "CMYK", _BLACK)
            to_lab = _transform(press, lab, "CMYK", "LAB", ImageCms.Flags.NONE)
        except (ImageCms.PyCMSError, OSError) as error:
            raise ProfileError(str(error)) from error
        self._black = _black_curve(to_lab)

    def of_rgb(self, red: float, green: float, blue: float) -> Build:
        """The build of a screen colour; channels are from 0 to 1."""
        values = tuple(round(min(max(value, 0), 1) * 255) for value in (red, green, blue))
        key = "#" + "".join(f"{value:02X}" for value in values)
        if key in self._builds:
            return self._builds[key]
        if max(values) - min(values) <= _GREY:
            return (0, 0, 0, _percent(self._black[round(sum(values) / 3)]))
        return self._convert(Image.new("RGB", (1, 1), values), self._from_rgb)

    def of_lab(self, lightness: float, a: float, b: float) -> Build:
        """The build of a CIE Lab colour."""
        values = (round(lightness * 2.55), round(a) + 128, round(b) + 128)
        return self._convert(Image.new("LAB", (1, 1), values), self._from_lab)

    def of_picture(self, image: Image.Image) -> Image.Image:
        """A picture in sRGB as CMYK within the limit of ink; a grey one stays grey."""
        if image.mode == "L":
            return image.point([255 - ink for ink in self._black])
        return self._hold(_apply(image.convert("RGB"), self._from_rgb))

    def _convert(self, image: Image.Image, transform: Any) -> Build:
        pixel = self._hold(_apply(image, transform)).getpixel((0, 0))
        assert isinstance(pixel, tuple)
        cyan, magenta, yellow, black = (_percent(value) for value in pixel)
        return (cyan, magenta, yellow, black)

    def _hold(self, image: Image.Image) -> Image.Image:
        """Take colour out, never black, where there is too much ink."""
        most = (self._limit - _MARGIN) * 2.55
        if heaviest(image) <= self._limit - _MARGIN:
            return image
        cyan, magenta, yellow, black = (band.convert("F") for band in image.split())
        made = [
            ImageMath.lambda_eval(
                lambda v: (
                    v["band"] * v["min"]((most - v["k"]) / v["max"](v["c"] + v["m"] + v["y"], 1), 1)
                ),
                band=band,
                c=cyan,
                m=magenta,
                y=yellow,
                k=black,
            ).convert("L")
            for band in (cyan, magenta, yellow)
        ]
        return Image.merge("CMYK", [*made, image.getchannel("K")])


@lru_cache(maxsize=2)
def open_inks(prepress: Prepress) -> Inks:
    """The conversions for a press, kept for the next signature of this process."""
    return Inks(prepress.profile, dict(prepress.builds), prepress.limit)


def heaviest(image: Image.Image) -> float:
    """The most ink at one place of a CMYK or grey picture, in per cent."""
    if image.mode != "CMYK":
        low, _ = image.convert("L").getextrema()
        return (255 - float(low)) / 2.55  # type: ignore[arg-type]
    bands = [band.convert("I") for band in image.split()]
    total = ImageMath.lambda_eval(
        lambda values: values["c"] + values["m"] + values["y"] + values["k"],
        **dict(zip("cmyk", bands, strict=True)),
    )
    return float(total.getextrema()[1]) / 2.55


def _transform(source: Any, target: Any, before: str, after: str, flags: Any) -> Any:
    return ImageCms.buildTransform(source, target, before, after, _INTENT, flags)


def _apply(image: Image.Image, transform: Any) -> Image.Image:
    made = ImageCms.applyTransform(image, transform)
    assert made is not None
    return made


def _percent(value: float) -> int:
    return round(value / 2.55)


def _black_curve(to_lab: Any) -> list[int]:
    """How much black makes each of the 256 greys, the darkest one all of it."""
    ramp = Image.new("CMYK", (256, 1))
    ramp.putdata([(0, 0, 0, ink) for ink in range(256)])
    seen = [value / 2.55 for value in _apply(ramp, to_lab).tobytes()[::3]]
    darkest = _luminance(seen[-1])
    rising = [-value for value in seen]
    curve = []
    for grey in range(256):
        light = _linear(grey / 255) * (1 - darkest) + darkest
        curve.append(min(bisect_left(rising, -_lightness(light) - 0.2), 255))
    return [255, *curve[1:255], 0]


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _lightness(luminance: float) -> float:
    if luminance <= 216 / 24389:
        return luminance * 24389 / 27
    return float(116 * luminance ** (1 / 3) - 16)


def _luminance(lightness: float) -> float:
    if lightness <= 8:
        return lightness * 27 / 24389
    return float(((lightness + 16) / 116) ** 3)
