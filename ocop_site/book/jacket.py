"""The cover of the print edition: back, spine and front on one sheet, as wide as the book is thick.

A sheet is planned like a book of one page, with the same look as the covers for the screen. It
counts as printed on coated board whatever the body is printed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ocop_site.book.assets import stock_shelf
from ocop_site.book.chapters import make_cover
from ocop_site.book.formats import FORMATS, Format
from ocop_site.book.links import make_link
from ocop_site.book.parts import Book, Part
from ocop_site.book.prepress import make_prepress, spine_width
from ocop_site.book.styles import jacket_page, make_styles
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.vocabulary import PaperStock
from ocop_site.render.templates import make_environment, render_template
from ocop_site.render.tokens import print_palette, read_tokens
from ocop_site.views.reading import Reading
from ocop_site.views.words import Words

_NARROWEST = 5.0  # millimetres of spine that still carry a title
_TITLE = 7.5


def plan_jacket(
    catalogue: Catalogue,
    words: Words,
    folders: Sequence[Path],
    pages: int,
    format: Format | None = None,
) -> tuple[Book, float]:
    """The cover sheet for a body of so many pages, and the width of its spine in millimetres.

    Raises:
        PrepressError: if the look has no usable inks or profile for a press.
    """
    settings = catalogue.settings
    chosen = format or FORMATS[settings.book.format]
    grid = chosen.grid
    spine = spine_width(settings.book, pages)
    folds = (grid.width, grid.width + spine) if spine else (grid.width,)
    tokens = read_tokens([each / "assets" for each in reversed(folders)], settings.theme.tokens)
    prepress = make_prepress(settings.book, folders, stock=PaperStock.COATED, folds=folds)
    chosen = replace(chosen, bleed=prepress.bleed)
    reading = Reading(catalogue, words, make_link(catalogue))
    shelf = stock_shelf(folders, print_palette(tokens), catalogue.root, grid.wide)
    title = reading.text(settings.title).text
    context: dict[str, object] = {
        "view": make_cover(reading),
        "words": words,
        "anchor": "part-jacket",
        "as_of": words.date(catalogue.as_of),
        "spine_title": title if spine >= _NARROWEST else "",
    }
    html = render_template(make_environment(folders), "print/jacket.html", context)
    part = Part("jacket", "cover", words("book.jacket.title"), html)
    styles = make_styles(
        folders, tokens, (), title, words("book.as-of", date=words.date(catalogue.as_of)), chosen
    )
    book = Book(
        language=words.language,
        title=f"{title}: {part.title}",
        subject=reading.text(settings.description).text,
        author=reading.text(settings.publisher.name).text,
        keywords=(),
        date=catalogue.as_of,
        parts=(part,),
        styles=f"{styles}\n{_sheet(chosen, spine)}",
        names={},
        bookmarks=(),
        assets=dict(shelf.assets),
        format=chosen,
        prepress=prepress,
    )
    return book, spine


def sheet_size(format: Format, spine: float) -> tuple[float, float]:
    """Width and height of the trimmed sheet in millimetres."""
    return 2 * format.grid.width + spine, format.grid.height


def _sheet(format: Format, spine: float) -> str:
    """The styles of the sheet: one page as wide as both covers with the spine between them.

    Titles on spines run downwards, so that they are upright when the book lies face up
    (ISO 6357).
    """
    grid = format.grid
    width, height = sheet_size(format, spine)
    front = grid.width + spine
    return (
        f"{jacket_page(grid, width, front)}\n"
        f".jk{{page:jacket;position:relative;height:{height:g}mm;width:{width:g}mm}}"
        ".jk .cv{position:absolute;top:0;height:100%}"
        f".jk-back{{left:{grid.outer:g}mm;width:{grid.measure:g}mm}}"
        f".jk-front{{left:{front + grid.inner:g}mm;width:{grid.measure:g}mm}}"
        f".jk-spine{{position:absolute;left:{front:g}mm;top:{grid.top:g}mm;"
        f"width:{height - 2 * grid.top:g}mm;height:{spine:g}mm;transform-origin:0 0;"
        f'transform:rotate(90deg);font:500 {_TITLE}rem/{spine:g}mm "Be Vietnam Pro";'
        "color:#FBF7EF;white-space:nowrap}"
    )
