"""Proofs that a staged build is whole, before it is put in place.

Every link and anchor of every page leads somewhere, no page has an id twice, translations pair,
and every product has its page, its place in the list of all products, in the sitemap and in what
the search reads.
"""

from __future__ import annotations

import itertools
import marshal
import posixpath
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.problems import Position, Problem
from ocop_site.site.routes import page_path
from ocop_site.site.search import data_path

_TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'([a-z][a-z-]*)="([^"]*)"')
_ADDRESS = re.compile("<loc>([^<]+)</loc>")
_LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "source": "srcset",
    "form": "action",
}
# Links that are resolved once: those that many pages share are asked for again and again.
_LINKS_KEPT = 5_000
_PASSED = ("http:", "https:", "mailto:", "tel:", "geo:")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page links to, and the anchors it offers, each once and in order.

    ``targets`` are the paths that its links lead to, with their fragments; ``astray`` are the
    links that cannot lead to a path of the site, each with the word for why.
    """

    targets: Sequence[str] = ()
    astray: Mapping[str, str] = field(default_factory=dict)
    ids: Sequence[str] = ()
    doubles: Sequence[str] = ()
    alternates: Mapping[str, str] = field(default_factory=dict)
    canonical: str = ""

    def pack(self) -> bytes:
        """As one value, for keeping during a build and between builds."""
        lists = list(self.targets), list(self.ids), list(self.doubles)
        return marshal.dumps((*lists, dict(self.astray), dict(self.alternates), self.canonical))

    @classmethod
    def unpack(cls, packed: bytes) -> PageLinks:
        """From what ``pack`` gave; thousands of pages share their targets."""
        targets, ids, doubles, astray, alternates, canonical = marshal.loads(packed)
        shared = tuple(map(sys.intern, targets))
        return cls(shared, astray, ids, doubles, alternates, canonical)


def scan_page(path: str, page: str, base: str) -> PageLinks:
    """Read links, anchors and alternates of one page of our own templates.

    Args:
        path: where the page lies below the site.
        page: its HTML.
        base: the path part of the public address, for links that begin with a slash.

    Our templates write every attribute in double quotes and escape ``<`` and ``>`` everywhere
    else, so a pattern finds all tags; a full parser takes twenty times as long.
    """
    links, ids, doubles = set[str](), set[str](), set[str]()
    alternates: dict[str, str] = {}
    canonical = ""
    for tag, written in _TAG.findall(page):
        if tag not in _LINKS and 'id="' not in written:
            continue
        values = dict(_ATTRIBUTE.findall(written))
        name = values.get("id")
        if name:
            (doubles if name in ids else ids).add(name)
        if tag == "link" and "hreflang" in values:
            alternates[values["hreflang"]] = unescape(values.get("href", ""))
        elif tag == "link" and values.get("rel") == "canonical":
            canonical = unescape(values.get("href", ""))
        elif tag in _LINKS and _LINKS[tag] in values:
            value = unescape(values[_LINKS[tag]])
            parts = value.split(",") if _LINKS[tag] == "srcset" else [value]
            links.update(part.split()[0] for part in parts if part.strip())
    targets, astray = _follow(path, links, base)
    return PageLinks(sorted(targets), astray, sorted(ids), sorted(doubles), alternates, canonical)


def _follow(path: str, links: Iterable[str], base: str) -> tuple[set[str], dict[str, str]]:
    """Where the links of a page lead, and those that lead nowhere with the word for why."""
    targets, astray = set[str](), dict[str, str]()
    folder = posixpath.dirname(path)
    for link in sorted(links):
        if link.startswith(_PASSED):
            continue
        target, fragment, wrong = _resolve(folder, link, base)
        if wrong:
            astray[link] = wrong
        else:
            target = target or path
            targets.add(f"{target}#{fragment}" if fragment else target)
    return targets, astray


def prove_links(pages: Mapping[str, PageLinks], paths: Iterable[str]) -> list[Problem]:
    """Check the links of all pages of a site.

    Args:
        pages: path to what was read from it.
        paths: every path the site has, pages and files.
    """
    good = set(paths)  # grows by the anchors that were found to be there
    problems = []
    for path, page in sorted(pages.items()):
        for name in page.doubles:
            problems.append(_broken(path, f"#{name}", "@proof-double"))
        for link, wrong in page.astray.items():
            problems.append(_broken(path, link, wrong))
        for target in page.targets:
            if target in good:
                continue
            place, _, fragment = target.partition("#")
            if place not in good:
                problems.append(_broken(path, target, "@proof-missing"))
            elif place in pages and fragment not in pages[place].ids:
                problems.append(_broken(path, target, "@proof-anchor"))
            else:
                good.add(target)
    return problems


@lru_cache(maxsize=_LINKS_KEPT)
def _resolve(folder: str, link: str, base: str) -> tuple[str, str, str]:
    """The path a link of a page in ``folder`` leads to, its fragment, and what is wrong with it.

    The path is empty for a link within the page. Pages of one folder share most of their links.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return "", "", "@proof-outside"
    target, fragment = "", unquote(parts.fragment)
    if parts.path.startswith("/"):
        if not parts.path.startswith(base):
            return "", "", "@proof-missing"
        target = unquote(parts.path[len(base) :]) or "."
    elif parts.path:
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    if target == "." or target.endswith("/"):
        target = posixpath.join(target.rstrip("/").removeprefix("."), "index.html")
    return target, fragment, ""


def prove_pairs(pages: Mapping[str, PageLinks]) -> list[Problem]:
    """Check that translations name each other: hreflang must be mutual."""
    owners = {page.canonical: path for path, page in pages.items() if page.canonical}
    problems = []
    for path, page in sorted(pages.items()):
        for language, address in sorted(page.alternates.items()):
            if language == "x-default":
                continue
            other = pages.get(owners.get(address, ""))
            if other is None or page.canonical not in other.alternates.values():
                problems.append(_broken(path, address, "@proof-pair"))
    return problems


def prove_products(
    catalogue: Catalogue,
    pages: Mapping[str, PageLinks],
    sitemap: str,
    found: Mapping[str, Collection[str]],
) -> Iterator[Problem]:
    """Check that each product has its page and its short address, and is where it is looked for.

    Args:
        catalogue: what was built.
        pages: path to what was read from it.
        sitemap: the text of the map of the site.
        found: language to the products in its search data.
    """
    listed = set(_ADDRESS.findall(sitemap))
    root = catalogue.settings.base_url.rstrip("/")
    for language in catalogue.languages:
        listing = page_path(language, "products")
        linked = _list_targets(pages, language)
        for key, entry in catalogue.entries.items():
            path = page_path(language, "product", key)
            for present, where in (
                (path in pages, path),
                (path in linked, listing),
                (f"{root}/{path}" in listed, "sitemap.xml"),
                (key in found.get(language, ()), data_path(language)),
                (page_path("", "short", entry.short) in pages, page_path("", "short", entry.short)),
            ):
                if not present:
                    yield Problem(
                        "E301", Position(entry.product.origin.file), {"value": key, "where": where}
                    )
    printed = {code: key for key, item in catalogue.retired.items() for code in item.codes}
    for code, key in {**printed, **catalogue.forwards}.items():
        path = page_path("", "short", code)
        if path not in pages:
            yield Problem("E301", Position(path), {"value": key, "where": path})


def _list_targets(pages: Mapping[str, PageLinks], language: str) -> set[str]:
    """What the list of all products leads to, from each of its pages that the first leads to."""
    first = page_path(language, "products")
    found = set(pages[first].targets) if first in pages else set()
    for number in itertools.count(2):
        further = page_path(language, "facet", f"all.{number}")
        if further not in found or further not in pages:
            return found
        found.update(pages[further].targets)
    return found


def prove_holdings(
    catalogue: Catalogue, holdings: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Check that files which should hold all products do; ``holdings`` is path to their ids."""
    for path, held in sorted(holdings.items()):
        for key, entry in catalogue.entries.items():
            if key not in held:
                yield Problem(
                    "E301", Position(entry.product.origin.file), {"value": key, "where": path}
                )


def _broken(path: str, link: str, why: str) -> Problem:
    return Problem("E302", Position(path), {"value": link, "why": why})
