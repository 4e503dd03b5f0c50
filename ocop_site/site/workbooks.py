"""Workbooks of plain sheets (Office Open XML, ECMA-376), the same bytes for the same cells.

The site is built without the extra packages for spreadsheets that editors use, and the archives
of those hold the time of day; a table of texts and numbers needs five small parts.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape, unescape

from ocop_site.site.export_tables import Sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OPENING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The clock of an archive begins in 1980; every part bears its first moment.
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
# What XML 1.0 cannot hold, and what the name of a sheet may not.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WRITTEN_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"[^>]*><is><t[^>]*>([^<]*)</t>')
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME, _LONGEST_CELL = 31, 32_767
_WIDEST, _NARROWEST = 46, 8
# Styles: texts wrapped at the top; headings bold on a ground.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF3ECDF"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" '
    'fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of an ``.xlsx`` file; cells that look like formulas are texts."""
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
        **{
            f"xl/worksheets/sheet{number}.xml": "".join(_sheet(sheet))
            for number, sheet in zip(numbers, sheets, strict=True)
        },
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, (_OPENING + text).encode())
    return buffer.getvalue()


def _content_types(numbers: Sequence[int]) -> str:
    parts = [
        ("/xl/workbook.xml", "sheet.main"),
        ("/xl/styles.xml", "styles"),
        *((f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers),
    ]
    named = "".join(
        f'<Override PartName="{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _book(sheets: Sequence[Sheet]) -> str:
    lines = "".join(
        f'<sheet name="{escape(_name(sheet.title))}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{lines}</sheets></workbook>'


def _name(title: str) -> str:
    return _NOT_IN_NAMES.sub(" ", _clean(title)).strip("'")[:_LONGEST_NAME]


def _sheet(sheet: Sheet) -> Iterator[str]:
    """A worksheet with a heading that stays in sight and can be filtered by."""
    last = f"{_letters(len(sheet.headings))}{len(sheet.rows) + 1}"
    yield (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/><sheetViews><sheetView '
        'workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>'
    )
    for number, heading in enumerate(sheet.headings, start=1):
        cells = [str(row[number - 1]) for row in sheet.rows]
        longest = max(len(line) for text in (heading, *cells) for line in text.split("\n"))
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield _row(1, sheet.headings, 1)
    for number, row in enumerate(sheet.rows, start=2):
        yield _row(number, row, 0)
    yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def _row(number: int, cells: Sequence[str | int], style: int) -> str:
    written = "".join(
        _cell(f"{_letters(column)}{number}", value, style)
        for column, value in enumerate(cells, start=1)
        if value != ""
    )
    return f'<row r="{number}">{written}</row>'


def _cell(place: str, value: str | int, style: int) -> str:
    if isinstance(value, int):
        return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
    text = escape(_clean(value)[:_LONGEST_CELL], quote=False)
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    )


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _letters(number: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_cells(data: bytes, column: str) -> frozenset[str]:
    """The texts under a heading of the first sheet of a workbook of ours."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    cells = [
        (letters, number, unescape(text)) for letters, number, text in _WRITTEN_CELL.findall(sheet)
    ]
    place = next((letters for letters, n, text in cells if n == "1" and text == column), "")
    return frozenset(text for letters, n, text in cells if letters == place and n != "1")
