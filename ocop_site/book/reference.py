"""The reference part: who makes, where, when to meet, and where it is all known from."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ocop_site.book.formats import Grid
from ocop_site.book.measure import Faces, hold_number
from ocop_site.book.parts import product_anchor
from ocop_site.book.typography import bind, bind_names, bind_phone
from ocop_site.catalogue.models import Place, Producer
from ocop_site.catalogue.vocabulary import PlaceKind
from ocop_site.text import collation_key, initial
from ocop_site.views.labels import PlaceLabel, name_chain, short_place
from ocop_site.views.places import EventView, PlaceView, make_event, make_place
from ocop_site.views.producers import make_producer
from ocop_site.views.reading import Line, Reading, SourceLine, show_source

SALES = {PlaceKind.SHOWROOM, PlaceKind.PLATFORM, PlaceKind.VENUE}
# Legal forms that stand before a Vietnamese name, so that a list is not all under one letter.
_FORM = re.compile(
    r"(?:Công ty (?:TNHH|Cổ phần|CP)(?: MTV| một thành viên)?|Hợp tác xã|HTX|Hộ kinh doanh(?: -)?"
    r"|Hộ(?: ông| bà)?|Doanh nghiệp tư nhân|Tổ hợp tác|Cơ sở) (?=[A-ZÀ-ỸĐ])"
)
# Letters of a name that may fill a narrow column without a break.
_LONGEST_NAME = 18
VISITS = {PlaceKind.CRAFT_VILLAGE, PlaceKind.SITE}


@dataclass(frozen=True, slots=True)
class Listed:
    """A product in a list with the anchor whose page is printed beside the last of ``lines``.

    Without lines the number stands below the name.
    """

    name: str
    language: str
    anchor: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """A producer in the directory."""

    id: str
    letter: str
    short: str
    name: str
    name_language: str
    type: str
    contacts: tuple[str, ...]
    place: str
    place_now: str
    products: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit with what it came from or went into; ``note`` says how that is known."""

    id: str
    name: str
    others: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Former units by what they lay in."""

    name: str
    lines: tuple[UnitLine, ...]


@dataclass(frozen=True, slots=True)
class SpotLine:
    """A place that can be visited or where products are sold."""

    id: str
    name: str
    kind: str
    where: str
    text: tuple[Line, ...]
    website: str


def list_producers(reading: Reading, faces: Faces, grid: Grid) -> tuple[DirectoryLine, ...]:
    """The producers with a printed product, in alphabetical order of their short names."""
    catalogue = reading.catalogue
    printed = set(catalogue.printed)
    lines = []
    for key, producer in catalogue.producers.items():
        ids = [item for item in catalogue.by_producer.get(key, ()) if item in printed]
        if not ids:
            continue
        view = make_producer(reading, producer)
        place = view.place
        short = short_producer(reading, producer)
        website = view.website.split("://", 1)[-1].rstrip("/")
        lines.append(
            DirectoryLine(
                id=key,
                letter=initial(short),
                short=short,
                name=bind(view.name) if view.name != short else "",
                name_language=view.name_language,
                type=view.type_label if view.type != "unknown" else "",
                contacts=tuple(filter(None, (*map(bind_phone, view.phones), view.email, website))),
                place=_hold(reading, name_in_area(reading, place.id), place.id) if place else "",
                place_now=_hold(reading, _now_in_area(reading, place), place.id) if place else "",
                products=tuple(
                    _listed(reading, faces, grid.points(grid.listed), item) for item in ids
                ),
            )
        )
    return tuple(sorted(lines, key=lambda line: (collation_key(line.short), line.id)))


def name_in_area(reading: Reading, place_id: str) -> str:
    """A place with what it lies in, up to the area of the book, which every reader knows."""
    area = reading.catalogue.settings.area.place
    ids = [item.id for item in reading.catalogue.gazetteer.chain(place_id)]
    depth = ids.index(area) if area in ids[1:] else len(ids)
    return name_chain(reading, place_id, depth=max(depth, 1))


def _hold(reading: Reading, text: str, place_id: str) -> str:
    """A place whose proper names stay whole, its own, its heirs' and those of what they lie in."""
    gazetteer = reading.catalogue.gazetteer
    heirs = [heir.place.id for heir in gazetteer.heirs(place_id)]
    units = [unit for key in (place_id, *heirs) for unit in gazetteer.chain(key)]
    names = (short_place(unit, reading.language) for unit in units)
    return bind_names(bind(text), (name for name in names if len(name) <= _LONGEST_NAME))


def _listed(reading: Reading, faces: Faces, width: float, product_id: str) -> Listed:
    name = reading.text(reading.catalogue.entries[product_id].product.name)
    lines = hold_number(faces.sans, name.text, 7, width)
    return Listed(name.text, name.language, product_anchor(product_id), lines)


def list_present_units(reading: Reading) -> tuple[UnitLine, ...]:
    """The present communes and wards that are known to be made of former ones."""
    lines = []
    for place in _places(reading, {PlaceKind.COMMUNE}):
        forerunners = reading.catalogue.gazetteer.forerunners(place.id)
        if place.ended is not None or not forerunners:
            continue
        view = make_place(reading, place)
        others = [
            _with_note(reading, ref.name, _part_note(reading, place.id, ref.id))
            for ref in view.forerunners
        ]
        lines.append(UnitLine(place.id, view.name, tuple(others), _bases(view)))
    return tuple(lines)


def list_former_units(reading: Reading) -> tuple[UnitGroup, ...]:
    """The former communes by district, each with the present unit as far as it is known."""
    catalogue = reading.catalogue
    groups: dict[str, list[UnitLine]] = {}
    for place in _places(reading, {PlaceKind.COMMUNE}):
        if place.ended is None:
            continue
        view = make_place(reading, place)
        others = [
            _with_note(reading, ref.name, _part_note(reading, ref.id, place.id))
            for ref in view.heirs
        ]
        line = UnitLine(place.id, view.name, tuple(others), _bases(view, heirs=True))
        groups.setdefault(place.within, []).append(line)
    named = []
    for key, lines in groups.items():
        above = catalogue.gazetteer.places.get(key)
        named.append(UnitGroup(reading.text(above.name).text if above else "", tuple(lines)))
    return tuple(sorted(named, key=lambda group: collation_key(group.name)))


def list_spots(reading: Reading, *, sales: bool) -> tuple[SpotLine, ...]:
    """Sales points and venues, or craft villages and places to visit."""
    lines = []
    for place in _places(reading, SALES if sales else VISITS):
        if not place.facts and not place.website:
            continue
        view = make_place(reading, place)
        within = place.within
        where = _hold(reading, name_in_area(reading, within), within) if within else ""
        lines.append(
            SpotLine(
                place.id,
                view.name,
                view.kind_label,
                where,
                tuple(
                    dataclasses.replace(fact, text=bind(fact.text), refs=(), date="")
                    for fact in view.facts[:2]
                ),
                view.website.split("://", 1)[-1].rstrip("/"),
            )
        )
    return tuple(lines)


def list_events(reading: Reading) -> tuple[EventView, ...]:
    """All events, the newest first."""
    return tuple(make_event(reading, event) for event in reading.catalogue.events.values())


def list_sources(reading: Reading, used: Iterable[str]) -> tuple[SourceLine, ...]:
    """The register: every source that something in the book rests on, by its id."""
    known = reading.catalogue.sources
    return tuple(show_source(reading, key) for key in sorted(set(used) & set(known)))


def _now_in_area(reading: Reading, place: PlaceLabel) -> str:
    """The present unit without the city or province that the whole area went into."""
    if place.id == reading.catalogue.settings.area.place or not place.former:
        return place.now
    now = place.now
    for heir in reading.catalogue.gazetteer.heirs(reading.catalogue.settings.area.place):
        now = now.removesuffix(reading.text(heir.place.name).text).removesuffix(", ")
    return now


def short_producer(reading: Reading, producer: Producer) -> str:
    """The name by which a producer is looked up: the short one, or the name without its form."""
    name = reading.text(producer.short_name or producer.name)
    return _FORM.sub("", name.text, count=1) if name.language == "vi" else name.text


def _places(reading: Reading, kinds: set[PlaceKind]) -> list[Place]:
    places = [place for place in reading.catalogue.gazetteer.places.values() if place.kind in kinds]
    return sorted(places, key=lambda place: (collation_key(short_place(place)), place.id))


def _part_note(reading: Reading, heir_id: str, former_id: str) -> str:
    for heir in reading.catalogue.gazetteer.heirs(former_id):
        if heir.place.id == heir_id and heir.successor.part:
            return reading.words("mapping.part")
    return ""


def _with_note(reading: Reading, name: str, note: str) -> str:
    return f"{bind(name)} ({note})" if note else bind(name)


def _bases(view: PlaceView, *, heirs: bool = False) -> str:
    """How the mapping is known, said once for a unit."""
    refs = view.heirs if heirs else view.forerunners
    return "; ".join(dict.fromkeys(ref.note.split(",")[0] for ref in refs))
