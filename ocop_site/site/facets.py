"""Facets: the static pages that filter the list of products by one property.

Each facet is a page of its own, so that filtering needs no script; the panel beside a list links
them with their counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ocop_site.catalogue.models import Place
from ocop_site.catalogue.vocabulary import CertificateType, PlaceKind, Status
from ocop_site.text import collation_key
from ocop_site.views.labels import is_unit, name_chain
from ocop_site.views.reading import Reading

# A panel that lists more producers than this helps nobody; the directory does.
_MOST_PRODUCERS = 60
NO_PLACE = "none"
KEYS = (
    *("group", "stars", "status", "place", "now", "certificate", "market"),
    *("capacity", "shelf", "producer"),
)
# Classes of shelf life by their last day; the last one has none.
SHELF_LIVES: Mapping[str, int] = {"month": 31, "half-year": 183, "year": 366, "longer": 10**6}
CAPACITY_KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Facet:
    """The products that share a property; ``parent`` is the facet it refines, if any.

    ``title`` is the full name where the short ``label`` needs its surroundings to be understood.
    """

    key: str
    value: str
    label: str
    title: str
    products: tuple[str, ...]
    parent: str = ""

    @property
    def id(self) -> str:
        """The id of its page."""
        return f"{self.key}-{self.value}"


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A line of the panel; lines of an empty facet have no page."""

    id: str
    key: str
    value: str
    label: str
    count: int
    current: bool
    nested: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A titled part of the panel; a ``folded`` one is long and opens on demand."""

    key: str
    title: str
    links: tuple[FacetLink, ...]
    folded: bool


def list_facets(reading: Reading) -> tuple[Facet, ...]:
    """All facets of the catalogue in one language, in the order of the panel."""
    return (
        *_groups(reading),
        *_stars(reading),
        *_states(reading),
        *_places(reading),
        *_certificates(reading),
        *_markets(reading),
        *_capacity(reading),
        *_shelf_lives(reading),
        *_producers(reading),
    )


def make_panel(reading: Reading, facets: Sequence[Facet], current: str) -> tuple[FacetBox, ...]:
    """The panel as it stands beside the page of the facet ``current``."""
    by_id = {facet.id: facet for facet in facets}
    chosen = by_id.get(current)
    opened = {current, chosen.parent if chosen else ""}
    boxes = []
    for key in KEYS:
        links = tuple(
            FacetLink(
                facet.id,
                facet.key,
                facet.value,
                facet.label,
                len(facet.products),
                facet.id == current,
                bool(facet.parent),
            )
            for facet in facets
            if _box_of(facet, by_id) == key and (not facet.parent or facet.parent in opened)
        )
        if links:
            title = reading.words(f"site.facet.{key}")
            folded = key == "producer" and not any(link.current for link in links)
            boxes.append(FacetBox(key, title, links, folded))
    return tuple(boxes)


def _box_of(facet: Facet, by_id: dict[str, Facet]) -> str:
    return by_id[facet.parent].key if facet.parent in by_id else facet.key


def _groups(reading: Reading) -> Iterator[Facet]:
    catalogue = reading.catalogue
    for group in catalogue.classification.groups:
        name = reading.text(group.name).text
        label = reading.words(f"site.group.short.{group.id}")
        yield Facet("group", group.id, label, name, catalogue.by_group[group.id])
        for set_id in group.sets:
            products = catalogue.by_set.get(set_id, ())
            if products:
                label = reading.text(catalogue.classification.sets[set_id].name).text
                yield Facet("set", set_id, label, label, products, f"group-{group.id}")


def _stars(reading: Reading) -> Iterator[Facet]:
    for stars in (5, 4, 3, None):
        products = reading.catalogue.by_stars.get(stars, ())
        key = "site.facet.stars-unknown" if stars is None else "stars.count"
        if products:
            label = reading.words(key, n=stars or 0)
            yield Facet("stars", str(stars or "none"), label, label, products)


def _states(reading: Reading) -> Iterator[Facet]:
    for status in Status:
        products = reading.catalogue.by_status.get(status, ())
        if products:
            label = reading.words(f"status.{status.value}")
            yield Facet("status", status.value, label, label, products)


def _places(reading: Reading) -> Iterator[Facet]:
    """The units below the area with those inside them, then those that others became.

    Where the area itself goes on, its new units lie directly within it beside the former ones:
    they are listed among the present names alone.
    """
    catalogue, words = reading.catalogue, reading.words
    area = catalogue.settings.area.place
    heirs = {
        heir.place.id: heir.place
        for place in catalogue.gazetteer.places.values()
        for heir in catalogue.gazetteer.heirs(place.id)
        if heir.place.kind is PlaceKind.COMMUNE
    }
    known: set[str] = set()
    for place in _by_count(reading, filter(is_unit, catalogue.gazetteer.inside(area))):
        known.update(catalogue.by_place[place.id])
        if place.id in heirs:
            continue
        yield _place(reading, "place", place)
        for inner in _by_count(reading, catalogue.gazetteer.inside(place.id)):
            if is_unit(inner):
                yield _place(reading, "place", inner, f"place-{place.id}")
    rest = tuple(key for key in catalogue.entries if key not in known)
    if rest and known:
        label = words("place.unknown-below")
        yield Facet("place", NO_PLACE, label, label, rest)
    for place in _by_count(reading, heirs.values()):
        yield _place(reading, "now", place)


def _place(reading: Reading, key: str, place: Place, parent: str = "") -> Facet:
    return Facet(
        key,
        place.id,
        reading.text(place.name).text,
        name_chain(reading, place.id),
        reading.catalogue.by_place[place.id],
        parent,
    )


def _by_count(reading: Reading, places: Iterable[Place]) -> list[Place]:
    """Places with products, those with most first."""
    index = reading.catalogue.by_place
    return sorted(
        (place for place in places if index.get(place.id)),
        key=lambda place: (-len(index[place.id]), collation_key(place.name.get("vi").text)),
    )


def _certificates(reading: Reading) -> Iterator[Facet]:
    for kind in CertificateType:
        products = tuple(
            key
            for key, entry in reading.catalogue.entries.items()
            if any(item.type is kind for item in entry.product.certificates)
        )
        if products:
            label = reading.words(f"certificate.{kind.value}")
            yield Facet("certificate", kind.value, label, label, products)


def _markets(reading: Reading) -> Iterator[Facet]:
    countries = reading.words.locale.territories
    markets: dict[str, list[str]] = {}
    for key, entry in reading.catalogue.entries.items():
        for code in entry.product.export_markets:
            markets.setdefault(code, []).append(key)
    for code in sorted(markets, key=lambda code: collation_key(countries.get(code, code))):
        label = countries.get(code, code)
        yield Facet("market", code.lower(), label, label, tuple(markets[code]))


def _capacity(reading: Reading) -> Iterator[Facet]:
    entries = reading.catalogue.entries
    products = tuple(key for key, entry in entries.items() if entry.product.capacity)
    if products:
        label = reading.words("site.facet.capacity-known")
        yield Facet("capacity", CAPACITY_KNOWN, label, label, products)


def _shelf_lives(reading: Reading) -> Iterator[Facet]:
    classes: dict[str, list[str]] = {key: [] for key in SHELF_LIVES}
    for key, entry in reading.catalogue.entries.items():
        found = class_of_shelf_life(entry.product.shelf_life_days)
        if found:
            classes[found].append(key)
    for name, products in classes.items():
        if products:
            label = reading.words(f"site.facet.shelf-{name}")
            yield Facet("shelf", name, label, label, tuple(products))


def class_of_shelf_life(days: int | None) -> str:
    """The class of a shelf life, empty where it is not known in days."""
    if not days:
        return ""
    return next(name for name, last in SHELF_LIVES.items() if days <= last)


def _producers(reading: Reading) -> Iterator[Facet]:
    catalogue = reading.catalogue
    holders = [key for key in catalogue.producers if catalogue.by_producer.get(key)]
    if len(holders) > _MOST_PRODUCERS:
        return
    for key in holders:
        item = catalogue.producers[key]
        label = reading.text(item.short_name or item.name).text
        yield Facet(
            "producer", key, label, reading.text(item.name).text, catalogue.by_producer[key]
        )
