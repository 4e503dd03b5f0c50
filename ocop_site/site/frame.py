"""What surrounds every page: its address, its translations, its place in the site."""

from __future__ import annotations

from dataclasses import dataclass

# A line of the sitemap: the address, the addresses by language, the addresses of photos shown.
Listing = tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page; the last one, the page itself, has no link."""

    label: str
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Tongue:
    """The same page in one language of the edition."""

    code: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The head, the menu and the foot of a page.

    ``alternates`` are the public addresses by language, with ``x-default``; pages that are not
    ``indexed`` have neither them nor a ``canonical`` address. ``section`` is the menu's item that
    is marked, ``structured`` the JSON-LD of the page, safe to stand in a script element.
    """

    language: str
    title: str
    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    indexed: bool
    section: str
    crumbs: tuple[Crumb, ...]
    tongues: tuple[Tongue, ...]
    styles: str
    feed: str
    structured: str
    site_name: str
    area: str
    as_of: str
    as_of_iso: str
    group: str
    open_graph: str
    image: str
