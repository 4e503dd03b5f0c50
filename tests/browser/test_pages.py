"""Each page type in both languages, opened from disk in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from ocop_site.site.routes import page_path

PAGES = [
    ("home", ""),
    ("products", ""),
    ("product", "mat-ong-thu"),
    ("producers", ""),
    ("producer", "htx-thu"),
    ("places", ""),
    ("place", "xa-cu"),
    ("groups", ""),
    ("group", "food"),
    ("group", "tourism"),
    ("stars", ""),
    ("rating", "4"),
    ("chapters", ""),
    ("events", ""),
    ("news", ""),
    ("timeline", ""),
    ("buyers", ""),
    ("compare", ""),
    ("shortlist", ""),
    ("data", ""),
    ("print", ""),
]


def open_page(browser: Browser, url: str, **options: object) -> tuple[Page, list[str]]:
    """A page with everything that went wrong while it loaded."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.extend(_failure(request)))
    page.on(
        "request",
        lambda request: (
            wrong.append(f"left the site: {request.url}")
            if not request.url.startswith(("file:", "data:"))
            else None
        ),
    )
    page.goto(url)
    return page, wrong


def _failure(request: Request) -> list[str]:
    """What failed, or nothing: a page that is left drops what it had not fetched yet."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("kind", "page_id"), PAGES, ids=lambda value: value or "-")
def test_page(browser: Browser, site: Path, language: str, kind: str, page_id: str) -> None:
    path = site / page_path(language, kind, page_id)
    page, wrong = open_page(browser, path.as_uri(), viewport={"width": 390, "height": 844})
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.title()
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        spill = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert spill <= 0, f"{spill} px too wide at {width}"
    fonts = page.evaluate("document.fonts.ready.then(f => f.size)")
    assert fonts > 0
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_in_light_and_dark(browser: Browser, site: Path, scheme: str) -> None:
    path = site / page_path("vi", "product", "mat-ong-thu")
    page, _ = open_page(browser, path.as_uri(), color_scheme=scheme)
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    text, ground = (_luminance(colour) for colour in colours)
    bright, dark = max(text, ground), min(text, ground)
    assert (bright + 0.05) / (dark + 0.05) >= 7
    assert (ground > text) == (scheme == "light")
    page.context.close()


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of ``rgb(r, g, b)``."""
    parts = [int(part) / 255 for part in colour[4:-1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_language_switch_leads_to_the_same_page(browser: Browser, site: Path) -> None:
    path = site / page_path("vi", "product", "mat-ong-thu")
    page, _ = open_page(browser, path.as_uri())
    page.locator("a[hreflang=en]").first.click()
    assert page.url == (site / page_path("en", "product", "mat-ong-thu")).as_uri()
    assert page.locator("html").get_attribute("lang") == "en"
    page.context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, site: Path) -> None:
    path = site / page_path("vi", "home")
    page, _ = open_page(browser, path.as_uri())
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused
    assert focused.startswith("#")
    assert page.locator(f"main{focused}, main {focused}").count() == 1
    page.context.close()


def test_a_short_address_greets_in_both_languages(browser: Browser, site: Path) -> None:
    folders = sorted((site / "Q").iterdir())
    assert folders
    page, wrong = open_page(browser, (folders[0] / "index.html").as_uri())
    for language, folder in (("vi", "san-pham"), ("en", "products")):
        page.goto((folders[0] / "index.html").as_uri())
        page.locator(f"a[href*='/{language}/{folder}/']").first.click()
        page.wait_for_url(f"**/{language}/{folder}/*.html")
        assert page.locator("html").get_attribute("lang") == language
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("kind", ["buyers", "producers"])
def test_rows_that_are_laid_out_late_fit_a_phone(browser: Browser, site: Path, kind: str) -> None:
    path = site / page_path("vi", kind)
    page, _ = open_page(browser, path.as_uri(), viewport={"width": 390, "height": 200})
    wide = page.evaluate(
        """() => [...document.querySelectorAll(".tablebox, .directory, main")]
          .map((box) => box.scrollWidth - box.clientWidth)"""
    )
    assert len(wide) > 1
    assert max(wide) <= 0
    page.context.close()


def test_facets_work_without_script(browser: Browser, site: Path) -> None:
    path = site / page_path("vi", "products")
    page, _ = open_page(
        browser, path.as_uri(), java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    everything = page.locator("main article, main .card").count()
    links = page.locator("main a[href*='loc/']")
    assert links.count() > 0
    links.first.click()
    filtered = page.locator("main article, main .card").count()
    assert 0 < filtered < everything
    page.context.close()


def test_all_products_is_a_line_like_the_other_facets(browser: Browser, site: Path) -> None:
    path = site / page_path("vi", "products")
    page, _ = open_page(browser, path.as_uri(), viewport={"width": 1280, "height": 900})
    boxes = [page.locator(f".facets {place}").first for place in (".all a", "li a")]
    first, other = (box.bounding_box() for box in boxes)
    assert first
    assert other
    assert first["height"] <= 1.5 * other["height"]
    page.context.close()
