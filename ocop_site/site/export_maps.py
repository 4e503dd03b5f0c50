"""Places with known coordinates for maps: GeoJSON (RFC 7946) and KML 2.2 (OGC 07-147r2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ocop_site.catalogue.models import Place
from ocop_site.site.context import Site
from ocop_site.site.export_records import describe_edition
from ocop_site.site.routes import page_path

GEOJSON_PATH, KML_PATH = "data/places.geojson", "data/places.kml"
_KML = "http://www.opengis.net/kml/2.2"


def mapped_places(site: Site) -> tuple[Place, ...]:
    """The places whose coordinates are known."""
    return tuple(
        place
        for place in site.catalogue.gazetteer.places.values()
        if place.latitude and place.longitude
    )


def make_geojson(site: Site) -> dict[str, Any]:
    """The places as a collection of points, with the ids of the products made there."""
    return {
        "type": "FeatureCollection",
        **describe_edition(site),
        "features": [
            {
                "type": "Feature",
                "id": place.id,
                "geometry": {
                    "type": "Point",
                    "coordinates": [float(place.longitude), float(place.latitude)],
                },
                "properties": {
                    **{f"name_{code}": text for code, text in _names(site, place).items()},
                    "kind": place.kind.value,
                    "products": list(site.catalogue.by_place.get(place.id, ())),
                    **{f"page_{code}": page for code, page in _pages(site, place)},
                },
            }
            for place in mapped_places(site)
        ],
    }


def make_kml(site: Site) -> bytes:
    """The same places as KML, named in the main language."""
    main = site.languages[0]
    head = describe_edition(site)
    root = Element("kml", {"xmlns": _KML})
    document = SubElement(root, "Document")
    SubElement(document, "name").text = site.name(main)
    words = site.wordings[main]
    described = words(
        "site.feed.edition-text",
        n=len(site.catalogue.entries),
        date=words.date(site.catalogue.as_of),
    )
    SubElement(document, "description").text = described
    licence = head.get("licence")
    terms = (
        " ".join(filter(None, (licence["name"].get(main), licence.get("url")))) if licence else ""
    )
    _extend(document, {"version": head["version"], "as_of": head["as_of"], "licence": terms})
    for place in mapped_places(site):
        mark = SubElement(document, "Placemark", {"id": f"place-{place.id}"})
        SubElement(mark, "name").text = place.name.get(main).text
        products = site.catalogue.by_place.get(place.id, ())
        names = _names(site, place)
        _extend(
            mark,
            {
                **{f"name_{code}": text for code, text in names.items()},
                "kind": place.kind.value,
                "products": " ".join(products),
                **{f"page_{code}": page for code, page in _pages(site, place)},
            },
        )
        point = SubElement(mark, "Point")
        SubElement(point, "coordinates").text = f"{place.longitude},{place.latitude}"
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _extend(owner: Element, values: Mapping[str, str]) -> None:
    """Add named values; KML wants them before the geometry."""
    extended = SubElement(owner, "ExtendedData")
    for name, text in values.items():
        if text:
            data = SubElement(extended, "Data", {"name": name})
            SubElement(data, "value").text = text


def _names(site: Site, place: Place) -> dict[str, str]:
    return {code: place.name.get(code).text for code in site.languages if place.name.has(code)}


def _pages(site: Site, place: Place) -> Iterator[tuple[str, str]]:
    for code in site.languages:
        yield code, site.routes.absolute(page_path(code, "place", place.id))
