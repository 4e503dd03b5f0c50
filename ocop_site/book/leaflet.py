"""What a product's leaflet says: the record in the order in which a buyer asks.

A leaflet promotes, so it is only for a product whose certificate is in force at the as-of date.
It says nothing that the record does not say; numbers of sources are left to book and site.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocop_site.book.entries import BookEntry, make_entry
from ocop_site.book.measure import MM, break_address
from ocop_site.book.sheets import Desk
from ocop_site.book.typography import NBSP, bind, bind_phone
from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.models import Producer
from ocop_site.render.motifs import dish_motif
from ocop_site.views.places import make_kind
from ocop_site.views.producers import make_producer
from ocop_site.views.reading import Citations, Line, Reading
from ocop_site.views.rows import Row

_CITE = re.compile(r"(?:&nbsp;|\u2060)?\s*<sup class=\"cite\">.*?</sup>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")
# Where the dish lies on the cover: its centre in parts of the drawing's width and height, and its
# size in parts of the width. Each is cut by an edge.
_PLACEMENTS = (
    (0.74, 0.43, 1.08),
    (0.24, 0.45, 1.04),
    (0.5, 0.82, 1.02),
    (0.88, 0.78, 1.22),
    (0.14, 0.8, 1.16),
)
_CODE_WIDTH, _ADDRESS_TYPE = 27 * MM, 6.4
# Rows that the text or the contacts say already.
_ELSEWHERE = frozenset({"producers"})
# What a buyer asks first.
_ORDER = (
    "place",
    "recognitions",
    "certificates",
    "packs",
    "minimum-order",
    "capacity",
    "hs-code",
    "shelf-life",
    "season",
    "export-markets",
    "specification",
    "ingredients",
    "storage",
    "offers",
    "opening",
    "capacity-of-place",
    "languages",
    "booking",
    "channels",
    "variants",
    "awards",
    "rights",
    "directions",
    "code",
    "traceability",
    "other-names",
)


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to reach somebody: what is shown, and where it leads."""

    label: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A producer as a buyer needs it."""

    name: str
    language: str
    about: str
    address: tuple[Line, ...]
    reach: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled run of sentences."""

    key: str
    label: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All sentences, as they are measured."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Dish:
    """The drawing that stands for a product; ``across``, ``down`` and ``scale`` place it."""

    motif: str
    across: float
    down: float
    scale: float
    turn: int

    def box(self, width: float, height: float) -> tuple[float, float, float]:
        """Left, top and size on a ground of these millimetres."""
        size = self.scale * width * max(1.0, (height / width / 0.66) ** 0.5)
        return (
            round(self.across * width - size / 2, 1),
            round(self.down * height - size / 2, 1),
            round(size, 1),
        )


@dataclass(frozen=True, slots=True)
class LeafletView:
    """Everything that a leaflet may show, before anybody looks whether it fits."""

    entry: BookEntry
    dish: Dish
    short: str
    page: str
    facts: tuple[Told, ...]
    rows: tuple[Row, ...]
    notes: tuple[Line, ...]
    contacts: tuple[Contact, ...]
    sources: tuple[str, ...]
    address: tuple[str, ...]


def in_force(catalogue: Catalogue, product_id: str) -> bool:
    """Whether a product may have a leaflet and labels."""
    return catalogue.entries[product_id].standing.in_force


def make_leaflet(desk: Desk, entry: Entry) -> LeafletView:
    """The view of a product's leaflet."""
    reading = desk.reading
    printed = make_entry(reading, entry)
    producers = reading.catalogue.producers
    makers = [producers[key] for key in entry.product.producers if key in producers]
    return LeafletView(
        entry=printed,
        dish=choose_dish(reading, entry),
        short=desk.short(entry.short),
        page=desk.site("product", entry.id) or "",
        facts=tuple(_tell(reading, entry, printed, makers)),
        rows=tuple(_order(printed.rows)),
        notes=tuple(_plain(line) for line in printed.notes),
        contacts=tuple(make_contact(reading, item) for item in makers),
        sources=tuple(dict.fromkeys(source.publisher for source in printed.sources)),
        address=break_short(desk, printed, _CODE_WIDTH),
    )


def break_short(desk: Desk, entry: BookEntry, width: float) -> tuple[str, ...]:
    """The lines of the short address below a code: one if there is room, else host and path."""
    face = desk.faces.sans_medium
    if face.width(entry.host + entry.path, _ADDRESS_TYPE) <= width:
        return (entry.host + entry.path,)
    return break_address(face, entry.host, entry.path, _ADDRESS_TYPE, width)


def choose_dish(reading: Reading, entry: Entry) -> Dish:
    """The drawing that stands for a product, dealt by its id."""
    salt = reading.catalogue.settings.theme.plate_salt
    key = hashlib.sha256(f"{salt}leaflet {entry.id}".encode()).digest()
    name = entry.product.name.get("vi").text
    motif = dish_motif(name, entry.product.set, entry.group.id)
    placement = _PLACEMENTS[key[0] % len(_PLACEMENTS)]
    return Dish(motif, *placement, 0 if motif == "tourism" else key[1] % 24 * 15)


def make_contact(reading: Reading, producer: Producer) -> Contact:
    """A producer's name, place and public contacts."""
    words = reading.words
    view = make_producer(reading, producer)
    founded = view.founded.text if view.founded else ""
    about = [
        view.type_label if view.type != "unknown" else "",
        words("book.entry.founded", when=founded) if founded else "",
        view.representative,
    ]
    return Contact(
        view.name,
        view.name_language,
        f"{NBSP}· ".join(bind(text) for text in about if text),
        tuple(_address(reading, producer)),
        tuple(_reach(reading, producer)),
    )


def _address(reading: Reading, producer: Producer) -> Iterator[Line]:
    """The present place first, as on an envelope, then the former one."""
    view = make_producer(reading, producer)
    street = view.address.text if view.address else ""
    place = view.place
    if place is None:
        if street:
            yield Line(bind(street), reading.language)
        return
    now = place.now if place.former and place.now else "" if place.former else place.name
    if now:
        note = f" ({place.now_note})" if place.now_note and place.former else ""
        joined = ", ".join(filter(None, ("" if place.former else street, now)))
        yield Line(bind(joined + note), reading.language)
    if place.former:
        former = ", ".join(filter(None, (street, place.name)))
        text = reading.words("book.entry.former", place=former)
        yield Line(bind(text), reading.language, tone="old")


def _reach(reading: Reading, producer: Producer) -> Iterator[Reach]:
    words = reading.words
    for phone in producer.phone:
        number = re.sub(r"[^\d+]", "", phone)
        yield Reach(words("site.producer.phone"), bind_phone(phone), f"tel:{number}")
    if producer.email:
        yield Reach(words("site.producer.email"), producer.email, f"mailto:{producer.email}")
    if producer.website:
        shown = producer.website.split("://", 1)[-1].rstrip("/")
        yield Reach(words("site.producer.website"), shown, producer.website)
    for channel in producer.channels:
        if channel.url:
            yield Reach(words("field.channels"), reading.text(channel.name).text, channel.url)


def _tell(
    reading: Reading, entry: Entry, printed: BookEntry, makers: Sequence[Producer]
) -> Iterator[Told]:
    """The product itself, its story, then what is known around it; the nearest first."""
    words, catalogue = reading.words, reading.catalogue
    own = [line for line in printed.text if line is not printed.summary]
    yield from _told("about", words("leaflet.about"), own)
    story = [
        Line(text, reading.language)
        for block in printed.prose
        if (text := " ".join(_TAGS.sub("", _CITE.sub("", block)).split()))
    ]
    yield from _told("story", words("field.story"), story)
    for producer in makers:
        facts = [reading.line(fact.text) for fact in producer.facts]
        yield from _told("maker", words("leaflet.maker"), facts)
    for kind in catalogue.kinds_of(entry.id):
        view = make_kind(reading, kind, Citations(reading), cards=False)
        yield from _told("kind", words("leaflet.kind", name=view.name), view.facts)
    area = catalogue.settings.area.place
    for place in catalogue.gazetteer.chain(entry.product.place)[:2]:
        if place.id != area and place.facts:
            facts = [reading.line(fact.text) for fact in place.facts]
            name = reading.text(place.name).text
            yield from _told("place", words("leaflet.place", name=name), facts)


def _told(key: str, label: str, lines: Sequence[Line]) -> Iterator[Told]:
    if lines:
        yield Told(key, label, tuple(_plain(line) for line in lines))


def _order(rows: Sequence[Row]) -> Iterator[Row]:
    ranks = {key: rank for rank, key in enumerate(_ORDER)}
    for row in sorted(rows, key=lambda row: ranks.get(row.key, len(ranks))):
        if row.key not in _ELSEWHERE:
            yield dataclasses.replace(row, lines=tuple(_plain(line) for line in row.lines))


def _plain(line: Line) -> Line:
    """A line without the numbers of its sources."""
    return dataclasses.replace(line, text=bind(line.text), refs=(), target=None)
