"""One trial handbook, planned and printed once for all tests that read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from ocop_site.book.outline import plan_book
from ocop_site.book.parts import Book
from ocop_site.book.press import print_book
from ocop_site.book.readback import PrintedBook
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.problems import Problem
from ocop_site.views.words import read_words
from tests.support import SMALL, STRINGS, TEMPLATES, load_small

PANGRAM = "Sầu riêng Đạ Huoai ưỡn ẹo ẵ ỵ ƯỚT"
_THIN = """\
id: {id}
name: {{vi: {name}, en: {english}}}
set: fresh-produce
producers: [trai-thu]
place: xa-cu
recognitions:
  - stars: 3
    date: 2024
    source: bao-thu-2
sources: [bao-thu-2]
"""
_NAMES = (
    ("dua-thu", "Dứa Thử", "Trial pineapple"),
    ("du-du-thu", "Đu đủ Thử", "Trial papaya"),
    ("oi-thu", "Ổi Thử", "Trial guava"),
)


def thin_product(key: str, name: str, english: str) -> str:
    """A product of which little is known."""
    return _THIN.format(id=key, name=name, english=english)


@dataclass(frozen=True)
class Trial:
    """A planned book with its PDF and what the press said."""

    book: Book
    pdf: bytes
    problems: tuple[Problem, ...]


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small catalogue with three thin products and a text of difficult letters."""
    changes: dict[str, str | bytes | None] = {
        f"products/{key}.yaml": thin_product(key, name, english) for key, name, english in _NAMES
    }
    changes["products/buoi-thu.yaml"] = SMALL["products/buoi-thu.yaml"] + (
        f"summary: {{vi: {PANGRAM}, en: Difficult letters}}\n"
    )
    return load_small(tmp_path_factory.mktemp("content"), changes)


@pytest.fixture(scope="session")
def book(catalogue: Catalogue) -> Book:
    """The Vietnamese handbook, planned."""
    return plan_book(catalogue, read_words((STRINGS,), "vi"), (TEMPLATES,))


@pytest.fixture(scope="session")
def trial(book: Book) -> Trial:
    """The Vietnamese handbook, printed."""
    return print_trial(book)


@pytest.fixture
def printed(trial: Trial, tmp_path: Path) -> Iterator[PrintedBook]:
    """The printed handbook, opened for reading."""
    path = tmp_path / "book.pdf"
    path.write_bytes(trial.pdf)
    with pikepdf.open(path) as pdf:
        yield PrintedBook(pdf)


def print_trial(book: Book, *, styles: str = "") -> Trial:
    """Print a book, with some styles more."""
    problems: list[Problem] = []
    changed = dataclasses.replace(book, styles=book.styles + styles)
    return Trial(book, print_book(changed, problems.append), tuple(problems))
