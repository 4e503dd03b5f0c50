"""What a catalogue's site holds, free of our templates, so that other generators can build it.

Texts, labels and addresses are those our own pages show; a page of another generator gets them as
Markdown and front matter. What a page says of a single other record (the producer of a product,
its related products) is written into the page: no generator has to look it up. Lists of many
products are left to the generator: a product names the facets it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ocop_site.build.intake import Workshop, open_workshop
from ocop_site.build.options import Options
from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.models import Producer
from ocop_site.site.facets import list_facets
from ocop_site.site.routes import page_path
from ocop_site.text import collation_key, excerpt
from ocop_site.views.chapters import chapters_of
from ocop_site.views.groups import make_bands
from ocop_site.views.places import PlaceRef, make_event, make_place
from ocop_site.views.producers import make_producer
from ocop_site.views.products import CARDS_ON_A_PAGE, label_group, make_card, make_product
from ocop_site.views.reading import Citations, Line, Reading, SourceLine, show_source

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json]"
NAV = ("products", "producers", "places", "chapters", "events", "buyers")
ALL, BY_NAME, BY_DATE = "all", "order-name", "order-date"
_CITATION = re.compile(r"\[\^([a-z0-9-]+)\]")
_DESCRIPTION_LENGTH = 158


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page with a text of its own.

    ``lists`` is the facet whose products it lists, ``maker`` the producer whose products,
    ``shows`` the kind of documents it lists. ``data`` is what its template shows.
    """

    kind: str
    id: str
    language: str
    path: str
    alternates: Mapping[str, str]
    title: str
    heading: str
    description: str
    body: str = ""
    number: int = 0
    lists: str = ""
    maker: str = ""
    shows: str = ""
    note: str = ""
    data: Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDocument(Document):
    """The page of a product, with what lists show of it and where it stands in them."""

    short: str
    makers: tuple[str, ...]
    facets: tuple[str, ...]
    name_rank: int
    date_rank: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the pages of a language."""

    language: str
    title: str
    as_of: str
    tongue: str
    nav: tuple[tuple[str, str], ...]
    facets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Records:
    """A site's content; products in reading order, the main language first."""

    base_url: str
    frames: tuple[Frame, ...]
    documents: tuple[Document, ...]
    products: tuple[ProductDocument, ...]
    page_size: int = CARDS_ON_A_PAGE


def read_records(content: Path) -> Records:
    """The records of a catalogue folder that has no errors."""
    workshop = open_workshop(Options(content.absolute(), content / "none", content / "none"))
    sides = [_Side(workshop, language) for language in workshop.catalogue.languages]
    return Records(
        workshop.catalogue.settings.base_url,
        tuple(side.frame() for side in sides),
        tuple(item for side in sides for item in side.documents()),
        tuple(item for side in sides for item in side.products()),
    )


class _Side:
    """One language of the site."""

    def __init__(self, workshop: Workshop, language: str) -> None:
        self.catalogue = workshop.catalogue
        self.words = workshop.words[language]
        self.language = language
        self.reading = Reading(self.catalogue, self.words, self.link)
        self.facets = list_facets(self.reading)
        self.title = self.catalogue.settings.title.get(language, "vi").text
        self.of_product: dict[str, list[str]] = {}
        for facet in self.facets:
            for key in facet.products:
                self.of_product.setdefault(key, []).append(facet.id)

    def link(self, kind: str, page_id: str = "") -> str:
        return "/" + page_path(self.language, kind, page_id)

    def frame(self) -> Frame:
        titles = {facet.id: facet.title for facet in self.facets if facet.products}
        products = self.words("site.nav.products")
        for key, word in ((BY_NAME, "name"), (BY_DATE, "date")):
            titles[key] = f"{products}: {self.words(f'site.order.{word}')}"
        titles[ALL] = products
        nav = tuple((self.words(f"site.nav.{key}"), self.link(key)) for key in NAV)
        return Frame(
            self.language,
            self.title,
            self.words.date(self.catalogue.as_of),
            self.words("language.switch"),
            nav,
            titles,
        )

    def products(self) -> Iterator[ProductDocument]:
        entries = self.catalogue.entries
        names = sorted(
            entries,
            key=lambda key: collation_key(self.reading.text(entries[key].product.name).text),
        )
        by_name = {key: rank for rank, key in enumerate(names)}
        for entry in entries.values():
            yield self._product(entry, by_name[entry.id])

    def _product(self, entry: Entry, name_rank: int) -> ProductDocument:
        citations = Citations(self.reading)
        view = make_product(self.reading, entry, citations)
        card = view.card
        numbers = {source.id: source.number for source in view.sources}
        product = entry.product
        bodies = [
            f"## {section.title}\n\n{_cite(self.reading.text(text).text, numbers)}"
            for section, text in zip(
                view.sections,
                [text for text in (product.story, product.origin_and_method) if text],
                strict=True,
            )
        ]
        related = [
            make_card(self.reading, self.catalogue.entries[key])
            for key in self.catalogue.related(entry.id)
        ]
        date = entry.recognition.date if entry.recognition else None
        return ProductDocument(
            **self._common("product", entry.id, f"{card.name} ({card.producer})", card.name),
            description=_shorten(
                f"{card.name}, {card.stars.word}. {card.producer}. {card.place}. "
                f"{view.summary.text if view.summary else ''}"
            ),
            body="\n\n".join(bodies) + "\n",
            number=entry.number,
            short=entry.short,
            makers=product.producers,
            facets=(ALL, BY_NAME, BY_DATE, *self.of_product.get(entry.id, ())),
            name_rank=name_rank,
            date_rank=-(date.latest.toordinal() if date else 0),
            data={
                "code": card.number,
                "producer": card.producer,
                "place": card.place,
                "stars": card.stars.word,
                "status": card.status.word,
                "detail": card.status.detail,
                "group": [card.group.name, self.link("group", card.group.id)],
                "set": view.set_name,
                "other": [view.other_language, view.other_name],
                "summary": view.summary.text if view.summary else "",
                "rows": [
                    [
                        row.label,
                        [
                            [f"{line.text} {line.date}".strip(), self._target(line)]
                            for line in row.lines
                        ],
                    ]
                    for row in view.rows
                ],
                "where": [
                    self.words("field.place"),
                    view.place.name if view.place else "",
                    self.link("place", product.place),
                    view.place.now if view.place else "",
                ],
                "facts": _facts(view.facts),
                "recognitions": [
                    [
                        item.stars.word,
                        item.when,
                        item.decision,
                        f"{item.status.word} {item.status.detail}",
                    ]
                    for item in view.recognitions
                ],
                "related": [[item.name, self.link("product", item.id)] for item in related],
                "sources": _sources(view.sources),
                "address": f"ocop.example.vn/Q/{entry.short}",
                "photo": [view.photos[0].file, view.photos[0].alt] if view.photos else [],
            },
        )

    def _target(self, line: Line) -> str:
        return self.link(*line.target) if line.target else ""

    def _common(self, kind: str, page_id: str, title: str, heading: str = "") -> dict[str, Any]:
        return {
            "kind": kind,
            "id": page_id or kind,
            "language": self.language,
            "path": page_path(self.language, kind, page_id),
            "alternates": {
                code: page_path(code, kind, page_id) for code in self.catalogue.languages
            },
            "title": title,
            "heading": heading or title,
        }

    def _sheet(
        self,
        kind: str,
        page_id: str,
        title: str,
        *,
        paragraphs: Sequence[Json] = (),
        facts: Sequence[Json] = (),
        sources: Sequence[SourceLine] = (),
        **options: Any,
    ) -> Document:
        data: dict[str, Json] = {
            "paragraphs": paragraphs,
            "facts": facts,
            "sources": _sources(sources),
        }
        return Document(
            **self._common(kind, page_id, title),
            description=_shorten(f"{title}. {self.title}"),
            data=data,
            **options,
        )

    def documents(self) -> Iterator[Document]:
        words, catalogue, reading = self.words, self.catalogue, self.reading
        groups = [label_group(reading, group.id) for group in catalogue.classification.groups]
        yield self._sheet(
            "home",
            "",
            self.title,
            paragraphs=[[[reading.text(catalogue.settings.description).text, ""]]],
            shows="group",
        )
        for list_kind, kind in (
            ("producers", "producer"),
            ("places", "place"),
            ("groups", "group"),
            ("stars", "rating"),
            ("chapters", "chapter"),
            ("events", "event"),
        ):
            yield self._sheet(list_kind, "", words(f"site.nav.{list_kind}"), shows=kind)
        yield self._sheet("buyers", "", words("site.nav.buyers"), lists=ALL)
        yield self._sheet("news", "", words("site.nav.news"))
        yield self._sheet("print", "", words("site.nav.print"))
        yield self._sheet("lost", "", words("site.lost.title"))
        yield self._sheet("search", "", words("site.search.title"))
        register = [
            show_source(reading, key, number)
            for number, key in enumerate(catalogue.sources, start=1)
        ]
        yield self._sheet("data", "", words("site.nav.data"), sources=register)
        for number, group in enumerate(groups, start=1):
            yield self._sheet(
                "group", group.id, group.name, lists=f"group-{group.id}", number=number
            )
        for number, band in enumerate(make_bands(reading), start=1):
            yield self._sheet(
                "rating", str(band.stars), band.word, lists=f"stars-{band.stars}", number=number
            )
        for number, record in enumerate(catalogue.producers.values(), start=1):
            yield self._producer(record, number)
        yield from self._places()
        yield from self._chapters()
        yield from self._events()

    def _producer(self, record: Producer, number: int) -> Document:
        view = make_producer(self.reading, record)
        where = (
            [[view.place.name, self.link("place", view.place.id)], [view.place.now, ""]]
            if (view.place)
            else []
        )
        return self._sheet(
            "producer",
            record.id,
            view.name,
            maker=record.id,
            number=number,
            note=view.place.name if view.place else "",
            paragraphs=[
                [[view.type_label, ""]],
                where,
                [[", ".join(view.phones), ""], [view.website, view.website]],
            ],
            facts=_facts(view.facts),
            sources=view.sources,
        )

    def _places(self) -> Iterator[Document]:
        words, catalogue = self.words, self.catalogue
        known = {facet.id for facet in self.facets}
        for number, place in enumerate(catalogue.gazetteer.places.values(), start=1):
            view = make_place(self.reading, place)
            named = [key for key in (f"place-{place.id}", f"now-{place.id}") if key in known]
            whole = len(view.cards) == len(catalogue.entries)
            paragraphs: list[Json] = [[[view.kind_label, ""]]]
            for label, places in (
                (words("site.nav.places"), view.above),
                (words("place.now"), view.heirs),
                (words("site.place.formed"), view.forerunners),
                (words("site.place.inside"), view.inside),
            ):
                if places:
                    paragraphs.append([[f"{label}:", ""], *map(self._refer, places)])
            yield self._sheet(
                "place",
                place.id,
                view.name,
                number=number,
                paragraphs=paragraphs,
                lists=ALL if whole else named[0] if named else "",
                facts=_facts(view.facts),
                sources=view.sources,
            )

    def _refer(self, place: PlaceRef) -> Json:
        return [place.name, self.link("place", place.id)]

    def _chapters(self) -> Iterator[Document]:
        for number, (chapter, _) in enumerate(chapters_of(self.reading), start=1):
            cited = dict.fromkeys(_CITATION.findall(chapter.body))
            numbers = {key: index for index, key in enumerate(cited, start=1)}
            sources = [show_source(self.reading, key, index) for key, index in numbers.items()]
            yield self._sheet(
                "chapter",
                chapter.id,
                chapter.title,
                body=_cite(chapter.body, numbers),
                number=number,
                sources=sources,
            )

    def _events(self) -> Iterator[Document]:
        for number, event in enumerate(self.catalogue.events.values(), start=1):
            view = make_event(self.reading, event)
            paragraphs: list[Json] = [[[f"{view.kind_label}, {view.when}", ""]]]
            if view.place:
                where = self.link("place", view.place.id)
                paragraphs.append([[view.place.name, where], [view.place.now, ""]])
            paragraphs += [[[card.name, self.link("product", card.id)]] for card in view.cards]
            yield self._sheet(
                "event",
                event.id,
                view.name,
                number=number,
                note=view.when,
                paragraphs=paragraphs,
                facts=_facts(view.facts),
                sources=view.sources,
            )


def _cite(text: str, numbers: Mapping[str, int]) -> str:
    """The citations of a text as plain links, which every Markdown knows."""
    return _CITATION.sub(lambda match: f" [{numbers[match[1]]}](#s{numbers[match[1]]})", text)


def _facts(lines: Sequence[Line]) -> list[Json]:
    return [f"{line.text} ({line.date})" for line in lines]


def _sources(sources: Sequence[SourceLine]) -> list[Json]:
    return [[item.number, item.publisher, item.url, item.title, item.date] for item in sources]


def _shorten(text: str) -> str:
    return excerpt(text, _DESCRIPTION_LENGTH)
