"""Measure the search on made-up catalogues: bytes that travel, time per key press in Chromium.

    python benchmarks/search.py [--products 1000 5000]

A key press is measured from the event of the field to the page laid out with what was found: the
suggestions under the field, and the results with all counts on the search page. Each is typed
several times; the best time of a press counts, since the machine may be busy with other things.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.catalogue import write_catalogue
from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.files import find_template_root
from ocop_site.render.artefacts import Page as Rendered
from ocop_site.render.templates import make_environment, render_page
from ocop_site.site.plan import list_units, open_site
from ocop_site.site.routes import page_path
from ocop_site.site.search import data_path
from ocop_site.views.words import read_words

# The search page, a page that suggests, and what both read.
_UNITS = ("search", "print", "search-data")
_QUERIES = (
    "sau rieng",
    "mật ong rừng",
    "banh trang muoi",
    "thanh manh",
    "co so san xuat",
    "huyen an hoa",
    "hop tac xa nong nghiep",
    "nuoc mam ca com",
    "vietgap",
    "saurieng",
)
_ROUNDS = 3
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PRESS = """async ([text]) => {
  const field = document.getElementById("find");
  field.focus();
  field.value = text;
  const start = performance.now();
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  document.body.offsetHeight;
  const first = performance.now();
  // What the page put off for after the first results comes before this.
  await new Promise((done) => setTimeout(done, 1));
  document.body.offsetHeight;
  return [first - start, performance.now() - start];
}"""


@dataclass(frozen=True, slots=True)
class Presses:
    """Milliseconds from a key press to the first results; ``whole`` is to all that follows."""

    median: float
    slow: float
    worst: float
    worst_text: str
    whole: float


def write_pages(folder: Path, products: int) -> Path:
    """The pages and files that the search needs, for a made-up catalogue; gives their folder."""
    write_catalogue(folder / "content", products)
    catalogue, _, problems = load_catalogue(folder / "content")
    assert catalogue is not None, problems
    root = find_template_root()
    wordings = {code: read_words((root / "strings",), code) for code in catalogue.languages}
    site, shared = open_site(catalogue, wordings, (root / "assets",), {})
    wanted = {f"{code}/{unit}" for code in catalogue.languages for unit in _UNITS}
    units = (unit for unit in list_units(catalogue) if unit.name in wanted)
    environment = make_environment((root,))
    for item in (*(item for unit in units for item in unit.make(site)), *shared):
        data = render_page(environment, item) if isinstance(item, Rendered) else item.data
        path = folder / "site" / item.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "site"


def open_page(browser: Browser, path: Path) -> tuple[Page, float]:
    """A page with its search open, and how many milliseconds opening took."""
    page = browser.new_page()
    page.goto(path.as_uri())
    taken = page.evaluate(
        "async () => { const start = performance.now(); await OCOP_FIELD.open();"
        " return performance.now() - start; }"
    )
    # The search page makes its panel when the visitor does something.
    page.locator("#find").focus()
    page.wait_for_timeout(1000)
    return page, float(taken)


def type_queries(page: Page, queries: Sequence[str] = _QUERIES) -> Presses:
    """Type every query letter by letter."""
    best: dict[str, float] = {}
    whole: dict[str, float] = {}
    for _ in range(_ROUNDS):
        for query in queries:
            for end in range(1, len(query) + 1):
                text = query[:end]
                first, everything = page.evaluate(_PRESS, [text])
                best[text] = min(first, best.get(text, first))
                whole[text] = min(everything, whole.get(text, everything))
    times = sorted(best.values())
    ends = sorted(whole.values())
    worst = max(best, key=lambda text: best[text])
    return Presses(
        times[len(times) // 2],
        times[len(times) * 95 // 100],
        best[worst],
        worst,
        ends[len(ends) * 95 // 100],
    )


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def _report(browser: Browser, products: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        site = write_pages(Path(name), products)
        print(f"{products} products")
        for code in ("vi", "en"):
            size = _compressed(site / data_path(code))
            print(
                f"  data {code}: {size / 1000:.1f} kB compressed, "
                f"{size / products:.1f} bytes for each product"
            )
        scripts = sum(
            _compressed(path)
            for path in (site / "assets").glob("search*.js")
            if "search-data" not in path.name
        )
        print(f"  scripts: {scripts / 1000:.1f} kB compressed")
        for label, kind in (("suggestions", "print"), ("search page", "search")):
            page, taken = open_page(browser, site / page_path("vi", kind))
            found = type_queries(page)
            print(
                f"  {label}: ready in {taken:.0f} ms; a key press takes {found.median:.1f} ms, "
                f"19 of 20 at most {found.slow:.1f}, worst {found.worst:.1f} "
                f"(“{found.worst_text}”), with all that follows {found.whole:.1f}"
            )
            page.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--products", type=int, nargs="+", default=[1000, 5000])
    sizes = parser.parse_args().products
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for size in sizes:
            _report(browser, size)
        browser.close()


if __name__ == "__main__":
    main()
