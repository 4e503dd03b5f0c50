"""The preview: a saved change shows at once, a mistake shows as a page, and both go away."""

from __future__ import annotations

import re
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support import edit


def test_a_saved_change_shows_and_a_mistake_shows_as_a_page(
    browser: Browser, preview: tuple[Path, str]
) -> None:
    content, address = preview
    product = content / "products/mat-ong-thu.yaml"
    page = browser.new_page()
    page.goto(f"{address}/en/products/mat-ong-thu.html")
    expect(page.locator("h1")).to_contain_text("Trial honey")
    page.wait_for_function("window.LiveReload && window.LiveReload.connector", timeout=10_000)
    time.sleep(1)
    edit(product, "en: Trial honey", "en: Golden honey")
    expect(page.locator("h1")).to_contain_text("Golden honey", timeout=30_000)
    time.sleep(1)
    edit(product, "stars: 4", "stars: 6")
    panel = page.locator(".preview-errors")
    expect(panel).to_contain_text("errors", timeout=30_000)
    expect(panel.locator("pre")).to_contain_text(re.compile(r"mat-ong-thu\.yaml:\d+"))
    expect(page.locator("h1")).to_contain_text("Golden honey")
    assert "Traceback" not in page.content()
    time.sleep(1)
    edit(product, "stars: 6", "stars: 4")
    expect(panel).to_have_count(0, timeout=30_000)
    page.close()


def test_the_printed_page_stands_beside_the_web_page(
    browser: Browser, preview: tuple[Path, str]
) -> None:
    content, address = preview
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{address}/en/products/mat-ong-thu.html")
    form = page.get_by_role("link", name="Edit in the form")
    assert form.get_attribute("href") == "/admin/#/collections/products/entries/mat-ong-thu"
    page.get_by_role("link", name="See it printed").click()
    web = page.frame_locator("iframe").first.locator("h1")
    expect(web).to_contain_text("Trial honey", timeout=30_000)
    source = page.locator("iframe").nth(1).get_attribute("src")
    printed = f"{address}{source}"

    def words() -> str:
        with urllib.request.urlopen(printed, timeout=60) as answer:
            assert answer.headers["Content-Type"] == "application/pdf"
            found = subprocess.run(
                ["pdftotext", "-", "-"], input=answer.read(), capture_output=True, check=True
            )
        return str(found.stdout.decode())

    assert "Trial honey" in words()
    edit(content / "products/mat-ong-thu.yaml", "en: Trial honey", "en: Golden honey")
    deadline = time.monotonic() + 30
    while "Golden honey" not in words():
        assert time.monotonic() < deadline
        time.sleep(0.2)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{address}/_print/khong-co.pdf?lang=en", timeout=60)
    assert refused.value.code == 500
    assert "khong-co" in refused.value.read().decode()
    page.close()


def test_a_page_that_is_not_there_is_answered(preview: tuple[Path, str]) -> None:
    _, address = preview
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{address}/vi/../../secret", timeout=5)
    assert refused.value.code == 404
