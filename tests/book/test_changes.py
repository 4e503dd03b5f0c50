"""A book whose content changes: what was set is kept where it can be, and the whole stays right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.catalogue import make_photo, write_catalogue
from ocop_site.bindery import Workers
from ocop_site.book.binding import bind_book
from ocop_site.book.outline import plan_book
from ocop_site.book.parts import Book
from ocop_site.book.readback import read_back
from ocop_site.catalogue.catalogue import Catalogue, load_catalogue
from ocop_site.views.words import read_words
from tests.bindery.executor import Here
from tests.book.conftest import thin_product
from tests.support import SMALL, STRINGS, TEMPLATES, edited, load_small
from tests.support import write_catalogue as write_small

Changes = Mapping[str, str | bytes | None]
DAY = "\n\n".join(f"Đoạn {n} của chương, kể chuyện ruộng vườn. " * 6 for n in range(30))


class Printer:
    """Prints states of one catalogue, one after another, with the same kept parts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def print(self, changes: Changes, language: str = "vi") -> tuple[Book, tuple[str, ...], int]:
        """The book, the parts that were set, and the number of pages; it is proved whole."""
        self.count += 1
        catalogue = load_small(self.folder / str(self.count), changes)
        return self.bind(plan(catalogue, language))

    def bind(self, book: Book) -> tuple[Book, tuple[str, ...], int]:
        problems: list[str] = []
        data, report = bind_book(
            book,
            self.folder / "parts",
            lambda problem: problems.append(problem.message("en")),
            Workers(1, Here()),
        )
        problems += [problem.message("en") for problem in read_back(data, book)]
        assert problems == []
        return book, report.pressed, report.pages


def plan(catalogue: Catalogue, language: str = "vi") -> Book:
    return plan_book(catalogue, read_words((STRINGS,), language), (TEMPLATES,))


@pytest.fixture
def printer(tmp_path: Path) -> Printer:
    return Printer(tmp_path)


def test_a_longer_chapter_moves_all_that_follows(printer: Printer) -> None:
    chapter = SMALL["chapters/dat-nuoc.vi.md"]
    before, _, pages = printer.print({})
    after, pressed, longer = printer.print({"chapters/dat-nuoc.vi.md": chapter + "\n" + DAY})
    assert longer > pages
    assert before.products == after.products
    assert "chapter-dat-nuoc" in pressed
    assert {"cover", "imprint"}.isdisjoint(pressed)


def test_a_product_comes_goes_and_moves_to_another_group(printer: Printer) -> None:
    first, _, _ = printer.print({})
    new = thin_product("oi-thu", "Ổi Thử", "Trial guava")
    more, pressed, _ = printer.print({"products/oi-thu.yaml": new})
    assert set(more.products) - set(first.products) == {"oi-thu"}
    assert "contents" in pressed
    assert "chapter-dat-nuoc" in pressed, "the chapter lists the products of the group"
    less, _, _ = printer.print({"products/buoi-thu.yaml": None, "kinds/loai-buoi.yaml": None})
    assert "buoi-thu" not in less.products
    moved = edited(
        "products/buoi-thu.yaml", "set: fresh-produce", "set: household-decorative-crafts"
    )
    other, _, _ = printer.print({"products/buoi-thu.yaml": moved, "kinds/loai-buoi.yaml": None})
    assert groups(first)["buoi-thu"] != groups(other)["buoi-thu"]
    assert {key for key in groups(other) if key != "buoi-thu"} == {"mat-ong-thu", "non-la-thu"}


def groups(book: Book) -> dict[str, str]:
    """The group in whose pages each product stands."""
    found: dict[str, str] = {}
    current = ""
    for part in book.parts:
        current = part.title if part.kind == "opener" else current
        found |= dict.fromkeys(part.products, current)
    return found


def test_a_group_without_products_has_no_pages(printer: Printer) -> None:
    book, _, _ = printer.print({"products/non-la-thu.yaml": None})
    openers = [part.id for part in book.of_kind("opener")]
    assert openers == ["group-food"]
    assert not any("handicrafts" in part.id for part in book.parts)


def test_one_product_in_one_language(printer: Printer) -> None:
    changes: dict[str, str | bytes | None] = {
        "products/buoi-thu.yaml": None,
        "products/non-la-thu.yaml": None,
        "products/muoi-thu.yaml": None,
        "kinds/loai-buoi.yaml": None,
        "chapters/dat-nuoc.en.md": None,
        "chapters/dat-nuoc.vi.md": None,
        "events/cho-phien-thu.yaml": None,
        "settings.yaml": edited("settings.yaml", "languages: [vi, en]", "languages: [vi]"),
    }
    book, _, pages = printer.print(changes)
    assert book.products == ("mat-ong-thu",)
    assert pages <= 12
    (index,) = book.of_kind("index")
    assert index.html.count("<h2") == 4, "four lists share a page"
    assert "Trial honey" not in "".join(part.html for part in book.parts)


def test_a_photo_gives_way_to_a_drawing_when_it_goes(printer: Printer) -> None:
    photographed = SMALL["products/mat-ong-thu.yaml"] + (
        "photos:\n  - {file: photos/ong.jpg, alt: {vi: Hũ mật ong, en: A jar of honey}}\n"
    )
    changes: Changes = {
        "products/mat-ong-thu.yaml": photographed,
        "photos/ong.jpg": make_photo(1),
    }
    with_photo, _, _ = printer.print(changes)
    assert 'alt="Hũ mật ong"' in entry_of(with_photo, "mat-ong-thu")
    without, pressed, _ = printer.print({})
    assert 'class="dish"' in entry_of(without, "mat-ong-thu")
    assert any(part.startswith("products-") for part in pressed)
    gone: Changes = {"products/mat-ong-thu.yaml": photographed}
    _, _, problems = load_catalogue(write_small(printer.folder / "gone", gone))
    assert any("photos/ong.jpg" in problem.message("en") for problem in problems)


def entry_of(book: Book, key: str) -> str:
    html = "".join(part.html for part in book.parts if key in part.products)
    found = re.search(rf'<article[^>]* id="product-{key}".*?</article>', html, re.S)
    assert found is not None
    return found.group()


def test_three_hundred_products_are_all_there(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_catalogue(content, 300)
    with (content / "settings.yaml").open("a") as settings:
        settings.write("print_lapsed: true\nbook: {format: compact}\n")
    for chapter in (content / "chapters").iterdir():
        chapter.unlink()
    catalogue, _, _ = load_catalogue(content)
    assert catalogue is not None
    book, _, pages = Printer(tmp_path).bind(plan(catalogue))
    assert len(book.products) == 300
    assert pages > 150
