"""A producer's sheet: one A4 page with its products in force, its contacts, and codes.

With many products the sheet sets them closer, and goes on overleaf only when it must.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocop_site.book.entries import BookEntry, make_entry
from ocop_site.book.leaflet import (
    Contact,
    Dish,
    Reach,
    break_short,
    choose_dish,
    in_force,
    make_contact,
)
from ocop_site.book.leaflet_pages import fit_name
from ocop_site.book.measure import MM, break_address
from ocop_site.book.sheets import Desk, Print
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Producer
from ocop_site.render.qr import QrCode, encode_address
from ocop_site.views.addresses import split_address
from ocop_site.views.producers import make_producer
from ocop_site.views.reading import Line

# By the number of products: columns, rows to a page, and the height of each in millimetres.
_GRIDS = (
    (1, 1, 1, 132),
    (2, 1, 2, 70),
    (3, 1, 3, 48),
    (4, 2, 2, 72),
    (6, 2, 3, 47),
    (8, 2, 4, 35),
    (12, 3, 4, 35),
)
_CODE = 22 * MM


@dataclass(frozen=True, slots=True)
class Goods:
    """A product on the sheet."""

    entry: BookEntry
    dish: Dish
    short: str
    address: tuple[str, ...]
    text: str
    text_language: str


@dataclass(frozen=True, slots=True)
class ProducerSheet:
    """The sheet as it will stand; ``qr`` leads to the producer's page on the web."""

    contact: Contact
    size: float
    leading: float
    about: tuple[Line, ...]
    certificates: tuple[str, ...]
    reach: tuple[Reach, ...]
    group: str
    dish: Dish
    page: str
    qr: QrCode | None
    address: tuple[str, ...]
    layout: str
    height: int
    pages: tuple[tuple[Goods, ...], ...]


def products_of(catalogue: Catalogue, producer_id: str) -> tuple[str, ...]:
    """The products of a producer whose certificates are in force."""
    ids = catalogue.by_producer.get(producer_id, ())
    return tuple(key for key in ids if in_force(catalogue, key))


def plan_producer(id: str, desk: Desk, producer: Producer) -> Print:
    """The sheet of a producer; it must have a product in force."""
    reading = desk.reading
    entries = reading.catalogue.entries
    goods = [_make_goods(desk, key) for key in products_of(reading.catalogue, producer.id)]
    _, columns, rows, height = next((grid for grid in _GRIDS if len(goods) <= grid[0]), _GRIDS[-1])
    view = make_producer(reading, producer)
    page = desk.site("producer", producer.id) or ""
    address: tuple[str, ...] = ()
    if page:
        host, path = split_address(page)
        address = break_address(desk.faces.sans_medium, host, path, 6.4, 34 * MM)
    contact = make_contact(reading, producer)
    size, leading = fit_name(desk.faces, view.name, 120 * MM)
    first = entries[goods[0].entry.id]
    sheet = ProducerSheet(
        contact=contact,
        size=size,
        leading=leading,
        about=_about(desk, [*view.facts]),
        certificates=tuple(line.text for line in view.certificates),
        reach=contact.reach,
        group=first.group.id,
        dish=choose_dish(reading, first),
        page=page,
        qr=encode_address(page) if page else None,
        address=address,
        layout=_layout(columns, height),
        height=height,
        pages=tuple(_cut(goods, columns * rows)),
    )
    title = reading.words("producer-sheet.title", name=view.name)
    subject = reading.words("producer-sheet.products", n=len(goods))
    return desk.make(
        id, title, subject, "producer-sheet.html", len(sheet.pages), sheet=sheet, counted=subject
    )


def _layout(columns: int, height: int) -> str:
    """The class of the products' boxes: how many stand beside each other, and whether low."""
    if columns == 1:
        return "in-1 alone" if height > 100 else "in-1"
    return f"in-{columns} low" if height < 60 else f"in-{columns}"


def _about(desk: Desk, facts: Sequence[Line]) -> tuple[Line, ...]:
    """The first facts, at most six lines of them."""
    kept: list[Line] = []
    for line in facts:
        run = " ".join(item.text for item in (*kept, line))
        if desk.faces.serif.lines(run, 8.6, 120 * MM) > 6:
            break
        kept.append(Line(line.text, line.language, line.fallback))
    return tuple(kept)


def _make_goods(desk: Desk, key: str) -> Goods:
    entry = desk.reading.catalogue.entries[key]
    printed = make_entry(desk.reading, entry)
    told = printed.summary
    return Goods(
        printed,
        choose_dish(desk.reading, entry),
        desk.short(entry.short),
        break_short(desk, printed, _CODE),
        told.text if told else "",
        told.language if told else "",
    )


def _cut(goods: Sequence[Goods], count: int) -> Iterator[tuple[Goods, ...]]:
    for start in range(0, len(goods), count):
        yield tuple(goods[start : start + count])
