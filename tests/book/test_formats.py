"""Each format, with a catalogue at its limits: all stands on its page, within its margins."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pikepdf
import pytest

from ocop_site.bindery import Workers
from ocop_site.book.binding import bind_book
from ocop_site.book.formats import FORMATS, Format
from ocop_site.book.outline import plan_book
from ocop_site.book.parts import Book, product_anchor
from ocop_site.book.readback import PrintedBook, page_ranges, read_back
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.vocabulary import BookFormat
from ocop_site.problems import Problem
from ocop_site.views.words import read_words
from tests.bindery.executor import Here
from tests.book.extremes import LONG_NAME, SECTIONS, make_extremes
from tests.support import STRINGS, TEMPLATES, load_small

MM = 72 / 25.4
SIZES = {"a5": (148, 210), "a4": (210, 297), "compact": (148, 210), "a4-compact": (210, 297)}
_PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')


@dataclass(frozen=True)
class Word:
    """A word on a page, its box in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Printed:
    """A book of the extreme catalogue, printed in one format and language."""

    book: Book
    path: Path
    problems: tuple[Problem, ...]

    @property
    def format(self) -> Format:
        return self.book.format

    def words(self) -> list[list[Word]]:
        """The words of each page."""
        command = ["pdftotext", "-bbox", str(self.path), "-"]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [
            [
                Word(float(left), float(top), float(right), float(bottom), unescape(text))
                for left, top, right, bottom, text in _WORD.findall(page)
                if text.strip()
            ]
            for page in _PAGE.findall(out)
        ]


def print_extremes(catalogue: Catalogue, language: str, format: Format, folder: Path) -> Printed:
    words = read_words((STRINGS,), language)
    book = plan_book(catalogue, words, (TEMPLATES,), format=format)
    problems: list[Problem] = []
    data, _ = bind_book(book, folder / "parts", problems.append, Workers(1, Here()))
    path = folder / f"{language}-{format.name}.pdf"
    path.write_bytes(data)
    return Printed(book, path, (*problems, *read_back(data, book)))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return load_small(tmp_path_factory.mktemp("extremes"), make_extremes())


@pytest.fixture(scope="module", params=FORMATS.values(), ids=lambda item: item.name)
def printed(
    request: pytest.FixtureRequest, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Printed:
    return print_extremes(catalogue, "vi", request.param, tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def english(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return print_extremes(catalogue, "en", FORMATS[BookFormat.A5], tmp_path_factory.mktemp("book"))


def test_nothing_is_lost_or_runs_into_another(printed: Printed) -> None:
    assert [problem.message("en") for problem in printed.problems] == []


def test_every_page_has_the_size_of_the_format(printed: Printed) -> None:
    width, height = SIZES[printed.format.name]
    with pikepdf.open(printed.path) as pdf:
        assert len(pdf.pages) % 2 == 0
        for page in pdf.pages:
            box = [float(side) for side in page.mediabox]
            assert box == pytest.approx([0, 0, width * MM, height * MM], abs=0.01)
    imprint = next(part for part in printed.book.parts if part.id == "imprint")
    assert f"{width} × {height}\u00a0mm" in imprint.html


def test_no_line_runs_out_of_the_text_block(printed: Printed) -> None:
    grid = printed.format.grid
    low = (grid.height - grid.bottom) * MM + 1
    pages = printed.words()
    for number, words in enumerate(pages[1:-1], start=1):  # the covers have no text block
        left = (grid.inner if number % 2 == 0 else grid.outer) * MM - 1
        right = left + grid.measure * MM + 2
        for word in words:
            thumb = word.text in ("I", "II", "III", "IV", "V", "VI")
            inside = left <= word.left and word.right <= right
            assert inside or thumb, f"page {number + 1}: {word}"
            furniture = word.top < grid.top * MM - 1 or word.top > low + 8
            assert furniture or word.bottom <= low, f"page {number + 1}: {word}"


def test_the_binding_margin_is_the_narrow_one_and_openers_are_right_where_it_matters(
    printed: Printed,
) -> None:
    grid = printed.format.grid
    assert grid.inner < grid.outer
    with pikepdf.open(printed.path) as pdf:
        ranges = page_ranges(PrintedBook(pdf), printed.book.parts)
        assert ranges["cover"][0] == 0
        assert ranges["back"][0] == len(pdf.pages) - 1


def test_a_heading_stands_with_its_text(printed: Printed) -> None:
    texts = [" ".join(word.text for word in words) for words in printed.words()]
    for number in range(SECTIONS):
        text = next(index for index, page in enumerate(texts) if f"Đoạn thử {number}." in page)
        assert re.search(rf"Mục thử {number}\b", texts[text]), number


def test_long_names_fall_back_to_a_page_of_their_own(printed: Printed) -> None:
    pages = product_pages(printed)
    if printed.format.name != "a4-compact":
        assert pages.count(pages[printed.book.products.index("dai-nhat")]) == 1
    assert pages[0] == pages[1], "the first two are short and share a page in every format"
    assert len(LONG_NAME) > 90


def product_pages(printed: Printed) -> list[int]:
    with pikepdf.open(printed.path) as pdf:
        anchors = PrintedBook(pdf).anchors
        return [anchors[product_anchor(key)].page for key in printed.book.products]


def test_syllables_of_vietnamese_are_never_divided(printed: Printed) -> None:
    assert [word for word in divided(printed) if not word.startswith("bao-")] == []


def test_long_english_words_are_divided_and_vietnamese_ones_are_not(english: Printed) -> None:
    found = {word for word in divided(english) if not word.startswith("bao-")}
    assert found
    assert all(word.rstrip("‐-").isascii() and len(word) > 4 for word in found), found


def divided(printed: Printed) -> Iterator[str]:
    """Words that end in a hyphen."""
    for words in printed.words():
        yield from (word.text for word in words if word.text.endswith(("‐", "-")))


def test_names_that_have_no_english_say_so_in_the_indexes(english: Printed) -> None:
    assert english.problems == ()
    for name in ("index-products", "index-stars"):
        part = next(part for part in english.book.parts if part.id == name)
        entry = re.search(r'<p class="e[^>]*>(?:(?!</p>).)*?Cam một ảnh.*?</p>', part.html, re.S)
        assert entry is not None
        assert "(in\u00a0Vietnamese)" in entry.group(), name


def test_two_products_share_a_page_of_the_compact_book(catalogue: Catalogue) -> None:
    counts = {}
    for chosen in FORMATS.values():
        book = plan_book(catalogue, read_words((STRINGS,), "vi"), (TEMPLATES,), format=chosen)
        html = "".join(part.html for part in book.of_kind("products"))
        counts[chosen.name] = len(re.findall(r'<section class="pg page', html))
        assert sorted(re.findall(r'<article[^>]* id="product-([^"]+)"', html)) == sorted(
            book.products
        )
    assert counts["compact"] < counts["a5"]
    assert counts["a4-compact"] < counts["a5"]


def test_what_a_compact_entry_leaves_out_is_told_on_the_web_page(catalogue: Catalogue) -> None:
    chosen = FORMATS[BookFormat.A4_COMPACT]
    book = plan_book(catalogue, read_words((STRINGS,), "vi"), (TEMPLATES,), format=chosen)
    html = "".join(part.html for part in book.parts if "mat-ong-thu" in part.products)
    entry = next(
        text for text in re.findall(r"<article.*?</article>", html, re.S) if "mat-ong-thu" in text
    )
    assert 'class="cp"' in entry
    assert "từ lâu" not in entry
    code = catalogue.entries["mat-ong-thu"].short
    assert re.search(rf"Còn nữa[^<]*/Q/{code}", entry)
