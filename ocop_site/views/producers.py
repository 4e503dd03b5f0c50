"""A producer as site and book show it."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.models import Producer
from ocop_site.views.labels import PlaceLabel, label_place, short_place
from ocop_site.views.products import Card, PhotoView, make_cards, make_facts, make_photo
from ocop_site.views.reading import Citations, Line, Prose, Reading, SourceLine
from ocop_site.views.rows import certificate_lines


@dataclass(frozen=True, slots=True)
class ProducerView:
    """A producer with its products. ``candidates`` are named products that are not certified."""

    id: str
    name: str
    name_language: str
    short_name: str
    other_names: tuple[str, ...]
    type: str
    type_label: str
    place: PlaceLabel | None
    place_short: str
    address: Line | None
    phones: tuple[str, ...]
    email: str
    website: str
    channels: tuple[Line, ...]
    representative: str
    founded: Line | None
    introduction: Prose | None
    facts: tuple[Line, ...]
    certificates: tuple[Line, ...]
    other_products: tuple[Line, ...]
    notes: tuple[Line, ...]
    photos: tuple[PhotoView, ...]
    cards: tuple[Card, ...]
    stars: int
    sources: tuple[SourceLine, ...]


def make_producer(reading: Reading, producer: Producer) -> ProducerView:
    """The view of one producer."""
    words, catalogue = reading.words, reading.catalogue
    citations = Citations(reading)
    name = reading.text(producer.name)
    ids = catalogue.by_producer.get(producer.id, ())
    place = catalogue.gazetteer.places.get(producer.place)
    role = reading.text(producer.representative_role).text
    introduction = reading.prose(producer.introduction, citations, prefix="intro-")
    facts = make_facts(reading, producer.facts, citations)
    certificates = tuple(certificate_lines(reading, producer.certificates, citations))
    channels = tuple(
        reading.line(item.name, citations.cite(item.source), href=item.url)
        for item in producer.channels
    )
    notes = make_facts(reading, producer.notes, citations)
    citations.cite(producer.sources)
    return ProducerView(
        id=producer.id,
        name=name.text,
        name_language=name.language,
        short_name=reading.text(producer.short_name).text,
        other_names=producer.other_names,
        type=producer.type.value,
        type_label=words(f"producer-type.{producer.type.value}"),
        place=label_place(reading, producer.place),
        place_short=short_place(place) if place else "",
        address=reading.line(producer.address) if producer.address else None,
        phones=producer.phone,
        email=producer.email,
        website=producer.website,
        channels=channels,
        representative=(
            words("producer.person", name=producer.representative, role=role)
            if producer.representative and role
            else producer.representative
        ),
        founded=reading.line(producer.founded) if producer.founded else None,
        introduction=introduction,
        facts=facts,
        certificates=certificates,
        other_products=tuple(reading.line(item.name) for item in producer.other_products),
        notes=notes,
        photos=tuple(make_photo(reading, photo) for photo in producer.photos),
        cards=make_cards(reading, ids),
        stars=max((catalogue.entries[key].stars or 0 for key in ids), default=0),
        sources=citations.lines(),
    )
