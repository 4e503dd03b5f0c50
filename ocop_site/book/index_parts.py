"""Which indexes a book has, and on which pages: one after another, or together on one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ocop_site.book import indexes
from ocop_site.book.columns import fill_pages, share_page
from ocop_site.book.formats import Grid
from ocop_site.book.indexes import PageSharing, Section
from ocop_site.book.measure import Faces
from ocop_site.views.reading import Reading

_TWO_DIGITS = 45
# So few products that their indexes can share a page.
_FEW = 5
_COMPLETE = {"products", "stars"}


@dataclass(frozen=True, slots=True)
class IndexPlan:
    """What a part of indexes is made from; ``listed`` are the products it must point to."""

    id: str
    title: str
    template: str
    context: Mapping[str, object]
    listed: tuple[str, ...]


def plan_indexes(
    reading: Reading, faces: Faces, grid: Grid, sharing: PageSharing
) -> Iterator[IndexPlan]:
    """The indexes of products, producers, places and ratings, none that is empty."""
    words, printed = reading.words, reading.catalogue.printed
    lists = {
        "products": indexes.index_products(reading),
        "producers": indexes.index_producers(reading, sharing),
        "places": indexes.index_places(reading, sharing),
        "stars": indexes.index_stars(reading),
    }
    lists = {name: sections for name, sections in lists.items() if sections}
    titles = {name: words(f"book.index.{name}.title") for name in lists}
    # Only the room kept for page numbers hangs on this guess, not the numbers.
    digits = 2 if len(printed) < _TWO_DIGITS else 3
    step = grid.column + grid.gutter
    if 0 < len(printed) <= _FEW:
        titled: list[tuple[str, Sequence[Section]]] = [
            (titles[name], sections) for name, sections in lists.items()
        ]
        if placed := share_page(faces, titled, grid, digits=digits):
            context = {"lists": placed, "step": step}
            yield IndexPlan("indexes", words("book.index.title"), "indexes.html", context, printed)
            return
    for name, sections in lists.items():
        note = words(f"book.index.{name}.note")
        foot = 9.0 * faces.sans.lines(note, 6.6, grid.points(grid.measure)) + 9
        pages = fill_pages(faces, sections, grid, foot=foot, digits=digits)
        context = {"pages": pages, "note": note, "step": step}
        listed = printed if name in _COMPLETE else ()
        yield IndexPlan(f"index-{name}", titles[name], "index.html", context, listed)
