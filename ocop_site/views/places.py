"""A place, a kind of product and an event as site and book show them."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.gazetteer import Heir
from ocop_site.catalogue.models import Event, KindOfProduct, Place
from ocop_site.views.labels import PlaceLabel, is_unit, label_place, name_chain, short_place
from ocop_site.views.products import Card, PhotoView, make_cards, make_facts, make_photo
from ocop_site.views.reading import Citations, Line, Prose, Reading, SourceLine
from ocop_site.views.recall import shared


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place in a list, with the number of products in or from it."""

    id: str
    name: str
    kind: str
    note: str
    count: int
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KindView:
    """What is known of a kind of product."""

    id: str
    name: str
    name_language: str
    facts: tuple[Line, ...]
    notes: tuple[Line, ...]
    cards: tuple[Card, ...]
    places: tuple[PlaceRef, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place by its former and present names, with what comes from it."""

    id: str
    kind: str
    kind_label: str
    unit: bool
    former: bool
    name: str
    name_language: str
    short_name: str
    chain: str
    above: tuple[PlaceRef, ...]
    other_names: tuple[str, ...]
    label: PlaceLabel | None
    since: str
    ended: str
    heirs: tuple[PlaceRef, ...]
    forerunners: tuple[PlaceRef, ...]
    inside: tuple[PlaceRef, ...]
    website: str
    coordinates: str
    introduction: Prose | None
    facts: tuple[Line, ...]
    notes: tuple[Line, ...]
    kinds: tuple[KindView, ...]
    events: tuple[EventView, ...]
    producers: tuple[tuple[str, str], ...]
    photos: tuple[PhotoView, ...]
    cards: tuple[Card, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event."""

    id: str
    kind: str
    kind_label: str
    name: str
    name_language: str
    when: str
    start: str
    end: str
    year: str
    state: str
    state_label: str
    place: PlaceLabel | None
    venue: str
    organisers: tuple[Line, ...]
    scale: tuple[Line, ...]
    website: str
    facts: tuple[Line, ...]
    notes: tuple[Line, ...]
    cards: tuple[Card, ...]
    sources: tuple[SourceLine, ...]


def make_kind(
    reading: Reading, kind: KindOfProduct, citations: Citations, *, cards: bool = True
) -> KindView:
    """A kind of product; its sources are numbered with those of the page it stands on."""
    name = reading.text(kind.name)
    places = reading.catalogue.gazetteer.places
    return KindView(
        kind.id,
        name.text,
        name.language,
        make_facts(reading, kind.facts, citations),
        make_facts(reading, kind.notes, citations),
        make_cards(reading, kind.products) if cards else (),
        tuple(refer_place(reading, places[key]) for key in kind.places if key in places),
    )


def refer_place(
    reading: Reading, place: Place, note: str = "", refs: tuple[int, ...] = ()
) -> PlaceRef:
    """A place as an item of a list."""
    return PlaceRef(
        place.id,
        reading.text(place.name).text,
        place.kind.value,
        note,
        len(reading.catalogue.by_place.get(place.id, ())),
        refs,
    )


def make_place(reading: Reading, place: Place) -> PlaceView:
    """The view of one place."""
    words, catalogue = reading.words, reading.catalogue
    gazetteer = catalogue.gazetteer
    citations = Citations(reading)
    name = reading.text(place.name)
    chain = gazetteer.chain(place.id)
    introduction = reading.prose(place.introduction, citations, prefix="intro-")
    facts = make_facts(reading, place.facts, citations)
    notes = make_facts(reading, place.notes, citations)
    kinds = tuple(
        make_kind(reading, kind, citations, cards=False) for kind in catalogue.kinds_at(place.id)
    )
    ids = catalogue.by_place.get(place.id, ())
    producers = [
        (item.id, reading.text(item.short_name or item.name).text)
        for item in (catalogue.producers[key] for key in catalogue.makers_at.get(place.id, ()))
    ]
    inside = [refer_place(reading, item) for item in gazetteer.inside(place.id)]
    heirs = tuple(_heir(reading, heir, citations) for heir in gazetteer.heirs(place.id))
    forerunners = tuple(_heir(reading, heir, citations) for heir in gazetteer.forerunners(place.id))
    citations.cite(place.sources)
    return PlaceView(
        id=place.id,
        kind=place.kind.value,
        kind_label=words(f"place-kind.{place.kind.value}"),
        unit=is_unit(place),
        former=any(item.ended for item in chain),
        name=name.text,
        name_language=name.language,
        short_name=short_place(place),
        chain=name_chain(reading, place.id),
        above=tuple(refer_place(reading, item) for item in chain[1:]),
        other_names=place.other_names,
        label=label_place(reading, place.id),
        since=words.date(place.since) if place.since else "",
        ended=words.date(place.ended) if place.ended else "",
        heirs=heirs,
        forerunners=forerunners,
        inside=tuple(inside),
        website=place.website,
        coordinates=f"{place.latitude},{place.longitude}" if place.latitude else "",
        introduction=introduction,
        facts=facts,
        notes=notes,
        kinds=kinds,
        events=tuple(
            make_event(reading, event)
            for event in catalogue.events_at(
                (place.id, *(item.id for item in gazetteer.inside(place.id)))
            )
        ),
        producers=tuple(producers),
        photos=tuple(make_photo(reading, photo) for photo in place.photos),
        cards=make_cards(reading, ids),
        sources=citations.lines(),
    )


def _heir(reading: Reading, heir: Heir, citations: Citations) -> PlaceRef:
    words = reading.words
    notes = [words(f"mapping.{heir.successor.basis.value}")]
    if heir.successor.part:
        notes.append(words("mapping.part"))
    return refer_place(
        reading, heir.place, words.join(notes), citations.cite(heir.successor.source)
    )


def make_event(reading: Reading, event: Event) -> EventView:
    """The view of one event."""
    return _make_event(reading, event.id)


@shared
def _make_event(reading: Reading, event_id: str) -> EventView:
    event = reading.catalogue.events[event_id]
    words = reading.words
    citations = Citations(reading)
    name = reading.text(event.name)
    when = reading.text(event.recurs).text
    if event.start and event.end and event.end != event.start:
        when = words("event.span", start=words.date(event.start), end=words.date(event.end))
    elif event.start:
        when = words.date(event.start)
    facts = make_facts(reading, event.facts, citations)
    notes = make_facts(reading, event.notes, citations)
    citations.cite(event.sources)
    return EventView(
        id=event.id,
        kind=event.kind.value,
        kind_label=words(f"event-kind.{event.kind.value}"),
        name=name.text,
        name_language=name.language,
        when=when,
        start=str(event.start or ""),
        end=str(event.end or event.start or ""),
        year=str(event.start.year) if event.start else "",
        state=event.state.value,
        state_label=words(f"event-state.{event.state.value}"),
        place=label_place(reading, event.place),
        venue=reading.text(event.venue).text,
        organisers=tuple(reading.line(item.name) for item in event.organisers),
        scale=tuple(reading.line(item.name) for item in event.scale),
        website=event.website,
        facts=facts,
        notes=notes,
        cards=make_cards(reading, event.products),
        sources=citations.lines(),
    )
