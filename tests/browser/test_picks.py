"""Products that a visitor picks, in a real browser: kept, compared, taken along, shared."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from ocop_site.cli import main
from ocop_site.site.routes import page_path
from tests.support import SMALL, edited, write_catalogue

HONEY, POMELO, SALT, HAT = "mat-ong-thu", "buoi-thu", "muoi-thu", "non-la-thu"
DENY = """
Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('denied', 'SecurityError'); }
});
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with a fifth product, a name that is a formula, and what buyers ask for."""
    place = tmp_path_factory.mktemp("picks")
    rich = edited(
        "products/mat-ong-thu.yaml",
        'hs_code: "0409.00"\n',
        'hs_code: "0409.00"\nshelf_life_days: 730\ncapacity: {vi: 12 tấn, en: 12 tonnes}\n',
    )
    fifth = SMALL["products/muoi-thu.yaml"].replace("muoi-thu", "muoi-hai")
    content = write_catalogue(
        place / "content",
        {
            "products/mat-ong-thu.yaml": rich,
            "products/muoi-hai.yaml": fifth.replace("Muối ớt Thử", "Muối hai"),
            "products/muoi-thu.yaml": edited(
                "products/muoi-thu.yaml", "vi: Muối ớt Thử", "vi: '=Muối \"ớt\"'"
            ),
        },
    )
    assert main(["site", "--content", str(content), "--output", str(place / "output")]) == 0
    return place / "output" / "site"


def open_page(
    context: BrowserContext, root: str, kind: str, page_id: str = "", asked: str = ""
) -> Page:
    """A page in Vietnamese that fails the test when its scripts do."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", lambda said: pytest.fail(said.text) if said.type == "error" else None)
    page.goto(f"{root}/{page_path('vi', kind, page_id)}{asked}")
    return page


def button(page: Page, kind: str, product: str) -> Locator:
    return page.locator(f".picks button[data-kind={kind}][data-id={product}]").first


def heads(page: Page) -> list[str]:
    return page.locator("#table thead th b").all_inner_texts()


def kept_count(page: Page) -> str:
    return page.locator("#kept b").inner_text() if page.locator("#kept").is_visible() else ""


# --- comparison


def test_products_chosen_on_cards_stand_side_by_side(context: BrowserContext, root: str) -> None:
    page = open_page(context, root, "products")
    expect(page.locator(".tray")).to_be_hidden()
    button(page, "compare", HONEY).click()
    expect(button(page, "compare", HONEY)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".tray [role=status]")).to_contain_text("1/4")
    page.goto(f"{root}/{page_path('vi', 'product', POMELO)}")
    button(page, "compare", POMELO).click()
    page.locator(".tray a").click()
    expect(page.locator("#table thead th")).to_have_count(2)
    assert heads(page) == ["Mật ong Thử", "Bưởi Thử"]
    assert page.url.endswith(f"?ids={HONEY},{POMELO}")
    row = page.locator("#table tr", has=page.locator("th[scope=row]", has_text="Sản lượng"))
    assert row.locator("td").all_inner_texts() == ["12 tấn", "nguồn không nêu"]
    assert page.locator("#table caption").count() == 1
    assert page.locator("#table thead th[scope=col] a").first.get_attribute("href")
    expect(page.locator("#plain")).to_be_hidden()
    expect(page.locator("#unknown")).to_contain_text("Đơn hàng tối thiểu")


def test_the_address_of_a_comparison_can_be_shared(context: BrowserContext, root: str) -> None:
    page = open_page(context, root, "compare", asked=f"?ids={SALT},{HONEY},khong-co")
    expect(page.locator("#table thead th")).to_have_count(2)
    assert heads(page) == ['=Muối "ớt"', "Mật ong Thử"]
    expect(page.locator("#said")).to_contain_text("không có trong danh mục")
    shared = page.locator("#share").input_value()
    assert shared == f"{root}/{page_path('vi', 'compare')}?ids={SALT},{HONEY}"
    page.locator("#table thead button").first.click()
    assert heads(page) == ["Mật ong Thử"]
    page.go_back()
    expect(page.locator("#table thead th")).to_have_count(2)
    page.locator("a[hreflang=en]").first.click()
    expect(page.locator("#table thead th").nth(1)).to_contain_text("Trial honey")


def test_no_more_than_four_are_compared(context: BrowserContext, disk: str) -> None:
    page = open_page(context, disk, "products")
    for product in (HONEY, POMELO, SALT, HAT):
        button(page, "compare", product).click()
    button(page, "compare", "muoi-hai").click()
    expect(button(page, "compare", "muoi-hai")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".tray [role=status]")).to_contain_text("bốn sản phẩm")
    page.locator(".tray a").click()
    expect(page.locator("#table thead th")).to_have_count(4)
    expect(page.locator("#choice")).to_be_disabled()


def test_a_comparison_is_made_by_keyboard(context: BrowserContext, root: str) -> None:
    page = open_page(context, root, "compare")
    expect(page.locator("#none")).to_be_visible()
    page.locator("#choice").focus()
    expect(page.locator("#choice optgroup")).not_to_have_count(0)
    page.keyboard.type("Mật")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#table thead th")).to_have_count(1)
    page.locator("#choice").select_option(POMELO)
    page.locator("#choice").press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#table thead th")).to_have_count(2)
    before = page.locator("#table tbody tr:visible").count()
    page.locator("#differing").focus()
    page.keyboard.press("Space")
    assert page.locator("#table tbody tr:visible").count() < before
    page.locator("#table thead button").first.focus()
    page.keyboard.press("Enter")
    assert heads(page) == ["Bưởi Thử"]
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_first_column_stays_in_sight(
    context: BrowserContext, disk: str, width: int
) -> None:
    page = open_page(context, disk, "compare", asked=f"?ids={HONEY},{POMELO},{SALT},{HAT}")
    page.set_viewport_size({"width": width, "height": 800})
    box = page.locator("#box")
    label = page.locator("#table tbody th").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    left = "node => node.getBoundingClientRect().left"
    before, data = label.evaluate(left), page.locator("#table tbody td").first.evaluate(left)
    box.evaluate("box => box.scrollTo(200, 0)")
    assert label.evaluate(left) == before
    assert page.locator("#table tbody td").first.evaluate(left) == data - 200
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-label")


# --- the kept list


def test_kept_products_are_counted_and_taken_along(context: BrowserContext, root: str) -> None:
    page = open_page(context, root, "products")
    assert kept_count(page) == ""
    for product in (HONEY, SALT):
        button(page, "keep", product).click()
    assert kept_count(page) == "2"
    page.goto(f"{root}/{page_path('en', 'home')}")
    assert kept_count(page) == "2"
    page.goto(f"{root}/{page_path('vi', 'shortlist')}")
    expect(page.locator("#rows tr")).to_have_count(2)
    with page.expect_download() as download:
        page.locator("#csv").click()
    assert download.value.suggested_filename == "san-pham-da-luu-2025-06-30.csv"
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, honey, salt = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert dict(zip(head, honey, strict=True))["Điện thoại"] == "0274 3822 124"
    assert dict(zip(head, honey, strict=True))["Sản lượng một năm"] == "12 tấn"
    assert salt[1] == '\'=Muối "ớt"'
    with page.expect_download() as download:
        page.locator("#cards").click()
    text = Path(download.value.path()).read_bytes().decode()
    assert text.count("BEGIN:VCARD\r\nVERSION:3.0\r\n") == text.count("END:VCARD\r\n") == 1
    lines = re.sub(r"\r\n ", "", text).split("\r\n")
    assert "FN:Hợp tác xã Thử" in lines
    assert "TEL;TYPE=WORK,VOICE:0274 3822 124" in lines
    assert "EMAIL;TYPE=INTERNET:htx@example.vn" in lines
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_list_without_contacts_offers_none(context: BrowserContext, disk: str) -> None:
    page = open_page(context, disk, "shortlist", asked=f"?ids={POMELO}")
    expect(page.locator("#cards")).to_be_disabled()
    expect(page.locator("#no-cards")).to_be_visible()


def test_a_cleared_list_can_be_taken_back(context: BrowserContext, disk: str) -> None:
    page = open_page(context, disk, "product", HONEY)
    button(page, "keep", HONEY).click()
    page.goto(f"{disk}/{page_path('vi', 'shortlist')}")
    page.locator("#clear").click()
    expect(page.locator("#none")).to_be_visible()
    assert kept_count(page) == ""
    page.locator("#undo").click()
    expect(page.locator("#rows tr")).to_have_count(1)
    page.reload()
    expect(page.locator("#rows tr")).to_have_count(1)
    page.locator("#rows button").click()
    expect(page.locator("#none")).to_be_visible()


def test_an_empty_list_fetches_nothing_until_something_is_kept(
    context: BrowserContext, disk: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = open_page(context, disk, "shortlist")
    expect(page.locator("#none")).to_be_visible()
    expect(page.locator("#tools")).to_be_hidden()
    assert not [url for url in asked if "goods" in url]
    elsewhere = open_page(context, disk, "product", HONEY)
    button(elsewhere, "keep", HONEY).click()
    expect(page.locator("#rows tr")).to_have_count(1)
    expect(page.locator("#tools")).to_be_visible()


def test_a_shared_list_is_shown_and_kept_only_on_demand(context: BrowserContext, root: str) -> None:
    page = open_page(context, root, "product", HAT)
    button(page, "keep", HAT).click()
    page.goto(f"{root}/{page_path('vi', 'shortlist')}?ids={HONEY},{POMELO}")
    expect(page.locator("#rows tr")).to_have_count(2)
    assert kept_count(page) == "1"
    page.locator("#adopt").click()
    expect(page.locator("#rows tr")).to_have_count(3)
    assert kept_count(page) == "3"
    expect(page.locator("#shared")).to_be_hidden()
    assert page.locator("#share").input_value().endswith(f"?ids={HAT},{HONEY},{POMELO}")


def test_products_of_the_list_are_compared(context: BrowserContext, disk: str) -> None:
    page = open_page(context, disk, "shortlist", asked=f"?ids={HONEY},{POMELO}")
    expect(page.locator("#go")).to_be_hidden()
    for tick in page.locator("#rows input").all():
        tick.focus()
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.type") == "checkbox"
    page.locator("#go").click()
    expect(page.locator("#table thead th")).to_have_count(2)


def test_the_list_is_for_the_page_where_storage_is_denied(
    context: BrowserContext, disk: str
) -> None:
    context.add_init_script(DENY)
    page = open_page(context, disk, "products")
    button(page, "keep", HONEY).click()
    assert kept_count(page) == "1"
    page.locator("#kept").click()
    expect(page.locator("#rows tr")).to_have_count(1)
    page = open_page(context, disk, "products")
    button(page, "compare", POMELO).click()
    page.locator(".tray a").click()
    expect(page.locator("#table thead th")).to_have_count(1)


def test_results_of_the_search_can_be_kept(context: BrowserContext, root: str) -> None:
    page = open_page(context, root, "search", asked="?q=mat+ong")
    button(page, "keep", HONEY).click()
    assert kept_count(page) == "1"


# --- filters


def test_filters_for_buyers_count_and_stand_in_the_address(
    context: BrowserContext, root: str
) -> None:
    page = open_page(context, root, "search")
    page.locator("#find").focus()
    shelf = page.locator("#panel input[name=shelf]")
    expect(shelf).to_have_count(1)
    page.locator("#panel input[name=capacity]").check()
    expect(page.locator("#results > li")).to_have_count(1)
    assert "capacity=known" in page.url
    stars = page.locator("#panel label", has=page.locator("input[value='3']"))
    assert stars.locator(".num").inner_text() == "0"
    shelf.check()
    page.go_back()
    expect(shelf).not_to_be_checked()
    expect(page.locator("#panel input[name=capacity]")).to_be_checked()


# --- without script, on paper


def test_without_script_nothing_is_dead(browser: Browser, disk: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind, page_id in (("products", ""), ("product", HONEY), ("compare", ""), ("shortlist", "")):
        page.goto(f"{disk}/{page_path('vi', kind, page_id)}")
        assert page.locator(".picks, .tray, #kept:visible").count() == 0
    expect(page.locator("#picked")).to_be_hidden()
    page.locator("#plain a").click()
    assert page.url.endswith(page_path("vi", "buyers"))
    context.close()


def test_a_printed_comparison_has_no_controls(context: BrowserContext, disk: str) -> None:
    page = open_page(context, disk, "compare", asked=f"?ids={HONEY},{POMELO}")
    page.emulate_media(media="print")
    expect(page.locator("#table")).to_be_visible()
    assert page.locator("#picked button:visible, #picked select:visible").count() == 0
    assert page.locator("#box").evaluate("box => getComputedStyle(box).overflowX") == "visible"
