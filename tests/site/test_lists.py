"""The list of products and its facets."""

from __future__ import annotations

import pytest
from lxml import html

from ocop_site.site import lists
from tests.site.conftest import Built, render_site
from tests.support import SMALL, edited, load_small

LISTING = "vi/san-pham/index.html"


def shown(page: html.HtmlElement) -> list[str]:
    return [
        link.rsplit("/", 1)[-1].removesuffix(".html")
        for link in page.xpath("//div[contains(@class, 'cards')]//article//a/@href")
    ]


def test_the_list_shows_every_product(built: Built) -> None:
    assert shown(built.pages[LISTING]) == list(built.catalogue.entries)


def test_counts_beside_the_list_are_those_of_the_lists_they_lead_to(built: Built) -> None:
    links = built.pages[LISTING].xpath("//nav[@id='facets']//li/a")
    assert len(links) > 10
    for link in links:
        path = built.follow(LISTING, link.get("href"))[0]
        count = int(link.xpath("string(span[last()])"))
        assert len(shown(built.pages[path])) == count, path


def test_an_empty_group_is_named_but_leads_nowhere(built: Built) -> None:
    empty = built.pages[LISTING].xpath("//nav[@id='facets']//*[@class='none']")
    assert "Đồ uống" in " ".join(item.text_content() for item in empty)


def test_the_chosen_facet_is_marked_and_opens_its_refinements(built: Built) -> None:
    path = "vi/loc/group-food.html"
    facets = built.pages[path].xpath("//nav[@id='facets']")[0]
    (current,) = facets.xpath(".//a[@aria-current='page']")
    assert "Thực phẩm" in current.text_content()
    nested = facets.xpath(".//li[@class='nested']/a/@href")
    assert "set-fresh-produce.html" in nested


def test_a_place_answers_for_what_was_made_in_the_units_it_took_over(built: Built) -> None:
    old = set(shown(built.pages["vi/loc/place-xa-cu.html"]))
    new = set(shown(built.pages["vi/loc/now-xa-moi.html"]))
    assert "mat-ong-thu" in old
    assert old < new


def test_orders_hold_the_same_products(built: Built) -> None:
    by_name = shown(built.pages["vi/loc/order-name.html"])
    by_date = shown(built.pages["vi/loc/order-date.html"])
    assert by_name[:2] == ["buoi-thu", "cam-sanh"]
    assert by_date[0] == "non-la-thu"
    assert set(by_name) == set(by_date) == set(built.catalogue.entries)


def test_a_long_list_has_pages_and_a_register_of_all_products(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "CARDS_ON_A_PAGE", 3)
    paged = render_site(load_small(tmp_path_factory.mktemp("content")))
    assert "vi/loc/all.2.html" in paged.files
    first, second = paged.pages[LISTING], paged.pages["vi/loc/all.2.html"]
    assert shown(first) + shown(second) == list(paged.catalogue.entries)
    register = first.xpath("//div[@class='register']//a/@href")
    assert len(register) == len(paged.catalogue.entries)
    assert "noindex" in second.xpath("string(//meta[@name='robots']/@content)")


def test_the_first_page_shows_the_best_first_and_nothing_lapsed(built: Built) -> None:
    page = built.pages["vi/index.html"]
    links = page.xpath("//div[@class='feature']//article//a/@href")
    first = [link.rsplit("/", 1)[-1].removesuffix(".html") for link in links]
    assert first[0] == "mat-ong-thu"
    everything = {*first, *shown(page)}
    assert everything == {"mat-ong-thu", "buoi-thu", "non-la-thu"}


def test_the_best_rating_leads_however_its_drawing_is_set(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    best = SMALL["products/mat-ong-thu.yaml"].replace("stars: 4", "stars: 5")
    best = best.replace("level: province", "level: national")
    other = edited("products/buoi-thu.yaml", "vi: Bưởi Thử", "vi: Bưởi da xanh ruột hồng Thử")
    changes = {"products/mat-ong-thu.yaml": best, "products/buoi-thu.yaml": other}
    page = render_site(load_small(tmp_path_factory.mktemp("content"), changes)).pages[
        "vi/index.html"
    ]
    assert "mat-ong-thu" in page.xpath("//div[@class='feature']//article//a/@href")[0]


def test_a_new_unit_of_a_lasting_area_is_listed_once(built: Built) -> None:
    boxes = built.pages[LISTING].xpath("//nav[@id='facets']//a/@href")
    assert [link for link in boxes if "xa-moi" in link] == ["../loc/now-xa-moi.html"]
    doors = built.pages["vi/index.html"].xpath("//ul[@class='index']//a/@href")
    assert [link.rsplit("/", 1)[-1] for link in doors[:2]] == [
        "place-huyen-cu.html",
        "now-xa-moi.html",
    ]
