"""Grids from .xlsx workbooks, read row by row."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from ocop_site.desk.grids import MAX_COLUMNS, MAX_ROWS, Grid, IntakeProblem, Raw, Span
from ocop_site.desk.workbook import LISTS_SHEET
from ocop_site.text import normalise

# What the libraries raise on files that are damaged or made up.
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
    RuntimeError,
)
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ESCAPED_RETURN = "_x000D_"
_MAX_SPANS = 20_000
_NAMES = {
    "main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "links": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LEGACY_FONTS = (".vn", "vni")


def read_excel(data: bytes) -> tuple[Grid, ...]:
    """The visible sheets of an .xlsx file, row by row.

    Raises:
        IntakeProblem: if it is damaged or too large.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        paths = _sheet_paths(data)
        grids = []
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible" and sheet.title != LISTS_SHEET:
                spans = _spans_of(data, paths.get(sheet.title, ""))
                grids.append(_read_sheet(sheet, spans))
        book.close()
    except FAULTS as error:
        raise IntakeProblem("unreadable") from error
    return tuple(grids)


def _read_sheet(sheet: Any, spans: tuple[Span, ...]) -> Grid:
    rows: list[tuple[int, list[Raw]]] = []
    fonts: dict[tuple[int, int], str] = {}
    blank: Any = None
    for number, cells in enumerate(sheet.iter_rows(min_row=1, max_col=MAX_COLUMNS), start=1):
        if cells is blank:  # openpyxl gives the same row for each that is missing, up to a million
            continue
        width = len(cells)
        while width and cells[width - 1].value is None:
            width -= 1
        values = [clean_value(cell.value) for cell in cells[:width]]
        if not any(value is not None for value in values):
            blank = cells
            continue
        if len(rows) >= MAX_ROWS:
            raise IntakeProblem("too-many-rows", limit=f"{MAX_ROWS:,}".replace(",", "."))
        rows.append((number, values))
        for column, value in enumerate(values, start=1):
            if isinstance(value, str) and not value.isascii():
                name = (cells[column - 1].font.name or "").lower()
                if name.startswith(_LEGACY_FONTS):
                    fonts[number, column] = name
    return Grid(normalise(sheet.title), rows, spans, fonts)


def clean_value(value: Any) -> Raw:
    """A value of a workbook: texts in one normal form, without blanks around them."""
    if isinstance(value, str):
        text = normalise(value).replace(_ESCAPED_RETURN, "").replace("\r\n", "\n").strip()
        return text or None
    return value  # type: ignore[no-any-return]


def _sheet_paths(data: bytes) -> dict[str, str]:
    """The file of each sheet inside the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    targets = {
        link.get("Id", ""): link.get("Target", "")
        for link in links.iterfind("links:Relationship", _NAMES)
    }
    paths = {}
    for sheet in book.iterfind("main:sheets/main:sheet", _NAMES):
        target = targets.get(sheet.get(_LINK, ""), "")
        paths[sheet.get("name", "")] = (
            target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        )
    return paths


def _spans_of(data: bytes, path: str) -> tuple[Span, ...]:
    """The merged cells of a sheet; read in pieces, for openpyxl does not tell them here."""
    spans: list[Span] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if path not in archive.namelist():
            return ()
        for piece in _pieces(archive, path):
            for match in _MERGE.finditer(piece):
                left, top, right, bottom = match.groups()
                spans.append(Span(int(top), _number(left), int(bottom), _number(right)))
                if len(spans) > _MAX_SPANS:
                    raise IntakeProblem("unreadable")
    return tuple(spans)


def _pieces(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    rest = b""
    with archive.open(path) as stream:
        while chunk := stream.read(1_000_000):
            piece = rest + chunk
            cut = piece.rfind(b">") + 1
            yield piece[:cut]
            rest = piece[cut:][-1000:]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
