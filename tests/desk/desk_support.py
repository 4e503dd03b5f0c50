"""What the tests of the desk share: lists as CSV, workbooks under edit, archives made up."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from ocop_site.catalogue.loader import Content
from ocop_site.cli import main
from ocop_site.desk.export import export_workbook
from ocop_site.desk.importer import Request, plan_import
from ocop_site.desk.memory import read_folder
from ocop_site.desk.plan import Plan
from tests.support import write_catalogue

HEADING = ("STT", "Tên sản phẩm", "Chủ thể", "Số sao", "Số quyết định", "Ngày cấp", "Nhóm")
CORE = '<?xml version="1.0"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def content_of(folder: Path) -> Content:
    """The records of a catalogue."""
    return read_folder(folder).read()[0]


def write_list(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """A list as a CSV file."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    path.write_text(buffer.getvalue(), encoding="utf-8")
    return path


def plan_list(
    folder: Path,
    rows: Sequence[Sequence[object]],
    changes: Mapping[str, str | bytes | None] | None = None,
    source: str = "",
) -> Plan:
    """What a list would change in the small catalogue."""
    content = content_of(write_catalogue(folder / "content", changes))
    path = write_list(folder / "ds.csv", rows)
    return plan_import(Request(path, source=source), content)


def keys_of(plan: Plan) -> list[str]:
    """The keys of what a plan has to say."""
    return [item.key for item in plan.findings.items]


def export(content: Path, path: Path) -> Path:
    """The workbook of a catalogue."""
    path.write_bytes(export_workbook(content_of(content)))
    return path


def edit_book(path: Path, change: Callable[[Any], None]) -> Path:
    """A workbook opened, changed and saved, as an office program would."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def set_cell(sheet: Any, key: str, row: int, value: object) -> None:
    """Put a value into the column of a field; rows count from 1 below the heading."""
    column = next(cell.column for cell in sheet[1] if cell.value == key)
    sheet.cell(row + 2, column).value = value


def row_of(sheet: Any, record: str) -> int:
    """The number of a record's row, counted from 1 below the heading."""
    return int(next(cell.row for cell in sheet["A"] if cell.value == record)) - 2


def run(*arguments: str, content: Path) -> int:
    """Run a command on a catalogue."""
    return int(main([*arguments, "--content", str(content), "--output", f"{content}-output"]))


def make_archive(rows: str, extra: Mapping[str, bytes] | None = None) -> bytes:
    """An .xlsx file with one sheet ``DS``, its rows given as XML."""
    parts = {
        "[Content_Types].xml": f'{CORE}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/'
        'sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
        'worksheet+xml"/></Types>',
        "_rels/.rels": f'{CORE}<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{CORE}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{CORE}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'{CORE}<worksheet xmlns="{MAIN}"><sheetData>{rows}'
        "</sheetData></worksheet>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def text_row(number: int, texts: Sequence[str]) -> str:
    """A row of a sheet as XML."""
    cells = "".join(
        f'<c r="{chr(65 + index)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for index, text in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'
