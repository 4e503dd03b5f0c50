"""The handbook as it comes from the real press, read back page by page."""

from __future__ import annotations

import dataclasses
import io
import re

import pikepdf
import pytest
import segno

from ocop_site.book.outline import plan_book
from ocop_site.book.parts import Book, fit_anchors, product_anchor
from ocop_site.book.pdftext import font_names
from ocop_site.book.press import print_book
from ocop_site.book.readback import PrintedBook, page_ranges, read_back
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.problems import Problem
from ocop_site.views.words import read_words
from tests.book.conftest import PANGRAM, Trial, print_trial
from tests.support import STRINGS, TEMPLATES

A5 = (148 * 72 / 25.4, 210 * 72 / 25.4)


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_nothing_is_wrong_with_a_fresh_book(trial: Trial) -> None:
    assert trial.problems == ()
    assert read_back(trial.pdf, trial.book) == ()


def test_every_page_is_a5_and_the_last_one_is_a_left_page(trial: Trial) -> None:
    with open_pdf(trial.pdf) as pdf:
        assert len(pdf.pages) % 2 == 0
        for page in pdf.pages:
            assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, *A5], abs=0.01)


def test_the_file_says_what_it_is(trial: Trial) -> None:
    with open_pdf(trial.pdf) as pdf:
        assert str(pdf.Root.Lang) == "vi"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Sổ tay thử"
            assert metadata["dc:creator"] == ["Sở Thử nghiệm"]
        assert str(pdf.docinfo["/Keywords"]).startswith("OCOP, Tỉnh Thử, Thực phẩm")
        assert str(pdf.docinfo["/CreationDate"]) == "D:20250630"


def test_equal_content_gives_equal_bytes(catalogue: Catalogue, trial: Trial) -> None:
    again = plan_book(catalogue, read_words((STRINGS,), "vi"), (TEMPLATES,))
    assert again == trial.book
    assert print_book(again) == print_book(trial.book)


def test_only_our_fonts_are_in_the_file(trial: Trial) -> None:
    with open_pdf(trial.pdf) as pdf:
        names = font_names(pdf)
    assert names
    assert [n for n in names if not n.startswith(("Be-Vietnam-Pro", "Noto-Serif"))] == []


def test_vietnamese_comes_out_as_it_went_in(printed: PrintedBook) -> None:
    page = printed.anchors[product_anchor("buoi-thu")].page
    assert PANGRAM.replace(" ", "") in re.sub(r"\s", "", printed.text(page))


def test_contents_and_index_print_the_numbers_of_the_pages(
    printed: PrintedBook, book: Book
) -> None:
    ranges = page_ranges(printed, book.parts)
    for part in ("contents", "index-products", "index-stars"):
        numbers: dict[str, int] = {}
        for pointer in printed.pointers(ranges[part]):
            # Words and number of an entry may be two links: the number is in one of them.
            if pointer.anchor.startswith("product-"):
                known = numbers.get(pointer.anchor, 0)
                numbers[pointer.anchor] = max(known, pointer.printed)
        assert numbers == {
            product_anchor(key): printed.anchors[product_anchor(key)].page + 1
            for key in book.products
        }


def test_every_page_with_furniture_shows_its_own_number(printed: PrintedBook, book: Book) -> None:
    bare = {
        page
        for part in book.parts
        if part.kind in ("cover", "opener", "back")
        for page in page_ranges(printed, book.parts)[part.id]
    }
    for page in set(range(printed.length)) - bare:
        folio = [piece for piece in printed.pieces(page) if piece.y < 60 and piece.text.isdigit()]
        if printed.pieces(page) and folio:
            assert folio[0].text == str(page + 1)


def test_running_heads_and_as_of_date(printed: PrintedBook) -> None:
    page = printed.anchors[product_anchor("mat-ong-thu")].page
    text = printed.text(page)
    assert "Số liệu đến 30/6/2025" in text
    left = page % 2 == 1
    assert ("Sổ tay thử" if left else "Thực phẩm") in text


def test_bookmarks_have_two_levels(printed: PrintedBook) -> None:
    titles = [(level, title) for level, title, _ in printed.bookmarks]
    assert (1, "Thựcphẩm") in titles
    assert (2, "MậtongThử") in titles
    assert {level for level, _ in titles} == {1, 2}


def test_lapsed_and_uncertified_products_are_not_printed(printed: PrintedBook, book: Book) -> None:
    assert "muoi-thu" not in book.products
    everything = "".join(printed.text(page) for page in range(printed.length))
    assert "Muối ớt Thử" not in everything
    assert "Trà Thử" not in everything


def test_what_is_known_of_a_kind_stands_before_its_products(
    printed: PrintedBook, book: Book
) -> None:
    order = [part.id for part in book.parts]
    at = order.index("kinds-food")
    assert (order[at - 1], order[at + 1][:9]) == ("group-food", "products-")
    page = page_ranges(printed, book.parts)["kinds-food"][0]
    assert "Xã trồng bưởi từ lâu đời" in printed.text(page)


def qr_modules(pdf: pikepdf.Pdf, page: int, size: int) -> list[list[int]]:
    """Paint the rectangles of whole modules that a page draws onto a grid."""
    grid = [[0] * size for _ in range(size)]

    def paint(left: float, top: float, right: float, bottom: float) -> None:
        sides = (left, top, right, bottom)
        if all(side == int(side) and 0 <= side <= size for side in sides) and bottom - top == 1:
            for column in range(int(left), int(right)):
                grid[int(top)][column] = 1

    corners: list[tuple[float, float]] = []
    # A module is a closed path of lines or, where the bindery draws, a rectangle.
    for instruction in pikepdf.parse_content_stream(pdf.pages[page], "m l h re"):
        code = str(instruction.operator)
        if code == "h":
            xs, ys = {x for x, _ in corners}, {y for _, y in corners}
            if len(xs) == len(ys) == 2:
                paint(min(xs), min(ys), max(xs), max(ys))
            continue
        values = [float(value) for value in instruction.operands]
        if code == "re":
            paint(values[0], values[1], values[0] + values[2], values[1] + values[3])
            continue
        if code == "m":
            corners = []
        corners.append((values[0], values[1]))
    return grid


def test_the_qr_code_is_that_of_the_short_address(
    catalogue: Catalogue, trial: Trial, printed: PrintedBook
) -> None:
    code = catalogue.entries["mat-ong-thu"].short
    symbol = segno.make(
        f"HTTPS://OCOP.EXAMPLE.VN/Q/{code}", error="m", micro=False, boost_error=False
    )
    rows = [list(row) for row in symbol.matrix]
    page = printed.anchors[product_anchor("mat-ong-thu")].page
    with open_pdf(trial.pdf) as pdf:
        assert qr_modules(pdf, page, len(rows)) == rows
    assert f"/Q/{code}" in printed.text(page)


def test_a_lost_product_is_found_everywhere_it_is_missing(book: Book) -> None:
    parts = tuple(
        dataclasses.replace(part, html=cut_article(part.html, "dua-thu")) for part in book.parts
    )
    lost = print_trial(dataclasses.replace(book, parts=parts))
    assert {problem.code for problem in lost.problems} == {"E304"}
    found = read_back(lost.pdf, book)
    assert {problem.code for problem in found} == {"E301"}
    named = {problem.values["where"] for problem in found if problem.values["value"] == "Dứa Thử"}
    assert {"@book-body", "@book-bookmarks", "Mục lục", "Sản phẩm theo vần"} <= named


def cut_article(html: str, product_id: str) -> str:
    """The HTML without the entry of a product."""
    pattern = rf'<article[^>]* id="{product_anchor(product_id)}">.*?</article>'
    return re.sub(pattern, "", html, flags=re.DOTALL)


def test_wrong_numbers_missing_bookmarks_and_overflow_are_found(book: Book) -> None:
    broken = print_trial(
        book,
        styles="""
.toc .one::after{content:leader(' . ') '99'}
.b2{bookmark-level:none}
.desc{padding-bottom:400pt}
""",
    )
    found = read_back(broken.pdf, book)
    by_code: dict[str, list[Problem]] = {}
    for problem in found:
        by_code.setdefault(problem.code, []).append(problem)
    assert {"E301", "E303"} == by_code.keys()
    places = {problem.values["where"] for problem in by_code["E301"]}
    assert {"Mục lục", "Mục lục: 99", "@book-bookmarks"} <= places
    assert "Mật ong Thử" in {problem.values["value"] for problem in by_code["E303"]}


def test_the_text_of_every_entry_ends_above_its_foot(printed: PrintedBook, book: Book) -> None:
    for key in book.products:
        end, foot = (printed.anchors[anchor] for anchor in fit_anchors(key))
        assert end.page == foot.page == printed.anchors[product_anchor(key)].page
        assert end.y > foot.y
