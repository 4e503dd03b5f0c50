"""What a visit may cost: a site heavier than its budgets is not put in place.

The visitor holds a cheap phone on a slow network, often at a fair. Weights are what goes over the
wire, compressed as hosts do; photos and the data of the search are counted apart, as they come
after the page can be read.
"""

from __future__ import annotations

import gzip
import heapq
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from ocop_site.problems import Position, Problem
from ocop_site.site.routes import page_path

KILOBYTE = 1000
PAGE_BUDGET, STYLE_BUDGET, SCRIPT_BUDGET = 100 * KILOBYTE, 20 * KILOBYTE, 30 * KILOBYTE
# Size follows compressed size closely enough that the heaviest page is among these.
_HEAVIEST = 3
_LOADED = re.compile(r'<link rel="stylesheet" href="([^"]+)"|<script defer src="([^"]+)"')
_SEARCH_DATA = "assets/search-data."
_ADMIN = "admin/"
_STORED = (".woff2", ".png", ".jpg", ".webp")

Read = Callable[[str], bytes]


def prove_budgets(sizes: Mapping[str, int], read: Read, language: str) -> Iterator[Problem]:
    """Weigh the style sheets, the scripts and the heaviest product pages of a site.

    Args:
        sizes: path to length in bytes, of every file of the site.
        read: gives the bytes of a path.
        language: the main language, whose product pages are weighed.
    """
    scripts = [
        path
        for path in sizes
        if path.endswith(".js") and path.startswith("assets/") and _SEARCH_DATA not in path
    ]
    styles = [path for path in sizes if path.endswith(".css") and not path.startswith(_ADMIN)]
    for paths, budget in ((styles, STYLE_BUDGET), (scripts, SCRIPT_BUDGET)):
        weight = sum(weigh(path, read(path)) for path in paths)
        if weight > budget:
            yield _too_heavy(", ".join(sorted(paths)), weight, budget)
    folder = posixpath.dirname(page_path(language, "product", "any")) + "/"
    index = page_path(language, "products")
    pages = [path for path in sizes if path.startswith(folder) and path != index]
    fonts = sum(size for path, size in sizes.items() if path.endswith(".woff2"))
    for path in heapq.nlargest(_HEAVIEST, pages, key=lambda path: (sizes[path], path)):
        weight = fonts + weigh_visit(path, read)
        if weight > PAGE_BUDGET:
            yield _too_heavy(path, weight, PAGE_BUDGET)


def weigh_visit(path: str, read: Read) -> int:
    """A page with the styles and scripts it loads at once, in bytes over the wire."""
    page = read(path)
    weight = weigh(path, page)
    for style, script in _LOADED.findall(page.decode()):
        loaded = posixpath.normpath(posixpath.join(posixpath.dirname(path), style or script))
        weight += weigh(loaded, read(loaded))
    return weight


def weigh(path: str, data: bytes) -> int:
    """The bytes that go over the wire for a file: compressed, unless it is so already."""
    return len(data) if path.endswith(_STORED) else len(gzip.compress(data, 6, mtime=0))


def _too_heavy(path: str, weight: int, budget: int) -> Problem:
    size, most = str(-(-weight // KILOBYTE)), str(budget // KILOBYTE)
    values = {"value": path, "size": size, "most": most}
    return Problem("E305", Position(path.partition(",")[0]), values)
