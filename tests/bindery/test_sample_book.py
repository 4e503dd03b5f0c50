"""The made-up handbook of the benchmark is a book that the bindery binds."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from benchmarks.book import edit
from benchmarks.book_engines import print_bindery, read_pieces, save_pieces, write_book
from benchmarks.book_typst import make_source
from benchmarks.sample_book import make_items, make_pieces


def test_the_sample_binds_and_an_edit_shows(tmp_path: Path) -> None:
    write_book(tmp_path, 6)
    print_bindery(tmp_path, 2)
    with pikepdf.open(tmp_path / "bindery.pdf") as book:
        before = len(book.pages)
        assert before > 6 + 6
        with book.open_outline() as outline:
            assert len(outline.root) == 1 + 1 + 4 + 6 + 1
    save_pieces(tmp_path, edit(read_pieces(tmp_path), "</article>", "<p>x</p>" * 60 + "</article>"))
    print_bindery(tmp_path, 2)
    with pikepdf.open(tmp_path / "bindery.pdf") as book:
        assert len(book.pages) > before


def test_both_samples_hold_the_same_products() -> None:
    items = make_items(30)
    html = "".join(piece.html for piece in make_pieces(items, "asset:"))
    source = make_source(items)
    assert all(f'id="{item.key}"' in html and f"<{item.key}>" in source for item in items)
    assert make_items(30) == items
