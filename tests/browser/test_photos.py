"""Photos on the screen: sharp, never much larger than shown, in place before they come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ocop_site.cli import main
from tests.browser.hosting import host
from tests.site.conftest import photo_bytes
from tests.support import edit, write_catalogue

SIZES = {"wide": (2400, 1500), "upright": (1500, 2400), "panorama": (3000, 1000)}
PAGES = (
    "vi/san-pham/mat-ong-thu.html",
    "vi/san-pham/index.html",
    "vi/index.html",
    "vi/nhom/food.html",
    "vi/chu-the/htx-thu.html",
    "vi/dia-danh/xa-cu.html",
)
# What every photo of a page loaded, and what it shows, in pixels of the screen.
MEASURE = """() => [...document.querySelectorAll('img')].map(image => {
  const frame = image.getBoundingClientRect(), whole = image.naturalWidth / image.naturalHeight;
  const shown = Math.max(frame.width, frame.height * whole) * devicePixelRatio;
  return [image.currentSrc, shown];
})"""


@pytest.fixture(scope="module")
def photographed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with photos of three shapes of a product, a producer and a place."""
    folder = tmp_path_factory.mktemp("photographed")
    content = write_catalogue(folder / "content")
    (content / "photos").mkdir()
    lines = "photos:\n"
    for name, (width, height) in SIZES.items():
        (content / "photos" / f"{name}.jpg").write_bytes(photo_bytes(width, height))
        lines += f"  - file: photos/{name}.jpg\n    alt: {{vi: Ảnh, en: Photo}}\n"
        lines += "    caption: {vi: Vườn cao su, en: Rubber grove}\n"
    for record in ("products/mat-ong-thu", "producers/htx-thu", "places/xa-cu"):
        path = content / f"{record}.yaml"
        path.write_text(path.read_text() + lines)
    lone = content / "products" / "muoi-thu.yaml"
    lone.write_text(lone.read_text() + "".join(lines.splitlines(keepends=True)[:4]))
    edit(content / "settings.yaml", "languages: [vi, en]", "languages: [vi]")
    assert main(["site", "--content", str(content), "--output", str(folder / "output")]) == 0
    return folder / "output" / "site"


@pytest.mark.parametrize(
    ("width", "density"), [(320, 2), (390, 3), (768, 2), (1280, 1), (1280, 2), (1920, 1)]
)
def test_no_photo_is_much_larger_than_shown_nor_blurred(
    browser: Browser, photographed: Path, width: int, density: int
) -> None:
    seen = 0
    with host(photographed) as address:
        for path in PAGES:
            # A browser shows a larger file that another page has loaded: begin anew.
            page = browser.new_page(
                viewport={"width": width, "height": 900}, device_scale_factor=density
            )
            page.goto(f"{address}/{path}")
            page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager' })")
            page.evaluate("Promise.all([...document.images].map(image => image.decode()))")
            for source, shown in page.evaluate(MEASURE):
                loaded = int(source.rpartition("-")[2].removesuffix(".webp"))
                assert loaded <= 1.5 * shown + 1, (path, source, shown)
                # A panorama is only 1,000 pixels high: there is no more of it in an upright frame.
                largest = 800 if "/panorama" in source and "-4x5-" in source else 1200
                assert loaded >= min(0.8 * shown, largest), (path, source, shown)
                seen += 1
            page.close()
    assert seen >= 9


def test_a_photo_holds_its_place_in_its_own_colour(browser: Browser, photographed: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.route("**/photos/*", lambda route: route.abort())
    page.goto((photographed / PAGES[0]).as_uri())
    tint = page.locator(".shot .photo rect").first
    box = tint.bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(box["width"] * 1.25, rel=0.02)
    assert page.evaluate("getComputedStyle(document.querySelector('.shot rect')).fill") == (
        "rgb(150, 110, 61)"
    )
    page.close()


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, photographed: Path) -> Iterator[str]:
    """The address of the photographed site: on a host, and on the disk."""
    if request.param == "file":
        yield photographed.as_uri()
        return
    with host(photographed) as root:
        yield root


def test_photos_open_whole_and_turn_by_keys(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(f"{address}/{PAGES[0]}")
    viewer, count = page.get_by_role("dialog"), page.get_by_role("dialog").get_by_role("status")
    page.get_by_role("link", name="Ảnh (xem cả ảnh)").first.press("Enter")
    expect(count).to_have_text("Ảnh 1 / 3")
    expect(viewer).to_contain_text("Vườn cao su")
    whole = viewer.get_by_role("img").first
    whole.evaluate("image => image.decode()")
    assert whole.evaluate("i => i.naturalWidth / i.naturalHeight") == pytest.approx(1.6, 0.01)
    page.keyboard.press("ArrowRight")
    expect(count).to_have_text("Ảnh 2 / 3")
    expect(viewer.get_by_role("img").nth(1)).to_be_in_viewport()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(count).to_have_text("Ảnh 3 / 3")
    page.locator(".strip").evaluate("row => row.scrollTo({left: row.clientWidth})")
    expect(count).to_have_text("Ảnh 2 / 3")
    page.get_by_role("button", name="Ảnh sau").click()
    expect(count).to_have_text("Ảnh 3 / 3")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    links = page.get_by_role("link", name="Ảnh (xem cả ảnh)")
    expect(links.nth(2)).to_be_focused()
    page.close()


def test_a_photo_alone_has_nothing_to_turn_and_keys_with_it_open_a_tab(
    browser: Browser, photographed: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((photographed / "vi/san-pham/muoi-thu.html").as_uri())
    page.locator("a.open").click()
    viewer = page.get_by_role("dialog")
    expect(viewer.get_by_role("button")).to_have_text(["Đóng"])
    viewer.get_by_role("button", name="Đóng").click()
    expect(viewer).to_be_hidden()
    with page.context.expect_page() as tab:
        page.locator("a.open").click(modifiers=["ControlOrMeta"])
    assert tab.value.url.endswith(".webp")
    expect(viewer).to_be_hidden()
    page.close()


def test_without_scripts_a_photo_leads_to_its_file(browser: Browser, photographed: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((photographed / PAGES[0]).as_uri())
    for link in page.locator("a.open").all():
        address = link.get_attribute("href") or ""
        assert (photographed / PAGES[0]).parent.joinpath(address).resolve().is_file()
    page.locator("a.open").first.click()
    assert page.url.endswith(".webp")
    page.close()


def test_a_page_without_photos_has_no_script_for_them(photographed: Path) -> None:
    written = {path: (photographed / path).read_text() for path in PAGES[:2]}
    assert ["gallery." in text for text in written.values()] == [True, False]
