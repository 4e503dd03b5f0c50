"""The search page: the plain lists it shows without script, and the files its script reads."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_site.catalogue.vocabulary import Status
from ocop_site.render.artefacts import File
from ocop_site.site.context import Draft, Site
from ocop_site.site.facets import list_facets, make_panel
from ocop_site.site.lists import make_register
from ocop_site.site.search import data_path, make_search_data
from ocop_site.views.labels import Stars, StatusLabel
from ocop_site.views.reading import Reading


def make_search(site: Site, language: str) -> Draft:
    """The search page of a language.

    A form without script can only lead here: the page then offers every product by name and every
    facet as a link.
    """
    reading = site.reading(language, "search")
    words = reading.words
    return Draft(
        kind="search",
        template="site/search.html",
        title=words("site.search.title"),
        description=words("site.search.description", n=len(site.catalogue.entries)),
        section="search",
        page_type="SearchResultsPage",
        context={
            "panel": make_panel(reading, list_facets(reading), ""),
            "register": make_register(reading),
            "star_marks": tuple(_star_marks(reading)),
            "state_marks": tuple(
                StatusLabel(status.value, words(f"status.{status.value}"), "", False, False)
                for status in Status
            ),
        },
    )


def make_search_file(site: Site, language: str) -> File:
    """The data of the search in one language."""
    made = make_search_data(site.reading(language, "home"))
    return File(data_path(language), made.data)


def _star_marks(reading: Reading) -> Iterator[tuple[str, Stars]]:
    """Every rating as the script names it, with its drawing."""
    words = reading.words
    yield "0", Stars(0, "not-stated", words("stars.not-stated"))
    for sign, count in (("3", 3), ("4", 4), ("5", 5)):
        yield sign, Stars(count, "stated", words("stars.count", n=count))
    for sign, count in (("c", 3), ("d", 4), ("e", 5)):
        yield sign, Stars(count, "inferred", words("stars.count", n=count))
