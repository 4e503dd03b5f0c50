"""Unit charts: one mark for each record, so that small numbers are seen and not measured."""

from __future__ import annotations

from ocop_site.render.chart_keys import draw_key_column, draw_keys, draw_mark, key_width
from ocop_site.render.chart_model import Chart, Palette, chart_rows, read_aloud
from ocop_site.render.chart_rows import (
    FIGURE_SCALE,
    LINE,
    Place,
    Words,
    break_labels,
    draw_words,
    place_rows,
)
from ocop_site.render.chart_svg import Sheet

# Lengths in parts of the type size.
_RADIUS = 0.57
_PITCH = 1.78
_FIGURE_GAP = 0.2
_FIGURE_DROP = 0.38
_COLUMN_GAP = 2.0
_FULL_LINE = 12


def draw_marks(chart: Chart, palette: Palette, width: float) -> str:
    """Draw a chart of kind ``marks``; the legend stands beside the rows where there is room."""
    sheet, size = Sheet(palette), palette.size
    words = break_labels(tuple(chart_rows(chart)), size, width)
    legend = max((key_width(key, size) for key in chart.keys), default=0.0)
    beside = bool(chart.keys) and _has_room(words, size, width - legend)
    right = width - legend - _COLUMN_GAP * size if beside else width
    room = right - words.start - words.figures - _FIGURE_GAP * size
    per_line = max(1, int(room / (_PITCH * size)))
    top = 0.0 if beside else draw_keys(sheet, chart.keys, width, marks=True)
    heights = tuple(max(1, -(-row.total // per_line)) * _PITCH * size for row in words.rows)
    placed = place_rows(words, heights, size, top, drop=(_PITCH - LINE) / 2 * size)
    bottom = placed.bottom
    for place in placed.places:
        draw_words(sheet, place)
        _draw_row(sheet, place, placed.start, per_line)
    if beside:
        pitch = (_PITCH + 1.0) * size
        bottom = max(bottom, draw_key_column(sheet, chart.keys, width - legend, pitch))
    return sheet.svg(chart.kind, width, max(bottom, size), read_aloud(chart))


def _has_room(words: Words, size: float, width: float) -> bool:
    """Whether the longest row, up to a dozen marks, leaves the legend its column."""
    longest = max((row.total for row in words.rows), default=0)
    marks = min(longest, _FULL_LINE) * _PITCH * size
    used = words.start + marks + words.figures + (_FIGURE_GAP + _COLUMN_GAP) * size
    return not words.above and used <= width


def _draw_row(sheet: Sheet, place: Place, start: float, per_line: int) -> None:
    size = sheet.palette.size
    pitch, radius = _PITCH * size, _RADIUS * size
    marks = [bar for bar in place.row.bars for _ in range(bar.value)]
    x, y = start, place.top + pitch / 2
    for position, bar in enumerate(marks):
        x = start + position % per_line * pitch
        y = place.top + (position // per_line + 0.5) * pitch
        draw_mark(sheet, bar.tone, bar.mark, x + radius, y, radius)
    figure_x = x + (pitch + _FIGURE_GAP * size if marks else 0)
    baseline = y + _FIGURE_DROP * size
    sheet.text(figure_x, baseline, place.row.shown, scale=FIGURE_SCALE, bold=True)
