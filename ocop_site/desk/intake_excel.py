"""Grids from workbooks: .xlsx through openpyxl, .xls through calamine."""

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

_FAULTS = (
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
    except _FAULTS as error:
        raise IntakeProblem("unreadable") from error
    return tuple(grids)


def _read_sheet(sheet: Any, spans: tuple[Span, ...]) -> Grid:
    rows: list[tuple[int, list[Raw]]] = []
    fonts: dict[tuple[int, int], str] = {}
    for number, cells in enumerate(sheet.iter_rows(min_row=1, max_col=MAX_COLUMNS), start=1):
        values = [_clean(cell.value) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if not values:
            continue
        if len(rows) >= MAX_ROWS:
            raise _too_many()
        rows.append((number, values))
        for column, value in enumerate(values, start=1):
            if isinstance(value, str) and not value.isascii():
                name = (cells[column - 1].font.name or "").lower()
                if name.startswith(_LEGACY_FONTS):
                    fonts[number, column] = name
    return Grid(normalise(sheet.title), rows, spans, fonts)


def _too_many() -> IntakeProblem:
    return IntakeProblem("too-many-rows", limit=f"{MAX_ROWS:,}".replace(",", "."))


def _clean(value: Any) -> Raw:
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


def read_old_excel(data: bytes) -> tuple[Grid, ...]:
    """The visible sheets of an .xls file.

    Its format ends at 65,536 rows of 256 columns, which bounds the memory that is needed.

    Raises:
        IntakeProblem: if it is damaged, protected or too large.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    grids = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in book.sheets_metadata:
            if about.visible is not SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(about.name)
            spans = tuple(
                Span(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
                for first, last in sheet.merged_cell_ranges or ()
            )
            rows: list[tuple[int, list[Raw]]] = []
            start = (sheet.start or (0, 0))[0] + 1
            for number, cells in enumerate(sheet.iter_rows(), start=start):
                values = [_clean(cell) for cell in cells]
                if any(value is not None for value in values):
                    if len(rows) >= MAX_ROWS:
                        raise _too_many()
                    rows.append((number, values))
            grids.append(Grid(normalise(about.name), rows, spans))
    except PasswordError as error:
        raise IntakeProblem("protected") from error
    except (CalamineError, *_FAULTS) as error:
        raise IntakeProblem("unreadable") from error
    return tuple(grids)
