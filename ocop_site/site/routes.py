"""Addresses: where each page of each language lies, and how one page links to another.

Pages are flat ``.html`` files, so that the same folder works at a domain's root, under a
sub-path and opened from disk. Addresses come from ids alone and never change with names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.views.addresses import SHORT_FOLDER, short_url

__all__ = ["Routes", "make_routes", "page_path", "relative", "share_path", "short_url"]

# Folder names per language; a language that is not listed uses the English ones.
_FOLDERS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "product": "san-pham",
        "producer": "chu-the",
        "place": "dia-danh",
        "group": "nhom",
        "rating": "hang-sao",
        "chapter": "so-tay",
        "event": "su-kien",
        "facet": "loc",
        "news": "an-ban",
        "timeline": "cong-nhan",
        "buyers": "cho-nha-mua",
        "compare": "so-sanh",
        "shortlist": "danh-sach-da-luu",
        "data": "du-lieu",
        "print": "ban-in",
        "search": "tim-kiem",
        "offline": "ngoai-tuyen",
    },
    "en": {
        "product": "products",
        "producer": "producers",
        "place": "places",
        "group": "groups",
        "rating": "stars",
        "chapter": "handbook",
        "event": "events",
        "facet": "filter",
        "news": "edition",
        "timeline": "recognitions",
        "buyers": "for-buyers",
        "compare": "compare",
        "shortlist": "shortlist",
        "data": "data",
        "print": "print",
        "search": "search",
        "offline": "offline",
    },
}
_LISTS = {
    "products": "product",
    "producers": "producer",
    "places": "place",
    "groups": "group",
    "stars": "rating",
    "chapters": "chapter",
    "events": "event",
}


def page_path(language: str, kind: str, page_id: str = "") -> str:
    """The path of a page below the site's folder.

    Kinds: ``home``, the lists ``products producers places groups stars chapters events``, the
    single pages ``news timeline buyers compare shortlist data print search offline lost``, and
    with an id ``product producer place group rating chapter event facet``; ``short`` is a
    product's short address, by its code.
    """
    if kind == "short":
        return f"{SHORT_FOLDER}/{page_id}/index.html"
    if kind == "home":
        return f"{language}/index.html"
    if kind == "lost":
        return f"{language}/404.html"
    names = _FOLDERS.get(language, _FOLDERS["en"])
    if kind in _LISTS:
        return f"{language}/{names[_LISTS[kind]]}/index.html"
    if not page_id:
        return f"{language}/{names[kind]}.html"
    return f"{language}/{names[kind]}/{page_id}.html"


def share_path(language: str, page_id: str = "", ending: str = "png") -> str:
    """The path of the picture that goes with a link to a product, or to the site."""
    return f"share/{language}/{page_id}.{ending}" if page_id else f"share/{language}.{ending}"


def relative(from_path: str, to_path: str) -> str:
    """The link from one path to another; both are plain, so that prefixes tell all."""
    folder, climb = from_path[: from_path.rfind("/") + 1], ""
    while not f"{to_path}/".startswith(folder):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        climb += "../"
    return climb + to_path[len(folder) :] if len(to_path) >= len(folder) else climb[:-1] or "."


@dataclass(frozen=True, slots=True)
class Linker:
    """Links from one page to pages and files of the site that are known to exist.

    With a ``base``, links start at the root of the host: for the page of a wrong address, which
    is served at any depth.
    """

    language: str
    path: str
    base: str = ""

    def __call__(self, kind: str, page_id: str = "") -> str:
        """The link to a page of the same language."""
        return self.to(page_path(self.language, kind, page_id))

    def to(self, path: str) -> str:
        """The link to a path below the site's folder."""
        return self.base + path if self.base else relative(self.path, path)


@dataclass(frozen=True, slots=True)
class Routes:
    """Which pages a site has; ``groups`` tells on whose page a kind or a set of products stands."""

    base_url: str
    languages: tuple[str, ...]
    known: Mapping[str, Collection[str]]
    groups: Mapping[str, Mapping[str, str]]

    def absolute(self, path: str) -> str:
        """The public address of a path; an index page is its folder."""
        base = self.base_url.rstrip("/") + "/"
        if path == "index.html" or path.endswith("/index.html"):
            path = path[: -len("index.html")]
        return base + path

    def linker(self, language: str, from_path: str) -> Callable[[str, str], str | None]:
        """A function that resolves ``(kind, id)`` to a link relative to one page.

        A kind of product and a set lead to their places on the page of their group.
        """

        def link(kind: str, page_id: str = "") -> str | None:
            if kind in self.groups:
                group = self.groups[kind].get(page_id)
                if group is None:
                    return None
                page = relative(from_path, page_path(language, "group", group))
                return f"{page}#{kind}-{page_id}"
            if page_id and kind in self.known and page_id not in self.known[kind]:
                return None
            return relative(from_path, page_path(language, kind, page_id))

        return link


def make_routes(catalogue: Catalogue) -> Routes:
    """The routes of a catalogue."""
    sets = catalogue.classification.sets
    return Routes(
        catalogue.settings.base_url,
        catalogue.languages,
        {
            "product": frozenset(catalogue.entries),
            "producer": frozenset(catalogue.producers),
            "place": frozenset(catalogue.gazetteer.places),
            "group": frozenset(group.id for group in catalogue.classification.groups),
            "event": frozenset(catalogue.events),
            "chapter": frozenset(
                chapter.id for chapter in catalogue.chapters.get(catalogue.languages[0], ())
            ),
        },
        {
            "kind": {
                kind.id: sets[kind.sets[0]].group for kind in catalogue.kinds.values() if kind.sets
            },
            "set": {key: item.group for key, item in sets.items()},
        },
    )
