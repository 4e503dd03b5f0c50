"""The site without a network: the service worker on a host, the pack on a disk."""

from __future__ import annotations

import json
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ocop_site.cli import main
from ocop_site.site.routes import page_path
from tests.browser.hosting import host
from tests.support import edit, write_catalogue

_HAS = """async ([address, text, without]) => {
  for (const name of await caches.keys()) {
    const page = name === without ? undefined : await (await caches.open(name)).match(address);
    if (page && (await page.text()).includes(text)) return true;
  }
  return false;
}"""


def build(folder: Path, *options: str) -> Path:
    """Build the catalogue in ``folder/content``; gives the folder of the site."""
    assert (
        main(
            [
                "site",
                "--content",
                str(folder / "content"),
                "--output",
                str(folder / "output"),
                *options,
            ]
        )
        == 0
    )
    return folder / "output" / "site"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small catalogue, its site and its pack."""
    folder = tmp_path_factory.mktemp("offline")
    write_catalogue(folder / "content")
    build(folder, "--offline-pack")
    return folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(service_workers="allow")
    yield made
    made.close()


def wait_until(page: Page, function: str, *arguments: object) -> None:
    """Wait until an asynchronous function of the page gives something true."""
    deadline = time.monotonic() + 20
    while not page.evaluate(function, list(arguments)):
        assert time.monotonic() < deadline, function
        page.wait_for_timeout(50)


def wait_for_kept(page: Page, address: str, text: str = "", without: str = "") -> None:
    """Wait until a page is kept, with a text in it, in another store than ``without``."""
    wait_until(page, _HAS, address, text, without)


# --- on a host


def test_visited_pages_and_the_catalogue_open_without_a_network(
    context: BrowserContext, built: Path
) -> None:
    with host(built / "output/site") as root:
        page = context.new_page()
        page.goto(f"{root}/vi/so-tay/dat-nuoc.html")
        wait_for_kept(page, f"{root}/{page_path('vi', 'print')}")
        page.goto(f"{root}/{page_path('vi', 'rating', '4')}")
        wait_for_kept(page, page.url)
    # The host is gone.
    page.goto(f"{root}/{page_path('vi', 'product', 'mat-ong-thu')}")
    expect(page.locator("h1")).to_contain_text("Mật ong Thử")
    styled = "getComputedStyle(document.querySelector('.top')).borderBottomWidth"
    assert page.evaluate(styled) == "1px"
    # Faces that a reader may have ("Like …") may be missing; those of the site may not.
    fonts = "document.fonts.ready.then((fonts) => [...fonts].map((f) => [f.family, f.status]))"
    own = [status for family, status in page.evaluate(fonts) if "Like " not in family]
    assert "loaded" in own
    assert "error" not in own
    page.goto(f"{root}/{page_path('vi', 'rating', '4')}")
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{root}/vi/")
    expect(page.locator("h1")).to_contain_text("Sổ tay thử")
    page.locator("#find").press_sequentially("mat ong")
    expect(page.locator("#found [role=option]").first).to_be_visible()
    page.locator("#find").press("ArrowDown")
    page.locator("#find").press("Enter")
    expect(page.locator("h1")).to_contain_text("Mật ong Thử")
    page.goto(f"{root}/{page_path('vi', 'search')}?q=buoi&stars=3")
    expect(page.locator("#results li")).to_have_count(1)
    page.goto(f"{root}/{page_path('en', 'product', 'mat-ong-thu')}")
    expect(page.locator("h1")).to_have_text("No connection")


def test_a_new_edition_takes_the_place_of_the_old_one(browser: Browser, tmp_path: Path) -> None:
    write_catalogue(tmp_path / "content")
    site = build(tmp_path)
    served = tmp_path / "served"
    shutil.copytree(site, served)
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    product = page_path("vi", "product", "mat-ong-thu")
    gone = page_path("vi", "product", "buoi-thu")
    with host(served) as root:
        page.goto(f"{root}/vi/")
        wait_for_kept(page, f"{root}/{page_path('vi', 'print')}")
        page.goto(f"{root}/{page_path('vi', 'rating', '3')}")
        wait_for_kept(page, page.url)
        first = page.evaluate("caches.keys().then((names) => names[0])")
        edit(tmp_path / "content/products/mat-ong-thu.yaml", "Mật ong Thử", "Mật ong Mới")
        (tmp_path / "content/products/buoi-thu.yaml").unlink()
        edit(tmp_path / "content/kinds/loai-buoi.yaml", "products: [buoi-thu]\n", "")
        shutil.rmtree(served)
        shutil.copytree(build(tmp_path), served)
        page.goto(f"{root}/{page_path('vi', 'home')}")
        wait_for_kept(page, f"{root}/{product}", "Mật ong Mới", first)
        # A page seen before, that is not of the catalogue, is fetched anew as well.
        wait_for_kept(page, f"{root}/{page_path('vi', 'rating', '3')}", without=first)
    page.goto(f"{root}/{product}")
    expect(page.locator("h1")).to_contain_text("Mật ong Mới")
    page.goto(f"{root}/{page_path('vi', 'rating', '3')}")
    expect(page.locator("main")).not_to_contain_text("Bưởi Thử")
    page.goto(f"{root}/{gone}")
    expect(page.locator("h1")).to_have_text("Chưa có mạng")
    context.close()


def test_the_setting_turns_it_off_and_takes_it_back(browser: Browser, tmp_path: Path) -> None:
    write_catalogue(tmp_path / "content")
    site = build(tmp_path)
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    with host(site) as root:
        page.goto(f"{root}/vi/")
        wait_for_kept(page, f"{root}/{page_path('vi', 'print')}")
        settings = tmp_path / "content/settings.yaml"
        settings.write_text(
            settings.read_text(encoding="utf-8") + "offline: false\n", encoding="utf-8"
        )
        build(tmp_path)
        assert not list(site.glob("*.webmanifest"))
        assert "offline" not in (site / "vi/index.html").read_text(encoding="utf-8")
        page.goto(f"{root}/{page_path('vi', 'products')}")
        wait_until(
            page,
            "async () => !(await navigator.serviceWorker.getRegistration())"
            " && !(await caches.keys()).length",
        )
    context.close()


def test_the_app_can_be_installed(context: BrowserContext, built: Path) -> None:
    with host(built / "output/site") as root:
        page = context.new_page()
        page.goto(f"{root}/en/")
        client = context.new_cdp_session(page)
        found = client.send("Page.getAppManifest")
        assert found["errors"] == []
        manifest = json.loads(found["data"])
        assert manifest["lang"] == "en"
        for icon in (*manifest["icons"], {"src": manifest["start_url"]}):
            assert page.request.get(f"{root}/{icon['src']}").ok
        page.evaluate("navigator.serviceWorker.ready")
        problems = client.send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert [item["errorId"] for item in problems if item["errorId"] != "in-incognito"] == []


# --- on a disk


def test_the_pack_opens_from_a_disk_with_its_search(
    context: BrowserContext, built: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(built / "output/ocop-tinh-thu-offline.zip") as archive:
        assert archive.testzip() is None
        assert {name.split("/")[0] for name in archive.namelist()} == {"ocop-tinh-thu"}
        archive.extractall(tmp_path / "thẻ nhớ")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.goto((tmp_path / "thẻ nhớ/ocop-tinh-thu/index.html").as_uri())
    page.locator("a[hreflang=vi]").first.click()
    page.locator("#find").press_sequentially("buoi thu")
    expect(page.locator("#found [role=option]").first).to_contain_text("Bưởi Thử")
    page.locator("#find").press("Enter")
    expect(page.locator("#results li").first).to_contain_text("Bưởi Thử")
    page.locator("#results a").first.click()
    expect(page.locator("h1")).to_contain_text("Bưởi Thử")
    assert page.evaluate(
        "navigator.serviceWorker === undefined || navigator.serviceWorker.controller === null"
    )
    assert wrong == []


def test_the_pack_has_the_same_bytes_each_time(built: Path, tmp_path: Path) -> None:
    write_catalogue(tmp_path / "content")
    build(tmp_path, "--offline-pack")
    name = "ocop-tinh-thu-offline.zip"
    again = (tmp_path / "output" / name).read_bytes()
    assert again == (built / "output" / name).read_bytes()
    build(tmp_path)
    assert not (tmp_path / "output" / name).exists()
