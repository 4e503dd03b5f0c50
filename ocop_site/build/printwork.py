"""The files of one handbook: the PDF for readers, or all that a print shop is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ocop_site.bindery import Workers
from ocop_site.book.binding import bind_book, fill_sheets
from ocop_site.book.faults import PressError
from ocop_site.book.formats import Format
from ocop_site.book.jacket import plan_jacket, sheet_size
from ocop_site.book.outline import SHEET, plan_book
from ocop_site.book.parts import Book
from ocop_site.book.preflight import Order, Sheet, inspect
from ocop_site.book.preflight_report import describe, write_json, write_text
from ocop_site.book.prepress import PrepressError
from ocop_site.book.readback import read_back
from ocop_site.build.options import PRINT, book_files
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.problems import Position, Problem
from ocop_site.progress import Progress
from ocop_site.render.picture_cache import PictureCache
from ocop_site.views.addresses import split_address
from ocop_site.views.words import Words


@dataclass(frozen=True, slots=True)
class Task:
    """A handbook to make: its catalogue and words, its look, and where its parts are kept.

    ``path`` names its PDF in the output. ``spoken`` are the words for messages.
    """

    catalogue: Catalogue
    words: Words
    folders: tuple[Path, ...]
    format: Format
    edition: str
    path: str
    spoken: Words
    pictures: PictureCache
    parts: Path
    jobs: int


@dataclass(frozen=True, slots=True)
class Made:
    """The files by their paths in the output, what was found, and the keys of parts in use."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    used: frozenset[str] = frozenset()


def make_book(task: Task, progress: Progress) -> Made:
    """Set and bind a handbook, and read it back.

    Raises:
        PressUnavailable: if WeasyPrint or its libraries are missing.
    """
    try:
        return _print(task, progress) if task.edition == PRINT else _screen(task, progress)
    except (PressError, PrepressError) as error:
        return Made({}, (error.problem,))


def _screen(task: Task, progress: Progress) -> Made:
    found: list[Problem] = []
    book = plan_book(task.catalogue, task.words, task.folders, task.pictures, task.format)
    data, bound = bind_book(book, task.parts, found.append, Workers(task.jobs), progress)
    return Made({task.path: data}, (*found, *read_back(data, book)), bound.used)


def _print(task: Task, progress: Progress) -> Made:
    found: list[Problem] = []
    workers = Workers(task.jobs)
    book = plan_book(task.catalogue, task.words, task.folders, task.pictures, task.format, "print")
    book = fill_sheets(book, task.parts, workers, progress)
    body, bound = bind_book(book, task.parts, found.append, workers, progress)
    found += read_back(body, book, bound.pointers)
    jacket, spine = plan_jacket(task.catalogue, task.words, task.folders, bound.pages, task.format)
    cover, folded = bind_book(jacket, task.parts, found.append, Workers(1), progress)
    grid = task.format.grid
    inside = _order(task, book, (grid.width, grid.height), SHEET)
    outside = _order(task, jacket, sheet_size(task.format, spine), 1)
    checked = (
        (task.path, inspect(body, inside), inside, None),
        (book_files(task.path, PRINT)[1], inspect(cover, outside), outside, spine),
    )
    for path, sheet, _, _ in checked:
        found += _problems(path, sheet, task.spoken)
    text = "\n".join(
        write_text(sheet, order, task.words, path, width) for path, sheet, order, width in checked
    )
    data = ",\n".join(
        write_json(sheet, order, task.words, path, width).rstrip()
        for path, sheet, order, width in checked
    )
    contents = (body, cover, text.encode(), f"[{data}]\n".encode())
    files = dict(zip(book_files(task.path, PRINT), contents, strict=True))
    return Made(files, tuple(found), bound.used | folded.used)


def _order(task: Task, book: Book, size: tuple[float, float], sheets: int) -> Order:
    assert book.prepress is not None
    settings = task.catalogue.settings
    host, _ = split_address(settings.base_url)
    return Order(
        *size,
        bleed=book.prepress.bleed,
        limit=settings.book.ink_limit,
        photo_minimum=settings.book.photo_minimum,
        sheets=sheets,
        names=book.names,
        host=host,
    )


def _problems(path: str, sheet: Sheet, words: Words) -> Iterator[Problem]:
    for finding in sheet.errors:
        yield Problem("E306", Position(path), {"value": describe(finding, words)})
    for finding in sheet.warnings:
        yield Problem("W309", Position(path), {"value": describe(finding, words)})
