"""Read a finished handbook back and prove that it is whole.

Every printed product must stand in the body, in the contents and in the indexes with the number
of the page it is really on, and must have its bookmark; no text may run into another. The PDF
itself is read, so that a fault of the program, of a theme or of the press comes to light.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from ocop_site.bindery import Pointer as Link
from ocop_site.book.parts import Book, Part, fit_anchors, product_anchor
from ocop_site.book.pdftext import Piece, font_names, join_pieces, read_pieces
from ocop_site.book.typography import plain
from ocop_site.problems import Position, Problem
from ocop_site.text import normalise

_FAMILY = re.compile(r'font-family:\s*"([^"]+)"')
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor is: the page, counted from 0, and the height above its lower edge."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link on a page, and the page number printed in it (0 if there is none)."""

    page: int
    anchor: str
    printed: int


class PrintedBook:
    """A PDF as a reader finds it: anchors, bookmarks, page texts, links with their numbers."""

    def __init__(self, pdf: pikepdf.Pdf, pointers: Iterable[Link] = ()) -> None:
        """Read from an open PDF; ``pointers`` are the places of links that it does not have."""
        self._pdf = pdf
        self._links = tuple(pointers)
        self._pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self._pieces: dict[int, tuple[Piece, ...]] = {}

    @property
    def length(self) -> int:
        """The number of pages."""
        return len(self._pages)

    @cached_property
    def anchors(self) -> Mapping[str, Place]:
        """All named destinations."""
        names = self._pdf.Root.get("/Names")
        tree = names.get("/Dests") if names is not None else None
        found: dict[str, Place] = {}
        if tree is not None:
            for name, target in pikepdf.NameTree(tree).items():
                found[str(name)] = self._place(target)
        return found

    @cached_property
    def bookmarks(self) -> Sequence[tuple[int, str, int]]:
        """Level, title and page of every entry of the outline."""
        found: list[tuple[int, str, int]] = []

        def walk(items: Any, level: int) -> None:
            for item in items:
                place = self._place(item.destination)
                found.append((level, _fold(item.title), place.page))
                walk(item.children, level + 1)

        with self._pdf.open_outline() as outline:
            walk(outline.root, 1)
        return found

    def pieces(self, page: int) -> tuple[Piece, ...]:
        """The text of a page with its places."""
        if page not in self._pieces:
            self._pieces[page] = read_pieces(self._pdf.pages[page])
        return self._pieces[page]

    def text(self, page: int) -> str:
        """The text of a page."""
        return join_pieces(self.pieces(page))

    def pointers(self, pages: range) -> Iterator[Pointer]:
        """The links within the book on some pages."""
        for link in self._links:
            if link.page in pages:
                yield self._pointer(link.page, link.anchor, link.box)
        for page in pages:
            for annotation in self._pdf.pages[page].get("/Annots", pikepdf.Array()):
                target = annotation.get("/Dest")
                if target is not None:
                    box = tuple(float(value) for value in annotation.Rect)
                    yield self._pointer(page, str(target), box)

    def _pointer(self, page: int, anchor: str, box: tuple[float, ...]) -> Pointer:
        x1, y1, x2, y2 = box
        upright = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        return Pointer(page, anchor, _printed_number(self.pieces(page), upright))

    def _place(self, target: Any) -> Place:
        if isinstance(target, pikepdf.Dictionary):
            target = target.D
        if not isinstance(target, pikepdf.Array):
            return Place(-1, 0.0)
        height = float(target[3]) if len(target) > 3 else 0.0
        return Place(self._pages.get(target[0].objgen, -1), height)


def read_back(pdf: bytes, book: Book, pointers: Iterable[Link] = ()) -> tuple[Problem, ...]:
    """What is missing or wrong in the PDF of a book; nothing, if it is whole.

    ``pointers`` tell of a book without links where its page numbers stand.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        printed = PrintedBook(opened, pointers)
        position = Position(f"PDF {book.language}")
        return (
            *_check_body(printed, book, position),
            *_check_lists(printed, book, position),
            *_check_bookmarks(printed, book, position),
            *_check_fit(printed, book, position),
            *_check_fonts(opened, book, position),
        )


def page_ranges(printed: PrintedBook, parts: Sequence[Part]) -> Mapping[str, range]:
    """The pages of each part that is there, from its first to that of the next."""
    starts = [
        (part.id, printed.anchors[part.anchor].page)
        for part in parts
        if part.anchor in printed.anchors
    ]
    ends = [*(start for _, start in starts[1:]), printed.length]
    return {key: range(start, end) for (key, start), end in zip(starts, ends, strict=True)}


def _check_body(printed: PrintedBook, book: Book, position: Position) -> Iterator[Problem]:
    ranges = page_ranges(printed, book.parts)
    for part in book.parts:
        if part.id not in ranges:
            values = {"value": part.title, "where": "@book-body"}
            yield Problem("E301", position, values)
    placed = {key: part.id for part in book.parts for key in part.products}
    for key, name in book.names.items():
        place = printed.anchors.get(product_anchor(key))
        pages = ranges.get(placed.get(key, ""), range(0))
        if (
            place is None
            or place.page not in pages
            or _fold(name) not in _fold(printed.text(place.page))
        ):
            yield Problem("E301", position, {"value": name, "where": "@book-body"})


def _check_lists(printed: PrintedBook, book: Book, position: Position) -> Iterator[Problem]:
    """Each list has every product it must have, and every number in a list is right."""
    ranges = page_ranges(printed, book.parts)
    kinds = ("contents", "index", "reference")
    for part in (part for part in book.parts if part.kind in kinds or part.listed):
        right: set[str] = set()
        for pointer in printed.pointers(ranges.get(part.id, range(0))):
            target = printed.anchors.get(pointer.anchor)
            if target is not None and pointer.printed == target.page + 1:
                right.add(pointer.anchor)
            elif target is None or pointer.printed:
                where = f"{part.title}: {pointer.printed or '–'}"
                yield Problem("E301", position, {"value": pointer.anchor, "where": where})
        for key in part.listed:
            if product_anchor(key) not in right:
                values = {"value": book.names.get(key, key), "where": part.title}
                yield Problem("E301", position, values)


def _check_bookmarks(printed: PrintedBook, book: Book, position: Position) -> Iterator[Problem]:
    found = set(printed.bookmarks)
    for mark in book.bookmarks:
        place = printed.anchors.get(mark.anchor, Place(-1, 0.0))
        if (mark.level, _fold(mark.title), place.page) not in found:
            yield Problem("E301", position, {"value": mark.title, "where": "@book-bookmarks"})


def _check_fit(printed: PrintedBook, book: Book, position: Position) -> Iterator[Problem]:
    """The text of an entry ends on its page and above its foot."""
    for key, name in book.names.items():
        start = printed.anchors.get(product_anchor(key))
        end, foot = (printed.anchors.get(anchor) for anchor in fit_anchors(key))
        if start is None or end is None or foot is None:
            continue
        if {start.page, end.page, foot.page} != {start.page} or end.y < foot.y:
            yield Problem("E303", position, {"value": name})


def _check_fonts(pdf: pikepdf.Pdf, book: Book, position: Position) -> Iterator[Problem]:
    """Only the book's own fonts: a letter they lack is silently taken from another."""
    families = {_FOLDED.sub("", name) for name in _FAMILY.findall(book.styles)}
    for name in sorted(font_names(pdf)):
        if not any(_FOLDED.sub("", name).startswith(family) for family in families):
            yield Problem("E304", position, {"value": f"font {name}"})


_FOLDED = re.compile(r"[^A-Za-z0-9]")


def _fold(text: str) -> str:
    """A text for comparing: one normal form, no spaces, as the press may set any."""
    return plain(normalise(text)).replace(" ", "")


def _printed_number(pieces: Sequence[Piece], box: tuple[float, float, float, float]) -> int:
    """The number at the end of the text in a box, if its last piece is nothing else."""
    left, low, right, high = box
    inside = [
        piece
        for piece in pieces
        if left - 0.5 <= piece.x <= right + 0.5 and low - 0.5 <= piece.y <= high + 0.5
    ]
    if not inside:
        return 0
    last = max(inside, key=lambda piece: piece.x).text.strip()
    return int(last) if _NUMBER.fullmatch(last) else 0
