"""Pages on the catalogue in time: what this edition brings, and the recognitions by year."""

from __future__ import annotations

from ocop_site.catalogue.vocabulary import Status
from ocop_site.site.chapters import draw_figure
from ocop_site.site.context import Draft, Site
from ocop_site.views.changes import list_editions, make_changes
from ocop_site.views.groups import make_candidate
from ocop_site.views.products import make_cards
from ocop_site.views.reading import Citations
from ocop_site.views.timeline import draw_timeline, make_timeline


def make_news(site: Site, language: str) -> Draft:
    """What this edition holds, and what is new in it."""
    reading = site.reading(language, "news")
    words, catalogue = reading.words, site.catalogue
    citations = Citations(reading)
    edition = reading.text(catalogue.settings.edition.number).text
    return Draft(
        kind="news",
        template="site/news.html",
        title=words("site.nav.news"),
        description=words(
            "site.news.description",
            edition=edition,
            date=words.date(catalogue.as_of),
            n=len(catalogue.entries),
        ),
        section="news",
        context={
            "edition": edition,
            "total": len(catalogue.entries),
            "producers": sum(1 for ids in catalogue.by_producer.values() if ids),
            "changes": make_changes(reading),
            "editions": list_editions(reading),
            "feeds": (("Atom", f"{language}/feed.xml"), ("RSS", f"{language}/rss.xml")),
            "due": make_cards(reading, catalogue.by_status.get(Status.DUE, ())),
            "candidates": tuple(
                make_candidate(reading, key, citations) for key in catalogue.candidates
            ),
            "sources": citations.lines(),
        },
    )


def make_timeline_page(site: Site, language: str) -> Draft:
    """All recognitions by year and decision."""
    reading = site.reading(language, "timeline")
    words = reading.words
    years = make_timeline(reading)
    known = [item.year for item in years if item.year]
    span = {"first": known[-1] if known else "", "last": known[0] if known else ""}
    figure = draw_timeline(reading, years)
    return Draft(
        kind="timeline",
        template="site/timeline.html",
        title=words("site.nav.timeline"),
        description=words("site.timeline.description", n=len(site.catalogue.entries), **span),
        section="timeline",
        context={
            "lead": words("site.timeline.lead" if known else "site.timeline.empty", **span),
            "years": years,
            "drawn": draw_figure(reading, figure) if figure else None,
        },
    )
