"""Charts of lying bars: a label, a bar from a common axis, the figure at its end."""

from __future__ import annotations

from ocop_site.render.chart_keys import draw_keys
from ocop_site.render.chart_model import Chart, Palette, chart_rows, read_aloud
from ocop_site.render.chart_rows import (
    FIGURE_SCALE,
    Place,
    Placed,
    break_labels,
    draw_words,
    place_rows,
)
from ocop_site.render.chart_svg import Sheet, hatching, number, rectangle

# Lengths in parts of the type size.
_BAR = 1.72
_FIGURE_GAP = 0.55
_FIGURE_DROP = 0.37
_AXIS = 0.08
_HATCH_STEP = 0.62
_HATCH_LINE = 0.09


def draw_bars(chart: Chart, palette: Palette, width: float) -> str:
    """Draw a chart of kind ``bars``."""
    sheet, size = Sheet(palette), palette.size
    words = break_labels(tuple(chart_rows(chart)), size, width)
    room = width - words.start - words.figures - _FIGURE_GAP * size
    longest = max((row.total for row in words.rows), default=0) or 1
    top = draw_keys(sheet, chart.keys, width)
    heights = (_BAR * size,) * len(words.rows)
    placed = place_rows(words, heights, size, top, centred=True)
    for place in placed.places:
        draw_words(sheet, place)
        _draw_row(sheet, place, placed.start, room / longest)
    sheet.rule(_axis(placed, size, top), _AXIS * size, "ink")
    return sheet.svg(chart.kind, width, max(placed.bottom, size), read_aloud(chart))


def draw_hatched(sheet: Sheet, tone: str, x: float, y: float, width: float, height: float) -> None:
    """A hatched box: the source gives the sum, not its parts."""
    size = sheet.palette.size
    line = _HATCH_LINE * size
    box = (x + line / 2, y + line / 2, max(width - line, line), max(height - line, line))
    sheet.outline(rectangle(*box), tone, line)
    lines = hatching(*box, _HATCH_STEP * size)
    if lines:
        sheet.outline(lines, tone, line)


def _draw_row(sheet: Sheet, place: Place, start: float, scale: float) -> None:
    size = sheet.palette.size
    end, height = start, _BAR * size
    for bar in place.row.bars:
        length = bar.value * scale
        if bar.hatched and length > 0:
            draw_hatched(sheet, bar.tone, end, place.top, length, height)
        elif length > 0:
            sheet.shape(rectangle(end, place.top, length, height), bar.tone)
        end += length
    baseline = place.top + height / 2 + _FIGURE_DROP * size
    figure_x = end + _FIGURE_GAP * size
    sheet.text(figure_x, baseline, place.row.shown, scale=FIGURE_SCALE, bold=True)


def _axis(placed: Placed, size: float, top: float) -> str:
    """One line beside the labels; short ones where labels stand between the bars."""
    x = number(max(placed.start, _AXIS * size / 2))
    if not placed.above:
        return f"M{x} {number(top)}V{number(placed.bottom)}"
    return "".join(f"M{x} {number(place.top)}v{number(_BAR * size)}" for place in placed.places)
