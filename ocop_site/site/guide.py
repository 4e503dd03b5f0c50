"""Pages about the catalogue itself: for buyers, what is new, the data, the printed handbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.vocabulary import Basis, MappingBasis, Status
from ocop_site.render.qr import encode_address
from ocop_site.site.chapters import DrawnFigure, draw_figure
from ocop_site.site.context import Draft, Site
from ocop_site.site.lists import make_legend
from ocop_site.site.metadata import dataset
from ocop_site.text import collation_key
from ocop_site.views.addresses import short_url, split_address
from ocop_site.views.figures import make_figure
from ocop_site.views.groups import make_candidate, make_criteria
from ocop_site.views.products import Card, label_group, make_card, make_cards, make_product
from ocop_site.views.reading import Citations, Reading


@dataclass(frozen=True, slots=True)
class Contact:
    """A public business contact; ``href`` dials, writes or opens it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class BuyerRow:
    """A product in the table for buyers."""

    card: Card
    producer: tuple[str, str]
    certificates: tuple[str, ...]
    markets: tuple[str, ...]
    packs: tuple[str, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """The products whose current recognition is of one year; empty for no date."""

    year: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the catalogue is written in a language."""

    language: str
    translated: int
    total: int
    percent: int


def make_guide(site: Site, language: str) -> Iterator[Draft]:
    """The four pages."""
    yield _buyers(site, language)
    yield _news(site, language)
    yield _data(site, language)
    yield _print(site, language)


def _buyers(site: Site, language: str) -> Draft:
    reading = site.reading(language, "buyers")
    words, catalogue = reading.words, site.catalogue
    groups = tuple(
        (
            label_group(reading, group.id),
            tuple(_row(reading, catalogue.entries[key]) for key in catalogue.by_group[group.id]),
        )
        for group in catalogue.classification.groups
        if catalogue.by_group[group.id]
    )
    return Draft(
        kind="buyers",
        template="site/buyers.html",
        title=words("site.nav.buyers"),
        description=words("site.buyers.description", n=len(catalogue.entries)),
        section="buyers",
        context={
            "groups": groups,
            "with_contacts": any(row.contacts for _, rows in groups for row in rows),
            "pdfs": _pdfs(site),
        },
    )


def _row(reading: Reading, entry: Entry) -> BuyerRow:
    view = make_product(reading, entry)
    rows = {row.key: tuple(line.text for line in row.lines) for row in view.rows}
    producers = reading.catalogue.producers
    maker = next((producers[key] for key in entry.product.producers if key in producers), None)
    contacts: list[Contact] = []
    if maker:
        contacts += [Contact(phone, f"tel:{_dial(phone)}") for phone in maker.phone]
        if maker.email:
            contacts.append(Contact(maker.email, f"mailto:{maker.email}"))
        if maker.website:
            host = maker.website.split("://", 1)[-1].removeprefix("www.").split("/", 1)[0]
            contacts.append(Contact(host, maker.website))
    return BuyerRow(
        view.card,
        (maker.id, reading.text(maker.short_name or maker.name).text) if maker else ("", ""),
        rows.get("certificates", ()),
        (*rows.get("export-markets", ()), *rows.get("channels", ())),
        rows.get("packs", ()),
        tuple(contacts),
    )


def _dial(phone: str) -> str:
    """A telephone number for a ``tel:`` link."""
    return "".join(char for char in phone if char.isdigit() or char == "+")


def _pdfs(site: Site) -> tuple[tuple[str, str, str], ...]:
    """Language, its name, and the path of its handbook; the path is empty where there is none."""
    return tuple(
        (code, site.wordings[code]("language.name"), f"pdf/{name}" if name else "")
        for code in site.languages
        for name in (site.pdfs.get(code, ""),)
    )


def _news(site: Site, language: str) -> Draft:
    reading = site.reading(language, "news")
    words, catalogue = reading.words, site.catalogue
    citations = Citations(reading)
    years: dict[str, list[Entry]] = {}
    for entry in catalogue.entries.values():
        date = entry.recognition.date if entry.recognition else None
        years.setdefault(str(date.year) if date else "", []).append(entry)
    ordered = sorted(years, reverse=True)
    return Draft(
        kind="news",
        template="site/news.html",
        title=words("site.nav.news"),
        description=words(
            "site.news.description",
            edition=reading.text(catalogue.settings.edition.number).text,
            date=words.date(catalogue.as_of),
            n=len(catalogue.entries),
        ),
        section="news",
        context={
            "edition": reading.text(catalogue.settings.edition.number).text,
            "total": len(catalogue.entries),
            "producers": sum(1 for ids in catalogue.by_producer.values() if ids),
            "years": tuple(
                YearRow(year, tuple(make_card(reading, entry) for entry in years[year]))
                for year in ordered
            ),
            "due": make_cards(reading, catalogue.by_status.get(Status.DUE, ())),
            "candidates": tuple(
                make_candidate(reading, key, citations) for key in catalogue.candidates
            ),
            "sources": citations.lines(),
        },
    )


def _data(site: Site, language: str) -> Draft:
    reading = site.reading(language, "data")
    words, catalogue = reading.words, site.catalogue
    citations = Citations(reading)
    # The page ends with the whole register; numbers in the text are those of the register.
    citations.cite(_register(site))
    entries = catalogue.entries.values()
    inferred = [entry for entry in entries if entry.basis is Basis.INFERRED and entry.stars]
    description = words(
        "site.data.description", date=words.date(catalogue.as_of), n=len(catalogue.entries)
    )
    publisher = catalogue.settings.publisher
    return Draft(
        kind="data",
        template="site/data.html",
        title=words("site.nav.data"),
        description=description,
        section="data",
        things=(dataset(site, language, words("site.data.name"), description),),
        context={
            "edition": reading.text(catalogue.settings.edition.number).text,
            "criteria": make_criteria(reading),
            "total": len(catalogue.entries),
            "items": sum(entry.product.items for entry in entries),
            "producers": sum(1 for ids in catalogue.by_producer.values() if ids),
            "places": len(catalogue.gazetteer.places),
            "source_count": len(catalogue.sources),
            "published": _published(reading, citations),
            "stated": sum(entry.basis is Basis.STATED and entry.stars is not None
                          for entry in entries),
            "inferred": make_cards(reading, tuple(entry.id for entry in inferred)),
            "unrated": make_cards(reading, catalogue.by_stars.get(None, ())),
            "states": tuple(
                (label, meaning, len(catalogue.by_status.get(Status(label.key), ())))
                for label, meaning in make_legend(reading).states
            ),
            "planned": sum(
                any(item.basis is MappingBasis.PLANNED for item in place.successors)
                for place in catalogue.gazetteer.places.values()
            ),
            "coverage": tuple(
                Coverage(
                    words.locale.languages.get(code, code),
                    item.translated,
                    item.total,
                    round(100 * item.translated / item.total) if item.total else 100,
                )
                for code, item in catalogue.coverage.items()
            ),
            "candidates": tuple(
                make_candidate(reading, key, citations) for key in catalogue.candidates
            ),
            "sources": citations.lines(),
            "publisher": reading.text(publisher.name).text,
            "contacts": _publisher_contacts(site),
        },
    )


def _register(site: Site) -> tuple[str, ...]:
    """The ids of all sources, by publisher and title."""
    sources = site.catalogue.sources
    return tuple(
        sorted(
            sources,
            key=lambda key: (
                collation_key(sources[key].publisher), collation_key(sources[key].title), key
            ),
        )
    )


def _published(reading: Reading, citations: Citations) -> tuple[DrawnFigure, ...]:
    """The published counts of products, drawn to stand beside what is counted here."""
    figures = []
    for key in reading.catalogue.series:
        if key.startswith("certified-products"):
            figure = make_figure(reading, key, citations)
            if figure:
                figures.append(draw_figure(reading, figure))
    return tuple(figures)


def _publisher_contacts(site: Site) -> tuple[Contact, ...]:
    who = site.catalogue.settings.publisher
    contacts = []
    if who.phone:
        contacts.append(Contact(who.phone, f"tel:{_dial(who.phone)}"))
    if who.email:
        contacts.append(Contact(who.email, f"mailto:{who.email}"))
    if who.website:
        contacts.append(Contact(who.website.split("://", 1)[-1].rstrip("/"), who.website))
    return tuple(contacts)


def _print(site: Site, language: str) -> Draft:
    reading = site.reading(language, "print")
    words, catalogue = reading.words, site.catalogue
    settings = catalogue.settings
    sample = next(iter(catalogue.entries.values()), None)
    url = short_url(settings.base_url, sample.short) if sample else ""
    return Draft(
        kind="print",
        template="site/print.html",
        title=words("site.nav.print"),
        description=words(
            "site.print.description",
            title=site.name(language),
            edition=reading.text(settings.edition.number).text,
            n=len(catalogue.printed),
        ),
        section="print",
        context={
            "pdfs": _pdfs(site),
            "edition": reading.text(settings.edition.number).text,
            "publisher": reading.text(settings.publisher.name).text,
            "printed": len(catalogue.printed),
            "left_out": make_cards(
                reading,
                tuple(key for key, entry in catalogue.entries.items() if not entry.printed),
            ),
            "sample": make_card(reading, sample) if sample else None,
            "short": "".join(split_address(url)),
            "qr": encode_address(url) if url else None,
        },
    )

