"""The recognitions of all products by year and decision, as a reader of history wants them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.values import PartialDate
from ocop_site.catalogue.vocabulary import RecognitionState
from ocop_site.render.charts import Bar, Chart
from ocop_site.views.figures import Figure
from ocop_site.views.labels import Stars, StatusLabel, label_stars
from ocop_site.views.products import make_cards
from ocop_site.views.reading import Reading

_NEVER = PartialDate(1900)
# A page of more recognitions than this would weigh too much: a year then names its first ones.
_MOST, _FIRST = 200, 12


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A product recognised.

    ``status`` says that this certificate has lapsed, ``later`` that another took its place.
    """

    id: str
    number: str
    group: str
    name: str
    name_language: str
    maker: str
    stars: Stars
    status: StatusLabel | None
    later: str


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """Products recognised together: of one decision, or of one date where none is stated."""

    title: str
    note: str
    lines: tuple[TimelineLine, ...]


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year, newest first; empty for recognitions whose year no source gives.

    ``rest`` products of it stand in no step, so that a long history stays a page.
    """

    year: str
    count: int
    rest: int
    tallies: tuple[tuple[Stars, int], ...]
    steps: tuple[TimelineStep, ...]


_Item = tuple[Entry, Recognition]


def make_timeline(reading: Reading) -> tuple[TimelineYear, ...]:
    """All recognitions up to the as-of date."""
    years: dict[int, list[_Item]] = {}
    for item in _recognitions(reading.catalogue):
        date = item[1].date
        years.setdefault(date.year if date else 0, []).append(item)
    long = sum(map(len, years.values())) > _MOST
    return tuple(
        TimelineYear(
            str(year) if year else "",
            len(years[year]),
            max(0, len(years[year]) - _FIRST) if long else 0,
            _tally(reading, years[year]),
            tuple(_steps(reading, years[year], _FIRST if long else _MOST)),
        )
        for year in sorted(years, reverse=True)
    )


def draw_timeline(reading: Reading, years: tuple[TimelineYear, ...]) -> Figure | None:
    """How many products were recognised in each year; ``None`` where no year is known."""
    words = reading.words
    counts = {int(item.year): item.count for item in years if item.year}
    if not counts:
        return None
    span = range(min(counts), max(counts) + 1)
    bars = [Bar(str(year), counts.get(year, 0), words.number(counts.get(year, 0))) for year in span]
    title, how = words("timeline.figure"), words("timeline.how", n=sum(counts.values()))
    chart = Chart(
        title,
        how,
        tuple(bars),
        words("figure.products"),
        "bars",
        (words("figure.by-year.column"), words("figure.products")),
        tuple((bar.label, bar.shown) for bar in bars),
    )
    return Figure("timeline", "chart", title, how, chart)


def _recognitions(catalogue: Catalogue) -> Iterator[_Item]:
    for entry in catalogue.entries.values():
        for item in entry.product.recognitions:
            if item.state is not RecognitionState.RECOGNISED:
                continue
            if item.date is None and item is not entry.recognition:
                continue  # a report of a certificate that is told by its own date
            if item.date is None or item.date.earliest <= catalogue.as_of:
                yield entry, item


def _tally(reading: Reading, items: list[_Item]) -> tuple[tuple[Stars, int], ...]:
    counted = Counter(item.stars for _, item in items)
    words = reading.words
    return tuple(
        (
            Stars(stars, "stated", words("stars.count", n=stars))
            if stars
            else Stars(0, "not-stated", words("stars.not-stated")),
            counted[stars],
        )
        for stars in (5, 4, 3, None)
        if counted[stars]
    )


def _steps(reading: Reading, items: list[_Item], most: int) -> Iterator[TimelineStep]:
    steps: dict[tuple[PartialDate, str], list[_Item]] = {}
    for entry, item in items:
        when = item.date or item.named_on or _NEVER
        steps.setdefault((when, item.decision), []).append((entry, item))
    # What is known to the year alone stands last: it may belong to any of the others.
    order = sorted(steps, key=lambda key: (key[0].month > 0, key[0].earliest, key[1]), reverse=True)
    for key in order:
        lines = tuple(_line(reading, entry, item) for entry, item in steps[key][:most])
        yield TimelineStep(_title(reading, *steps[key][0]), _note(reading, steps[key]), lines)
        most -= len(lines)
        if not most:
            return


def _title(reading: Reading, entry: Entry, item: Recognition) -> str:
    words = reading.words
    if item.date is None:
        return (
            words("timeline.named", when=words.on(item.named_on))
            if item.named_on
            else words("timeline.undated")
        )
    when = {"on": words.on(item.date), "date": words.date(item.date)}
    if item.decision:
        key = "timeline.decided" if item.date.month else "timeline.decision"
        return words(key, number=item.decision, **when)
    return words("timeline.dated", **when) if item.date.month else words("timeline.year-only")


def _note(reading: Reading, items: list[_Item]) -> str:
    """Who certified, where all recognitions of the step name the same."""
    names = {reading.text(item.authority).text for _, item in items}
    levels = {item.level for _, item in items}
    if len(names) == 1 and (name := names.pop()):
        return name
    level = levels.pop() if len(levels) == 1 else None
    return reading.words(f"level.{level.value}") if level else ""


def _line(reading: Reading, entry: Entry, item: Recognition) -> TimelineLine:
    later = ""
    current = entry.recognition
    if current is not None and item is not current and current.date:
        later = reading.words("timeline.later", year=str(current.date.year))
    card = make_cards(reading, (entry.id,))[0]
    return TimelineLine(
        entry.id,
        card.number,
        entry.group.id,
        card.name,
        card.name_language,
        card.producer,
        label_stars(reading, item),
        card.status if item is current and card.status.lapsed else None,
        later,
    )
