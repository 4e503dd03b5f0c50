"""What is new since the last edition, and what answers at addresses that were printed before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree

from ocop_site.catalogue.catalogue import load_catalogue, short_code
from ocop_site.views.changes import ChangeKind, compare_editions
from tests.site.conftest import PRODUCT, Built, render_site
from tests.support import SMALL, edit, edited, release, write_catalogue

ATOM = "{http://www.w3.org/2005/Atom}"
HONEY = "products/mat-ong-thu.yaml"
SALT = "products/muoi-thu.yaml"
NEW = PRODUCT.format(
    id="cam-moi", name="Cam mới", recognitions="  - stars: 3\n    date: 2025-02-01"
)


def load(content: Path) -> Built:
    catalogue, _, problems = load_catalogue(content)
    assert catalogue is not None, [item.message("en") for item in problems]
    return render_site(catalogue)


def between(
    folder: Path, before: Mapping[str, str | None], after: Mapping[str, str | None]
) -> Built:
    """The site of a catalogue that was released with some files and then got others."""
    content = write_catalogue(folder, before)
    release(content)
    for name, text in after.items():
        if text is None:
            (content / name).unlink()
        else:
            (content / name).write_text(text, encoding="utf-8")
    return load(content)


def rated(stars: int, date: str, more: str = "") -> str:
    """Another product, ``cam-moi``, as recognised on a day."""
    line = f"  - stars: {stars}\n    date: {date}\n{more}"
    return PRODUCT.format(id="cam-moi", name="Cam mới", recognitions=line.rstrip())


NEWS = {
    ChangeKind.NEW: (None, NEW, "công nhận ngày 1/2/2025"),
    ChangeKind.UPGRADED: (rated(3, "2023"), rated(4, "2025-02-01"), "từ 3 sao thành 4 sao"),
    ChangeKind.RENEWED: (rated(3, "2022-08"), rated(3, "2025-02"), "công nhận tháng 2/2025"),
    ChangeKind.LAPSED: (rated(3, "2022-05-01"), rated(3, "2022-05-01"), "ngày 1/5/2025"),
    ChangeKind.WITHDRAWN: (
        rated(3, "2024-01-01"),
        rated(3, "2024-01-01", "    withdrawn: 2025-03-01\n"),
        "Bị thu hồi",
    ),
    ChangeKind.GONE: (rated(3, "2024"), None, "khi ấy còn hiệu lực"),
}


@pytest.mark.parametrize("kind", NEWS, ids=lambda kind: kind.value)
def test_each_kind_of_news_is_told_once_with_what_happened(
    kind: ChangeKind, tmp_path: Path
) -> None:
    before, after, said = NEWS[kind]
    name = "products/cam-moi.yaml"
    site = between(tmp_path, {name: before}, {name: after})
    page = site.pages["vi/an-ban.html"]
    rows = page.xpath("//section[ul or .//ul[@class='lines']][@id]")
    told = {row.get("id"): row.xpath("string(.)") for row in rows}
    holding = [key for key, text in told.items() if "Cam mới" in text]
    assert holding == [kind.value]
    assert said in told[kind.value]
    assert "So với Lần trước, số liệu đến 31/12/2024" in site.text("vi/an-ban.html")
    assert "Edition of 2024-12-31" in site.text("en/edition.html")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (rated(3, "2024"), rated(3, "2024-05-20")),
        (rated(3, "2024-05-20"), rated(3, "2024-05-20", "    decision: 7/QĐ-UBND\n")),
        (
            PRODUCT.format(
                id="cam-moi", name="Cam", recognitions="  - basis: not-stated\n    date: 2024"
            ),
            rated(4, "2024"),
        ),
        (None, rated(3, "2020-01-01")),
    ],
    ids=["a better known date", "a decision", "a rating that was there before", "long expired"],
)
def test_what_only_became_better_known_is_no_news(
    before: str | None, after: str, tmp_path: Path
) -> None:
    name = "products/cam-moi.yaml"
    site = between(tmp_path, {name: before}, {name: after})
    changed = {change.id for change in compare_editions(site.catalogue)}
    assert "cam-moi" not in changed


def test_a_first_edition_says_that_there_is_none_before(tmp_path: Path) -> None:
    site = load(write_catalogue(tmp_path))
    assert "Chưa có ấn bản trước" in site.text("vi/an-ban.html")
    assert "Mới trong ấn bản này" not in site.text("vi/index.html")


def test_an_edition_does_not_show_its_own_release(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path)
    before = load(content).files
    release(content, datetime.date(2025, 6, 30))
    assert load(content).files == before


def test_the_home_page_shows_what_is_new_and_leads_to_all_of_it(tmp_path: Path) -> None:
    site = between(tmp_path, {}, {"products/cam-moi.yaml": NEW})
    (section,) = site.pages["vi/index.html"].xpath("//section[header/h2='Mới trong ấn bản này']")
    assert [text.text_content() for text in section.xpath(".//article//h3")] == ["Cam mới"]
    assert "an-ban.html#new" in section.xpath(".//p//a/@href")


def test_the_editions_are_listed_newest_first(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path)
    release(content, datetime.date(2023, 12, 31), "Lần đầu")
    release(content)
    (table,) = load(content).pages["vi/an-ban.html"].xpath("//table[.//th='Ấn bản']")
    rows = [row.xpath("string(th)") for row in table.xpath("tbody/tr")]
    assert rows == ["Lần thứ nhất (ấn bản này)", "Lần trước", "Lần đầu"]


def read_feeds(site: Built) -> tuple[etree._Element, etree._Element]:
    return etree.fromstring(site.files["vi/feed.xml"]), etree.fromstring(site.files["vi/rss.xml"])


@pytest.fixture
def renewed(tmp_path: Path) -> Built:
    """A site with a new product and one with a higher rating."""
    now = "  - stars: 4\n    date: 2024-03-15"
    better = edited(HONEY, now, now.replace("2024", "2025"))
    was = edited(HONEY, now, now.replace("4\n", "3\n"))
    return between(tmp_path, {HONEY: was}, {HONEY: better, "products/cam-moi.yaml": NEW})


def test_both_feeds_tell_of_new_and_higher_rated_products(renewed: Built) -> None:
    atom, rss = read_feeds(renewed)
    titles = [entry.findtext(f"{ATOM}title") for entry in atom.iter(f"{ATOM}entry")]
    assert titles[:3] == ["Lần thứ nhất", "Cam mới – 3 sao", "Mật ong Thử – 4 sao"]
    assert [item.findtext("title") for item in rss.iter("item")] == titles
    said = [item.findtext("description") or "" for item in rss.iter("item")]
    assert said[1] == "Mới trong ấn bản này: công nhận ngày 1/2/2025."
    assert said[2].startswith("Nâng hạng: từ 3 sao thành 4 sao")


def test_feeds_are_what_their_standards_ask_for(renewed: Built) -> None:
    atom, rss = read_feeds(renewed)
    for node in (atom, *atom.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
        moment = node.findtext(f"{ATOM}updated") or ""
        datetime.datetime.fromisoformat(moment)
    assert atom.findtext(f"{ATOM}author/{ATOM}name")
    ids = [node.text for node in atom.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert rss.get("version") == "2.0"
    (channel,) = rss
    for name in ("title", "link", "description"):
        assert channel.findtext(name)
    guids = [item.findtext("guid") for item in rss.iter("item")]
    assert len(guids) == len(set(guids))
    for item in rss.iter("item"):
        assert parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is not None
        assert (item.findtext("link") or "").startswith("https://")


def test_pages_name_both_feeds(renewed: Built) -> None:
    page = renewed.pages["vi/san-pham/cam-moi.html"]
    kinds = page.xpath("//link[@rel='alternate'][contains(@type, 'xml')]/@type")
    assert kinds == ["application/atom+xml", "application/rss+xml"]


def test_a_deleted_product_keeps_a_page_at_its_printed_address(tmp_path: Path) -> None:
    site = between(tmp_path, {}, {SALT: None})
    code = short_code("muoi-thu")
    short = site.text(f"Q/{code}/index.html")
    assert "Muối ớt Thử" in short
    assert "Danh mục ghi nhận lần cuối trong Lần trước, số liệu đến 31/12/2024" in short
    assert "It was last listed in Edition of 2024-12-31" in short
    for language, folder, said in (
        ("vi", "san-pham", "Không còn trong danh mục"),
        ("en", "products", "No longer listed"),
    ):
        path = f"{language}/{folder}/muoi-thu.html"
        assert said in site.text(path)
        links = {site.follow(path, link)[0] for link in site.pages[path].xpath("//main//a/@href")}
        assert {page.split("/")[-1] for page in links} >= {"htx-thu.html", "food.html"}
        assert site.pages[path].xpath("//meta[@name='robots']/@content") == ["noindex, follow"]
    assert b"muoi-thu" not in site.files["sitemap.xml"]
    assert all(b"muoi-thu" not in data for path, data in site.files.items() if "feed" in path)


def test_a_product_without_producer_and_group_keeps_its_page_too(tmp_path: Path) -> None:
    hat = "products/non-la-thu.yaml"
    site = between(tmp_path, {}, {hat: None})
    assert "Nón lá Thử" in site.text("vi/san-pham/non-la-thu.html")


def test_what_was_deleted_and_comes_back_answers_for_itself(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path, {SALT: None})
    (content / SALT).write_text(SMALL[SALT], encoding="utf-8")
    release(content)
    (content / SALT).unlink()
    assert "muoi-thu" in load(content).catalogue.retired
    (content / SALT).write_text(SMALL[SALT], encoding="utf-8")
    site = load(content)
    assert not site.catalogue.retired
    assert "Không còn trong danh mục" not in site.text("vi/san-pham/muoi-thu.html")


def test_every_code_that_was_ever_printed_for_a_deleted_product_answers(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path)
    release(content, datetime.date(2023, 12, 31), "Lần đầu")
    edit(content / SALT, "set:", "short: MUQI2\nset:".replace("QI", "QX"))
    release(content)
    (content / SALT).unlink()
    site = load(content)
    for code in ("MUQX2", short_code("muoi-thu")):
        assert "Lần trước" in site.text(f"Q/{code}/index.html")


def test_a_changed_code_leaves_the_old_one_answering(tmp_path: Path) -> None:
    site = between(tmp_path, {}, {SALT: SMALL[SALT].replace("set:", "short: MUQX2\nset:")})
    for code in ("MUQX2", short_code("muoi-thu")):
        path = f"Q/{code}/index.html"
        links = site.pages[path].xpath("//main//a/@href")
        assert site.follow(path, links[0])[0] == "vi/san-pham/muoi-thu.html"
        assert code in site.text(path)


def test_a_declared_new_id_takes_over_every_address(tmp_path: Path) -> None:
    renamed = SMALL[SALT].replace("id: muoi-thu", "id: muoi-ot\nformerly: [muoi-thu]")
    site = between(tmp_path, {}, {SALT: None, "products/muoi-ot.yaml": renamed})
    path = f"Q/{short_code('muoi-thu')}/index.html"
    links = site.pages[path].xpath("//main//a/@href")
    assert site.follow(path, links[0])[0] == "vi/san-pham/muoi-ot.html"
    old = site.pages["vi/san-pham/muoi-thu.html"]
    assert old.xpath("string(//meta[@http-equiv='refresh']/@content)") == "0; url=muoi-ot.html"
    assert old.xpath("//main//a/@href") == ["muoi-ot.html"]
    assert not compare_editions(site.catalogue) or all(
        change.id != "muoi-ot" for change in compare_editions(site.catalogue)
    )


def test_the_timeline_tells_each_recognition_under_its_year(tmp_path: Path) -> None:
    page = load(write_catalogue(tmp_path)).pages["vi/cong-nhan.html"]
    years = {
        row.get("id"): [line.xpath("string(a)") for line in row.xpath(".//ul[@class='lines']/li")]
        for row in page.xpath("//section[contains(@class, 'year')]")
    }
    assert years == {
        "y2024": ["Mật ong Thử"],
        "y2023": ["Bưởi Thử"],
        "y2021": ["Muối ớt Thử", "Mật ong Thử"],
        "undated": ["Nón lá Thử"],
    }
    assert page.xpath("//h3[contains(., 'Quyết định 100/QĐ-UBND, ngày 15/3/2024')]")
    (older,) = page.xpath("//section[@id='y2021']//li[contains(., 'Mật ong')]")
    assert "công nhận lại năm 2024" in older.text_content()
    assert "3 sao" in older.text_content()


def test_a_recognition_that_is_not_yet_is_not_in_the_timeline(tmp_path: Path) -> None:
    later = edited(HONEY, "date: 2024-03-15", "date: 2026-03-15")
    page = load(write_catalogue(tmp_path, {HONEY: later})).pages["vi/cong-nhan.html"]
    assert not page.xpath("//section[@id='y2026']")
