"""Facets: the static pages that filter the list of products by one property.

Each facet is a page of its own, so that filtering needs no script; the panel beside a list links
them with their counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ocop_site.catalogue.models import Place
from ocop_site.catalogue.vocabulary import CertificateType, PlaceKind, Status
from ocop_site.text import collation_key
from ocop_site.views.labels import is_unit, name_chain
from ocop_site.views.reading import Reading
from ocop_site.views.recall import shared

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


@shared
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


def make_panel(reading: Reading, current: str) -> tuple[FacetBox, ...]:
    """The panel as it stands beside the page of the facet ``current``; empty for none."""
    sections = _sections(reading)
    chosen = next((part for part in sections if current in part.facets), None)
    return tuple(
        _box(part, current) if part is chosen else part.plain for part in sections if part.facets
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """The facets of a box by id, and the box as it stands where none of them is current."""

    facets: Mapping[str, Facet]
    plain: FacetBox


@shared
def _sections(reading: Reading) -> tuple[_Section, ...]:
    """What the panels of all pages are put together from, in the order of ``KEYS``."""
    facets = {facet.id: facet for facet in list_facets(reading)}
    found: dict[str, dict[str, Facet]] = {key: {} for key in KEYS}
    for facet in facets.values():
        above = facets.get(facet.parent, facet)
        found[above.key][facet.id] = facet
    sections = []
    for key, items in found.items():
        title = reading.words(f"site.facet.{key}") if items else ""
        empty = FacetBox(key, title, (), folded=key == "producer")
        sections.append(_Section(items, _box(_Section(items, empty), "")))
    return tuple(sections)


def _box(section: _Section, current: str) -> FacetBox:
    """A box; facets that refine another show where it, or one beside them, is current."""
    chosen = section.facets.get(current)
    opened = {current, chosen.parent if chosen else ""}
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
        for facet in section.facets.values()
        if not facet.parent or facet.parent in opened
    )
    folded = section.plain.folded and chosen is None
    return replace(section.plain, links=links, folded=folded)


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
