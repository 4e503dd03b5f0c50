"""The page that opens the site in a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.vocabulary import Status
from ocop_site.site.context import Draft, Site
from ocop_site.site.facets import NO_PLACE, Facet, list_facets
from ocop_site.site.groups import PANEL_MOTIFS, make_panels
from ocop_site.site.metadata import publisher, web_site
from ocop_site.views.changes import ChangeKind, make_changes
from ocop_site.views.chapters import list_chapters
from ocop_site.views.labels import Stars, StatusLabel
from ocop_site.views.products import make_cards
from ocop_site.views.reading import Reading

_FEATURED, _CHOSEN, _FRESH = 3, 8, 4


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of the catalogue with its mark; it leads to the list of what was counted."""

    facet: str
    stars: Stars | None
    status: StatusLabel | None
    count: int


def make_home(site: Site, language: str) -> Draft:
    """The home page."""
    catalogue = site.catalogue
    reading = site.reading(language, "home")
    words = reading.words
    settings = catalogue.settings
    facets = list_facets(reading)
    shown = [entry for entry in catalogue.entries.values() if _is_showable(entry)]
    featured = _pick(_ranked(shown), _FEATURED, (), by_set=False)
    best = make_cards(reading, featured)
    changes = make_changes(reading)
    fresh = changes.lines(ChangeKind.NEW, ChangeKind.UPGRADED) if changes else ()
    new = tuple(line.id for line in fresh[:_FRESH])
    chosen = _pick(shown, _CHOSEN, (*featured, *new), by_set=True)
    producers = sum(1 for ids in catalogue.by_producer.values() if ids)
    lead = reading.text(settings.description).text or words(
        "site.home.lead", n=len(catalogue.entries), producers=producers
    )
    return Draft(
        kind="home",
        template="site/home.html",
        title=site.name(language),
        description=lead,
        things=(web_site(site, language), publisher(site, language)),
        motifs=tuple(PANEL_MOTIFS.values()),
        context={
            "title": site.name(language),
            "subtitle": reading.text(settings.subtitle).text,
            "lead": lead,
            "panels": make_panels(reading),
            "featured": tuple(
                sorted(best, key=lambda card: (-card.stars.count, -len(card.plate.lines)))
            ),
            "chosen": make_cards(reading, chosen),
            "changes": changes,
            "fresh": make_cards(reading, new),
            "tallies": tuple(_tallies(reading, facets)),
            "places": _doors(facets),
            "chapters": list_chapters(reading),
            "total": len(catalogue.entries),
            "producers": producers,
            "edition": reading.text(settings.edition.number).text,
            "pdf": site.pdfs.get(language, ""),
        },
    )


def _is_showable(entry: Entry) -> bool:
    """What has lapsed, or is not decided yet, does not stand for the programme."""
    return not entry.standing.lapsed and entry.status is not Status.PENDING


def _doors(facets: tuple[Facet, ...]) -> tuple[Facet, ...]:
    """The units directly within the area, and present ones only for what no other unit holds."""
    doors = [facet for facet in facets if facet.key == "place" and not facet.parent]
    named = [facet for facet in doors if facet.value != NO_PLACE]
    known = {key for facet in named for key in facet.products}
    for facet in facets:
        if facet.key == "now" and not known.issuperset(facet.products):
            known.update(facet.products)
            named.append(facet)
    return (*named, *(facet for facet in doors if facet.value == NO_PLACE))


def _ranked(entries: Iterable[Entry]) -> list[Entry]:
    """Best rating first; among equals certificates that are known to be in force."""
    return sorted(
        entries,
        key=lambda entry: (
            -(entry.stars or 0),
            not entry.standing.in_force,
            entry.number,
        ),
    )


def _pick(
    entries: Iterable[Entry], limit: int, without: tuple[str, ...], *, by_set: bool
) -> tuple[str, ...]:
    """Products of different producers, and of different sets, as far as there are enough."""
    pool = [entry for entry in entries if entry.id not in without]
    picked: dict[str, None] = {}
    seen: set[str] = set()
    for strict in (True, False):
        for entry in pool:
            traits = set(entry.product.producers)
            if by_set:
                traits.add(entry.set.id)
            if len(picked) < limit and entry.id not in picked and not (strict and traits & seen):
                picked[entry.id] = None
                seen |= traits
    return tuple(picked)


def _tallies(reading: Reading, facets: tuple[Facet, ...]) -> Iterable[Tally]:
    words = reading.words
    for facet in facets:
        if facet.key == "stars":
            count = int(facet.value) if facet.value.isdigit() else 0
            basis = "stated" if count else "not-stated"
            stars = Stars(count, basis, facet.label)
            yield Tally(facet.id, stars, None, len(facet.products))
    for facet in facets:
        if facet.key == "status":
            status = Status(facet.value)
            label = StatusLabel(status.value, words(f"status.{status.value}"), "", False, False)
            yield Tally(facet.id, None, label, len(facet.products))
