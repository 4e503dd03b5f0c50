"""The chapters of the handbook on the site."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.render.charts import SCREEN, draw_chart
from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.lists import Legend, make_legend
from ocop_site.views.chapters import (
    ChapterRef,
    Part,
    chapters_of,
    list_chapters,
    make_chapter,
)
from ocop_site.views.figures import Figure
from ocop_site.views.products import Card
from ocop_site.views.reading import Reading

# A chart is drawn for a phone and for a desk, so that its type keeps one size.
_NARROW, _WIDE = 340, 608


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure with its drawings; ``legend`` explains states and ratings where it shows them."""

    figure: Figure
    narrow: str
    wide: str
    legend: Legend | None


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """A stretch of a chapter with its figure drawn."""

    html: str
    drawn: DrawnFigure | None
    cards: tuple[Card, ...]


def draw_figure(reading: Reading, figure: Figure) -> DrawnFigure:
    """A figure as pages show it."""
    chart = figure.chart
    return DrawnFigure(
        figure,
        draw_chart(chart, SCREEN, _NARROW) if chart else "",
        draw_chart(chart, SCREEN, _WIDE) if chart else "",
        make_legend(reading) if figure.kind == "status" else None,
    )


def make_chapter_list(site: Site, language: str) -> Draft:
    """The list of chapters."""
    reading = site.reading(language, "chapters")
    words = reading.words
    chapters = list_chapters(reading)
    return Draft(
        kind="chapters",
        template="site/chapters.html",
        title=words("site.nav.chapters"),
        description=words(
            "site.chapters.description", names=words.join([item.title for item in chapters])
        ),
        section="chapters",
        page_type="CollectionPage",
        context={"chapters": chapters},
    )


def make_chapter_page(site: Site, language: str, chapter_id: str) -> Draft:
    """The page of a chapter."""
    own = site.reading(language, "chapter", chapter_id)
    words = own.words
    chapters = list_chapters(own)
    index, (chapter, number) = next(
        (index, item) for index, item in enumerate(chapters_of(own)) if item[0].id == chapter_id
    )
    view = make_chapter(own, chapter, number)
    return Draft(
        kind="chapter",
        id=chapter.id,
        template="site/chapter.html",
        title=f"{number}. {view.title}" if number else view.title,
        description=view.lead or words("site.chapter.description", title=view.title),
        trail=(Step(words("site.nav.chapters"), "chapters"),),
        crumb=view.short,
        section="chapters",
        page_type="WebPage",
        context={
            "view": view,
            "parts_drawn": tuple(_draw(own, part) for part in view.parts),
            "chapters": chapters,
            "before": _neighbour(chapters, index - 1),
            "after": _neighbour(chapters, index + 1),
        },
    )


def _draw(reading: Reading, part: Part) -> DrawnPart:
    drawn = draw_figure(reading, part.figure) if part.figure else None
    return DrawnPart(part.html, drawn, part.cards)


def _neighbour(chapters: tuple[ChapterRef, ...], index: int) -> ChapterRef | None:
    return chapters[index] if 0 <= index < len(chapters) else None
