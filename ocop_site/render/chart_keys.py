"""The legend of a chart, set as one flowing line of signs and words."""

from __future__ import annotations

from ocop_site.render.chart_model import Key
from ocop_site.render.chart_svg import Sheet, hatching, mark_path, rectangle
from ocop_site.render.chart_text import text_width

KEY_SCALE = 0.94
_SIDE = 0.95
_WORD_GAP = 0.5
_KEY_GAP = 1.3
_LINE = 1.55
_AFTER = 0.75


def key_width(key: Key, size: float) -> float:
    """The room a key takes."""
    return (_SIDE + _WORD_GAP) * size + text_width(key.label, size * KEY_SCALE)


def draw_keys(sheet: Sheet, keys: tuple[Key, ...], width: float, *, marks: bool = False) -> float:
    """Draw ``keys`` from the upper left corner on; return where the drawing below may begin."""
    size = sheet.palette.size
    if not keys:
        return 0.0
    x, top = 0.0, 0.0
    for key in keys:
        needed = key_width(key, size)
        if x and x + needed > width:
            x, top = 0.0, top + _LINE * size
        draw_key(sheet, key, x, top, marks=marks)
        x += needed + _KEY_GAP * size
    return top + (_LINE + _AFTER) * size


def draw_key_column(sheet: Sheet, keys: tuple[Key, ...], x: float, pitch: float) -> float:
    """Draw ``keys`` of marks one under the other from ``x`` on; return where they end."""
    for position, key in enumerate(keys):
        draw_key(sheet, key, x, position * pitch, marks=True)
    return (len(keys) - 1) * pitch + _LINE * sheet.palette.size


def draw_key(sheet: Sheet, key: Key, x: float, top: float, *, marks: bool) -> None:
    """One sign with its words, on a line that begins at ``top``."""
    size = sheet.palette.size
    side = _SIDE * size
    middle = top + _LINE * size / 2
    if marks:
        draw_mark(sheet, key.tone, key.mark, x + side / 2, middle, side * 0.5)
    elif key.hatched:
        line = size * 0.08
        box = (x + line / 2, middle - side / 2 + line / 2, side - line, side - line)
        sheet.outline(rectangle(*box), key.tone, line)
        sheet.outline(hatching(*box, size * 0.36), key.tone, line)
    else:
        sheet.shape(rectangle(x, middle - side / 2, side, side), key.tone)
    sheet.text(
        x + side + _WORD_GAP * size,
        middle + size * KEY_SCALE * 0.36,
        key.label,
        role="muted",
        scale=KEY_SCALE,
    )


def draw_mark(sheet: Sheet, tone: str, mark: str, x: float, y: float, radius: float) -> None:
    """One record: filled, with a star cut out, or hollow."""
    line = radius * 0.22
    if mark == "hollow":
        sheet.outline(mark_path(tone, x, y, radius - line / 2), tone, line)
    else:
        sheet.shape(mark_path(tone, x, y, radius, "star" if mark == "star" else "plain"), tone)
