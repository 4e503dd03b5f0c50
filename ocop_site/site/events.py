"""Fairs, markets and festivals, and the places where products are sold."""

from __future__ import annotations

from itertools import groupby

from ocop_site.site import metadata
from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.places import sales_points
from ocop_site.views.places import EventView, make_event
from ocop_site.views.reading import Reading


def make_event_list(site: Site, language: str) -> Draft:
    """The list of events by year."""
    reading = site.reading(language, "events")
    words = reading.words
    views = [make_event(reading, event) for event in site.catalogue.events.values()]
    return Draft(
        kind="events",
        template="site/events.html",
        title=words("site.nav.events"),
        description=words("site.events.description", n=len(views)),
        section="events",
        page_type="CollectionPage",
        context={
            "years": tuple(
                (year, tuple(items)) for year, items in groupby(views, key=lambda item: item.year)
            ),
            "points": sales_points(reading),
        },
    )


def make_event_page(site: Site, language: str, event_id: str) -> Draft:
    """The page of an event."""
    event = site.catalogue.events[event_id]
    reading = site.reading(language, "event", event.id)
    words = reading.words
    view = make_event(reading, event)
    thing = metadata.event(site, language, event, view)
    return Draft(
        kind="event",
        id=event.id,
        template="site/event.html",
        title=_title(reading, view),
        description=words(
            "site.event.description",
            kind=view.kind_label,
            name=view.name,
            when=view.when or words("site.events.undated"),
            place=_where(view),
        ),
        trail=(Step(words("site.nav.events"), "events"),),
        crumb=view.name,
        crumb_language=view.name_language,
        section="events",
        things=(thing,) if thing else (),
        context={"view": view},
    )


def _title(reading: Reading, view: EventView) -> str:
    """A yearly fair keeps its name: the year tells its pages apart."""
    twins = [
        event
        for event in reading.catalogue.events.values()
        if reading.text(event.name).text == view.name
    ]
    if len(twins) > 1 and view.when:
        return f"{view.name} ({view.when})"
    return view.name


def _where(view: EventView) -> str:
    return ", ".join(part for part in (view.venue, view.place.name if view.place else "") if part)
