"""The page about the catalogue itself: where its data come from, and how far they reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.catalogue.vocabulary import Basis, MappingBasis, Status
from ocop_site.site.chapters import DrawnFigure, draw_figure
from ocop_site.site.contacts import publisher_contacts
from ocop_site.site.context import Draft, Site
from ocop_site.site.export_records import VERSION
from ocop_site.site.exports import Export, list_fields
from ocop_site.site.lists import make_legend
from ocop_site.site.logos import show_logo
from ocop_site.site.metadata import dataset
from ocop_site.text import collation_key
from ocop_site.views.figures import make_figure
from ocop_site.views.groups import make_candidate, make_criteria
from ocop_site.views.products import make_cards
from ocop_site.views.reading import Citations, Reading

_KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the catalogue is written in a language."""

    language: str
    translated: int
    total: int
    percent: int


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file as the page lists it; ``path`` lies below the site's folder."""

    path: str
    name: str
    holds: str
    language: str
    size: str
    type: str


def make_data(site: Site, language: str, exports: Sequence[Export]) -> Draft:
    """Where the data comes from, how far it reaches, and the files in which others may have it."""
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
    licence = catalogue.settings.data_licence
    return Draft(
        kind="data",
        template="site/data.html",
        title=words("site.nav.data"),
        description=description,
        section="data",
        things=(dataset(site, language, words("site.data.name"), description, exports, VERSION),),
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
            "logo": show_logo(site, reading, publisher.logo),
            "exports": tuple(_file(site, language, item) for item in exports),
            "fields": list_fields(site, language),
            "mapped": any(item.key == "geojson" for item in exports),
            "licence": (
                reading.text(licence.name).text if licence else "",
                licence.url if licence else "",
            ),
            "version": VERSION,
        },
    )


def _file(site: Site, language: str, item: Export) -> DataFile:
    words = site.wordings[language]
    spoken = words.locale.languages
    return DataFile(
        item.file.path,
        item.name,
        words(f"site.export.holds.{item.key}"),
        spoken.get(item.language, item.language) if item.language else "",
        words("site.export.size", size=max(1, round(len(item.file.data) / _KILOBYTE))),
        item.type,
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
