"""The page of what is new since the last edition, in the printed book."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from ocop_site.book.outline import plan_book
from ocop_site.book.parts import product_anchor
from ocop_site.book.press import print_book
from ocop_site.book.readback import PrintedBook, read_back
from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.views.words import read_words
from tests.book.conftest import thin_product
from tests.support import STRINGS, TEMPLATES, edit, release, write_catalogue

LONG = "Rượu nếp cái hoa vàng hạ thổ lâu năm của hợp tác xã nông nghiệp dịch vụ tổng hợp Thử Mới"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue that was released, and then changed in every way."""
    folder = write_catalogue(tmp_path_factory.mktemp("content"))
    edit(folder / "products/mat-ong-thu.yaml", "  - stars: 4\n", "  - stars: 3\n")
    release(folder)
    earlier, now = "  - stars: 3\n    date: 2024", "  - stars: 4\n    date: 2025"
    edit(folder / "products/mat-ong-thu.yaml", earlier, now)
    (folder / "products/non-la-thu.yaml").unlink()
    (folder / "products/dua-thu.yaml").write_text(thin_product("dua-thu", LONG, "Pineapple"))
    return folder


def test_it_names_each_change_with_the_page_of_the_product(content: Path) -> None:
    catalogue, _, _ = load_catalogue(content)
    assert catalogue is not None
    book = plan_book(catalogue, read_words((STRINGS,), "vi"), (TEMPLATES,))
    data = print_book(book, lambda problem: None)
    assert read_back(data, book) == ()
    kinds = [part.id for part in book.parts]
    assert kinds.index("contents") + 1 == kinds.index("news")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        printed = PrintedBook(pdf)
        start = printed.anchors["part-news"].page
        text = " ".join(printed.text(start).split())
        assert "So với Lần trước, số liệu đến 31/12/2024" in text
        for said in ("mới", "nâng hạng", "không còn trong danh mục"):
            assert f"1 sản phẩm {said}" in text
        assert "từ 3 sao thành 4 sao" in text
        assert "Nón lá Thử" in text
        pointers = {item.anchor: item.printed for item in printed.pointers(range(start, start + 1))}
        for key in ("dua-thu", "mat-ong-thu"):
            anchor = product_anchor(key)
            assert pointers[anchor] == printed.anchors[anchor].page + 1
        assert product_anchor("non-la-thu") not in pointers


def test_a_first_edition_has_no_such_page(tmp_path: Path) -> None:
    catalogue, _, _ = load_catalogue(write_catalogue(tmp_path))
    assert catalogue is not None
    book = plan_book(catalogue, read_words((STRINGS,), "vi"), (TEMPLATES,))
    assert "news" not in [part.id for part in book.parts]
