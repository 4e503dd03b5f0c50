"""Opening the files that officials bring: .xlsx, .xls and CSV, with bounds on everything.

Nothing here knows what a list means. A file comes out as grids of plain values; one that is
protected, holds macros, is too large or no list at all is refused with the reason.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ocop_site import files
from ocop_site.desk.grids import MAX_COLUMNS, MAX_ROWS, Grid, IntakeProblem, Raw
from ocop_site.desk.legacy import plausible_share
from ocop_site.text import normalise

MAX_FILE_BYTES = 40_000_000
MAX_ENTRIES = 2_000
MAX_UNPACKED = 150_000_000
MAX_STRINGS = 50_000_000
BOMB_BYTES, BOMB_RATIO = 10_000_000, 150
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DELIMITERS = ",;\t|"


def read_grids(path: Path) -> tuple[Grid, ...]:
    """The visible sheets of a file, in their order.

    Raises:
        IntakeProblem: if the file cannot or may not be read.
    """
    try:
        real = path.resolve()
        data = files.read_bytes(real.parent, real.name, MAX_FILE_BYTES)
    except files.FileProblem as error:
        raise IntakeProblem(f"file-{error.reason}") from error
    if data.startswith(_OLE):
        _check_ole(data)
        from ocop_site.desk.old_excel import read_old_excel

        return read_old_excel(data)
    if data.startswith(b"PK\x03\x04"):
        _check_archive(data)
        from ocop_site.desk.intake_excel import read_excel

        return read_excel(data)
    if path.suffix.lower() in (".csv", ".txt", ".tsv"):
        return (_read_csv(path.stem, data),)
    raise IntakeProblem("not-a-list")


def _check_ole(data: bytes) -> None:
    """The container of old workbooks also wraps new ones that have a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise IntakeProblem("protected")
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise IntakeProblem("macros")
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise IntakeProblem("not-a-list")


def _check_archive(data: bytes) -> None:
    """Sizes before anything is unpacked, and what kind of document it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise IntakeProblem("bomb")
            for entry in entries:
                ratio = entry.file_size / max(entry.compress_size, 1)
                if entry.file_size > BOMB_BYTES and ratio > BOMB_RATIO:
                    raise IntakeProblem("bomb")
                if entry.filename == "xl/sharedStrings.xml" and entry.file_size > MAX_STRINGS:
                    raise IntakeProblem("bomb")
                if entry.flag_bits & 1:
                    raise IntakeProblem("protected")
            names = {entry.filename for entry in entries}
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    with archive.open(entry) as stream:
                        if b"<!DOCTYPE" in stream.read(4096):
                            raise IntakeProblem("unreadable")
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,  # zipfile, of a compression it does not know
        OSError,
        EOFError,
        ValueError,
    ) as error:
        raise IntakeProblem("unreadable") from error
    if any(name.endswith("vbaProject.bin") for name in names):
        raise IntakeProblem("macros")
    if "xl/workbook.xml" not in names:
        raise IntakeProblem("other-format" if _is_other_table(names) else "not-a-list")


def _is_other_table(names: set[str]) -> bool:
    return "xl/workbook.bin" in names or "content.xml" in names


def _read_csv(name: str, data: bytes) -> Grid:
    text, encoding = _decode(data)
    if "\0" in text:
        raise IntakeProblem("unreadable")
    rows: list[tuple[int, list[Raw]]] = []
    try:
        for number, fields in _csv_rows(text):
            if len(rows) >= MAX_ROWS:
                raise IntakeProblem("too-many-rows", limit=f"{MAX_ROWS:,}".replace(",", "."))
            if len(fields) > MAX_COLUMNS:
                raise IntakeProblem("too-many-columns", limit=str(MAX_COLUMNS))
            values: list[Raw] = [_unguard(value) or None for value in fields]
            if any(value is not None for value in values):
                rows.append((number, values))
    except csv.Error as error:
        raise IntakeProblem("unreadable") from error
    return Grid(name, rows, encoding=encoding)


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    delimiter = _find_delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    yield from enumerate(reader, start=1)


def _find_delimiter(text: str) -> str:
    """The sign that parts most cells in the first lines; some programs say it in the first."""
    lines = text.splitlines()[:20]
    return max(_DELIMITERS, key=lambda sign: sum(line.count(sign) for line in lines))


def _unguard(value: str) -> str:
    """A cell without the apostrophe that keeps programs from running it as a formula."""
    stripped = normalise(value).strip()
    return stripped[1:] if stripped[:1] == "'" and stripped[1:2] in tuple("=+-@") else stripped


def _decode(data: bytes) -> tuple[str, str]:
    """The text of a CSV file and, where it was not Unicode, what it was taken for."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError as error:
                raise IntakeProblem("unreadable") from error
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    windows = normalise(data.decode("cp1258", errors="replace"))
    if "\ufffd" not in windows and plausible_share(windows) > 0.9:
        return windows, "Windows-1258"
    return data.decode("latin-1"), ""
