"""A catalogue of hundreds of products: pages stay light, and nothing is lost on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.catalogue import write_catalogue
from ocop_site.build.proofs import prove_products, scan_page
from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.site.routes import page_path
from ocop_site.views.products import CARDS_ON_A_PAGE
from tests.site.conftest import Built, render_site

HEAVIEST = 300_000


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder: Path = tmp_path_factory.mktemp("long")
    write_catalogue(folder, 260)
    catalogue, _, problems = load_catalogue(folder)
    assert catalogue is not None, problems
    return render_site(catalogue)


def first_number(text: str) -> int:
    found = re.search(r"\d+", text)
    return int(found.group()) if found else 0


def pages_of(built: Built, path: str) -> list[str]:
    """A page and those its list of pages leads to."""
    links = built.pages[path].xpath("//nav[@class='pages']//a/@href")
    return [path, *(built.follow(path, link)[0] for link in links)]


def numbers(built: Built, path: str, within: str) -> list[str]:
    """The products that the rows or lines of a page lead to."""
    links = built.pages[path].xpath(f"{within}//a/@href")
    targets = (built.follow(path, link)[0] for link in links)
    folder = page_path("vi", "product", "*").removesuffix("*.html")
    found = (target.removeprefix(folder) for target in targets if target.startswith(folder))
    return [name.removesuffix(".html") for name in found if name != "index.html"]


def test_no_page_grows_with_the_catalogue(long: Built) -> None:
    heavy = {
        path: len(data)
        for path, data in long.files.items()
        if path.endswith(".html") and len(data) > HEAVIEST
    }
    assert heavy == {}


def test_the_table_for_buyers_holds_each_product_once_over_its_pages(long: Built) -> None:
    paths = pages_of(long, page_path("vi", "buyers"))
    assert len(paths) == 3
    found = [key for path in paths for key in numbers(long, path, "//tbody//th")]
    assert found == list(long.catalogue.entries)
    titles = {long.pages[path].findtext(".//title") for path in paths}
    assert len(titles) == len(paths)


def test_a_product_that_no_page_of_the_long_list_shows_is_named(long: Built) -> None:
    everything = tuple(long.catalogue.entries)
    found = dict.fromkeys(long.catalogue.languages, everything)
    pages = {
        path: scan_page(path, data.decode(), long.catalogue.settings.base_url)
        for path, data in long.files.items()
        if path.endswith(".html")
    }
    sitemap = long.files["sitemap.xml"].decode()
    assert list(prove_products(long.catalogue, pages, sitemap, found)) == []
    second = page_path("vi", "facet", "all.2")
    del pages[second]
    missing = [item.values for item in prove_products(long.catalogue, pages, sitemap, found)]
    listing = page_path("vi", "products")
    assert {item["where"] for item in missing} == {listing}
    assert {item["value"] for item in missing} == set(everything[CARDS_ON_A_PAGE:])


@pytest.mark.parametrize("kind", ["products", "search", "compare"])
def test_letters_of_a_long_register_lead_to_where_their_products_are(
    long: Built, kind: str
) -> None:
    path = page_path("vi", kind)
    page = long.pages[path]
    assert not page.xpath("//div[contains(@class, 'register')]")
    doors = page.xpath("//nav[@class='letters']//a")
    assert sum(int(door.xpath("string(small)")) for door in doors) == 260
    for door in doors:
        there = long.pages[long.follow(path, door.get("href"))[0]]
        names = there.xpath("//article//h2/text()")
        assert any(name.startswith(door.text.strip()) for name in names)


def test_a_place_of_many_producers_names_some_and_leads_to_all(long: Built) -> None:
    path = page_path("vi", "place", long.catalogue.settings.area.place)
    (row,) = long.pages[path].xpath("//section[contains(h2, 'Chủ thể')]")
    *named, last = row.xpath(".//a/@href")
    assert 50 < len(named) < len(long.catalogue.producers)
    assert long.follow(path, last)[0] == page_path("vi", "producers")


def test_a_place_of_many_products_leads_to_the_list_of_them_all(long: Built) -> None:
    place = long.catalogue.settings.area.place
    path = page_path("vi", "place", place)
    button = long.pages[path].xpath("//a[@class='btn'][contains(., '260')]")
    assert len(button) == 1
    assert long.follow(path, button[0].get("href"))[0] == page_path("vi", "products")
    counted = 0
    for key, members in long.catalogue.by_place.items():
        path = page_path("vi", "place", key)
        more = long.pages[path].xpath("//section[@class='sec'][1]//a[@class='btn']/@href")
        if not more:
            assert set(numbers(long, path, "//section[@class='sec'][1]")) == set(members)
            continue
        counted += 1
        listed = [
            name
            for page in pages_of(long, long.follow(path, more[0])[0])
            for name in numbers(long, page, "//div[contains(@class, 'cards')]")
        ]
        assert set(members) <= set(listed)
    assert counted


def test_a_year_says_how_many_of_its_products_stand_elsewhere(long: Built) -> None:
    path = page_path("vi", "timeline")
    for year in long.pages[path].xpath("//section[contains(@class, 'year')]"):
        total = first_number(year.xpath("string(.//p[@class='muted'])"))
        lines = len(year.xpath(".//ul[@class='lines']/li"))
        rest = year.xpath("string(.//a[contains(@href, 'order-date')])")
        assert lines + first_number(rest) == total


def test_what_the_book_left_out_is_named_in_part_and_counted_whole(long: Built) -> None:
    out = [
        key
        for key, entry in long.catalogue.entries.items()
        if entry.standing.lapsed and not entry.printed
    ]
    path = page_path("vi", "print")
    lines = numbers(long, path, "//ul[@class='lines']")
    assert lines == out[:60]
    links = long.pages[path].xpath("//a[contains(@href, '/status-')]")
    assert sum(first_number(link.text_content()) for link in links) == (
        len(out) if len(out) > 60 else 0
    )


def test_no_page_shows_so_many_cards_that_their_photos_weigh_it_down(long: Built) -> None:
    counts = {
        path: len(page.xpath("//div[contains(@class, 'cards')]/*"))
        for path, page in long.pages.items()
    }
    sets = max(len(group.sets) for group in long.catalogue.classification.groups)
    assert max(counts.values()) <= max(CARDS_ON_A_PAGE, 4 * sets)
