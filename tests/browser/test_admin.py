"""Editing in the browser: the form changes the files of the catalogue, as people write them."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ocop_site.cli import main
from tests.site.conftest import photo_bytes
from tests.support import SMALL, edit

NAME = "products/mat-ong-thu.yaml"


@pytest.fixture
def page(browser: Browser, preview: tuple[Path, str]) -> Page:
    """The page of the form, logged in; what it asks of other hosts or throws fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((preview[1], "blob:", "data:"))
            else wrong.append(request.url)
        ),
    )
    opened.goto(f"{preview[1]}/admin/")
    opened.get_by_role("button", name="Đăng nhập").click()
    expect(opened.get_by_role("heading", name="Sản phẩm")).to_be_visible()
    assert not wrong
    return opened


def save(page: Page) -> None:
    """Publish, and wait until the form says so."""
    page.get_by_text("Lưu vào danh mục", exact=True).first.click()
    page.get_by_text("Lưu ngay", exact=True).click()
    expect(page.get_by_text("Đã lưu mọi thay đổi").first).to_be_visible()


def test_a_changed_name_changes_one_line_of_the_file(page: Page, preview: tuple[Path, str]) -> None:
    content, _ = preview
    edit(content / NAME, "set: honey", "# Bộ theo phụ lục.\nset: honey")
    before = (content / NAME).read_text()
    page.get_by_role("link", name="Mật ong Thử").click()
    field = page.locator("[id^='en-field']").first
    expect(field).to_have_value("Trial honey")
    field.fill("Golden honey")
    save(page)
    assert (content / NAME).read_text() == before.replace("Trial honey", "Golden honey")
    assert main(["check", "--content", str(content)]) == 0
    page.goto(f"{preview[1]}/en/products/mat-ong-thu.html")
    expect(page.locator("h1")).to_contain_text("Golden honey", timeout=30_000)


def test_a_new_product_with_a_photo_is_a_file_that_checks(
    page: Page, preview: tuple[Path, str], tmp_path: Path
) -> None:
    content, _ = preview
    photo = tmp_path / "Xưởng chè 1.jpg"
    photo.write_bytes(photo_bytes(600, 400))
    page.get_by_role("link", name="Thêm mục vào Sản phẩm").click()
    page.locator("input[id^='id-field']").fill("che-thu")
    page.locator("input[id^='vi-field']").first.fill("Chè Thử")
    page.locator("input[id^='code-field']").first.fill("0274.00")
    page.locator("input[id^='set-field']").fill("Chè tươi")
    page.keyboard.press("Enter")
    page.locator("input[id^='producers-field']").fill("Trang trại")
    page.get_by_role("option", name="Trang trại Thử").click()
    page.locator("input[id^='stars-field']").first.fill("3")
    page.locator("input[id^='date-field']").first.fill("2024-05")
    page.get_by_role("button", name="Thêm ảnh").click()
    page.get_by_role("button", name="Chọn một hình").click()
    page.locator("input[type=file]").set_input_files(str(photo))
    page.get_by_role("button", name="Dùng ảnh đã chọn").click()
    words = page.locator("div:has(> div > label[for^='alt-field'])")
    words.locator("textarea").first.fill("Hộp chè")
    save(page)
    text = (content / "products/che-thu.yaml").read_text()
    assert text.startswith(
        "id: che-thu\nname:\n  vi: Chè Thử\nset: tea-leaf\n"
        'code: "0274.00"\nproducers:\n  - trai-thu\n'
    )
    assert "recognitions:\n  - stars: 3\n    date: 2024-05\n" in text
    assert "photos:\n  - file: photos/xuong-che-1.jpg\n    alt:\n      vi: Hộp chè\n" in text
    assert (content / "photos/xuong-che-1.jpg").read_bytes() == photo.read_bytes()
    assert main(["check", "--content", str(content)]) == 0
    assert main(["fmt", "products/che-thu.yaml", "--check", "--content", str(content)]) == 0


def test_sources_and_settings_are_changed_line_by_line(
    page: Page, preview: tuple[Path, str]
) -> None:
    content, address = preview
    before = (content / "sources.yaml").read_text()
    page.goto(f"{address}/admin/#/collections/sources/entries/sources")
    page.get_by_role("button", name="Thêm nguồn").click()
    page.locator("input[id^='id-field']").last.fill("bao-thu-3")
    page.locator("input[id^='publisher-field']").last.fill("Báo Thử")
    save(page)
    assert (content / "sources.yaml").read_text() == (
        before + "- id: bao-thu-3\n  publisher: Báo Thử\n"
    )
    before = (content / "settings.yaml").read_text()
    page.goto(f"{address}/admin/#/collections/settings")
    page.get_by_role("main").get_by_role("link", name="Thiết lập").click()
    title = page.locator("input[id^='en-field']").first
    expect(title).to_have_value("Trial handbook")
    title.fill("Handbook of trials")
    save(page)
    assert (content / "settings.yaml").read_text() == before.replace(
        "Trial handbook", "Handbook of trials"
    )


def test_only_pages_of_the_preview_may_change_files(preview: tuple[Path, str]) -> None:
    content, address = preview
    body = (
        b'{"action":"persistEntry","params":{"entry":{"path":"products/mat-ong-thu.yaml",'
        b'"raw":"id: x"},"assets":[]}}'
    )
    for headers in ({}, {"Origin": "https://evil.example"}, {"Origin": address, "Host": "evil:1"}):
        request = urllib.request.Request(f"{address}/api/v1", body, headers)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=10)
        assert refused.value.code == 403
    assert (content / NAME).read_text() == SMALL[NAME]
