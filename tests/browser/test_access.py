"""The site for everyone: large type, few colours, no motion, a screen reader's order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ocop_site.site.routes import page_path

KINDS = [
    ("home", ""),
    ("products", ""),
    ("product", "mat-ong-thu"),
    ("producer", "htx-thu"),
    ("places", ""),
    ("group", "food"),
    ("stars", ""),
    ("chapters", ""),
    ("news", ""),
    ("buyers", ""),
    ("data", ""),
    ("print", ""),
    ("search", ""),
]
# What a reader may set without losing anything.
SPACED = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)
# Landmarks that every page has, in the order in which a screen reader meets them.
LANDMARKS = ["banner", "navigation", "search", "main", "contentinfo"]


def open_page(browser: Browser, site: Path, kind: str, page_id: str, **options: Any) -> Page:
    """A page opened from disk in a window of its own."""
    page = browser.new_context(**options).new_page()
    page.goto((site / page_path("vi", kind, page_id)).as_uri())
    return page


def in_reading_order(nodes: list[Any]) -> Iterator[Any]:
    """The nodes of an accessibility tree as they are read: each before its children."""
    by_id = {node["nodeId"]: node for node in nodes}
    waiting = [nodes[0]["nodeId"]]
    while waiting:
        node = by_id[waiting.pop()]
        yield node
        waiting += [child for child in reversed(node.get("childIds", ())) if child in by_id]


@pytest.mark.parametrize(("kind", "page_id"), KINDS, ids=lambda value: value or "-")
def test_nothing_is_cut_at_four_hundred_per_cent(
    browser: Browser, site: Path, kind: str, page_id: str
) -> None:
    """WCAG 2.2, 1.4.10 (reflow): 1280 pixels at 400 % are 320 pixels, four device pixels each."""
    page = open_page(
        browser,
        site,
        kind,
        page_id,
        viewport={"width": 320, "height": 256},
        device_scale_factor=4,
    )
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320, f"{width} pixels wide"
    for name in ("h1", "main"):
        box = page.locator(name).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320.5
    page.context.close()


@pytest.mark.parametrize(("kind", "page_id"), KINDS, ids=lambda value: value or "-")
def test_what_readers_ask_of_text_loses_nothing(
    browser: Browser, site: Path, kind: str, page_id: str
) -> None:
    """WCAG 2.2, 1.4.12 (text spacing)."""
    page = open_page(browser, site, kind, page_id, viewport={"width": 390, "height": 844})
    page.evaluate(
        "style => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);"
        "document.adoptedStyleSheets = [sheet]; }",
        SPACED,
    )
    lost = page.evaluate(
        """() => [...document.querySelectorAll('main :is(p, h1, h2, h3, td, a, dd)')]
          .filter(item => getComputedStyle(item).overflow === 'hidden' && !item.closest('.vh')
            && !item.querySelector('svg')
            && item.scrollHeight > item.clientHeight + 2).map(item => item.textContent)"""
    )
    assert lost == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


@pytest.mark.parametrize(("kind", "page_id"), KINDS, ids=lambda value: value or "-")
def test_a_screen_reader_meets_the_parts_in_order(
    browser: Browser, site: Path, kind: str, page_id: str
) -> None:
    page = open_page(browser, site, kind, page_id, viewport={"width": 1280, "height": 900})
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    seen = [node for node in in_reading_order(tree) if not node.get("ignored")]
    roles = [node["role"]["value"] for node in seen]
    found = [role for role in roles if role in LANDMARKS]
    assert list(dict.fromkeys(found)) == LANDMARKS
    assert roles.count("main") == 1
    headings = [
        (prop["value"]["value"], node.get("name", {}).get("value", ""))
        for node in seen
        if node["role"]["value"] == "heading"
        for prop in node.get("properties", ())
        if prop["name"] == "level"
    ]
    levels = [level for level, _ in headings]
    assert levels.count(1) == 1
    assert all(name for _, name in headings)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for node in seen:
        if node["role"]["value"] in {"link", "button", "searchbox", "combobox", "image"}:
            assert node.get("name", {}).get("value"), f"a {node['role']['value']} has no name"
    page.context.close()


def test_marks_and_focus_stay_in_forced_colours(browser: Browser, site: Path) -> None:
    """Windows' high contrast replaces colours; what they said must still be said."""
    page = open_page(
        browser,
        site,
        "product",
        "mat-ong-thu",
        forced_colors="active",
        viewport={"width": 390, "height": 844},
    )
    stars = page.locator(".stars").first
    assert "4" in stars.inner_text()
    shape = stars.locator("svg").first
    colours = shape.evaluate(
        "svg => [...svg.querySelectorAll('*')].map(part => getComputedStyle(part)).map("
        "style => style.fill + style.stroke)"
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert any(ground not in colour for colour in colours)
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline not in {"", "none"}
    page.context.close()


@pytest.mark.parametrize(("kind", "page_id"), KINDS, ids=lambda value: value or "-")
def test_nothing_moves_where_motion_is_unwanted(
    browser: Browser, site: Path, kind: str, page_id: str
) -> None:
    page = open_page(
        browser,
        site,
        kind,
        page_id,
        reduced_motion="reduce",
        viewport={"width": 390, "height": 844},
    )
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(item => {
          const style = getComputedStyle(item);
          return parseFloat(style.animationDuration) > 0 || parseFloat(style.transitionDuration) > 0
            || style.scrollBehavior === 'smooth';
        }).length"""
    )
    assert moving == 0
    page.context.close()
