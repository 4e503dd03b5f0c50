"""Charts of steps: counts that followed one another, drawn as a staircase on a common ground."""

from __future__ import annotations

from ocop_site.render.chart_bars import draw_bars, draw_hatched
from ocop_site.render.chart_keys import draw_keys
from ocop_site.render.chart_model import Chart, Palette, Row, chart_rows, read_aloud
from ocop_site.render.chart_rows import FIGURE_SCALE, LINE, NOTE_SCALE
from ocop_site.render.chart_svg import Sheet, number, rectangle
from ocop_site.render.chart_text import text_width, wrap

# Lengths in parts of the type size.
_HEIGHT = 11.0
_TREAD = 0.22
_PADDING = 0.6
_FIGURE_GAP = 0.45
_HEAD = 1.5
_FOOT = 0.35
_LABEL_DROP = 1.35
_LABEL_LINES = 3


def draw_steps(chart: Chart, palette: Palette, width: float) -> str:
    """Draw a chart of kind ``steps``; with too little room for its words it falls back to bars."""
    size = palette.size
    rows = tuple(chart_rows(chart))
    column = width / max(len(rows), 1)
    if not rows or not _words_fit(rows, size, column - _PADDING * size):
        return draw_bars(chart, palette, width)
    sheet = Sheet(palette)
    floor = draw_keys(sheet, chart.keys, width) + (_HEAD + _HEIGHT) * size
    scale = _HEIGHT * size / (max(row.total for row in rows) or 1)
    bottom = floor
    for position, row in enumerate(rows):
        x = position * column
        _draw_step(sheet, row, (x, floor, column), row.total * scale)
        bottom = max(bottom, _draw_words(sheet, row, x, floor, column - _PADDING * size))
    sheet.rule(f"M0 {number(floor)}H{number(width)}", size * 0.08, "ink")
    return sheet.svg(chart.kind, width, bottom, read_aloud(chart))


def _words_fit(rows: tuple[Row, ...], size: float, room: float) -> bool:
    """Whether no word has to be cut in two, and no label in more lines than allowed."""
    words = [word for row in rows for word in f"{row.label} {row.note}".split()]
    figures = [text_width(row.shown, size * FIGURE_SCALE, bold=True) for row in rows]
    widest = max([text_width(word, size) for word in words] + figures, default=0.0)
    whole = all(
        not wrap(row.label, size, room, _LABEL_LINES)[-1].endswith("…") or row.label.endswith("…")
        for row in rows
    )
    return widest <= room and whole


def _draw_step(sheet: Sheet, row: Row, frame: tuple[float, float, float], height: float) -> None:
    """The ground under a step, its tread, and the figure on it."""
    size = sheet.palette.size
    x, floor, column = frame
    level, bar = floor - height, row.bars[-1]
    if height > 0 and bar.hatched:
        draw_hatched(sheet, bar.tone, x, level, column, height)
    elif height > 0:
        sheet.ground(rectangle(x, level, column, height))
    tread = _TREAD * size
    sheet.shape(rectangle(x, level - tread, column, tread), bar.tone)
    baseline = level - tread - _FIGURE_GAP * size
    sheet.text(x, baseline, row.shown, scale=FIGURE_SCALE, bold=True)


def _draw_words(sheet: Sheet, row: Row, x: float, floor: float, room: float) -> float:
    """The label under a step and its remark; return where they end."""
    size = sheet.palette.size
    baseline = floor + _LABEL_DROP * size
    for line in wrap(row.label, size, room, _LABEL_LINES):
        sheet.text(x, baseline, line)
        baseline += LINE * size
    for line in wrap(row.note, size * NOTE_SCALE, room, _LABEL_LINES) if row.note else ():
        sheet.text(x, baseline, line, role="muted", scale=NOTE_SCALE)
        baseline += LINE * size
    return baseline - (LINE - _FOOT) * size
