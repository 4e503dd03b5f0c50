"""Workbooks that officials like, the same bytes for the same contents.

A table has a frozen heading with notes, drop-down lists, dates as dates, codes and telephone
numbers as text. A cell that a program could run as a formula is written as text.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ocop_site.desk.sheets import CellValue

LISTS_SHEET = "_ocop"
DATE_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = "@"
SPARE_ROWS = 500
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_HEAD_FILL = PatternFill("solid", start_color="DCE7DC")
_NEEDED_FILL = PatternFill("solid", start_color="F4D9C6")
_TOP = Alignment(vertical="top")
_HEAD = Alignment(vertical="center", wrap_text=True)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column as it is shown; ``key`` stands in the hidden first row of a marked table."""

    heading: str
    key: str = ""
    note: str = ""
    width: int = 18
    hidden: bool = False
    needed: bool = False
    whole: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()
    only_choices: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its tab, its columns, its rows; ``frozen`` columns stay in sight."""

    title: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[CellValue]]
    frozen: int = 1
    keyed: bool = False


@dataclass(frozen=True, slots=True)
class Sayings:
    """What drop-down lists say when something else is typed in."""

    title: str
    choose: str
    number: str


def write_workbook(
    tables: Sequence[Table], as_of: datetime.date, title: str, sayings: Sayings
) -> bytes:
    """The bytes of an .xlsx file with these tables, dated ``as_of``."""
    book = Workbook()
    book.remove(book.active)
    moment = datetime.datetime.combine(as_of, datetime.time())
    book.properties.creator = "OCOP"
    book.properties.title = title
    book.properties.created = moment
    lists: dict[tuple[str, ...], str] = {}
    for table in tables:
        _write_table(book.create_sheet(table.title), table, lists, sayings)
    if lists:
        _write_lists(book.create_sheet(LISTS_SHEET), lists)
    buffer = io.BytesIO()
    book.save(buffer)
    return _repack(buffer.getvalue(), moment)


def _write_table(
    sheet: Any, table: Table, lists: dict[tuple[str, ...], str], sayings: Sayings
) -> None:
    head = 2 if table.keyed else 1
    last = max(len(table.rows), 1) + head
    if table.keyed:
        for index, column in enumerate(table.columns, start=1):
            _write_cell(sheet.cell(1, index), column.key)
        sheet.row_dimensions[1].hidden = True
    for index, column in enumerate(table.columns, start=1):
        letter = get_column_letter(index)
        cell = sheet.cell(head, index)
        _write_cell(cell, column.heading)
        cell.font, cell.alignment = Font(bold=True), _HEAD
        cell.fill = _NEEDED_FILL if column.needed else _HEAD_FILL
        if column.note:
            cell.comment = Comment(column.note, "OCOP", width=320, height=130)
        shape = sheet.column_dimensions[letter]
        shape.width, shape.hidden, shape.number_format = column.width, column.hidden, TEXT_FORMAT
        span = f"{letter}{head + 1}:{letter}{last + SPARE_ROWS}"
        _add_validation(sheet, column, span, lists, sayings)
    for number, row in enumerate(table.rows, start=head + 1):
        for index, value in enumerate(row, start=1):
            if value is not None:
                _write_cell(sheet.cell(number, index), value)
    sheet.row_dimensions[head].height = 32
    sheet.freeze_panes = sheet.cell(head + 1, table.frozen + 1)
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(table.columns))}{last}"


def _write_cell(cell: Any, value: CellValue) -> None:
    """One value; a text stays a text whatever it begins with."""
    cell.alignment = _TOP
    if isinstance(value, datetime.date):
        cell.value, cell.number_format = value, DATE_FORMAT
    elif isinstance(value, int):
        cell.value, cell.number_format = value, "0"
    elif value is not None:
        cell.value = value
        cell.data_type, cell.number_format = "s", TEXT_FORMAT
        if value.startswith(_FORMULA_SIGNS):
            cell.quotePrefix = True


def _add_validation(
    sheet: Any,
    column: TableColumn,
    span: str,
    lists: dict[tuple[str, ...], str],
    sayings: Sayings,
) -> None:
    if column.choices:
        letter = lists.setdefault(column.choices, get_column_letter(len(lists) + 1))
        formula = f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(column.choices)}"
        rule = DataValidation(type="list", formula1=formula, allow_blank=True)
        rule.showErrorMessage = column.only_choices
        rule.error = sayings.choose
    elif column.whole:
        low, high = map(str, column.whole)
        rule = DataValidation(type="whole", operator="between", formula1=low, formula2=high)
        rule.showErrorMessage = True
        rule.error = sayings.number.format(low=low, high=high)
    else:
        return
    rule.errorTitle = sayings.title
    rule.add(span)
    sheet.add_data_validation(rule)


def _write_lists(sheet: Any, lists: Mapping[tuple[str, ...], str]) -> None:
    for index, choices in enumerate(lists, start=1):
        for row, choice in enumerate(choices, start=1):
            _write_cell(sheet.cell(row, index), choice)
    sheet.sheet_state = "veryHidden"


def _repack(data: bytes, moment: datetime.datetime) -> bytes:
    """The same archive without the hour at which it was made."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = old.read(name)
            if name == "docProps/core.xml":
                entry = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", entry)
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, entry)
    return buffer.getvalue()
