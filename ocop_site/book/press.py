"""The press: a planned book becomes a tagged PDF.

WeasyPrint is loaded here and only when something is printed, so that a site can be built where
its libraries are missing. It gets its files from the book alone: no network, no disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from typing import Any

from ocop_site.book.faults import PressError, PressUnavailable
from ocop_site.book.parts import SCHEME, Asset, Book
from ocop_site.problems import Position, Problem

_TYPES = {
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}
_BASE = "asset:book.html"

Report = Callable[[Problem], object]


def print_book(book: Book, report: Report | None = None) -> bytes:
    """Set all parts as one document and return the PDF; equal books give equal bytes.

    What the press finds wrong (a file that is not on the shelf, a style it does not know) goes
    to ``report``; without one the first finding is raised.

    Raises:
        PressUnavailable: if WeasyPrint or its system libraries cannot be loaded.
        PressError: if something is wrong and there is no ``report``.
    """
    weasyprint = load_press()
    from weasyprint.text.fonts import FontConfiguration

    position = Position(f"book:{book.language}")
    with _listening(position, report or _refuse):
        fonts = FontConfiguration()
        fetcher = make_fetcher(book.assets)
        styles = weasyprint.CSS(
            string=book.styles, base_url=_BASE, url_fetcher=fetcher, font_config=fonts
        )
        html = weasyprint.HTML(string=join_parts(book), base_url=_BASE, url_fetcher=fetcher)
        pdf = html.write_pdf(
            stylesheets=[styles],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=book.identifier,
        )
    return bytes(pdf)


def load_press() -> Any:
    """WeasyPrint, or ``PressUnavailable`` with what to install."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise PressUnavailable(f"WeasyPrint: {str(error).splitlines()[0]}") from error
    return weasyprint


def join_parts(book: Book) -> str:
    """The whole book as one HTML document, with the metadata of the PDF in its head."""
    head = [
        '<meta charset="utf-8">',
        f"<title>{escape(book.title)}</title>",
        f'<meta name="author" content="{escape(book.author)}">',
        f'<meta name="description" content="{escape(book.subject)}">',
        f'<meta name="keywords" content="{escape(", ".join(book.keywords))}">',
        f'<meta name="dcterms.created" content="{book.date.isoformat()}">',
        f'<meta name="dcterms.modified" content="{book.date.isoformat()}">',
    ]
    body = "".join(part.html for part in book.parts)
    return (
        f'<!doctype html>\n<html lang="{escape(book.language)}"><head>{"".join(head)}</head>'
        f"<body>{body}</body></html>"
    )


def make_fetcher(assets: Mapping[str, Asset]) -> Any:
    """A fetcher that hands out what is on the shelf and refuses everything else."""
    from weasyprint.urls import (
        URLFetcher,
        URLFetcherResponse,
    )

    class ShelfFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            name = url.removeprefix(SCHEME)
            if name == url or name not in assets:
                raise ValueError(f"not on the shelf: {url}")
            kind = _TYPES.get("." + name.rpartition(".")[2], "application/octet-stream")
            return URLFetcherResponse(url, assets[name].read(), {"Content-Type": kind})

    return ShelfFetcher(allowed_protocols=(SCHEME.rstrip(":"),))


class _Listener(logging.Handler):
    def __init__(self, position: Position, report: Report) -> None:
        super().__init__(logging.WARNING)
        self._position = position
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        code = "E304" if record.levelno >= logging.ERROR else "W305"
        self._report(Problem(code, self._position, {"value": record.getMessage()}))


@contextmanager
def _listening(position: Position, report: Report) -> Iterator[None]:
    """Hear what WeasyPrint logs, and keep it from the terminal."""
    found: list[Problem] = []
    logger = logging.getLogger("weasyprint")
    listener = _Listener(position, found.append)
    passed_on = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = passed_on
    for problem in found:
        report(problem)


def _refuse(problem: Problem) -> None:
    raise PressError(problem)
