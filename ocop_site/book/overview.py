"""The overview: what the book holds, counted from its own records and drawn."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ocop_site.book.formats import Grid
from ocop_site.render.charts import PRINT, Bar, Chart, Key, Mark, Palette, draw_chart
from ocop_site.text import collation_key
from ocop_site.views.figures import Figure, make_figure
from ocop_site.views.reading import Citations, Reading

_FIGURES = ("by-stars", "by-year", "producer-types", "by-status")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large number with what it counts."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure ready to print: its place in the count of figures, its words, its drawing."""

    number: int
    figure: Figure
    drawing: str


def make_palette(colours: Mapping[str, str]) -> Palette:
    """The colours of charts from the design tokens, so that a theme reaches them too."""
    tones = dict(PRINT.tones)
    tones |= {
        name.removesuffix("-accent"): value
        for name, value in colours.items()
        if name.endswith("-accent")
    }
    return dataclasses.replace(
        PRINT,
        ink=colours.get("ink", PRINT.ink),
        muted=colours.get("muted", PRINT.muted),
        line=colours.get("line", PRINT.line),
        accent=colours.get("gold-ink", PRINT.accent),
        tones=tones,
    )


def draw(chart: Chart, palette: Palette, grid: Grid) -> str:
    """A chart as SVG with the title that becomes its alternative text in a tagged PDF.

    It is drawn in millimetres of the design, and grows with the type.
    """
    drawing = draw_chart(chart, palette, grid.measure / grid.point)
    label = drawing.partition('aria-label="')[2].partition('"')[0]
    head, _, rest = drawing.partition(">")
    return f"{head}><title>{label}</title>{rest}"


def key_figures(reading: Reading) -> tuple[KeyFigure, ...]:
    """Four numbers that tell what is in the book."""
    catalogue, words = reading.catalogue, reading.words
    printed = [catalogue.entries[key] for key in catalogue.printed]
    producers = {key for entry in printed for key in entry.product.producers}
    stars = Counter(entry.stars for entry in printed)
    best = max((count for count in stars if count), default=0)
    rest = [
        words("book.overview.rest", n=stars[count], stars=words("stars.count", n=count))
        for count in sorted((c for c in stars if c and c != best), reverse=True)
    ]
    if stars[None]:
        rest.append(words("book.overview.unrated", n=stars[None]))
    items = sum(entry.product.items for entry in printed)
    return (
        KeyFigure(words.number(len(printed)), words("book.overview.records", n=len(printed))),
        KeyFigure(words.number(items), words("book.overview.items", n=items)),
        KeyFigure(
            words.number(stars[best]),
            words.join(
                [
                    words("book.overview.best", n=stars[best], stars=words("stars.count", n=best)),
                    *rest,
                ]
            ),
        ),
        KeyFigure(words.number(len(producers)), words("book.overview.producers", n=len(producers))),
    )


def chart_places(reading: Reading) -> Chart:
    """One mark for each printed record, by the unit just below the area."""
    catalogue, words = reading.catalogue, reading.words
    area = catalogue.settings.area.place
    rows: dict[str, Counter[tuple[int, Mark]]] = {}
    order = [group.id for group in catalogue.classification.groups]
    for key in catalogue.printed:
        entry = catalogue.entries[key]
        chain = catalogue.gazetteer.chain(entry.product.place)
        below = next(
            (place.id for place in chain if place.within == area),
            "",
        )
        mark: Mark = "hollow" if not entry.stars else "star" if entry.stars >= 4 else "plain"
        rows.setdefault(below, Counter())[order.index(entry.group.id), mark] += 1
    bars = []
    for key, counted in sorted(
        rows.items(), key=lambda row: (row[0] == "", -row[1].total(), collation_key(row[0]))
    ):
        label = (
            reading.text(catalogue.gazetteer[key].name).text
            if key
            else words("place.unknown-below")
        )
        shown = words.number(counted.total())
        bars += [
            Bar(label, value, shown, tone=order[rank], mark=mark)
            for (rank, mark), value in sorted(
                counted.items(), key=lambda item: (item[0][0], item[0][1] != "star")
            )
        ]
    return Chart(
        words("book.overview.places.title"),
        words("book.overview.places.how"),
        tuple(bars),
        words("figure.products"),
        "marks",
        keys=_keys(reading, rows),
    )


def _keys(reading: Reading, rows: Mapping[str, Counter[tuple[int, Mark]]]) -> tuple[Key, ...]:
    words = reading.words
    groups = reading.catalogue.classification.groups
    found = {rank for counted in rows.values() for rank, _ in counted}
    keys = [Key(reading.text(groups[rank].name).text, groups[rank].id) for rank in sorted(found)]
    first = groups[min(found)].id if found else ""
    marks = {mark for counted in rows.values() for _, mark in counted}
    if "star" in marks:
        keys.append(Key(words("book.overview.four"), first, mark="star"))
    if "hollow" in marks:
        keys.append(Key(words("stars.not-stated"), first, mark="hollow"))
    return tuple(keys)


def overview_figures(reading: Reading, palette: Palette, grid: Grid) -> tuple[DrawnFigure, ...]:
    """The figures of the overview, numbered."""
    places = chart_places(reading)
    figures = [Figure("places", "chart", places.title, places.how, places)]
    figures += [
        figure for name in _FIGURES if (figure := make_figure(reading, name, Citations(reading)))
    ]
    charts = [
        (figure, figure.chart) for figure in figures if figure.chart and _compares(figure.chart)
    ]
    return tuple(
        DrawnFigure(number, figure, draw(chart, palette, grid))
        for number, (figure, chart) in enumerate(charts, start=1)
    )


def _compares(chart: Chart) -> bool:
    """Whether there is anything to compare: one bar alone tells no more than its number."""
    return len(chart.bars) > (chart.kind != "marks")
