"""Links within the book: every record that has a place in it is reached by an anchor."""

from __future__ import annotations

from collections.abc import Mapping

from ocop_site.book.reference import SALES, VISITS
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Chapter, Record
from ocop_site.catalogue.vocabulary import PlaceKind
from ocop_site.views.reading import Link


def find_record(catalogue: Catalogue, anchor: str) -> Record | None:
    """The record in whose entry an anchor stands; ``None`` for other anchors."""
    kinds: tuple[tuple[str, Mapping[str, Record]], ...] = (
        ("product-", {key: entry.product for key, entry in catalogue.entries.items()}),
        ("end-", {key: entry.product for key, entry in catalogue.entries.items()}),
        ("foot-", {key: entry.product for key, entry in catalogue.entries.items()}),
        ("producer-", catalogue.producers),
        ("place-", catalogue.gazetteer.places),
        ("event-", catalogue.events),
        ("part-chapter-", {item.id: item for item in _chapters(catalogue)}),
    )
    for prefix, records in kinds:
        if anchor.startswith(prefix) and anchor.removeprefix(prefix) in records:
            return records[anchor.removeprefix(prefix)]
    return None


def _chapters(catalogue: Catalogue) -> tuple[Chapter, ...]:
    return catalogue.chapters.get(catalogue.languages[0], ())


def make_link(catalogue: Catalogue) -> Link:
    """Resolve ``(kind, id)`` to ``#anchor`` where the book has such a thing, else ``None``."""
    printed = set(catalogue.printed)
    groups = {catalogue.entries[key].group.id for key in printed}
    producers = {key for item in printed for key in catalogue.entries[item].product.producers}
    gazetteer = catalogue.gazetteer
    places = {
        place.id
        for place in gazetteer.places.values()
        if (place.kind is PlaceKind.COMMUNE and (place.ended or gazetteer.forerunners(place.id)))
        or (place.kind in VISITS | SALES and (place.facts or place.website))
    }
    chapters = {chapter.id for chapter in catalogue.chapters.get(catalogue.languages[0], ())}
    known = {
        "product": ("product-", printed),
        "producer": ("producer-", producers & set(catalogue.producers)),
        "place": ("place-", places),
        "group": ("part-group-", groups),
        "event": ("event-", set(catalogue.events)),
        "chapter": ("part-chapter-", chapters),
    }

    def link(kind: str, record_id: str = "") -> str | None:
        prefix, ids = known.get(kind, ("", set()))
        return f"#{prefix}{record_id}" if record_id in ids else None

    return link
