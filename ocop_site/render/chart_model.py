"""What a chart is: its words, its figures and the palette of the medium it is drawn for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import Literal

ChartKind = Literal["bars", "steps", "marks"]
Mark = Literal["plain", "star", "hollow"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure. Neighbours with equal labels share a row, as segments or as kinds of marks.

    ``shown`` is the figure as it is printed; in a shared row the last one that is not empty
    counts. ``tone`` names a colour, in a chart of marks also the shape. ``hatched`` says that
    the source does not split the figure further. ``mark`` belongs to charts of marks: a star for
    four stars, hollow where the stars are not known.
    """

    label: str
    value: int
    shown: str
    note: str = ""
    tone: str = ""
    hatched: bool = False
    mark: Mark = "plain"


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: how a bar or a mark looks, and what that means."""

    label: str
    tone: str = ""
    hatched: bool = False
    mark: Mark = "plain"


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure of a chapter: ``how`` tells where the numbers come from.

    ``columns`` and ``rows`` are the table behind the drawing, set by the template.
    """

    title: str
    how: str
    bars: tuple[Bar, ...]
    unit: str
    kind: ChartKind
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours and type of a medium; lengths are in the unit of the width a chart is drawn at.

    With ``classes`` the drawing carries class names only and the style sheet colours it
    (``c-bar``, ``c-ink``, ``c-muted``, ``c-line`` and ``tone-…``).
    """

    ink: str = ""
    muted: str = ""
    line: str = ""
    accent: str = ""
    tones: Mapping[str, str] = field(default_factory=dict)
    font: str = ""
    size: float = 13.0
    unit: str = ""
    classes: bool = False


SCREEN = Palette(classes=True)
PRINT = Palette(
    ink="#1B1714",
    muted="#6B6156",
    line="#E4DACA",
    accent="#22457A",
    tones=MappingProxyType(
        {
            "food": "#4B6B1F",
            "beverages": "#22457A",
            "herbal": "#2F5D52",
            "handicrafts": "#A8261C",
            "ornamentals": "#7A3B69",
            "tourism": "#14626F",
            "stars-3": "#C8963E",
            "stars-4": "#1B1714",
            "stars-5": "#A8261C",
            "muted": "#6B6156",
        }
    ),
    font="Be Vietnam Pro",
    size=2.45,
    unit="mm",
)


@dataclass(frozen=True, slots=True)
class Row:
    """The bars that stand on one line."""

    label: str
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """The length of the whole row."""
        return sum(bar.value for bar in self.bars)

    @property
    def shown(self) -> str:
        """The figure printed at its end."""
        return next((bar.shown for bar in reversed(self.bars) if bar.shown), "")

    @property
    def note(self) -> str:
        """The remark printed under its label."""
        return next((bar.note for bar in self.bars if bar.note), "")


def chart_rows(chart: Chart) -> Iterator[Row]:
    """The lines of a chart, in the order given."""
    for label, bars in groupby(chart.bars, key=lambda bar: bar.label):
        yield Row(label, tuple(bars))


def read_aloud(chart: Chart) -> str:
    """The data as one sentence, for those who cannot see the drawing."""
    rows = "; ".join(f"{row.label}: {row.shown or row.total}" for row in chart_rows(chart))
    unit = f" ({chart.unit})" if chart.unit else ""
    return f"{chart.title}{unit}. {rows}."
