"""Figures: charts with the table behind them, from published series or from the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.series import Series
from ocop_site.catalogue.vocabulary import Basis, Status
from ocop_site.render.charts import Bar, Chart
from ocop_site.text import collation_key
from ocop_site.views.groups import (
    BandView,
    CandidateView,
    Criteria,
    make_bands,
    make_candidate,
    make_criteria,
)
from ocop_site.views.reading import Citations, Reading


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a page: a chart, or one of the special tables, by ``kind``."""

    name: str
    kind: str
    title: str
    how: str
    chart: Chart | None = None
    refs: tuple[tuple[int, ...], ...] = ()
    bands: tuple[BandView, ...] = ()
    criteria: Criteria | None = None
    candidates: tuple[CandidateView, ...] = ()


def known_figures(series: Mapping[str, object]) -> tuple[str, ...]:
    """The names that ``[[figure: …]]`` accepts."""
    return (*sorted(_COMPUTED), "score-parts", "star-bands", "status", "candidates", *series)


def make_figure(reading: Reading, name: str, citations: Citations) -> Figure | None:
    """The figure of this name, or ``None`` if there is none."""
    words = reading.words
    if name in _COMPUTED:
        chart = _COMPUTED[name](reading)
        return Figure(name, "chart", chart.title, chart.how, chart)
    if name in reading.catalogue.series:
        return _draw_series(reading, reading.catalogue.series[name], citations)
    if name in ("score-parts", "star-bands", "status", "candidates"):
        rules = reading.catalogue.rules
        values = {"months": rules.validity_months, "days": rules.due_days}
        how = words(f"figure.{name}.how", decision=rules.decision, **values)
        return Figure(
            name,
            name,
            words(f"figure.{name}.title"),
            how,
            bands=make_bands(reading) if name == "star-bands" else (),
            criteria=make_criteria(reading) if name == "score-parts" else None,
            candidates=tuple(
                make_candidate(reading, key, citations) for key in reading.catalogue.candidates
            )
            if name == "candidates"
            else (),
        )
    return None


def _draw_series(reading: Reading, series: Series, citations: Citations) -> Figure:
    words = reading.words
    bars, rows, refs = [], [], []
    seen: Counter[str] = Counter()
    for point in series.points:
        when = words.date(point.when) if point.when else words("figure.undated")
        seen[when] += 1
        # Neighbours with equal labels would be drawn as one bar: two figures of a year are two.
        when += f" ({seen[when]})" if seen[when] > 1 else ""
        note = reading.text(point.note).text
        value = point.value or 0
        bars.append(Bar(when, value, words.number(value), note, hatched=point.when is None))
        rows.append((when, words.number(value), note))
        refs.append(citations.cite(point.source))
    title = reading.text(series.label).text
    columns = (words("figure.when"), words("figure.value"), words("figure.note"))
    chart = Chart(title, words("figure.published"), tuple(bars), "", "bars", columns, tuple(rows))
    return Figure(series.id, "series", title, chart.how, chart, tuple(refs))


def _count(reading: Reading, name: str, bars: list[Bar], *, kind: str = "bars") -> Chart:
    words = reading.words
    return Chart(
        words(f"figure.{name}.title"),
        words(f"figure.{name}.how", n=len(reading.catalogue.entries)),
        tuple(bars),
        words("figure.products"),
        kind,  # type: ignore[arg-type]
        (words(f"figure.{name}.column"), words("figure.products")),
        tuple((bar.label, bar.shown) for bar in bars),
    )


def _bar(reading: Reading, label: str, value: int, **options: object) -> Bar:
    return Bar(label, value, reading.words.number(value), **options)  # type: ignore[arg-type]


def _by_group(reading: Reading) -> Chart:
    catalogue = reading.catalogue
    return _count(
        reading,
        "by-group",
        [
            _bar(
                reading,
                reading.text(group.name).text,
                len(catalogue.by_group[group.id]),
                tone=group.id,
            )
            for group in catalogue.classification.groups
        ],
    )


def _by_stars(reading: Reading) -> Chart:
    words, entries = reading.words, reading.catalogue.entries.values()
    bars = []
    for stars in (5, 4, 3):
        of = [entry for entry in entries if entry.stars == stars]
        inferred = sum(entry.basis is Basis.INFERRED for entry in of)
        bars.append(_bar(reading, words("stars.count", n=stars), len(of) - inferred))
        if inferred:
            bars.append(
                _bar(reading, words("stars.count-inferred", n=stars), inferred, hatched=True)
            )
    unknown = sum(entry.stars is None and entry.recognition is not None for entry in entries)
    if unknown:
        bars.append(_bar(reading, words("stars.not-stated"), unknown, hatched=True))
    return _count(reading, "by-stars", [bar for bar in bars if bar.value])


def _recognised_year(entry: Entry) -> int | None:
    item = entry.recognition
    return item.date.year if item and item.date else None


def _by_year(reading: Reading) -> Chart:
    years = Counter(_recognised_year(entry) for entry in reading.catalogue.entries.values())
    known = sorted(year for year in years if year is not None)
    bars = (
        [_bar(reading, str(year), years[year]) for year in range(known[0], known[-1] + 1)]
        if known
        else []
    )
    if years[None]:
        bars.append(_bar(reading, reading.words("figure.undated"), years[None], hatched=True))
    return _count(reading, "by-year", bars)


def _by_place(reading: Reading) -> Chart:
    """Products by the unit just below the area (here the former districts)."""
    catalogue, words = reading.catalogue, reading.words
    area = catalogue.settings.area.place
    counted: Counter[str] = Counter()
    for entry in catalogue.entries.values():
        chain = catalogue.gazetteer.chain(entry.product.place)
        below = [place.id for place in chain if place.within == area]
        counted[below[0] if below else ""] += 1
    bars = [
        _bar(reading, reading.text(catalogue.gazetteer[key].name).text, value)
        for key, value in sorted(
            counted.items(),
            key=lambda item: (
                -item[1],
                collation_key(catalogue.gazetteer[item[0]].name.get("vi").text if item[0] else ""),
            ),
        )
        if key
    ]
    if counted[""]:
        bars.append(_bar(reading, words("place.unknown-below"), counted[""], hatched=True))
    return _count(reading, "by-place", bars)


def _producer_types(reading: Reading) -> Chart:
    catalogue, words = reading.catalogue, reading.words
    types = Counter(
        producer.type.value
        for key, producer in catalogue.producers.items()
        if catalogue.by_producer.get(key)
    )
    bars = [
        _bar(reading, words(f"producer-type.{kind}"), value, hatched=kind == "unknown")
        for kind, value in sorted(types.items(), key=lambda i: (i[0] == "unknown", -i[1], i[0]))
    ]
    chart = _count(reading, "producer-types", bars)
    return Chart(
        chart.title,
        chart.how,
        chart.bars,
        words("figure.producers"),
        chart.kind,
        (chart.columns[0], words("figure.producers")),
        chart.rows,
    )


def _by_status(reading: Reading) -> Chart:
    catalogue, words = reading.catalogue, reading.words
    return _count(
        reading,
        "by-status",
        [
            _bar(
                reading, words(f"status.{status.value}"), len(ids), hatched=status is Status.UNKNOWN
            )
            for status in Status
            if (ids := catalogue.by_status.get(status, ()))
        ],
    )


_COMPUTED: Mapping[str, Callable[[Reading], Chart]] = {
    "by-group": _by_group,
    "by-place": _by_place,
    "by-stars": _by_stars,
    "by-status": _by_status,
    "by-year": _by_year,
    "producer-types": _producer_types,
}
