"""What is new since the last edition, as the book tells it: by kind, with page numbers."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.book.formats import Grid
from ocop_site.book.marks import star_key
from ocop_site.book.measure import Faces, hold_number
from ocop_site.book.parts import product_anchor
from ocop_site.book.typography import bind
from ocop_site.views.changes import ChangeLine, Changes
from ocop_site.views.reading import Reading

_SIZE = 8.4


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A product with the page it stands on beside the last of ``lines``.

    ``anchor`` is empty for one that this book does not print; ``star`` picks the drawn rating.
    """

    name: str
    language: str
    anchor: str
    lines: tuple[str, ...]
    star: str
    word: str
    inferred: bool
    note: str


@dataclass(frozen=True, slots=True)
class NewsGroup:
    """All products of which one thing is told."""

    title: str
    lines: tuple[NewsLine, ...]


@dataclass(frozen=True, slots=True)
class NewsPage:
    """The part: what is compared, then the groups; ``listed`` are the ids with a page number."""

    since: str
    groups: tuple[NewsGroup, ...]
    listed: tuple[str, ...]


def make_news(reading: Reading, changes: Changes, faces: Faces, grid: Grid) -> NewsPage:
    """The news of an edition, measured for its page."""
    words = reading.words
    width = grid.points(grid.measure)
    groups = tuple(
        NewsGroup(group.title, tuple(_line(reading, item, faces, width) for item in group.lines))
        for group in changes.groups
    )
    listed = [item.id for group in changes.groups for item in group.lines if item.printed]
    since = words("changes.since", edition=changes.number, date=changes.date)
    return NewsPage(bind(since), groups, tuple(listed))


def _line(reading: Reading, item: ChangeLine, faces: Faces, width: float) -> NewsLine:
    return NewsLine(
        name=item.name,
        language=item.name_language,
        anchor=product_anchor(item.id) if item.printed else "",
        lines=hold_number(faces.serif, item.name, _SIZE, width) if item.printed else (item.name,),
        star=star_key(item.stars.count, item.stars.basis),
        word=item.stars.word,
        inferred=item.stars.basis == "inferred",
        note=bind(reading.words.join([text for text in (item.maker, item.detail) if text])),
    )
