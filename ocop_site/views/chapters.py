"""Chapters: prose with the figures and product lists it embeds, and its numbered sources."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Chapter
from ocop_site.problems import Position, Problem
from ocop_site.render.markdown import Heading, find_citations, find_figures, render_markdown
from ocop_site.views.figures import Figure, known_figures, make_figure
from ocop_site.views.products import Card, make_cards
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


def check_chapters(catalogue: Catalogue) -> list[Problem]:
    """Unknown figures, sources and product queries in the chapters' texts."""
    problems = []
    known = known_figures(catalogue.series)
    for chapters in catalogue.chapters.values():
        for chapter in chapters:
            origin = Position(chapter.origin.file, chapter.line)
            for name, offset in find_figures(chapter.body):
                if name not in known:
                    problems.append(Problem(
                        "E211", _shift(origin, offset), {"value": name, "known": ", ".join(known)}
                    ))
            for source, offset, column in find_citations(chapter.body):
                if source not in catalogue.sources:
                    problems.append(Problem(
                        "E210", dataclasses.replace(_shift(origin, offset), column=column),
                        {"value": source, "near": ""}, len(source),
                    ))
    return problems


def _shift(position: Position, lines: int) -> Position:
    return Position(position.file, position.line + lines, 1)
