"""Places under their former and present names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ocop_site.catalogue.gazetteer import UNITS
from ocop_site.catalogue.models import Place
from ocop_site.catalogue.vocabulary import MappingBasis, PlaceKind
from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.facets import list_facets
from ocop_site.views.labels import name_chain
from ocop_site.views.places import PlaceRef, make_place, refer_place
from ocop_site.views.reading import Reading

_MOST_LINES = 100
_SALES = (PlaceKind.SHOWROOM, PlaceKind.PLATFORM, PlaceKind.VENUE)


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A former unit with those inside it, each with the units it became."""

    place: PlaceRef
    heirs: tuple[PlaceRef, ...]
    inside: tuple[FormerUnit, ...] = ()


def make_place_list(site: Site, language: str) -> Draft:
    """The list of places by former and present name."""
    reading = site.reading(language, "places")
    words, gazetteer = reading.words, site.catalogue.gazetteer
    area = gazetteer.places.get(site.catalogue.settings.area.place)
    former = tuple(
        _former(reading, place)
        for place in gazetteer.inside(area.id if area else "")
        if place.kind in UNITS
    )
    present = [
        place
        for place in gazetteer.places.values()
        if place.kind is PlaceKind.COMMUNE and gazetteer.forerunners(place.id)
    ]
    return Draft(
        kind="places",
        template="site/places.html",
        title=words("site.nav.places"),
        description=words(
            "site.places.description",
            names=words.join([item.place.name for item in former[:6]]),
        ),
        section="places",
        page_type="CollectionPage",
        context={
            "area": refer_place(reading, area) if area else None,
            "area_heirs": _heirs(reading, area) if area else (),
            "former": former,
            "present": tuple(refer_place(reading, place) for place in present),
            "villages": _of_kind(reading, (PlaceKind.CRAFT_VILLAGE,)),
            "sites": _of_kind(reading, (PlaceKind.SITE,)),
        },
    )


def _former(reading: Reading, place: Place) -> FormerUnit:
    inside = tuple(
        _former(reading, inner)
        for inner in reading.catalogue.gazetteer.inside(place.id)
        if inner.kind in UNITS
    )
    return FormerUnit(refer_place(reading, place), _heirs(reading, place), inside)


def _heirs(reading: Reading, place: Place) -> tuple[PlaceRef, ...]:
    """What a unit became; a tie by resolution is the rule and goes without a remark."""
    words = reading.words
    found = []
    for heir in reading.catalogue.gazetteer.heirs(place.id):
        notes = []
        if heir.successor.basis is not MappingBasis.ADOPTED:
            notes.append(words(f"mapping.{heir.successor.basis.value}"))
        if heir.successor.part:
            notes.append(words("mapping.part"))
        found.append(refer_place(reading, heir.place, words.join(notes)))
    return tuple(found)


def _of_kind(reading: Reading, kinds: Iterable[PlaceKind]) -> tuple[PlaceRef, ...]:
    wanted = tuple(kinds)
    return tuple(
        refer_place(reading, place, name_chain(reading, place.within, depth=2))
        for place in reading.catalogue.gazetteer.places.values()
        if place.kind in wanted
    )


def sales_points(reading: Reading) -> tuple[PlaceRef, ...]:
    """Showrooms, online platforms and venues: where the products can be met."""
    return _of_kind(reading, _SALES)


def make_place_page(site: Site, language: str, place_id: str) -> Draft:
    """The page of a place."""
    place = site.catalogue.gazetteer[place_id]
    reading = site.reading(language, "place", place.id)
    words = reading.words
    view = make_place(reading, place)
    names = words.join([card.name for card in view.cards[:5]])
    return Draft(
        kind="place",
        id=place.id,
        template="site/place.html",
        title=_title(reading, place),
        description=words(
            "site.place.description",
            name=view.chain,
            kind=view.kind_label,
            n=len(view.cards),
            names=names or words("site.place.no-products"),
        ),
        trail=(Step(words("site.nav.places"), "places"),),
        crumb=view.name,
        crumb_language=view.name_language,
        section="places",
        group=view.cards[0].group.id if view.cards else "",
        context={
            "view": view,
            "whole": _find_whole(reading, place, len(view.cards)),
            "most": _MOST_LINES,
            "maps": _maps(place),
            "inner_heirs": _heirs_inside(reading, place),
            "around_heirs": _heirs_around(reading, place),
            "kind_links": {kind.id: reading.link("kind", kind.id) or "" for kind in view.kinds},
        },
    )


@dataclass(frozen=True, slots=True)
class WholeList:
    """How many products a page shows, and the page of the list of them all."""

    shown: int
    kind: str = "products"
    id: str = ""


def _find_whole(reading: Reading, place: Place, count: int) -> WholeList:
    """A place of many products shows the first of them and leads to their list in pages."""
    if count <= _MOST_LINES:
        return WholeList(count)
    if count == len(reading.catalogue.entries):
        return WholeList(_MOST_LINES)
    found = (item for item in list_facets(reading) if item.key in ("place", "now"))
    whole = next((item.id for item in found if item.value == place.id), "")
    return WholeList(_MOST_LINES, "facet", whole) if whole else WholeList(count)


@dataclass(frozen=True, slots=True)
class Maps:
    """Where a place is shown: ``geo`` by a map application (RFC 5870), ``web`` in a browser."""

    geo: str
    web: str


def _maps(place: Place) -> Maps | None:
    if not (place.latitude and place.longitude):
        return None
    where = f"{place.latitude}/{place.longitude}"
    return Maps(
        f"geo:{place.latitude},{place.longitude}",
        "https://www.openstreetmap.org/"
        f"?mlat={place.latitude}&mlon={place.longitude}#map=15/{where}",
    )


def _title(reading: Reading, place: Place) -> str:
    """The name with its surroundings; units of one name and place are told apart by their time."""
    name = name_chain(reading, place.id)
    catalogue = reading.catalogue
    twins = [
        key
        for key in dict.fromkeys(catalogue.namesakes.get(reading.text(place.name).text, ()))
        if key in catalogue.gazetteer.places and name_chain(reading, key) == name
    ]
    if len(twins) > 1:
        return f"{name} ({reading.words(f'site.place.{_time(place)}')})"
    return name


def _time(place: Place) -> str:
    return "former" if place.ended else "present"


def _heirs_inside(reading: Reading, place: Place) -> tuple[PlaceRef, ...]:
    """For a former unit that has no heir of its own: those of the units inside it."""
    gazetteer = reading.catalogue.gazetteer
    if gazetteer.heirs(place.id):
        return ()
    found = {
        heir.place.id: heir.place
        for inner in gazetteer.inside(place.id)
        for heir in gazetteer.heirs(inner.id)
    }
    return tuple(refer_place(reading, item) for item in found.values())


def _heirs_around(reading: Reading, place: Place) -> tuple[PlaceRef, ...]:
    """For a former unit that has no heir of its own: those of the unit around it."""
    gazetteer = reading.catalogue.gazetteer
    if gazetteer.heirs(place.id):
        return ()
    for above in gazetteer.chain(place.id)[1:]:
        if heirs := _heirs(reading, above):
            return heirs
    return ()
