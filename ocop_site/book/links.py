"""Links within the book: every record that has a place in it is reached by an anchor."""

from __future__ import annotations

from ocop_site.book.reference import SALES, VISITS
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.vocabulary import PlaceKind
from ocop_site.views.reading import Link


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
