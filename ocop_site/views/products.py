"""A product as site and book show it, and the small card that stands for it in lists."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.models import Product
from ocop_site.catalogue.parts import Photo, Recognition
from ocop_site.catalogue.status import judge_recognition
from ocop_site.render.plates import Plate, design_plate
from ocop_site.views.labels import (
    PlaceLabel,
    Stars,
    StatusLabel,
    label_entry,
    label_place,
    label_stars,
    label_status,
    name_chain,
    say_recognised,
    short_place,
)
from ocop_site.views.reading import Citations, Line, Prose, Reading, SourceLine
from ocop_site.views.recall import shared
from ocop_site.views.rows import Row, list_gaps, make_rows

# With a photo on each card, a page of so many stays below one and a half megabytes when it is
# scrolled to its end.
CARDS_ON_A_PAGE = 44


@dataclass(frozen=True, slots=True)
class GroupLabel:
    """A group of the classification: ``code`` in Roman numerals."""

    id: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo of a record; ``file`` lies below the content folder."""

    file: str
    alt: str
    alt_language: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Card:
    """A product in a list."""

    id: str
    number: str
    group: GroupLabel
    name: str
    name_language: str
    producer: str
    place: str
    stars: Stars
    status: StatusLabel
    plate: Plate
    photo: PhotoView | None


@dataclass(frozen=True, slots=True)
class RecognitionView:
    """One evaluation in the table of a product's page."""

    stars: Stars
    when: str
    decision: str
    level: str
    status: StatusLabel
    note: str
    refs: tuple[int, ...]
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled prose text of a record."""

    key: str
    title: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class ProductView:
    """Everything site and book may show of one product."""

    card: Card
    short: str
    set_id: str
    set_name: str
    subgroup: str
    set_inferred: bool
    code: str
    items: int
    other_name: str
    other_language: str
    other_translated: bool
    recognised: str
    place: PlaceLabel | None
    summary: Line | None
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    facts: tuple[Line, ...]
    recognitions: tuple[RecognitionView, ...]
    notes: tuple[Line, ...]
    gaps: tuple[str, ...]
    photos: tuple[PhotoView, ...]
    sources: tuple[SourceLine, ...]

    @property
    def id(self) -> str:
        """The product's id."""
        return self.card.id


@shared
def label_group(reading: Reading, group_id: str) -> GroupLabel:
    """A group's label in the language of the reading."""
    group = reading.catalogue.classification.group(group_id)
    return GroupLabel(group.id, group.code, reading.text(group.name).text)


def make_card(reading: Reading, entry: Entry) -> Card:
    """The card of a product."""
    product = entry.product
    name = reading.text(product.name)
    stars, status = label_entry(reading, entry)
    return Card(
        id=entry.id,
        number=f"{entry.number:03}",
        group=label_group(reading, entry.group.id),
        name=name.text,
        name_language=name.language,
        producer=reading.words.join(_producer_names(reading, product)),
        place=_card_place(reading, product),
        stars=stars,
        status=status,
        plate=_plate(reading, entry),
        photo=make_photo(reading, product.photos[0]) if product.photos else None,
    )


def make_cards(reading: Reading, ids: tuple[str, ...]) -> tuple[Card, ...]:
    """The cards of several products."""
    if reading.cards is not None:
        return tuple(reading.cards[key] for key in ids)
    entries = reading.catalogue.entries
    return tuple(make_card(reading, entries[key]) for key in ids)


def make_photo(reading: Reading, photo: Photo) -> PhotoView:
    """A photo with its texts."""
    alt = reading.text(photo.alt)
    return PhotoView(
        photo.file,
        alt.text,
        alt.language,
        reading.text(photo.caption).text,
        reading.words.join([text for text in (photo.credit, photo.licence) if text]),
    )


def make_product(reading: Reading, entry: Entry, citations: Citations | None = None) -> ProductView:
    """The view of one product; sources are numbered by ``citations``, or from 1."""
    product, words = entry.product, reading.words
    citations = citations or Citations(reading)
    other = next((code for code in reading.catalogue.languages if code != reading.language), "")
    subgroup = next(item for item in entry.group.subgroups if entry.product.set in item.sets)
    recognitions = tuple(_recognition(reading, item, citations) for item in product.recognitions)
    summary = None
    if product.summary:
        summary = reading.line(product.summary)
    facts = make_facts(reading, product.facts, citations)
    rows = make_rows(reading, product, citations)
    sections = tuple(
        Section(key, words(f"field.{key}"), prose)
        for key, value in (
            ("story", product.story),
            ("origin-and-method", product.origin_and_method),
        )
        if (prose := reading.prose(value, citations, prefix=f"{key}-"))
    )
    notes = make_facts(reading, product.notes, citations)
    stars = label_stars(reading, entry.recognition)
    if stars.note and stars.basis != "stated":
        notes = (Line(stars.note, reading.language), *notes)
    citations.cite(product.sources)
    return ProductView(
        card=make_cards(reading, (entry.id,))[0],
        short=entry.short,
        set_id=product.set,
        set_name=reading.text(entry.set.name).text,
        subgroup=reading.text(subgroup.name).text,
        set_inferred=product.set_basis.value == "inferred",
        code=product.code,
        items=product.items,
        other_name=product.name.get(other).text if other and product.name.has(other) else "",
        other_language=other,
        other_translated=product.name_translated and other != "vi",
        recognised=say_recognised(reading, entry.recognition),
        place=label_place(reading, product.place, product.place_basis),
        summary=summary,
        rows=rows,
        sections=sections,
        facts=facts,
        recognitions=recognitions,
        notes=notes,
        gaps=list_gaps(reading, product),
        photos=tuple(make_photo(reading, photo) for photo in product.photos),
        sources=citations.lines(),
    )


def make_facts(reading: Reading, facts: tuple, citations: Citations) -> tuple[Line, ...]:  # type: ignore[type-arg]
    """Facts or notes as lines with the numbers of their sources."""
    lines = []
    for fact in facts:
        date = getattr(fact, "date", None)
        shown = reading.words.date(date) if date else ""
        lines.append(reading.line(fact.text, citations.cite(fact.source), date=shown))
    return tuple(lines)


def _producer_names(reading: Reading, product: Product) -> list[str]:
    producers = reading.catalogue.producers
    return [
        reading.text(producers[key].short_name or producers[key].name).text
        for key in product.producers
        if key in producers
    ]


def _card_place(reading: Reading, product: Product) -> str:
    if not product.place:
        return reading.words("place.unknown")
    return name_chain(reading, product.place, depth=2)


def _plate(reading: Reading, entry: Entry) -> Plate:
    gazetteer = reading.catalogue.gazetteer
    place = gazetteer.places.get(entry.product.place)
    return design_plate(
        id=entry.id,
        name=entry.product.name.get("vi").text,
        set_id=entry.product.set,
        group_id=entry.group.id,
        words=entry.product.plate_words,
        place=short_place(place) if place else "",
        number=f"{entry.number:03}",
        salt=reading.catalogue.settings.theme.plate_salt,
    )


def _recognition(reading: Reading, item: Recognition, citations: Citations) -> RecognitionView:
    words = reading.words
    standing = judge_recognition(item, reading.catalogue.as_of)
    return RecognitionView(
        stars=label_stars(reading, item),
        when=say_recognised(reading, item),
        decision=item.decision,
        level=words.join(
            [
                text
                for text in (
                    words(f"level.{item.level.value}") if item.level else "",
                    words(f"recognition.{item.kind.value}") if item.kind else "",
                    words("recognition.basis", decision=item.legal_basis)
                    if item.legal_basis
                    else "",
                )
                if text
            ]
        ),
        status=label_status(reading, standing, item),
        note=" ".join(
            text
            for text in (reading.text(item.note).text, reading.text(item.withdrawal_reason).text)
            if text
        ),
        refs=citations.cite(item.source),
        authority=reading.text(item.authority).text,
    )
