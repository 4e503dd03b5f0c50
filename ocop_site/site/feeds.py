"""Files for machines that visit: the map of the site, the rules for robots, the feeds.

Dates come from the content alone: the day the edition stands for, never the day of the build.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.values import PartialDate
from ocop_site.render.artefacts import File
from ocop_site.site.context import Site
from ocop_site.views.changes import ChangeKind, ChangeLine, Changes, make_changes
from ocop_site.views.labels import label_entry, say_recognised

_FEED_LENGTH = 30
_URLSET = """<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
xmlns:xhtml="http://www.w3.org/1999/xhtml" \
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">"""
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry of a feed; ``id`` is unique and stays."""

    id: str
    address: str
    title: str
    text: str
    date: PartialDate


def make_sitemap(site: Site) -> File:
    """``sitemap.xml``: every indexed page, its versions in the other languages, its photos."""
    day = f"  <lastmod>{site.catalogue.as_of.isoformat()}</lastmod>"
    lines = [_URLSET]
    # Written line by line: a tree of a hundred thousand elements takes its time.
    for address, alternates, images in site.listed:
        lines += (" <url>", f"  <loc>{escape(address)}</loc>", day)
        lines += (
            f'  <xhtml:link rel="alternate" hreflang="{escape(language)}" href="{escape(other)}" />'
            for language, other in alternates
        )
        lines += (
            f"  <image:image>\n   <image:loc>{escape(image)}</image:loc>\n  </image:image>"
            for image in images
        )
        lines.append(" </url>")
    lines.append("</urlset>\n")
    return File("sitemap.xml", "\n".join(lines).encode())


def make_robots(site: Site) -> File:
    """``robots.txt``: everything may be read; where the map is."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {site.routes.absolute('sitemap.xml')}\n"
    return File("robots.txt", text.encode())


def make_feeds(site: Site, language: str) -> Iterator[File]:
    """The feeds of a language, as Atom (RFC 4287) and as RSS 2.0, with the same entries."""
    items = list_news(site, language)
    yield _make_atom(site, language, items)
    yield _make_rss(site, language, items)


def list_news(site: Site, language: str) -> tuple[FeedItem, ...]:
    """The edition, what is new or higher rated in it, then the newest other recognitions."""
    reading = site.reading(language, "home")
    words, catalogue = reading.words, site.catalogue
    edition = reading.text(catalogue.settings.edition.number).text
    news = site.address(language, "news")
    day = PartialDate.parse(str(catalogue.as_of))
    text = words("site.feed.edition-text", n=len(catalogue.entries), date=words.date(day))
    items = [FeedItem(news, news, words("site.feed.edition", edition=edition), text, day)]
    changes = make_changes(reading)
    told = changes.lines(ChangeKind.NEW, ChangeKind.UPGRADED) if changes else ()
    for line in told:
        address = site.address(language, "product", line.id)
        key = "site.feed.upgraded" if line in _upgraded(changes) else "site.feed.new"
        title = f"{line.name} – {line.stars.word}"
        # The same product can be news again: the day of the edition tells the entries apart.
        items.append(
            FeedItem(f"{address}#{day}", address, title, words(key, text=line.detail), day)
        )
    known = {line.id for line in told}
    for entry, date in _newest(tuple(catalogue.entries.values())):
        if entry.id in known:
            continue
        stars, status = label_entry(reading, entry)
        address = site.address(language, "product", entry.id)
        title = f"{reading.text(entry.product.name).text} – {stars.word}"
        text = words.join([say_recognised(reading, entry.recognition), status.word.lower()])
        items.append(FeedItem(address, address, title, text, date))
    return tuple(items)


def _upgraded(changes: Changes | None) -> tuple[ChangeLine, ...]:
    return changes.lines(ChangeKind.UPGRADED) if changes else ()


def _newest(entries: Sequence[Entry]) -> list[tuple[Entry, PartialDate]]:
    dated = [
        (entry, entry.recognition.date)
        for entry in entries
        if entry.recognition and entry.recognition.date
    ]
    dated.sort(key=lambda pair: pair[1].earliest, reverse=True)
    return dated[:_FEED_LENGTH]


def _make_atom(site: Site, language: str, items: Sequence[FeedItem]) -> File:
    path = f"{language}/feed.xml"
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    SubElement(root, "id").text = site.routes.absolute(path)
    SubElement(root, "title").text = site.name(language)
    SubElement(root, "subtitle").text = site.wordings[language]("site.feed.subtitle")
    SubElement(root, "updated").text = _instant(items[0].date)
    own = {"rel": "self", "type": "application/atom+xml", "href": site.routes.absolute(path)}
    SubElement(root, "link", own)
    SubElement(root, "link", {"rel": "alternate", "href": site.address(language, "home")})
    author = SubElement(root, "author")
    publisher = site.catalogue.settings.publisher.name
    SubElement(author, "name").text = publisher.get(language, site.languages[0]).text
    for item in items:
        entry = SubElement(root, "entry")
        SubElement(entry, "id").text = item.id
        SubElement(entry, "title").text = item.title
        SubElement(entry, "updated").text = _instant(item.date)
        SubElement(entry, "link", {"rel": "alternate", "href": item.address})
        SubElement(entry, "summary").text = item.text
    return File(path, _xml(root))


def _make_rss(site: Site, language: str, items: Sequence[FeedItem]) -> File:
    path = f"{language}/rss.xml"
    root = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM})
    channel = SubElement(root, "channel")
    SubElement(channel, "title").text = site.name(language)
    SubElement(channel, "link").text = site.address(language, "home")
    SubElement(channel, "description").text = site.wordings[language]("site.feed.subtitle")
    SubElement(channel, "language").text = language
    SubElement(channel, "pubDate").text = _mail_date(items[0].date)
    own = {"rel": "self", "type": "application/rss+xml", "href": site.routes.absolute(path)}
    SubElement(channel, "atom:link", own)
    for item in items:
        entry = SubElement(channel, "item")
        SubElement(entry, "title").text = item.title
        SubElement(entry, "link").text = item.address
        SubElement(entry, "description").text = item.text
        SubElement(entry, "guid", {"isPermaLink": "false"}).text = item.id
        SubElement(entry, "pubDate").text = _mail_date(item.date)
    return File(path, _xml(root))


def _instant(date: PartialDate) -> str:
    """The first moment a date can mean, as feeds want it."""
    return f"{date.earliest.isoformat()}T00:00:00Z"


def _mail_date(date: PartialDate) -> str:
    """The same in the form of mail (RFC 5322), which RSS asks for."""
    moment = datetime.datetime.combine(date.earliest, datetime.time(), datetime.UTC)
    return format_datetime(moment)


def _xml(root: Element) -> bytes:
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
