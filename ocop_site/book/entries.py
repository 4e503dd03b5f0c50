"""A product's entry as the book sets it: the view of the product in the order of the page."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocop_site.book.marks import star_key
from ocop_site.book.parts import product_anchor
from ocop_site.book.reference import name_in_area
from ocop_site.book.typography import (
    GAP,
    bind,
    bind_end,
    bind_html,
    bind_name,
    bind_names,
    bind_phone,
    name_language,
)
from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.models import Producer, Product
from ocop_site.render.qr import QrCode, encode_address
from ocop_site.views.addresses import short_url, split_address
from ocop_site.views.labels import PlaceLabel, lower_kind, short_place
from ocop_site.views.products import (
    GroupLabel,
    PhotoView,
    ProductView,
    RecognitionView,
    Section,
    make_product,
)
from ocop_site.views.reading import Citations, Line, Reading, SourceLine
from ocop_site.views.rows import Row

_FIRST_ROWS = ("producers", "place", "recognitions", "certificates", "channels", "packs")
_LONGEST_TAIL = 4
# Small photos below the facts of a full page: one to each column of the wide one.
MOST_SMALL = 3
_BLOCKS = re.compile(r"<(p|ul|ol|blockquote)[ >].*?</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class BookEntry:
    """What is printed of one product; ``text`` runs on as one paragraph, ``prose`` follows it.

    ``remark`` says that a name is our translation, or not in the language of the book. The
    first ``own_notes`` of the notes are remarks of the record, the rest belong to its
    recognitions.
    """

    id: str
    anchor: str
    number: str
    group: GroupLabel
    kinds: tuple[str, ...]
    name: str
    name_language: str
    other: str
    other_language: str
    remark: str
    stars: str
    star_word: str
    inferred: bool
    status: str
    status_word: str
    strip: str
    strip_refs: tuple[int, ...]
    text: tuple[Line, ...]
    summary: Line | None
    prose: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Line, ...]
    own_notes: int
    sources: tuple[SourceLine, ...]
    notch: str
    qr: QrCode
    host: str
    path: str
    photo: PhotoView | None
    more_photos: tuple[PhotoView, ...]
    set_id: str
    search_name: str


def make_entry(reading: Reading, entry: Entry) -> BookEntry:
    """The entry of a product in the language of the reading."""
    citations = Citations(reading, prefix=f"{entry.id}-")
    view = make_product(reading, entry, citations)
    card = view.card
    catalogue = reading.catalogue
    proper = _proper_names(reading, entry)
    place = catalogue.gazetteer.places.get(entry.product.place)
    url = short_url(catalogue.settings.base_url, view.short)
    host, path = split_address(url)
    summary = _summary(view)
    recognition_refs = view.recognitions[0].refs if view.recognitions else ()
    other = view.other_name if view.other_name != card.name else ""
    remark = name_language(reading.words, card.name_language)
    if entry.product.name_translated and "en" in (
        card.name_language,
        view.other_language if other else "",
    ):
        remark = reading.words("book.entry.translated")
    return BookEntry(
        id=entry.id,
        anchor=product_anchor(entry.id),
        number=card.number,
        group=card.group,
        kinds=tuple(dict.fromkeys((view.subgroup, view.set_name))),
        name=bind_name(card.name, proper),
        name_language=card.name_language,
        other=bind_name(other, proper),
        other_language=view.other_language,
        remark=remark,
        stars=star_key(card.stars.count, card.stars.basis),
        star_word=card.stars.word,
        inferred=card.stars.basis == "inferred",
        status=card.status.key,
        status_word=card.status.word,
        strip=_strip(reading, view),
        strip_refs=recognition_refs,
        text=tuple(_bind_line(line) for line in view.facts) or _lead(summary),
        summary=summary,
        prose=tuple(block for section in view.sections for block in _cut_blocks(reading, section)),
        rows=_order_rows(reading, view, entry),
        notes=_notes(view),
        own_notes=len(view.notes),
        sources=view.sources,
        notch=short_place(place, reading.language) if place else "",
        qr=encode_address(url),
        host=host,
        path=path,
        photo=card.photo,
        more_photos=view.photos[1 : 1 + MOST_SMALL],
        set_id=view.set_id,
        search_name=entry.product.name.get("vi").text,
    )


def _cut_blocks(reading: Reading, section: Section) -> Iterator[str]:
    """The paragraphs of a story; one in another language says so before its first word."""
    remark = name_language(reading.words, section.prose.language)
    foreign = bool(remark)
    for match in _BLOCKS.finditer(section.prose.html):
        block = bind_html(match.group())
        if foreign:
            tag, rest = match[1], block[len(match[1]) + 1 :]
            block = f'<{tag} lang="{section.prose.language}"{rest}'
            if remark and tag == "p":
                head, _, text = block.partition(">")
                block = (
                    f'{head}><span class="tongue" lang="{reading.language}">{remark}</span>'
                    f"{GAP}{text}"
                )
                remark = ""
        yield block


def _lead(summary: Line | None) -> tuple[Line, ...]:
    return (summary,) if summary else ()


def _summary(view: ProductView) -> Line | None:
    """The summary with the sources of the facts that it sums up."""
    if view.summary is None:
        return None
    refs = dict.fromkeys(number for fact in view.facts for number in fact.refs)
    return dataclasses.replace(_bind_line(view.summary), refs=tuple(sorted(refs)))


def _proper_names(reading: Reading, entry: Entry) -> list[str]:
    """Names of its producers and place, which must not be broken."""
    catalogue = reading.catalogue
    names = []
    for key in entry.product.producers:
        producer = catalogue.producers.get(key)
        if producer:
            names += [reading.text(producer.short_name).text, *producer.other_names]
    chain = catalogue.gazetteer.chain(entry.product.place)
    names += [short_place(place) for place in chain]
    names.append(_proper_tail(entry.product.name.get("vi").text))
    return names


def _proper_tail(name: str) -> str:
    """The capitalised words at the end of a name, as a rule its proper name."""
    words = name.split()
    tail: list[str] = []
    while words and len(tail) < _LONGEST_TAIL and words[-1][0].isupper():
        tail.insert(0, words.pop())
    return " ".join(tail) if words and len(tail) > 1 else ""


def _strip(reading: Reading, view: ProductView) -> str:
    """When it was recognised and until when that holds, in one line."""
    detail = view.card.status.detail
    if detail == reading.words("status.unknown-date") and view.recognised:
        detail = ""
    pieces = [piece for piece in (view.recognised, detail) if piece]
    return bind(reading.words.join(pieces))


def _bind_line(line: Line) -> Line:
    text, date = bind_end(bind(line.text)), bind(line.date)
    if line.tone == "stamp" and date:
        # What a certificate covers is told in a sentence of its own.
        text, date = f"{text}. {date.rstrip('.')}.", ""
    return dataclasses.replace(line, text=text, date=date)


def _notes(view: ProductView) -> tuple[Line, ...]:
    notes = [_bind_line(line) for line in view.notes]
    notes += [
        Line(bind_end(bind(item.note)), refs=item.refs) for item in view.recognitions if item.note
    ]
    return tuple(notes)


def _order_rows(reading: Reading, view: ProductView, entry: Entry) -> tuple[Row, ...]:
    words = reading.words
    rows = {row.key: row for row in view.rows}
    place = _place_lines(reading, view.place)
    if place:
        rows["place"] = Row("place", words("field.place"), place)
    recognised = _recognition_lines(reading, entry.product, view.recognitions)
    if recognised:
        rows["recognitions"] = Row("recognitions", words("book.entry.recognitions"), recognised)
    if "producers" in rows:
        row = rows["producers"]
        lines = [
            line
            for shown, key in zip(row.lines, entry.product.producers, strict=False)
            for line in (
                dataclasses.replace(shown, tone="now"),
                *_about_producer(reading, reading.catalogue.producers.get(key)),
            )
        ]
        rows["producers"] = Row(row.key, row.label, tuple(lines))
    order = [key for key in _FIRST_ROWS if key in rows]
    order += [key for key in rows if key not in order]
    return tuple(
        dataclasses.replace(rows[key], lines=tuple(_bind_line(line) for line in rows[key].lines))
        for key in order
    )


def _about_producer(reading: Reading, producer: Producer | None) -> list[Line]:
    """Who speaks for it and how to reach it: public contacts only."""
    if producer is None:
        return []
    role = reading.text(producer.representative_role).text
    person = producer.representative
    if person and role:
        person = reading.words("producer.person", name=person, role=role)
    founded = reading.text(producer.founded).text
    pieces = [
        reading.words("book.entry.founded", when=founded) if founded else "",
        person,
        *map(bind_phone, producer.phone),
        producer.email,
        producer.website.split("://", 1)[-1].rstrip("/"),
    ]
    shown = " · ".join(piece for piece in pieces if piece)
    return [Line(shown, reading.language, tone="old")] if shown else []


def _place_lines(reading: Reading, place: PlaceLabel | None) -> tuple[Line, ...]:
    """The present name first, then the former one: people look for both."""
    if place is None:
        return ()
    words = reading.words
    inferred = words("place.inferred") if place.basis == "inferred" else ""
    if not place.former:
        return (Line(place.name, reading.language, tone="now", date=inferred),)
    gazetteer = reading.catalogue.gazetteer
    heirs = [heir.place.id for heir in gazetteer.heirs(place.id)]
    units = [unit for key in (place.id, *heirs) for unit in gazetteer.chain(key)]
    names = [short_place(unit, reading.language) for unit in units]
    former = words("book.entry.former", place=lower_kind(name_in_area(reading, place.id)))
    former = bind_names(former, names)
    note = place.now_note
    now = bind_names(place.now, names)
    lines = [Line(now, reading.language, tone="now", date=note)] if place.now else []
    if note and not place.now:
        lines.append(Line(note, reading.language, tone="old"))
    lines.append(Line(former, reading.language, tone="old"))
    if inferred:
        lines.append(Line(inferred, reading.language, tone="old"))
    return tuple(lines)


def _recognition_lines(
    reading: Reading, product: Product, views: Sequence[RecognitionView]
) -> tuple[Line, ...]:
    """Decision and authority; with several evaluations, each with its rating and date."""
    words = reading.words
    lines = []
    for record, view in zip(product.recognitions, views, strict=True):
        decision = words("book.entry.decision", number=view.decision) if view.decision else ""
        authority = view.authority or view.level
        if view.authority and view.level:
            authority = f"{view.authority} ({_lower(view.level)})"
        pieces = [decision, authority]
        if view.status.key == "pending":
            when = words.on(record.date) if record.date else ""
            pieces = [view.status.word, when, *pieces]
        elif len(views) > 1:
            pieces = [view.stars.word, view.when, *pieces, _lower(view.status.word)]
        shown = words.join([piece for piece in pieces if piece])
        if shown:
            lines.append(Line(shown, reading.language, refs=view.refs))
    return tuple(lines)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
