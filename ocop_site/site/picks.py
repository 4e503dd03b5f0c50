"""Pages for the products a visitor picks: the comparison side by side, and the kept list.

What is picked never leaves the browser. Without script both pages explain themselves and lead to
the plain table for buyers.
"""

from __future__ import annotations

from collections.abc import Mapping

from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.goods import goods_path
from ocop_site.site.lists import make_register
from ocop_site.site.search_page import star_marks, state_marks


def make_compare(site: Site, language: str) -> Draft:
    """The comparison of up to four products; without script, all products by name."""
    register = make_register(site.reading(language, "compare"))
    return _draft(site, language, "compare", {"register": register})


def make_shortlist(site: Site, language: str) -> Draft:
    """The list of kept products."""
    return _draft(site, language, "shortlist", {})


def _draft(site: Site, language: str, kind: str, context: Mapping[str, object]) -> Draft:
    reading = site.reading(language, kind)
    words = reading.words
    return Draft(
        kind=kind,
        template=f"site/{kind}.html",
        title=words(f"site.{kind}.title"),
        description=words(f"site.{kind}.lead"),
        trail=(Step(words("site.nav.buyers"), "buyers"),),
        section="buyers",
        context={
            **context,
            "goods": goods_path(language),
            "star_marks": star_marks(reading),
            "state_marks": state_marks(reading),
        },
    )
