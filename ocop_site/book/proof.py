"""The printed page of one product alone, to be looked at before the book is bound."""

from __future__ import annotations

import dataclasses
import io
import logging

import pikepdf

from ocop_site.book.parts import Book, fit_anchors, product_anchor
from ocop_site.book.press import print_book
from ocop_site.book.readback import PrintedBook

_LOG = logging.getLogger(__name__)


class NotPrinted(Exception):
    """The book has no page of this product: it is unknown, or its certificate is not in force."""


def print_product(book: Book, product_id: str) -> bytes:
    """The pages of a product as they stand in the book, as a PDF of their own.

    Folios count from the first page of the part that was set, and links to other parts lead
    nowhere; all else is as it will be printed.

    Raises:
        NotPrinted: if the book has no page of the product.
        PressUnavailable: if WeasyPrint or its system libraries cannot be loaded.
    """
    part = next((part for part in book.parts if product_id in part.products), None)
    if part is None:
        raise NotPrinted(product_id)
    alone = dataclasses.replace(book, parts=(part,))
    data = print_book(alone, lambda problem: _LOG.debug("%s", problem.message("en")))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        anchors = PrintedBook(pdf).anchors
        first = anchors[product_anchor(product_id)].page
        last = max(anchors[name].page for name in fit_anchors(product_id) if name in anchors)
        with pikepdf.new() as cut:
            cut.pages.extend(pdf.pages[number] for number in range(first, max(first, last) + 1))
            stream = io.BytesIO()
            cut.save(stream, deterministic_id=True)
    return stream.getvalue()
