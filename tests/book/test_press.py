"""The press: what it needs, what it refuses, what it reports."""

from __future__ import annotations

import dataclasses
import sys

import pytest

from ocop_site.book.faults import PressError, PressUnavailable
from ocop_site.book.parts import Asset, Book
from ocop_site.book.press import join_parts, load_press, make_fetcher, print_book
from ocop_site.files import digest
from ocop_site.problems import Problem


def small(book: Book, html: str, styles: str = "") -> Book:
    """A book of one short part."""
    (part, *_) = book.parts
    part = dataclasses.replace(part, html=html)
    return dataclasses.replace(book, parts=(part,), styles=styles)


def test_without_its_libraries_it_names_the_packages(
    monkeypatch: pytest.MonkeyPatch, book: Book
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(PressUnavailable) as caught:
        print_book(book)
    for package in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"):
        assert package in str(caught.value)


def test_the_rest_of_the_book_loads_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(PressUnavailable):
        load_press()


def test_the_fetcher_serves_the_shelf_and_nothing_else() -> None:
    fetcher = make_fetcher({"marks/a.svg": Asset("marks/a.svg", digest(b"<svg/>"), b"<svg/>")})
    response = fetcher.fetch("asset:marks/a.svg")
    assert response.read() == b"<svg/>"
    assert response.content_type == "image/svg+xml"
    for address in (
        "asset:marks/b.svg",
        "asset:/etc/passwd",
        "file:///etc/passwd",
        "https://example.vn/a.svg",
        "data:image/svg+xml,<svg/>",
        "marks/a.svg",
    ):
        with pytest.raises(ValueError, match="not on the shelf"):
            fetcher.fetch(address)


def test_what_is_not_on_the_shelf_is_reported(
    book: Book, capfd: pytest.CaptureFixture[str]
) -> None:
    found: list[Problem] = []
    html = '<h1>Bìa</h1><img src="file:///etc/hostname" alt="Ảnh"><p style="colour:red">Chữ</p>'
    assert print_book(small(book, html), found.append).startswith(b"%PDF-1.7")
    assert {problem.code for problem in found} == {"E304", "W305"}
    assert any("not on the shelf" in problem.message("vi") for problem in found)
    assert capfd.readouterr() == ("", "")


def test_unheard_findings_are_raised(book: Book) -> None:
    with pytest.raises(PressError, match="colour"):
        print_book(small(book, '<h1>Bìa</h1><p style="colour:red">Chữ</p>'))


def test_parts_are_joined_in_order_under_one_head(book: Book) -> None:
    html = join_parts(book)
    assert html.count("<html") == html.count("<head>") == html.count("<body>") == 1
    places = [html.index(f'id="{part.anchor}"') for part in book.parts]
    assert places == sorted(places)
    assert '<html lang="vi">' in html
    assert "2025-06-30" in html


def test_no_part_knows_a_page_number_or_another_part(book: Book) -> None:
    kinds = [part.kind for part in book.parts]
    assert kinds[0] == "cover"
    assert kinds[-1] == "back"
    for part in book.parts:
        assert "counter(page)" not in part.html
        assert part.html.count("<section") == part.html.count("</section>")
    listed = [part for part in book.parts if part.listed]
    assert [part.id for part in listed] == ["contents", "index-products", "index-stars"]
    assert all(part.listed == book.products for part in listed)


def test_names_of_files_are_all_on_the_shelf(book: Book) -> None:
    import re

    asked = re.findall(r"asset:([\w./-]+)", book.styles + join_parts(book))
    assert set(asked) <= set(book.assets)
