"""Files for machines that visit: the map of the site, the rules for robots, a feed per language.

Dates come from the content alone: the day the edition stands for, never the day of the build.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.values import PartialDate
from ocop_site.render.artefacts import File
from ocop_site.site.context import Site
from ocop_site.views.labels import label_entry, say_recognised

_FEED_LENGTH = 30


def make_sitemap(site: Site) -> File:
    """``sitemap.xml``: every indexed page, its versions in the other languages, its photos."""
    root = Element(
        "urlset",
        {
            "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
            "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
            "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
        },
    )
    for address, alternates, images in site.listed:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = address
        SubElement(url, "lastmod").text = site.catalogue.as_of.isoformat()
        for language, other in alternates:
            SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": language, "href": other})
        for image in images:
            SubElement(SubElement(url, "image:image"), "image:loc").text = image
    return File("sitemap.xml", _xml(root))


def make_robots(site: Site) -> File:
    """``robots.txt``: everything may be read; where the map is."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {site.routes.absolute('sitemap.xml')}\n"
    return File("robots.txt", text.encode())


def make_feed(site: Site, language: str) -> File:
    """The Atom feed of a language: the edition, then the newest recognitions."""
    reading = site.reading(language, "home")
    words, settings = reading.words, site.catalogue.settings
    path = f"{language}/feed.xml"
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    SubElement(root, "id").text = site.routes.absolute(path)
    SubElement(root, "title").text = site.name(language)
    SubElement(root, "subtitle").text = words("site.feed.subtitle")
    SubElement(root, "updated").text = _instant(PartialDate.parse(str(site.catalogue.as_of)))
    SubElement(
        root,
        "link",
        {"rel": "self", "type": "application/atom+xml", "href": site.routes.absolute(path)},
    )
    SubElement(root, "link", {"rel": "alternate", "href": site.address(language, "home")})
    author = SubElement(root, "author")
    SubElement(author, "name").text = reading.text(settings.publisher.name).text
    edition = reading.text(settings.edition.number).text
    _entry(
        root,
        site.address(language, "news"),
        words("site.feed.edition", edition=edition),
        words(
            "site.feed.edition-text",
            n=len(site.catalogue.entries),
            date=words.date(site.catalogue.as_of),
        ),
        _instant(PartialDate.parse(str(site.catalogue.as_of))),
    )
    for entry, date in _newest(tuple(site.catalogue.entries.values())):
        stars, status = label_entry(reading, entry)
        _entry(
            root,
            site.address(language, "product", entry.id),
            f"{reading.text(entry.product.name).text} – {stars.word}",
            words.join([say_recognised(reading, entry.recognition), status.word.lower()]),
            _instant(date),
        )
    return File(path, _xml(root))


def _newest(entries: Sequence[Entry]) -> list[tuple[Entry, PartialDate]]:
    dated = [
        (entry, entry.recognition.date)
        for entry in entries
        if entry.recognition and entry.recognition.date
    ]
    dated.sort(key=lambda pair: pair[1].earliest, reverse=True)
    return dated[:_FEED_LENGTH]


def _entry(root: Element, address: str, title: str, text: str, updated: str) -> None:
    entry = SubElement(root, "entry")
    SubElement(entry, "id").text = address
    SubElement(entry, "title").text = title
    SubElement(entry, "updated").text = updated
    SubElement(entry, "link", {"rel": "alternate", "href": address})
    SubElement(entry, "summary").text = text


def _instant(date: PartialDate) -> str:
    """The first moment a date can mean, as feeds want it."""
    return f"{date.earliest.isoformat()}T00:00:00Z"


def _xml(root: Element) -> bytes:
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
