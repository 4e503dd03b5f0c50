"""Pages about the catalogue itself: what this edition holds, and where its data come from."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.vocabulary import Basis, MappingBasis, Status
from ocop_site.site.chapters import DrawnFigure, draw_figure
from ocop_site.site.contacts import publisher_contacts
from ocop_site.site.context import Draft, Site
from ocop_site.site.lists import make_legend
from ocop_site.site.metadata import dataset
from ocop_site.text import collation_key
from ocop_site.views.figures import make_figure
from ocop_site.views.groups import make_candidate, make_criteria
from ocop_site.views.products import Card, make_cards
from ocop_site.views.reading import Citations, Reading


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


def make_news(site: Site, language: str) -> Draft:
    """What this edition holds."""
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
                YearRow(year, make_cards(reading, tuple(entry.id for entry in years[year])))
                for year in ordered
            ),
            "due": make_cards(reading, catalogue.by_status.get(Status.DUE, ())),
            "candidates": tuple(
                make_candidate(reading, key, citations) for key in catalogue.candidates
            ),
            "sources": citations.lines(),
        },
    )


def make_data(site: Site, language: str) -> Draft:
    """Where the data comes from, and how far it reaches."""
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
            "stated": sum(
                entry.basis is Basis.STATED and entry.stars is not None for entry in entries
            ),
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
            "contacts": publisher_contacts(publisher),
        },
    )


def _register(site: Site) -> tuple[str, ...]:
    """The ids of all sources, by publisher and title."""
    sources = site.catalogue.sources
    return tuple(
        sorted(
            sources,
            key=lambda key: (
                collation_key(sources[key].publisher),
                collation_key(sources[key].title),
                key,
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
