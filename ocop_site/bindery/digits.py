"""The ten digits in a face, as text of a given style shows them, and numbers set with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_STYLE = (
    "font_family",
    "font_style",
    "font_weight",
    "font_stretch",
    "font_size",
    "letter_spacing",
    "font_variant_numeric",
    "font_variant_caps",
    "font_feature_settings",
    "font_kerning",
    "font_variation_settings",
    "lang",
)


@dataclass(frozen=True, slots=True)
class Digits:
    """Glyph codes of 0 to 9 in hexadecimal; their widths, and how far each steps back after it.

    Both in thousandths of the type size; the steps are not nothing where letters are spaced.
    """

    codes: tuple[bytes, ...]
    widths: tuple[int, ...]
    steps: tuple[int, ...]

    def show(self, value: int) -> tuple[bytes, int]:
        """A number in the array notation of ``TJ``, and how far it moves the pen."""
        text, advance = b"", 0
        for char in str(value):
            digit = int(char)
            step = self.steps[digit]
            text += b"<%s>%s" % (self.codes[digit], b"%d" % step if step else b"")
            advance += self.widths[digit] - step
        return text.replace(b"><", b""), advance


def make_digit_reader(faces: Mapping[Any, Any]) -> Callable[[Any], Digits]:
    """A function that finds the digits for a text box; digits it meets join their face."""
    known: dict[tuple[Any, ...], Digits] = {}

    def read(box: Any) -> Digits:
        key = tuple(box.style[name] for name in _STYLE)
        if key not in known:
            known[key] = _read(box, faces)
        return known[key]

    return read


def _read(box: Any, faces: Mapping[Any, Any]) -> Digits:
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango
    from weasyprint.text.fonts import get_pango_font_key
    from weasyprint.text.line_break import create_layout

    codes, widths, steps = [], [], []
    logical = ffi.new("PangoRectangle *")
    for digit in "0123456789":
        layout = create_layout(digit, box.style, None, None, 0)
        item = layout.get_first_line()[0].runs[0].data
        glyph = item.glyphs.glyphs[0]
        font = item.item.analysis.font
        key, _, size = get_pango_font_key(font)
        face = faces[key]
        pango.pango_font_get_glyph_extents(font, glyph.glyph, ffi.NULL, logical)
        unit = 1000 * FROM_UNITS / size
        width = face.widths.setdefault(glyph.glyph, round(logical.width * unit))
        face.to_unicode.setdefault(glyph.glyph, digit)
        codes.append(b"%04x" % glyph.glyph)
        widths.append(width)
        steps.append(int(width - glyph.geometry.width * unit))
    return Digits(tuple(codes), tuple(widths), tuple(steps))
