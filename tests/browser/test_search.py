"""The search in a real browser, on the catalogue of the repository: field, page, facets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ocop_site.cli import main
from ocop_site.site.routes import page_path
from ocop_site.text import fold
from tests.browser.search_queries import QUERIES
from tests.support import PROJECT

OPTIONS = "#found [role=option]"
RESULTS = "#results > li"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the repository's content."""
    output = tmp_path_factory.mktemp("real") / "output"
    assert main(["site", "--content", str(PROJECT / "content"), "--output", str(output)]) == 0
    return output / "site"


def open_page(context: BrowserContext, root: str, path: str, asked: str = "") -> Page:
    """A page that fails the test when its scripts do."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", lambda said: pytest.fail(said.text) if said.type == "error" else None)
    page.goto(f"{root}/{path}{asked}")
    return page


def open_field(context: BrowserContext, root: str, path: str) -> Page:
    """A page with the search ready."""
    page = open_page(context, root, path)
    page.locator("#find").focus()
    page.evaluate("OCOP_FIELD.open()")
    return page


def open_results(context: BrowserContext, root: str, language: str, asked: str) -> Page:
    """The search page with its results shown, to a visitor who moves the pointer."""
    page = open_page(context, root, page_path(language, "search"), asked)
    page.mouse.move(200, 200)
    page.mouse.move(220, 220)
    page.wait_for_selector("#panel fieldset", state="attached")
    return page


def names(page: Page, selector: str) -> list[str]:
    return [text.split("\n")[0] for text in page.locator(selector).all_inner_texts()]


def shown_count(page: Page, name: str) -> int:
    """The count beside the check box of a facet's value."""
    row = page.locator("#panel label", has=page.locator(f"input[value='{name}']"))
    return int(row.locator(".num").inner_text())


# --- what is found


def test_the_queries_are_many_and_half_of_them_hard() -> None:
    assert len(QUERIES) >= 60
    assert 2 * sum(query.how != "plain" for query in QUERIES) >= len(QUERIES)
    assert all(fold(query.text) == query.text.lower() for query in QUERIES if query.how == "marks")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_right_record_comes_first(context: BrowserContext, root: str, language: str) -> None:
    page = open_field(context, root, page_path(language, "home"))
    wrong = {}
    for query in QUERIES:
        if query.language != language:
            continue
        page.locator("#find").fill(query.text)
        found = names(page, f"{OPTIONS} b")[:1]
        if found != [query.first]:
            wrong[query.text] = (query.first, found)
    assert wrong == {}


def test_the_browser_folds_as_the_build_does(context: BrowserContext, disk: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (PROJECT / "content").rglob("*.yaml")]
    words = sorted(set(re.findall(r"[^\s\"'\[\]{}]+", " ".join(texts))))
    words += [word.upper() for word in words]
    words += ["ĐẮK R'LẤP", "ﬁn", "Straße", "ΣΊΣΥΦΟΣ", "Ёлка", "İstanbul", "リンゴ", "ガス", "사과"]
    ranges = (range(0x20, 0x250), range(0x300, 0x530), range(0x1E00, 0x2000))
    words += [chr(code) for codes in ranges for code in codes]
    assert len(words) > 5000
    page = open_field(context, disk, page_path("vi", "home"))
    folded = page.evaluate("words => words.map(OCOP_TEXT.fold)", words)
    assert [
        pair for pair in zip(words, map(fold, words), folded, strict=True) if pair[1] != pair[2]
    ] == []


def test_marks_that_are_typed_come_first(context: BrowserContext, disk: str) -> None:
    page = open_field(context, disk, page_path("vi", "home"))
    page.locator("#find").fill("mục")
    with_dot = names(page, f"{OPTIONS} b")
    page.locator("#find").fill("mực")
    assert names(page, f"{OPTIONS} b")[0] == "Mực viên Hàn Quốc"
    assert with_dot[0] != "Mực viên Hàn Quốc"


def test_a_former_place_names_the_present_one(context: BrowserContext, disk: str) -> None:
    page = open_field(context, disk, page_path("vi", "home"))
    page.locator("#find").fill("xa phuoc sang")
    options = page.locator(OPTIONS)
    expect(options.first).to_contain_text("Xã Phước Sang")
    expect(options.first).to_contain_text("nay: Xã Phước Thành")
    assert "Xã Phước Thành" in names(page, f"{OPTIONS} b")


def test_words_that_stand_nowhere_together_are_said_to_be_near(
    context: BrowserContext, disk: str
) -> None:
    page = open_field(context, disk, page_path("vi", "home"))
    page.locator("#find").fill("sầu riêng tàu ngầm")
    expect(page.locator(".found [role=status]")).to_contain_text("Không có mục nào đủ mọi từ")
    page.locator("#find").fill("qwxz")
    expect(page.locator(".found [role=status]")).to_contain_text("qwxz")
    expect(page.locator(OPTIONS)).to_have_count(0)
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "false")


# --- the field


def test_the_field_works_with_the_keyboard(context: BrowserContext, root: str) -> None:
    page = open_field(context, root, page_path("vi", "product", "mat-ong-thanh-hao"))
    field = page.locator("#find")
    field.press_sequentially("dua luoi")
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".found mark").first).to_have_text("Dưa")
    field.press("ArrowDown")
    field.press("ArrowDown")
    active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")
    second = active.locator("b").inner_text()
    assert second == names(page, f"{OPTIONS} b")[1]
    field.press("ArrowUp")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(page.locator(".found")).to_be_hidden()
    expect(field).to_have_value("dua luoi")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.locator("h1")).to_have_text(second)


def test_a_click_leads_to_a_suggestion(context: BrowserContext, disk: str) -> None:
    page = open_field(context, disk, page_path("en", "chapters"))
    page.locator("#find").press_sequentially("durian")
    page.locator(OPTIONS).first.click()
    expect(page.locator("h1")).to_contain_text("Phú Tân durian")


def test_enter_leads_to_all_results(context: BrowserContext, root: str) -> None:
    page = open_field(context, root, page_path("vi", "home"))
    page.locator("#find").press_sequentially("sầu riêng")
    page.locator("#find").press("Enter")
    expect(page.locator("#find")).to_have_value("sầu riêng")
    expect(page.locator(RESULTS).first).to_contain_text("Sầu riêng Phú Tân")
    assert "tim-kiem.html?q=" in page.url


@pytest.mark.parametrize("width", [320, 390, 1024, 1280])
def test_the_field_is_large_enough_and_moves_nothing(
    context: BrowserContext, disk: str, width: int
) -> None:
    page = open_field(context, disk, page_path("vi", "products"))
    page.set_viewport_size({"width": width, "height": 800})
    before = page.evaluate("document.querySelector('main').getBoundingClientRect().top")
    page.locator("#find").fill("buoi")
    for selector in ("#find", ".find button", f"{OPTIONS} >> nth=0"):
        box = page.locator(selector).bounding_box()
        assert box
        assert box["height"] >= 44, selector
    assert page.evaluate("document.querySelector('main').getBoundingClientRect().top") == before
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


# --- the page


def test_facets_combine_with_words_and_each_other(context: BrowserContext, root: str) -> None:
    page = open_results(context, root, "vi", "")
    everything = shown_count(page, "food")
    page.locator("#find").fill("buoi")
    with_words = shown_count(page, "food")
    assert 0 < with_words < everything
    page.locator("input[name=group][value=food]").check()
    expect(page.locator(RESULTS)).to_have_count(with_words)
    four = shown_count(page, "4")
    assert 0 < four < with_words
    page.locator("input[name=stars][value='4']").check()
    expect(page.locator(RESULTS)).to_have_count(four)
    expect(page.locator("#count")).to_have_text(f"{four} kết quả")
    # Values of one facet are alternatives: the count of the other stars has not changed.
    three = shown_count(page, "3")
    page.locator("input[name=stars][value='3']").check()
    expect(page.locator(RESULTS)).to_have_count(three + four)


def test_a_place_within_another_refines_it(context: BrowserContext, disk: str) -> None:
    page = open_results(context, disk, "vi", "?place=huyen-phu-giao")
    district = page.locator(RESULTS).count()
    inner = shown_count(page, "xa-an-thai")
    assert 0 < inner < district
    page.locator("input[value=xa-an-thai]").check()
    expect(page.locator(RESULTS)).to_have_count(inner)


def test_every_facet_counts_what_it_gives(context: BrowserContext, disk: str) -> None:
    page = open_results(context, disk, "vi", "")
    facets = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll("#panel fieldset:not([hidden]) input")];
          return boxes.filter((box) => !box.disabled).map((box) => {
            const count = box.parentElement.querySelector(".num").textContent;
            box.click();
            const said = document.getElementById("count").textContent;
            box.click();
            return [box.name, box.value, count, said];
          });
        }"""
    )
    assert {name for name, *_ in facets} == {
        "group",
        "stars",
        "status",
        "place",
        "now",
        "certificate",
        "market",
        "capacity",
        "producer",
    }
    assert [row for row in facets if row[3] != f"{row[2]} kết quả"] == []


def test_an_address_can_be_shared_and_the_way_back_works(
    context: BrowserContext, root: str
) -> None:
    page = open_results(context, root, "vi", "?q=buoi&stars=3")
    expect(page.locator("#find")).to_have_value("buoi")
    three = page.locator(RESULTS).count()
    page.locator("input[name=status][value=valid]").check()
    assert "status=valid" in page.url
    valid = page.locator(RESULTS).count()
    assert 0 < valid < three
    shared = page.url
    page.go_back()
    expect(page.locator(RESULTS)).to_have_count(three)
    expect(page.locator("input[name=status][value=valid]")).not_to_be_checked()
    page.go_forward()
    expect(page.locator(RESULTS)).to_have_count(valid)
    page.locator("#chosen button").first.click()
    assert "stars" not in page.url
    page.locator(f"{RESULTS} a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    expect(page.locator("#find")).to_have_value("buoi")
    other = context.new_page()
    other.goto(shared)
    expect(other.locator(RESULTS)).to_have_count(valid)
    other.locator("a[hreflang=en]").first.click()
    expect(other.locator("#find")).to_have_value("buoi")
    assert "stars=3" in other.url


def test_what_is_typed_before_the_data_are_there_is_kept(
    context: BrowserContext, disk: str
) -> None:
    page = open_page(context, disk, page_path("vi", "search"), "")
    page.evaluate("""() => {
      const field = document.getElementById("find");
      field.focus();
      field.value = "durian";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }""")
    expect(page.locator(RESULTS).first.locator("a")).to_have_text("Sầu riêng Phú Tân")
    expect(page.locator("#find")).to_have_value("durian")


def test_a_long_list_grows_on_demand(context: BrowserContext, disk: str) -> None:
    page = open_results(context, disk, "vi", "?group=food")
    expect(page.locator(RESULTS)).to_have_count(20)
    page.locator("#more").click()
    expect(page.locator(RESULTS)).to_have_count(shown_count(page, "food"))
    expect(page.locator("#more")).to_be_hidden()
    assert page.evaluate("document.activeElement === document.querySelectorAll('#results a')[20]")


def test_a_result_shows_why_it_was_found(context: BrowserContext, disk: str) -> None:
    page = open_results(context, disk, "vi", "?q=durian")
    first = page.locator(RESULTS).first
    expect(first.locator("a")).to_have_text("Sầu riêng Phú Tân")
    expect(first.locator("mark")).to_have_text("durian")
    assert page.locator(RESULTS).filter(has_not=page.locator("mark")).count() == 0


def test_without_script_the_form_leads_to_plain_lists(browser: Browser, root: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(f"{root}/{page_path('vi', 'home')}")
    page.locator("#find").fill("sau rieng")
    page.locator("#find").press("Enter")
    page.wait_for_url("**/tim-kiem.html?q=sau+rieng")
    register = page.locator("#plain .register a")
    assert register.count() == len(list((PROJECT / "content/products").glob("*.yaml")))
    facets = page.locator("#panel a")
    assert facets.count() > 30
    facets.first.click()
    assert page.locator(".card").count() > 0
    context.close()
