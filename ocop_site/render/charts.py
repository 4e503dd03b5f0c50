"""Charts for both media: pure geometry that ends in one accessible SVG."""

from __future__ import annotations

from ocop_site.render.chart_bars import draw_bars
from ocop_site.render.chart_marks import draw_marks
from ocop_site.render.chart_model import (
    PRINT,
    SCREEN,
    Bar,
    Chart,
    ChartKind,
    Key,
    Mark,
    Palette,
    read_aloud,
)
from ocop_site.render.chart_steps import draw_steps

__all__ = [
    "PRINT",
    "SCREEN",
    "Bar",
    "Chart",
    "ChartKind",
    "Key",
    "Mark",
    "Palette",
    "draw_chart",
    "read_aloud",
]


def draw_chart(chart: Chart, palette: Palette, width: float) -> str:
    """Draw ``chart`` at ``width``, in the unit of the palette.

    Below 34 times the type size labels move above their rows: draw a chart twice, say 340 and 608
    wide, to serve phones and desks with type of one size.
    """
    if chart.kind == "marks":
        return draw_marks(chart, palette, width)
    if chart.kind == "steps":
        return draw_steps(chart, palette, width)
    return draw_bars(chart, palette, width)
