"""The handbook bound from parts: the same book as when it is set in one piece."""

from __future__ import annotations

import dataclasses
import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from ocop_site.bindery import Workers
from ocop_site.book.binding import bind_book, make_signatures
from ocop_site.book.faults import PressError
from ocop_site.book.parts import Book
from ocop_site.book.readback import read_back
from ocop_site.problems import Problem
from tests.bindery.executor import Here
from tests.book.conftest import Trial

HERE = Workers(1, Here())


def bind(book: Book, folder: Path) -> tuple[bytes, tuple[str, ...], list[Problem]]:
    """The PDF, the parts that were set, and what the press said."""
    found: list[Problem] = []
    data, report = bind_book(book, folder, found.append, HERE)
    return data, report.pressed, found


def words(data: bytes, folder: Path) -> list[str]:
    """The text of each page, leaders and spaces made equal."""
    path = folder / "text.pdf"
    path.write_bytes(data)
    command = ["pdftotext", "-layout", str(path), "-"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [" ".join(page.replace(".", " ").split()) for page in out.split("\f")]


def test_it_reads_like_the_book_set_in_one_piece(trial: Trial, tmp_path: Path) -> None:
    data, _, found = bind(trial.book, tmp_path / "parts")
    assert found == []
    assert read_back(data, trial.book) == ()
    assert words(data, tmp_path) == words(trial.pdf, tmp_path)
    with pikepdf.open(io.BytesIO(data)) as bound, pikepdf.open(io.BytesIO(trial.pdf)) as whole:
        assert bound.docinfo["/Title"] == whole.docinfo["/Title"]
        assert bound.docinfo["/CreationDate"] == whole.docinfo["/CreationDate"]


def test_an_edit_sets_the_part_it_is_in(book: Book, tmp_path: Path) -> None:
    first, pressed, _ = bind(book, tmp_path)
    assert set(pressed) == {part.id for part in book.parts}
    again, pressed, _ = bind(book, tmp_path)
    assert (again, pressed) == (first, ())
    place = next(at for at, part in enumerate(book.parts) if part.kind == "products")
    part = book.parts[place]
    part = dataclasses.replace(part, html=part.html.replace("</h2>", " mới</h2>", 1))
    parts = (*book.parts[:place], part, *book.parts[place + 1 :])
    edited, pressed, _ = bind(dataclasses.replace(book, parts=parts), tmp_path)
    assert pressed == (part.id,)
    assert edited != first


def test_what_is_known_of_the_length_is_right(trial: Trial, tmp_path: Path) -> None:
    _, report = bind_book(trial.book, tmp_path, lambda problem: None, HERE)
    firsts = [*report.numbers.values()]
    ends = [*firsts[1:], report.pages + 1]
    for signature, first, after in zip(make_signatures(trial.book), firsts, ends, strict=True):
        expected = signature.options.pages
        assert expected in (0, after - first, after - first - 1), signature.id


def test_a_link_that_leads_nowhere_names_its_part(book: Book, tmp_path: Path) -> None:
    (part, *rest) = book.parts
    part = dataclasses.replace(part, html=part.html + '<p><a href="#nowhere">x</a></p>')
    with pytest.raises(PressError) as caught:
        bind(dataclasses.replace(book, parts=(part, *rest)), tmp_path)
    assert caught.value.problem.code == "E304"
    assert f"{part.id}: there is no #nowhere" in caught.value.problem.message("en")


def test_what_the_press_says_names_part_and_anchor(book: Book, tmp_path: Path) -> None:
    place = next(at for at, part in enumerate(book.parts) if part.kind == "products")
    part = book.parts[place]
    strange = '<p id="strange"><img src="asset:none.png" alt="x"></p></section>'
    part = dataclasses.replace(part, html=part.html.replace("</section>", strange, 1))
    parts = (*book.parts[:place], part, *book.parts[place + 1 :])
    _, _, found = bind(dataclasses.replace(book, parts=parts), tmp_path)
    assert f"{part.id}#strange: " in found[0].message("en")
