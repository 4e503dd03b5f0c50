"""What others show of a page: the picture beside its link, and the page for language models."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tests.site.conftest import Built, photo_bytes, render_site
from tests.support import edited, load_small

BASE = "https://ocop.example.vn/"
HONEY, POMELO = "vi/san-pham/mat-ong-thu.html", "vi/san-pham/buoi-thu.html"
PHOTO = (
    "photos:\n  - file: photos/mat-ong.jpg\n    alt: {vi: Hũ mật ong, en: A jar of honey}\n"
    "    credit: Nguyễn Văn A\nsources: [bao-thu-1]\n"
)
SHARING = edited("settings.yaml", "share_pictures: false", "share_pictures: true")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with pictures for sharing, and a photo of the honey."""
    changes: dict[str, str | bytes | None] = {
        "settings.yaml": SHARING,
        "products/mat-ong-thu.yaml": edited(
            "products/mat-ong-thu.yaml", "sources: [bao-thu-1]\n", PHOTO
        ),
        "photos/mat-ong.jpg": photo_bytes(1000, 750),
    }
    return render_site(load_small(tmp_path_factory.mktemp("content"), changes))


def picture_of(built: Built, path: str) -> Image.Image:
    """The picture that a page names, opened."""
    address = built.pages[path].xpath("string(//meta[@property='og:image']/@content)")
    assert address.startswith(BASE)
    return Image.open(io.BytesIO(built.files[address.removeprefix(BASE)]))


def test_every_page_has_a_picture_of_the_size_that_networks_show(shared: Built) -> None:
    for path, page in shared.pages.items():
        if page.xpath("//meta[@property='og:url']"):
            assert picture_of(shared, path).size == (1200, 630), path


def test_products_differ_in_their_pictures_and_languages_do(shared: Built) -> None:
    paths = (HONEY, POMELO, "en/products/mat-ong-thu.html", "vi/index.html", "en/index.html")
    seen = {picture_of(shared, path).convert("RGB").tobytes() for path in paths}
    assert len(seen) == len(paths)


def test_a_photo_stands_in_the_picture_and_a_drawing_where_there_is_none(shared: Built) -> None:
    photo, drawing = picture_of(shared, HONEY), picture_of(shared, POMELO)
    assert (photo.format, drawing.format) == ("JPEG", "PNG")
    red, green, blue = photo.convert("RGB").getpixel((1000, 300))  # type: ignore[misc]
    assert max(abs(red - 150), abs(green - 110), abs(blue - 60)) < 6


def test_long_names_keep_to_their_side(tmp_path: Path) -> None:
    long = "Bộ tranh sơn mài khảm trứng " + "tứ quý bốn mùa xuân hạ thu đông " * 6
    name = edited("products/buoi-thu.yaml", "vi: Bưởi Thử", f"vi: {long.strip()}")
    changes: dict[str, str | bytes | None] = {
        "settings.yaml": SHARING,
        "products/buoi-thu.yaml": name,
    }
    picture = picture_of(render_site(load_small(tmp_path, changes)), POMELO).convert("RGB")
    margin = picture.crop((690, 0, 728, 630))
    assert len(margin.getcolors() or ()) == 1


def test_pictures_can_be_switched_off(built: Built) -> None:
    assert not [path for path in built.files if path.startswith("share/")]
    assert not built.pages[POMELO].xpath("//meta[@property='og:image']")


def test_photos_stand_in_the_map_of_the_site(shared: Built) -> None:
    root = etree.fromstring(shared.files["sitemap.xml"])
    spaces = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "i": "http://www.google.com/schemas/sitemap-image/1.1",
    }
    url = f"s:url[s:loc='{BASE}{HONEY}']/i:image/i:loc"
    images = [str(item.text) for item in root.findall("s:url/i:image/i:loc", spaces)]
    own = root.xpath(f"string({url})", namespaces=spaces)
    assert own in images
    assert {image.removeprefix(BASE) for image in images} <= set(shared.files)


def test_language_models_are_told_of_every_product_in_both_languages(shared: Built) -> None:
    text = shared.files["llms.txt"].decode()
    assert text.startswith("# Sổ tay thử\n\n> ")
    assert "\n## Trial handbook\n" in text
    for entry in shared.catalogue.entries:
        for folder in ("vi/san-pham", "en/products"):
            assert text.count(f"]({BASE}{folder}/{entry}.html)") == 1
