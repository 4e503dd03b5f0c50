"""What buyers find: filters for their questions, prepared enquiries, pages for picked products."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.site.conftest import Built, render_site
from tests.support import SMALL, edited, load_small

HONEY = "vi/san-pham/mat-ong-thu.html"


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site whose honey has what buyers ask for; its salt keeps for a month."""
    rich = edited(
        "products/mat-ong-thu.yaml",
        'hs_code: "0409.00"\n',
        'hs_code: "0409.00"\nshelf_life_days: 730\nexport_markets: [JP]\n'
        "capacity: {vi: 12 tấn, en: 12 tonnes}\n",
    )
    salt = SMALL["products/muoi-thu.yaml"] + "shelf_life_days: 31\n"
    changes = {"products/mat-ong-thu.yaml": rich, "products/muoi-thu.yaml": salt}
    return render_site(load_small(tmp_path_factory.mktemp("content"), changes))


def letters(built: Built, path: str) -> list[str]:
    links: list[str] = built.pages[path].xpath("//section[@id='enquiry']//a/@href")
    return [link for link in links if link.startswith("mailto:")]


def read_letter(link: str) -> tuple[str, str, str]:
    """Recipient, subject and text of a prepared e-mail."""
    parts = urlsplit(link)
    asked = parse_qs(parts.query, strict_parsing=True)
    return unquote(parts.path), asked["subject"][0], asked["body"][0]


# --- filters


@pytest.mark.parametrize(
    ("facet", "product"),
    [
        ("capacity-known", "mat-ong-thu"),
        ("shelf-longer", "mat-ong-thu"),
        ("shelf-month", "muoi-thu"),
        ("market-jp", "mat-ong-thu"),
    ],
)
def test_what_buyers_ask_for_is_a_filter_of_its_own(
    stocked: Built, facet: str, product: str
) -> None:
    page = stocked.pages[f"vi/loc/{facet}.html"]
    links = page.xpath("//div[contains(@class, 'cards')]//article//a/@href")
    assert [link.rsplit("/", 1)[-1] for link in links] == [f"{product}.html"]
    panel = stocked.pages["vi/san-pham/index.html"].xpath("//nav[@id='facets']//a/@href")
    assert f"../loc/{facet}.html" in panel


def test_filters_without_a_product_are_not_offered(stocked: Built, built: Built) -> None:
    assert "vi/loc/shelf-year.html" not in stocked.files
    assert not [path for path in built.files if "/capacity-" in path or "/shelf-" in path]
    assert "Hạn sử dụng" not in built.text("vi/tim-kiem.html")


# --- enquiries


def test_an_enquiry_goes_to_the_producer_and_names_the_product(built: Built) -> None:
    (link,) = letters(built, HONEY)
    recipient, subject, text = read_letter(link)
    short = built.catalogue.entries["mat-ong-thu"].short
    assert recipient == "htx@example.vn"
    assert subject == "Hỏi mua: Mật ong Thử"
    assert f"Mật ong Thử.\r\nhttps://ocop.example.vn/Q/{short}\r\n" in text
    assert "Hợp tác xã Thử" in text
    links = built.pages[HONEY].xpath("//section[@id='enquiry']//a/@href")
    assert "tel:02743822124" in links
    assert "Trial honey" in read_letter(letters(built, "en/products/mat-ong-thu.html")[0])[1]


def test_the_publisher_stands_in_where_the_producer_is_not_known(built: Built) -> None:
    path = "vi/san-pham/buoi-thu.html"
    assert read_letter(letters(built, path)[0])[0] == "so@example.vn"
    assert "không cho liên hệ của chủ thể" in built.text(path)


def test_nobody_is_invented_where_nobody_is_known(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    silent = edited("settings.yaml", "  phone: 0274 3822 123\n  email: so@example.vn\n", "")
    site = render_site(load_small(tmp_path_factory.mktemp("content"), {"settings.yaml": silent}))
    path = "vi/san-pham/buoi-thu.html"
    assert not site.pages[path].xpath("//section[@id='enquiry']//a")
    assert "không cho liên hệ nào" in site.text(path)


# --- pages of picked products


@pytest.mark.parametrize("path", ["vi/so-sanh.html", "vi/danh-sach-da-luu.html"])
def test_without_script_the_pages_lead_to_the_table(built: Built, path: str) -> None:
    page = built.pages[path]
    (plain,) = page.xpath("//div[@id='plain']")
    assert "JavaScript" in plain.text_content()
    assert built.follow(path, plain.xpath("string(.//a/@href)"))[0] == "vi/cho-nha-mua.html"
    (picked,) = page.xpath("//div[@id='picked']")
    assert picked.get("hidden") is not None


def test_other_names_of_a_thing_are_other_names(built: Built) -> None:
    def thing(path: str, kind: str) -> dict[str, object]:
        (text,) = built.pages[path].xpath("//script[@type='application/ld+json']/text()")
        graph = json.loads(text)["@graph"]
        return next(item for item in graph if item["@type"] == kind)

    assert thing(HONEY, "ProductModel")["alternateName"] == "Trial honey"
    for path in built.pages:
        if "/san-pham/" in path and not path.endswith("index.html"):
            product = thing(path, "ProductModel")
            assert product.get("alternateName") != product["name"], path
