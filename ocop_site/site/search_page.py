"""The search page: the plain lists it shows without script, and the files its script reads."""

from __future__ import annotations

from ocop_site.catalogue.vocabulary import Status
from ocop_site.render.artefacts import File
from ocop_site.site.context import Draft, Site
from ocop_site.site.facets import make_panel
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
            "panel": make_panel(reading, ""),
            "register": make_register(reading),
            "star_marks": star_marks(reading),
            "state_marks": state_marks(reading),
        },
    )


def make_search_file(site: Site, language: str) -> File:
    """The data of the search in one language."""
    made = make_search_data(site.reading(language, "home"))
    return File(data_path(language), made.data)


def star_marks(reading: Reading) -> tuple[tuple[str, Stars], ...]:
    """Every rating as scripts name it (see ``star_sign``), with its drawing."""
    words = reading.words
    stated = ((str(count), count) for count in (3, 4, 5))
    inferred = (("c", 3), ("d", 4), ("e", 5))
    return (
        ("0", Stars(0, "not-stated", words("stars.not-stated"))),
        *((sign, Stars(n, "stated", words("stars.count", n=n))) for sign, n in stated),
        *((sign, Stars(n, "inferred", words("stars.count", n=n))) for sign, n in inferred),
    )


def state_marks(reading: Reading) -> tuple[StatusLabel, ...]:
    """Every state as scripts name it, by its place among them, with its drawing."""
    return tuple(
        StatusLabel(status.value, reading.words(f"status.{status.value}"), "", False, False)
        for status in Status
    )
