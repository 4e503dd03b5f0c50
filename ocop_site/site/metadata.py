"""What machines read of a page: JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.models import Event
from ocop_site.views.places import EventView
from ocop_site.views.producers import ProducerView
from ocop_site.views.products import ProductView
from ocop_site.views.reading import Reading

if TYPE_CHECKING:
    from ocop_site.site.context import Site, Step
    from ocop_site.site.exports import Export

Thing = Mapping[str, object]


def serialise(things: Sequence[Thing]) -> str:
    """The things as one JSON-LD graph that cannot end its script element."""
    if not things:
        return ""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": list(things)},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _clean(thing: Thing) -> Thing:
    """Without the properties that are not known."""
    return {key: value for key, value in thing.items() if value not in ("", None, [], {})}


def _others(names: Sequence[str], name: str) -> str | list[str]:
    """Other names than the one that is given, each once; a single one as a plain text."""
    others = [other for other in dict.fromkeys(names) if other and other != name]
    return others[0] if len(others) == 1 else others


def web_page(
    site: Site, language: str, page_type: str, url: str, name: str, description: str
) -> Thing:
    """The page itself, as part of the site."""
    return {
        "@type": page_type,
        "@id": url,
        "url": url,
        "name": name,
        "description": description,
        "inLanguage": language,
        "isPartOf": {"@id": f"{site.address(language, 'home')}#website"},
        "dateModified": site.catalogue.as_of.isoformat(),
    }


def breadcrumb_list(
    site: Site, language: str, trail: Sequence[Step], title: str, url: str
) -> Thing:
    """The way from the home page to this one."""
    places = [(step.label, site.address(language, step.kind, step.id)) for step in trail]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate([*places, (title, url)], start=1)
        ],
    }


def web_site(site: Site, language: str) -> Thing:
    """The site as a whole, on its home page."""
    settings, main = site.catalogue.settings, site.languages[0]
    return _clean(
        {
            "@type": "WebSite",
            "@id": f"{site.address(language, 'home')}#website",
            "url": site.address(language, "home"),
            "name": site.name(language),
            "description": settings.description.get(language, main).text,
            "inLanguage": language,
            "publisher": {"@id": f"{site.routes.absolute('')}#publisher"},
        }
    )


def publisher(site: Site, language: str) -> Thing:
    """Who publishes the catalogue."""
    settings, main = site.catalogue.settings, site.languages[0]
    who = settings.publisher
    return _clean(
        {
            "@type": "Organization",
            "@id": f"{site.routes.absolute('')}#publisher",
            "name": who.name.get(language, main).text,
            "address": who.address.get(language, main).text,
            "telephone": who.phone,
            "email": who.email,
            "url": who.website,
        }
    )


def product_model(
    site: Site, reading: Reading, entry: Entry, view: ProductView, image: str
) -> Thing:
    """A product as a catalogue describes it.

    ``ProductModel`` is the schema.org class for a description that offers nothing for sale: we
    give neither prices nor opinions, and a plain ``Product`` has to have one of them.
    """
    language = reading.language
    makers = [
        {
            "@type": "Organization",
            "name": line.text,
            "url": site.address(language, *line.target),
        }
        for row in view.rows
        for line in row.lines
        if row.key == "producers" and line.target
    ]
    certificates = list(_certificates(reading, entry, view))
    return _clean(
        {
            "@type": "ProductModel",
            "@id": f"{site.address(language, 'product', view.id)}#product",
            "name": view.card.name,
            "alternateName": _others([view.other_name], view.card.name),
            "url": site.address(language, "product", view.id),
            "description": view.summary.text if view.summary else "",
            "category": view.set_name,
            "productID": view.code,
            "image": image,
            "manufacturer": makers[0] if len(makers) == 1 else makers,
            "countryOfOrigin": {"@type": "Country", "name": "VN"},
            "hasCertification": [item for item in certificates if "issuedBy" in item],
            "additionalProperty": [
                {"@type": "PropertyValue", "name": item["name"], "value": True}
                for item in certificates
                if "issuedBy" not in item
            ],
        }
    )


def _certificates(reading: Reading, entry: Entry, view: ProductView) -> Iterator[Thing]:
    """What a product is certified for, as far as it surely holds; the issuer where it is known.

    A ``Certification`` without an issuer says too little, so those become plain properties.
    """
    recognition = entry.recognition
    if recognition and entry.standing.in_force and view.card.stars.basis == "stated":
        yield _certification(
            f"OCOP {view.card.stars.word}",
            reading.text(recognition.authority).text,
            recognition.decision,
        )
    for item in entry.product.certificates:
        name = reading.text(item.name).text or reading.words(f"certificate.{item.type.value}")
        yield _certification(name, item.issuer, item.number)


def _certification(name: str, issuer: str, number: str) -> Thing:
    return _clean(
        {
            "@type": "Certification",
            "name": name,
            "issuedBy": {"@type": "Organization", "name": issuer} if issuer else {},
            "certificationIdentification": number,
        }
    )


def producer(site: Site, language: str, view: ProducerView) -> Thing:
    """A producer with its public contacts."""
    known = (view.address.text if view.address else "", view.place.name if view.place else "")
    address = ", ".join(part for part in known if part)
    return _clean(
        {
            "@type": "Organization",
            "@id": f"{site.address(language, 'producer', view.id)}#producer",
            "name": view.name,
            "alternateName": _others([view.short_name, *view.other_names], view.name),
            "url": view.website or site.address(language, "producer", view.id),
            "address": address,
            "telephone": list(view.phones),
            "email": view.email,
        }
    )


def event(site: Site, language: str, record: Event, view: EventView) -> Thing | None:
    """An event whose day is known; others are left out, a guess would mislead calendars."""
    if record.start is None or not record.start.day:
        return None
    end = record.end if record.end and record.end.day else record.start
    place = ", ".join(part for part in (view.venue, view.place.name if view.place else "") if part)
    return _clean(
        {
            "@type": "Event",
            "name": view.name,
            "startDate": str(record.start),
            "endDate": str(end),
            "url": site.address(language, "event", view.id),
            "location": {"@type": "Place", "name": place, "address": place} if place else {},
            "organizer": [{"@type": "Organization", "name": line.text} for line in view.organisers],
        }
    )


def dataset(
    site: Site,
    language: str,
    name: str,
    description: str,
    exports: Sequence[Export],
    version: str,
) -> Thing:
    """The catalogue as data, with the files in which it can be had."""
    licence = site.catalogue.settings.data_licence
    thing: Thing = {
        "@type": "Dataset",
        "@id": f"{site.address(language, 'data')}#dataset",
        "name": name,
        "description": description,
        "url": site.address(language, "data"),
        "inLanguage": language,
        "dateModified": site.catalogue.as_of.isoformat(),
        "spatialCoverage": {"@type": "Place", "name": site.area(language)},
        "creator": publisher(site, language),
        "publisher": {"@id": f"{site.routes.absolute('')}#publisher"},
        "isAccessibleForFree": True,
        "version": version,
        "license": licence.url if licence else "",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": item.name,
                "encodingFormat": item.type,
                "contentUrl": site.routes.absolute(item.file.path),
                "contentSize": f"{max(1, round(len(item.file.data) / 1000))} kB",
                **({"inLanguage": item.language} if item.language else {}),
            }
            for item in exports
        ],
    }
    return _clean(thing)
