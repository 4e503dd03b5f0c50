"""What the pages of products, producers, places and events tell."""

from __future__ import annotations

import pytest

from tests.site.conftest import HOSTILE, Built, photo_bytes, render_site
from tests.support import SMALL, edited, load_small

HONEY = "vi/san-pham/mat-ong-thu.html"


def test_an_inferred_rating_is_hollow_and_says_why(built: Built) -> None:
    page = built.pages["vi/san-pham/buoi-thu.html"]
    (stars,) = page.xpath("//div[@class='rate']/span[contains(@class, 'stars-inferred')]")
    assert stars.xpath(".//path/@fill")[0] == "none"
    assert "suy ra" in stars.text_content()
    assert "Bài báo xếp chung nhóm ba sao." in built.text("vi/san-pham/buoi-thu.html")


def test_a_rating_that_no_source_states_is_not_drawn_as_stars(built: Built) -> None:
    text = built.text("vi/san-pham/non-la-thu.html")
    assert "Chưa rõ hạng" in text
    page = built.pages["vi/san-pham/non-la-thu.html"]
    assert page.xpath("//div[@class='rate']/span[contains(@class, 'stars-not-stated')]")


@pytest.mark.parametrize(
    ("product", "state", "said"),
    [
        ("mat-ong-thu", "valid", "Còn hiệu lực"),
        ("mut-gung", "expired", "Hết hạn"),
        ("cam-sanh", "withdrawn", "Bị thu hồi"),
        ("khoai-lang", "pending", "Chờ"),
        ("non-la-thu", "unknown", "Chưa rõ hạn"),
    ],
)
def test_the_state_of_a_certificate_is_said_and_drawn(
    built: Built, product: str, state: str, said: str
) -> None:
    page = built.pages[f"vi/san-pham/{product}.html"]
    (badge,) = page.xpath("//div[@class='rate']//span[contains(@class, 'status')]")
    assert f"s-{state}" in badge.get("class", "")
    assert said in badge.text_content()


def test_a_withdrawn_certificate_gives_the_reason(built: Built) -> None:
    assert "Không duy trì tiêu chuẩn." in built.text("vi/san-pham/cam-sanh.html")


def test_a_rich_product_shows_what_a_buyer_asks(built: Built) -> None:
    text = built.text(HONEY)
    for fact in ("Hũ 500 g", "120.000 đồng", "24 tháng", "0409.00", "100/QĐ-UBND", "012345"):
        assert fact in text, fact


def test_what_no_source_says_is_listed_as_a_gap(built: Built) -> None:
    gaps = built.pages["vi/san-pham/buoi-thu.html"].xpath("//ul[@class='gaps']/li/text()")
    assert "Mã HS" in gaps
    assert "Mã HS" not in built.pages[HONEY].xpath("//ul[@class='gaps']/li/text()")


def test_a_thin_product_is_filled_from_its_surroundings(built: Built) -> None:
    text = built.text("vi/san-pham/buoi-thu.html")
    assert "Xã trồng bưởi từ lâu đời." in text
    assert "Cách chấm điểm" in text


def test_citations_lead_to_the_numbered_source(built: Built) -> None:
    page = built.pages[HONEY]
    cited = page.xpath("//sup[@class='cite']/a")
    assert cited
    for link in cited:
        (source,) = page.xpath("//ol[@class='refs']/li[@id=$id]", id=link.get("href")[1:])
        assert source.xpath("count(preceding-sibling::li)") + 1 == int(link.text)


def test_the_short_address_greets_in_every_language(built: Built) -> None:
    code = built.catalogue.entries["buoi-thu"].short
    page = built.pages[f"Q/{code}/index.html"]
    assert page.xpath("//section/@lang") == ["vi", "en"]
    links = page.xpath("//section//a/@href")
    path = f"Q/{code}/index.html"
    assert [built.follow(path, link)[0] for link in links] == [
        "vi/san-pham/buoi-thu.html",
        "en/products/buoi-thu.html",
    ]
    assert f"ocop.example.vn/Q/{code}" in built.text("vi/san-pham/buoi-thu.html")


def test_a_photo_replaces_the_plate_and_holds_its_place(built: Built) -> None:
    page = built.pages[HONEY]
    (image,) = page.xpath("//figure[@class='shot']//img")
    assert (image.get("width"), image.get("height")) == ("800", "600")
    assert page.xpath("//figure[@class='shot']//rect/@fill") == ["#966e3d"]
    assert image.get("alt") == "Hũ mật ong"
    assert image.get("loading") is None
    assert "Nguyễn Văn A" in built.text(HONEY)
    (card,) = built.pages["vi/san-pham/index.html"].xpath("//article[.//img]")
    assert card.xpath(".//img/@loading") == ["lazy"]
    assert not card.xpath(".//span[contains(@class, 'plate')]")
    made = [path for path in built.files if path.startswith("photos/")]
    assert sorted(path.rsplit("-", 1)[-1] for path in made if path.endswith("webp")) == [
        "1000.webp",
        "200.webp",
        "300.webp",
        "360.webp",
        "440.webp",
        "540.webp",
        "600.webp",
        "800.webp",
    ]


def test_hostile_names_stay_text(built: Built) -> None:
    for path, page in built.pages.items():
        assert not page.xpath("//b[text()='gừng']"), path
    page = built.pages["vi/san-pham/mut-gung.html"]
    assert page.xpath("string(//h1)") == HOSTILE


def test_a_text_without_translation_is_marked_and_noted(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    changed = edited(
        "products/mat-ong-thu.yaml",
        "  - text: {vi: Hợp tác xã có mười hộ nuôi ong., en: Ten households keep bees for it.}",
        "  - text: {vi: Hợp tác xã có mười hộ nuôi ong.}",
    )
    site = render_site(
        load_small(tmp_path_factory.mktemp("content"), {"products/mat-ong-thu.yaml": changed})
    )
    page = site.pages["en/products/mat-ong-thu.html"]
    marked = page.xpath("//li/span[@lang='vi']/text()")
    assert "Hợp tác xã có mười hộ nuôi ong." in marked
    assert "not yet translated" in site.text("en/products/mat-ong-thu.html")
    assert not site.pages[HONEY].xpath("//main//*[@lang='vi' and not(@aria-hidden)]")


def test_places_show_their_old_and_new_names(built: Built) -> None:
    old = built.text("vi/dia-danh/xa-cu.html")
    assert "Xã Mới" in old
    assert "30/6/2025" in old
    new = built.pages["vi/dia-danh/xa-moi.html"]
    assert "Xã Cũ" in new.xpath("string(//div[@class='merge'])")
    assert built.text("vi/san-pham/mat-ong-thu.html").count("Xã Mới") >= 1


def test_producers_show_public_contacts_as_links(built: Built) -> None:
    page = built.pages["vi/chu-the/htx-thu.html"]
    links = page.xpath("//dl//a/@href")
    assert "tel:02743822124" in links
    assert "mailto:htx@example.vn" in links
    assert "https://htx.example.vn/" in links
    buyers = built.pages["vi/cho-nha-mua.html"].xpath("//table//a/@href")
    assert "mailto:htx@example.vn" in buyers


def test_events_name_their_products_and_the_products_their_events(built: Built) -> None:
    assert "Mật ong Thử" in built.text("vi/su-kien/cho-phien-thu.html")
    assert "Chợ phiên Thử" in built.text(HONEY)


def test_chapters_set_figures_with_the_table_behind_and_product_lists(built: Built) -> None:
    page = built.pages["vi/so-tay/dat-nuoc.html"]
    (figure,) = page.xpath("//figure[@class='figure']")
    assert len(figure.xpath(".//*[name()='svg'][@role='img']")) == 2
    rows = figure.xpath(".//tbody/tr")
    assert [row.xpath("string(td[1])") for row in rows] == ["28", "274"]
    assert page.xpath("count(//article//article)") == len(built.catalogue.by_group["food"])


def test_the_print_page_offers_what_there_is(built: Built) -> None:
    page = built.pages["vi/ban-in.html"]
    assert page.xpath("//ul[@class='books']//a/@href") == ["../pdf/ocop-thu-vi.pdf"]
    assert "chưa được tạo" in page.xpath("string(//ul[@class='books'])")


def test_the_data_page_tells_how_things_are_known(built: Built) -> None:
    text = built.text("vi/du-lieu.html")
    for part in ("30/6/2025", "1 hồ sơ có hạng suy ra", "Trà Thử", "so@example.vn", "Báo Thử"):
        assert part in text, part


PHOTOS = """\
photos:
  - file: photos/mot.jpg
    alt: {vi: Ảnh một, en: Photo one}
    caption: {vi: Trước nhà, en: In front of the house}
    credit: Trần Thị B
  - file: photos/hai.jpg
    alt: {vi: Ảnh hai, en: Photo two}
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with photos of a producer and a place, and a product of one name only."""
    changes: dict[str, str | bytes | None] = {
        f"photos/{name}.jpg": photo_bytes(width, 600)
        for name, width in (("mot", 900), ("hai", 700))
    }
    for path in ("producers/htx-thu.yaml", "places/xa-moi.yaml"):
        changes[path] = SMALL[path] + PHOTOS
    changes["products/muoi-thu.yaml"] = edited(
        "products/muoi-thu.yaml",
        "name: {vi: Muối ớt Thử, en: Trial chilli salt}",
        "name: {vi: Muối ớt Thử, en: Muối ớt Thử}\nother_names: [Muối tôm Thử, Muối cay]",
    )
    changes["chapters/dat-nuoc.vi.md"] = SMALL["chapters/dat-nuoc.vi.md"] + "\n1. Một\n2. Hai\n"
    return render_site(load_small(tmp_path_factory.mktemp("content"), changes))


@pytest.mark.parametrize("path", ["vi/chu-the/htx-thu.html", "vi/dia-danh/xa-moi.html"])
def test_photos_of_producers_and_places_are_shown(changed: Built, path: str) -> None:
    page = changed.pages[path]
    assert page.xpath("//figure[@class='view']//img/@alt") == ["Ảnh một"]
    assert "Trước nhà · Ảnh: Trần Thị B" in page.xpath("string(//figure[@class='view'])")
    assert page.xpath("//div[contains(@class, 'shots')]//img/@alt") == ["Ảnh hai"]


def test_a_name_is_not_repeated_and_other_names_are_told(changed: Built) -> None:
    page = changed.pages["en/products/muoi-thu.html"]
    assert not page.xpath("//p[@class='alt']")
    assert "Other names Muối tôm Thử, Muối cay" in " ".join(
        page.xpath("string(//div[@class='head']//dl)").split()
    ).replace("Other namesM", "Other names M")


def test_an_event_that_names_the_product_is_told_once(built: Built) -> None:
    assert len(built.pages[HONEY].xpath("//main//a[contains(@href, 'cho-phien-thu')]")) == 1


def test_a_short_address_breaks_after_dots_and_slashes_only(built: Built) -> None:
    (address,) = built.pages[HONEY].xpath("//div[@class='qr']//b")
    code = built.catalogue.entries["mat-ong-thu"].short
    assert list(address.itertext()) == ["ocop.", "example.", "vn/", "Q/", code]


def test_lines_of_products_name_a_state_that_does_not_count(built: Built) -> None:
    for path in ("vi/cong-nhan.html", "vi/ban-in.html"):
        lines = built.pages[path].xpath("//ul[@class='lines']/li")
        said = {line.xpath("string(a)"): line.text_content() for line in lines}
        assert "Hết hạn" in said[HOSTILE], path
        assert "Bị thu hồi" in said["Cam sành"], path
        assert "Còn hiệu lực" not in said.get("Mật ong Thử", ""), path
