"""Grids from .xls workbooks, read by a process of its own.

The old format is full of offsets that a damaged file sets wrong, so the reading happens where a
crash or a run-away allocation harms nothing: in a child with bounded memory, which answers in
JSON.
"""

from __future__ import annotations

import datetime
import importlib.util
import io
import json
import os
import subprocess
import sys
from typing import Any

from ocop_site.desk.grids import MAX_ROWS, Grid, IntakeProblem, Raw, Span

MAX_MEMORY = 2_000_000_000
MAX_SECONDS = 120
_MODULE = "ocop_site.desk.old_excel"
_LIBRARY = "python_calamine"


def read_old_excel(data: bytes) -> tuple[Grid, ...]:
    """The visible sheets of an .xls file.

    Raises:
        IntakeProblem: if it is damaged, protected or too large.
        ModuleNotFoundError: if what reads it is not installed.
    """
    if importlib.util.find_spec(_LIBRARY) is None:
        raise ModuleNotFoundError(_LIBRARY, name=_LIBRARY)
    try:
        child = subprocess.run(
            [sys.executable, "-m", _MODULE],
            input=data,
            capture_output=True,
            timeout=MAX_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    except subprocess.TimeoutExpired as error:
        raise IntakeProblem("unreadable") from error
    if child.returncode != 0:
        raise IntakeProblem("unreadable")
    answer = json.loads(child.stdout)
    if "problem" in answer:
        raise IntakeProblem(answer["problem"], **answer.get("values", {}))
    return tuple(_grid(sheet) for sheet in answer["sheets"])


def _grid(sheet: dict[str, Any]) -> Grid:
    rows = [(number, [_raw(cell) for cell in cells]) for number, cells in sheet["rows"]]
    return Grid(sheet["name"], rows, tuple(Span(*span) for span in sheet["merged"]))


def _raw(cell: Any) -> Raw:
    return datetime.date.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell


def _answer(data: bytes) -> dict[str, Any]:
    """What the child says: the sheets, or why there are none."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    sheets = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in book.sheets_metadata:
            if about.visible is SheetVisibleEnum.Visible:
                sheets.append(_sheet(about.name, book.get_sheet_by_name(about.name)))
    except PasswordError:
        return {"problem": "protected"}
    except CalamineError:
        return {"problem": "unreadable"}
    except IntakeProblem as problem:
        return {"problem": problem.reason, "values": problem.values}
    return {"sheets": sheets}


def _sheet(name: str, sheet: Any) -> dict[str, Any]:
    from ocop_site.desk.intake_excel import clean_value

    rows: list[tuple[int, list[Any]]] = []
    start = (sheet.start or (0, 0))[0] + 1
    for number, cells in enumerate(sheet.iter_rows(), start=start):
        values = [_plain(clean_value(cell)) for cell in cells]
        if any(value is not None for value in values):
            if len(rows) >= MAX_ROWS:
                limit = f"{MAX_ROWS:,}".replace(",", ".")
                raise IntakeProblem("too-many-rows", limit=limit)
            rows.append((number, values))
    merged = [
        (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    ]
    return {"name": name, "rows": rows, "merged": merged}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return {"day": value.strftime("%Y-%m-%d")}
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _bound_memory() -> None:
    """Where the system has the means, let an allocation beyond the bound fail."""
    if importlib.util.find_spec("resource") is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def main() -> int:
    """Read a workbook from standard input, answer on standard output."""
    _bound_memory()
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
