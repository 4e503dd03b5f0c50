"""Build a large showcase with photos, and hold it against its budgets.

    python benchmarks/large_site.py FOLDER [--products 1000] [--photos 2000] [--precompress]

A catalogue is made in FOLDER/content and built as people build theirs, with the project's own
templates, into FOLDER/output: once from nothing and once with nothing changed. Then every page of
a product, the styles, the scripts and the data of the search are weighed, and queries are typed
into the search page in Chromium. Where a figure is beyond its budget the exit code is 1.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.catalogue import write_catalogue
from benchmarks.measure import Measurement, measure
from benchmarks.ours import PROJECT
from ocop_site.build.budgets import (
    KILOBYTE,
    PAGE_BUDGET,
    SCRIPT_BUDGET,
    STYLE_BUDGET,
    weigh,
    weigh_visit,
)
from ocop_site.site.routes import page_path
from ocop_site.site.search import data_path

LANGUAGES = ("vi", "en")
_PHOTO_SIZE = (1600, 1200)
_DATA_BUDGET, _PRESS_BUDGET = 60 * KILOBYTE, 20.0
_PER = 1000
_LIMIT = 7200.0
_NO_PICTURES = "share_pictures: false"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the most it may be; ``unit`` is kB (of 1000 bytes) or ms."""

    name: str
    found: float
    most: float
    unit: str

    @property
    def holds(self) -> bool:
        """Whether it is within its budget."""
        return self.found < self.most

    def __str__(self) -> str:
        verdict = "holds" if self.holds else "TOO MUCH"
        return f"{self.name}: {self.found:.1f} {self.unit} (below {self.most:.0f}): {verdict}"


def write_content(
    folder: Path, products: int, photos: int, size: tuple[int, int], *, precompress: bool
) -> None:
    """Write the catalogue, with everything on that a real site has on."""
    write_catalogue(folder, products, photos=photos, size=size)
    settings = folder / "settings.yaml"
    text = settings.read_text(encoding="utf-8")
    assert _NO_PICTURES in text
    wanted = "precompress: true" if precompress else ""
    settings.write_text(text.replace(_NO_PICTURES, wanted), encoding="utf-8")


def build_site(folder: Path) -> Measurement:
    """Build the catalogue in ``folder`` by the command people use."""
    places = ("--content", "content", "--output", "output")
    return measure((sys.executable, str(PROJECT / "build.py"), "site", *places), folder, _LIMIT)


def weigh_site(site: Path, products: int) -> Iterator[Figure]:
    """What a visit to a built site costs over the wire, in bytes compressed as hosts do."""

    def read(path: str) -> bytes:
        return (site / path).read_bytes()

    assets = site / "assets"
    data = {data_path(language) for language in LANGUAGES}
    fonts = sum(path.stat().st_size for path in site.rglob("*.woff2"))
    heaviest, where = max(_weigh_products(site))
    yield Figure(
        f"heaviest product page, {where}", (fonts + heaviest) / 1e3, PAGE_BUDGET / 1e3, "kB"
    )
    styles = sum(weigh(path.name, path.read_bytes()) for path in assets.glob("*.css"))
    yield Figure("style sheets", styles / 1e3, STYLE_BUDGET / 1e3, "kB")
    scripts = [
        path for path in assets.rglob("*.js") if path.relative_to(site).as_posix() not in data
    ]
    weight = sum(weigh(path.name, path.read_bytes()) for path in scripts)
    yield Figure("all scripts", weight / 1e3, SCRIPT_BUDGET / 1e3, "kB")
    for language in LANGUAGES:
        size = len(gzip.compress(read(data_path(language)), 9, mtime=0))
        share = size * _PER / products
        yield Figure(
            f"search data {language} for 1,000 products", share / 1e3, _DATA_BUDGET / 1e3, "kB"
        )


def _weigh_products(site: Path) -> Iterator[tuple[int, str]]:
    for language in LANGUAGES:
        folder = (site / page_path(language, "product", "any")).parent
        index = page_path(language, "products")
        for path in folder.glob("*.html"):
            relative = path.relative_to(site).as_posix()
            if relative != index:
                yield weigh_visit(relative, lambda item: (site / item).read_bytes()), relative


def time_search(site: Path) -> Iterator[Figure]:
    """How long a key press takes on the search page and in the suggestions of another page."""
    from playwright.sync_api import sync_playwright

    from benchmarks.search import FLAGS, open_page, type_queries

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for language in LANGUAGES:
            for label, kind in (("suggestions", "print"), ("search page", "search")):
                page, _ = open_page(browser, site / page_path(language, kind))
                found = type_queries(page)
                name = (
                    f"key press, {label} {language}, 19 of 20 (worst {found.worst:.1f} ms, "
                    f"all that follows {found.whole:.1f} ms)"
                )
                yield Figure(name, found.slow, _PRESS_BUDGET, "ms")
                page.close()
        browser.close()


def _count(folder: Path) -> str:
    sizes = [(path.suffix, path.stat().st_size) for path in folder.rglob("*") if path.is_file()]
    pages = sum(suffix == ".html" for suffix, _ in sizes)
    total = sum(size for _, size in sizes)
    return f"{len(sizes):,} files, {total / 1e6:,.0f} MB, of them {pages:,} pages"


def _say(scenario: str, made: Measurement) -> None:
    memory = f"{made.memory / 1e6:,.0f} MB at most"
    print(f"{scenario}: {made.wall:.1f} s, {made.cpu:.1f} s of processors, {memory}", flush=True)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--products", type=int, default=1000, metavar="N")
    parser.add_argument("--photos", type=int, default=2000, metavar="N")
    parser.add_argument(
        "--precompress", action="store_true", help="with .gz and .br files beside the texts"
    )
    parser.add_argument("--no-browser", action="store_true", help="leave the search untimed")
    parser.add_argument(
        "--only-check", action="store_true", help="weigh and time the site that is there"
    )
    return parser.parse_args()


def main() -> int:
    """Write, build, weigh and time; 1 where a figure is beyond its budget."""
    options = _read_options()
    folder: Path = options.folder.absolute()
    site = folder / "output" / "site"
    if not options.only_check:
        start = time.perf_counter()
        wanted = {"precompress": options.precompress}
        write_content(folder / "content", options.products, options.photos, _PHOTO_SIZE, **wanted)
        print(
            f"{options.products:,} products, {options.photos:,} photos of "
            f"{_PHOTO_SIZE[0]} x {_PHOTO_SIZE[1]}: {time.perf_counter() - start:.0f} s to write",
            flush=True,
        )
        for made in ("output", ".ocop-cache"):
            shutil.rmtree(folder / made, ignore_errors=True)
        _say("from nothing", build_site(folder))
        _say("nothing changed", build_site(folder))
        print(_count(site))
    figures = list(weigh_site(site, options.products))
    if not options.no_browser:
        figures += time_search(site)
    for figure in figures:
        print(figure)
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
