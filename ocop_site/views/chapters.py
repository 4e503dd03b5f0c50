"""Chapters: prose with the figures and product lists it embeds, and its numbered sources."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Chapter, Record
from ocop_site.catalogue.reader import suggest
from ocop_site.problems import Position, Problem
from ocop_site.render.markdown import (
    Heading,
    find_figures,
    find_products,
    render_markdown,
)
from ocop_site.views.figures import Figure, known_figures, make_figure
from ocop_site.views.links import known_targets
from ocop_site.views.products import Card, make_cards
from ocop_site.views.prose import check_record, check_text
from ocop_site.views.reading import Citations, Reading, SourceLine


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a chapter: ``html``, or a ``figure``, or ``cards``."""

    html: str = ""
    figure: Figure | None = None
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter in one language; ``number`` is empty for the foreword."""

    id: str
    number: str
    kind: str
    title: str
    short: str
    lead: str
    language: str
    fallback: bool
    headings: tuple[Heading, ...]
    parts: tuple[Part, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class ChapterRef:
    """A chapter in a list."""

    id: str
    number: str
    title: str
    short: str
    lead: str


def chapters_of(reading: Reading) -> tuple[tuple[Chapter, str], ...]:
    """The chapters in reading order with their numbers; a missing language falls back."""
    chapters = reading.catalogue.chapters
    main = chapters.get(reading.catalogue.languages[0], ())
    own = {chapter.id: chapter for chapter in chapters.get(reading.language, ())}
    found, number = [], 0
    for chapter in main:
        shown = ""
        if chapter.kind.value == "chapter":
            number += 1
            shown = str(number)
        found.append((own.get(chapter.id, chapter), shown))
    return tuple(found)


def list_chapters(reading: Reading) -> tuple[ChapterRef, ...]:
    """The chapters as a list."""
    return tuple(
        ChapterRef(chapter.id, number, chapter.title, chapter.short or chapter.title, chapter.lead)
        for chapter, number in chapters_of(reading)
    )


def make_chapter(reading: Reading, chapter: Chapter, number: str) -> ChapterView:
    """The view of a chapter."""
    citations = Citations(reading)
    prefix = f"{chapter.id}-"
    rendered = render_markdown(chapter.body, link=reading.link, prefix=prefix)
    citations.cite(rendered.sources)
    parts = []
    for block in rendered.blocks:
        if block.kind == "html":
            parts.append(Part(html=block.html))
        elif block.kind == "figure":
            parts.append(Part(figure=make_figure(reading, block.argument, citations)))
        else:
            ids = select_products(reading.catalogue, block.argument)
            parts.append(Part(cards=make_cards(reading, ids)))
    return ChapterView(
        chapter.id,
        number,
        chapter.kind.value,
        chapter.title,
        chapter.short or chapter.title,
        chapter.lead,
        chapter.language,
        chapter.language != reading.language,
        rendered.headings,
        tuple(parts),
        citations.lines(),
    )


def select_products(catalogue: Catalogue, query: str) -> tuple[str, ...]:
    """The products that a query such as ``group=food stars=4`` names; all conditions hold."""
    chosen = set(catalogue.entries)
    for condition in query.split():
        key, _, value = condition.partition("=")
        pool: Sequence[str] = ()
        if key == "group":
            pool = catalogue.by_group.get(value, ())
        elif key == "set":
            pool = catalogue.by_set.get(value, ())
        elif key == "stars" and value.isdigit():
            pool = catalogue.by_stars.get(int(value), ())
        elif key == "place":
            pool = catalogue.by_place.get(value, ())
        elif key == "producer":
            pool = catalogue.by_producer.get(value, ())
        elif key == "kind" and value in catalogue.kinds:
            pool = catalogue.kinds[value].products
        chosen &= set(pool)
    return tuple(key for key in catalogue.entries if key in chosen)


def _known_values(catalogue: Catalogue) -> Mapping[str, Collection[str]]:
    """The conditions of a product query, each with the values it can have."""
    return {
        "group": catalogue.by_group,
        "set": catalogue.classification.sets,
        "stars": ("3", "4", "5"),
        "place": catalogue.gazetteer.places,
        "producer": catalogue.producers,
        "kind": catalogue.kinds,
    }


def check_chapters(
    catalogue: Catalogue, lines: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> list[Problem]:
    """Unknown figures, sources, products and links in the texts of chapters and records.

    ``lines`` are those of the content files, by which a place in a record's text is found.
    """
    targets = known_targets(catalogue)
    problems = [
        problem
        for chapters in catalogue.chapters.values()
        for chapter in chapters
        for problem in _check_chapter(catalogue, chapter, targets)
    ]
    records: tuple[Record, ...] = (
        *(entry.product for entry in catalogue.entries.values()),
        *catalogue.producers.values(),
        *catalogue.gazetteer.places.values(),
    )
    for record in records:
        problems += check_record(catalogue, targets, record, lines)
    return problems


def _check_chapter(
    catalogue: Catalogue, chapter: Chapter, targets: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    figures = known_figures(catalogue.series)
    lines = chapter.body.splitlines()
    start = Position(chapter.origin.file, chapter.line)
    for name, offset in find_figures(chapter.body):
        if name not in figures:
            place = _shift(start, offset, lines[offset].rindex(name))
            yield Problem("E211", place, {"value": name, "known": ", ".join(figures)}, len(name))
    values = _known_values(catalogue)
    for query, offset in find_products(chapter.body):
        for condition in query.split():
            key, _, value = condition.partition("=")
            if value not in values.get(key, ()):
                place = _shift(start, offset, lines[offset].index(condition))
                shown = {"value": condition, "known": ", ".join(f"{key}=" for key in values)}
                if near := _near_condition(key, value, values):
                    shown |= {"case": "near", "near": near}
                yield Problem("E217", place, shown, len(condition))
    for found, offset, column in check_text(catalogue, targets, chapter.body, chapter=True):
        yield dataclasses.replace(found, position=_shift(start, offset, column))


def _near_condition(key: str, value: str, values: Mapping[str, Collection[str]]) -> str:
    """The condition that was probably meant."""
    name = key if key in values else suggest(key, values)
    if not name:
        return ""
    found = value if value in values[name] else suggest(value, values[name])
    return f"{name}={found}" if found else ""


def _shift(start: Position, lines: int, column: int) -> Position:
    return Position(start.file, start.line + lines, column + 1)
