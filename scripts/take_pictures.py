"""Take pictures of the site, page type by page type, or those of the editors' handbook.

    python scripts/take_pictures.py OUT [--site output/site] [--language vi]
    python scripts/take_pictures.py docs/images --handbook

The first takes each type of page at 390 and 1280 pixels, light and dark, with a search, a
comparison and a shortlist in use: ``san-pham-1280-dark.png``. The second starts the preview on
a copy of ``content/`` and takes the form, the messages above a page, and a page beside its
printed one. Both need Debian's Chromium.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from ocop_site.site.routes import page_path

PROJECT = Path(__file__).resolve().parent.parent
WIDTHS = (390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PORT = 8907
PRODUCT = "dua-luoi-unifarm"
SEARCHED = "buoi"
_FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
# A screenful of a long page tells as much as all of it.
_SCREEN, _TALLEST = 900, 6000


def main() -> int:
    """Take the pictures; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="OUT", help="where the pictures go")
    parser.add_argument("--site", type=Path, default=PROJECT / "output" / "site")
    parser.add_argument("--language", default="vi", help="whose pages (default: vi)")
    parser.add_argument("--handbook", action="store_true", help="those of the editors' handbook")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if not given.handbook and not (given.site / given.language).is_dir():
        parser.error(f"no site in {given.site}; build one first")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=_FLAGS)
        if given.handbook:
            take_handbook(browser, given.folder)
        else:
            take_site(browser, given.site, given.language, given.folder)
        browser.close()
    return 0


def list_examples(site: Path, language: str) -> Mapping[str, Path]:
    """One page of each type by the name of its picture: of records the one that holds most."""
    root = site / language
    found = {page.stem: page for page in sorted(root.glob("*.html"))}
    found["start"] = found.pop("index")
    for folder in sorted(item for item in root.iterdir() if item.is_dir()):
        pages = sorted(folder.rglob("*.html"), key=lambda page: (page.stat().st_size, page.name))
        lists = [page for page in pages if page.name == "index.html"]
        records = [page for page in pages if page.name != "index.html"]
        if lists:
            found[f"{folder.name}-all"] = lists[0]
        if records:
            found[folder.name] = records[-1]
        if len(records) > 1:
            found[f"{folder.name}-least"] = records[0]
    return found


def list_uses(site: Path, language: str) -> Mapping[str, str]:
    """Pages in use by the name of their picture: their addresses below the site."""
    picked = (
        path.stem
        for path in sorted((site / page_path(language, "product", "*")).parent.glob("*.html"))
    )
    ids = ",".join(name for name in islice(picked, 5) if name != "index")
    return {
        "search-in-use": f"{page_path(language, 'search')}?q={SEARCHED}",
        "compare-in-use": f"{page_path(language, 'compare')}?ids={ids}",
        "shortlist-in-use": f"{page_path(language, 'shortlist')}?ids={ids}",
    }


@contextmanager
def host(site: Path) -> Iterator[str]:
    """The site under an address of its own."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def take_site(browser: Browser, site: Path, language: str, folder: Path) -> None:
    """Each type of page at both widths, light and dark."""
    pages = {
        name: str(path.relative_to(site)) for name, path in list_examples(site, language).items()
    }
    with host(site) as address:
        _take_pages(browser, {**pages, **list_uses(site, language)}, address, folder)


def _take_pages(browser: Browser, pages: Mapping[str, str], address: str, folder: Path) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": _SCREEN}, color_scheme=scheme
            )
            page = context.new_page()
            for name, path in pages.items():
                page.goto(f"{address}/{path}")
                _show_whole(page, width)
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                page.set_viewport_size({"width": width, "height": _SCREEN})
            context.close()


# What is at least as high as a screen stays so in a window as high as the page.
_HOLD = """for (const part of document.querySelectorAll("main, .results"))
  part.style.minHeight = getComputedStyle(part).minHeight"""


def _show_whole(page: Page, width: int) -> None:
    """A window as high as the page: what is far below takes its true height once it was in it."""
    page.evaluate(_HOLD)
    for _ in range(2):
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(height, _TALLEST)})
        page.wait_for_load_state("networkidle")
        page.set_viewport_size({"width": width, "height": _SCREEN})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height, _TALLEST)})


def take_handbook(browser: Browser, folder: Path) -> None:
    """The form, the messages, and both readings of a product, as editors see them."""
    with tempfile.TemporaryDirectory() as made:
        content = Path(made) / "content"
        shutil.copytree(PROJECT / "content", content)
        with serve(content, Path(made) / "output") as address:
            page = browser.new_page(viewport={"width": 1200, "height": 860})
            page.goto(f"{address}/admin/#/collections/products")
            page.get_by_role("button", name="Đăng nhập").click()
            page.get_by_role("heading", name="Sản phẩm").wait_for()
            page.goto(f"{address}/admin/#/collections/products/entries/{PRODUCT}")
            page.locator("input[id^='vi-field']").first.wait_for()
            page.wait_for_timeout(1500)
            keep(page, folder / "form.png")
            page.set_viewport_size({"width": 1400, "height": 960})
            page.goto(f"{address}/_print/{PRODUCT}?lang=vi")
            page.wait_for_timeout(12_000)
            keep(page, folder / "preview.png")
            page.set_viewport_size({"width": 1200, "height": 860})
            page.goto(f"{address}/vi/san-pham/{PRODUCT}.html")
            file = content / "products" / f"{PRODUCT}.yaml"
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("  - stars: 4", "  - stars: 40", 1), encoding="utf-8")
            page.locator(".preview-errors").wait_for(timeout=60_000)
            page.wait_for_timeout(1000)
            keep(page, folder / "messages.png")


def keep(page: Page, path: Path) -> None:
    """A picture of what is seen, with few colours so that it weighs little."""
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        small = picture.convert("RGB").resize((960, round(picture.height * 960 / picture.width)))
        small.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size // 1024} kB")


@contextmanager
def serve(content: Path, output: Path) -> Iterator[str]:
    """The preview of a content folder; gives its address."""
    command = [sys.executable, str(PROJECT / "build.py"), "serve", "--port", str(PORT)]
    command += ["--content", str(content), "--output", str(output)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{PORT}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{address}/vi/index.html", timeout=10).close()
                break
            except OSError:
                time.sleep(0.5)
        yield address
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    sys.exit(main())
