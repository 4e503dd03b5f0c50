"""Indexes: Vietnamese order, letters, columns, ranges of pages."""

from __future__ import annotations

import pytest

from ocop_site.book.assets import stock_shelf
from ocop_site.book.columns import fill_pages
from ocop_site.book.formats import A5_GRID
from ocop_site.book.indexes import (
    IndexEntry,
    PageSharing,
    Target,
    by_letter,
    index_places,
    index_products,
    index_stars,
)
from ocop_site.book.links import make_link
from ocop_site.book.measure import Faces
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.tokens import print_palette, read_tokens
from ocop_site.views.reading import Reading
from ocop_site.views.words import read_words
from tests.support import STRINGS, TEMPLATES


@pytest.fixture(scope="module")
def faces(catalogue: Catalogue) -> Faces:
    colours = print_palette(read_tokens((TEMPLATES / "assets",)))
    return stock_shelf((TEMPLATES,), colours, catalogue.root, A5_GRID.wide).faces()


def reading(catalogue: Catalogue, language: str = "vi") -> Reading:
    return Reading(catalogue, read_words((STRINGS,), language), make_link(catalogue))


def entry(text: str, pages: int = 1) -> IndexEntry:
    return IndexEntry(text, "", tuple(Target(f"product-{n}") for n in range(pages)))


def test_letters_follow_the_vietnamese_alphabet() -> None:
    names = ["Ổi", "Đậu", "Dứa", "Ớt", "An", "Ăn", "Ấm", "Oi", "Dâu", "Ôi"]
    sections = by_letter(entry(name) for name in names)
    assert [section.head for section in sections] == ["A", "Ă", "Â", "D", "Đ", "O", "Ô", "Ơ"]
    assert [item.text for item in sections[3].entries] == ["Dâu", "Dứa"]
    assert [item.text for item in sections[6].entries] == ["Ôi", "Ổi"]


def test_the_index_of_products_has_each_printed_one(catalogue: Catalogue) -> None:
    texts = [
        item.text for section in index_products(reading(catalogue)) for item in section.entries
    ]
    assert texts == [
        "Bưởi Thử",
        "Dứa Thử",
        "Đu đủ Thử",
        "Mật ong Thử",
        "Nón lá Thử",
        "Ổi Thử",
    ]


def test_other_languages_add_the_vietnamese_name(catalogue: Catalogue) -> None:
    sections = index_products(reading(catalogue, "en"))
    notes = {item.text: item.note for section in sections for item in section.entries}
    assert notes["Trial honey"] == "Mật ong Thử"


def test_places_stand_under_their_old_and_their_new_name(catalogue: Catalogue) -> None:
    sharing = PageSharing({key: (n, key) for n, key in enumerate(catalogue.printed)})
    sections = index_places(reading(catalogue), sharing)
    found = {
        (item.text, item.note): item.targets for section in sections for item in section.entries
    }
    assert set(found) == {("Cũ", "xã cũ, Cũ"), ("Cũ", "huyện cũ"), ("Mới", "xã nay")}
    assert found["Cũ", "xã cũ, Cũ"] == found["Cũ", "huyện cũ"]
    assert found["Mới", "xã nay"] == (Target("product-buoi-thu", "product-mat-ong-thu"),)


def test_ratings_that_are_inferred_or_not_stated_stand_apart(catalogue: Catalogue) -> None:
    sections = index_stars(reading(catalogue))
    assert [section.head for section in sections] == [
        "4 sao",
        "3 sao",
        "3 sao (suy ra)",
        "Chưa rõ hạng",
    ]
    assert [item.text for item in sections[2].entries] == ["Bưởi Thử"]


def test_pages_are_printed_once_and_runs_of_them_as_ranges() -> None:
    sharing = PageSharing(
        {"a": (1, "a"), "b": (1, "a"), "c": (2, "c"), "d": (3, "d"), "e": (6, "e"), "f": (7, "f")}
    )
    assert sharing.targets("ab") == (Target("product-a"),)
    assert sharing.targets("abcdef") == (
        Target("product-a", "product-d"),
        Target("product-e"),
        Target("product-f"),
    )
    assert sharing.targets(["gone"]) == ()


def test_a_short_list_is_split_after_the_letter_nearest_to_half(faces: Faces) -> None:
    sections = by_letter(entry(f"{letter}o {n}") for letter in "ABCD" for n in range(3))
    (page,) = fill_pages(faces, sections, A5_GRID)
    assert [[section.head for section in column] for column in page.columns] == [
        ["A", "B"],
        ["C", "D"],
    ]


@pytest.mark.parametrize("count", [1, 30, 70, 200])
def test_no_entry_is_lost_and_no_column_is_overfull(faces: Faces, count: int) -> None:
    entries = [entry(f"{'ABCDEGHK'[n % 8]}nh {n}", pages=n % 9 + 1) for n in range(count)]
    pages = fill_pages(faces, by_letter(entries), A5_GRID, foot=27)
    dealt = [
        item.text
        for page in pages
        for column in page.columns
        for section in column
        for item in section.entries
    ]
    assert sorted(dealt) == sorted(item.text for item in entries)
    for page in pages:
        for column in page.columns:
            lines = sum(1 + item.apart for section in column for item in section.entries)
            heads = sum(bool(section.head) for section in column)
            assert 12 * lines + 18 * heads - 6 <= 468
