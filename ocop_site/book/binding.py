"""The planned book goes to the bindery: its parts are set one by one and bound into one PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ocop_site.bindery import (
    BindError,
    Bindery,
    Complaint,
    Edition,
    EngineUnavailable,
    Metadata,
    PartCache,
    Report,
    Resource,
    Signature,
    SignatureError,
    SignatureOptions,
    StyleError,
    Workers,
)
from ocop_site.book.faults import PressError, PressUnavailable
from ocop_site.book.formats import Format
from ocop_site.book.parts import Book, Part, product_anchor
from ocop_site.book.press import Report as Tell
from ocop_site.problems import Position, Problem
from ocop_site.progress import Progress, Silence

_FLOWING = {"chapter", "front", "contents", "kinds", "reference"}
# How many lines of the contents a page holds fewer than of text: a guess at their pages.
_FEWER = 3


def bind_book(
    book: Book,
    folder: Path,
    tell: Tell,
    workers: Workers | None = None,
    progress: Progress | None = None,
) -> tuple[bytes, Report]:
    """Bind a book, with its parts kept in ``folder``; equal books give equal bytes.

    What the press finds wrong goes to ``tell``, with the part and the nearest anchor.

    Raises:
        PressUnavailable: if WeasyPrint or its system libraries cannot be loaded.
        PressError: if a part cannot be set, or a link leads nowhere.
    """
    with _bindery(book, folder, workers, progress) as bindery:
        data, report = bindery.bind(make_signatures(book))
    for part, complaint in report.complaints:
        tell(_complain(book, part, complaint))
    return data, report


def fill_sheets(
    book: Book,
    folder: Path,
    workers: Workers | None = None,
    progress: Progress | None = None,
) -> Book:
    """A book for a press with as many pages for notes at its end as its last sheet leaves.

    Its parts are set for that, and kept in ``folder`` for ``bind_book``, which raises the same.
    """
    with _bindery(book, folder, workers, progress) as bindery:
        pages = bindery.count(make_signatures(book))
    missing = -pages % (len(book.fillers) + 1)
    return replace(book, parts=(*book.parts, book.fillers[missing - 1])) if missing else book


@contextmanager
def _bindery(
    book: Book, folder: Path, workers: Workers | None, progress: Progress | None
) -> Iterator[Bindery]:
    """The bindery of a book; what it raises becomes the errors of this package."""
    try:
        yield Bindery(
            make_edition(book),
            PartCache(folder),
            workers or Workers(1),
            progress=progress or Silence(),
            label=f"PDF {book.language}",
        )
    except EngineUnavailable as error:
        raise PressUnavailable(error.cause) from error
    except (BindError, SignatureError, StyleError) as error:
        raise PressError(_problem(book, "E304", str(error))) from error


def make_edition(book: Book) -> Edition:
    """What all parts share."""
    resources = {
        name: Resource(f"{asset.digest} {asset.width}" if asset.width else asset.digest, asset)
        for name, asset in book.assets.items()
    }
    metadata = Metadata(book.title, book.author, book.subject, book.keywords, book.date)
    seed = f"{book.language} {book.title} {book.date.isoformat()} {book.format.name}"
    if book.prepress:
        seed += " print"
    return Edition(book.language, book.styles, resources, metadata, seed, book.prepress)


def make_signatures(book: Book) -> tuple[Signature, ...]:
    """The parts as the bindery takes them, with what is known of their length."""
    return tuple(
        Signature(
            part.id,
            part.title,
            part.html,
            SignatureOptions(pages=_count_pages(part, book.format)),
        )
        for part in book.parts
    )


def _count_pages(part: Part, format: Format) -> int:
    """How many pages a part will have; 0 where its text flows and only the press can tell."""
    if part.kind == "contents":
        return -(-part.html.count("<p ") // (format.grid.lines - _FEWER))
    return 0 if part.kind in _FLOWING else part.html.count('<section class="pg')


def _complain(book: Book, part: str, complaint: Complaint) -> Problem:
    place = f"{part}#{complaint.place}" if complaint.place else part
    code = "E304" if complaint.error else "W305"
    problem = _problem(book, code, f"{place}: {complaint.text}")
    anchor = complaint.place or _first_anchor(book, part)
    return replace(problem, values={**problem.values, "anchor": anchor})


def _first_anchor(book: Book, part_id: str) -> str:
    """What a part as a whole is about: the first of its products, or the part itself."""
    part = next((item for item in book.parts if item.id == part_id), None)
    if part is None:
        return ""
    return product_anchor(part.products[0]) if part.products else part.anchor


def _problem(book: Book, code: str, value: str) -> Problem:
    return Problem(code, Position(f"book:{book.language}"), {"value": value})
