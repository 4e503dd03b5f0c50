"""New rows in our workbook that cannot become records yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ocop_site.desk.importer import Request, plan_import
from tests.desk.desk_support import content_of, edit_book, export, keys_of, set_cell
from tests.support import write_catalogue


def add(sheet_name: str, **values: object) -> Any:
    def change(book: Any) -> None:
        sheet = book[sheet_name]
        row = sheet.max_row - 1
        for key, value in values.items():
            if key == "id":
                sheet.cell(row + 2, 1).value = value
            else:
                set_cell(sheet, key.replace("__", "."), row, value)

    return change


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        (add("Sản phẩm", name__vi="Trà Mới"), ["row-incomplete"]),
        (add("Sản phẩm", name__vi="Trà Mới", set="tea-leaf"), ["product-without-recognition"]),
        (add("Chủ thể", name__vi="HTX Mới"), ["row-incomplete"]),
        (add("Chủ thể", id="htx-xa", name__vi="HTX Xa"), ["id-unknown"]),
        (add("Các lần công nhận", stars=3), ["reference-none"]),
        (add("Các lần công nhận", _owner="Không có", stars=3), ["reference-none"]),
        (add("Các lần công nhận", id="mat-ong-thu#9", stars=3), ["id-unknown"]),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, change: Any, keys: list[str]) -> None:
    content = write_catalogue(tmp_path / "content")
    path = edit_book(export(content, tmp_path / "a.xlsx"), change)
    plan = plan_import(Request(path), content_of(content))
    assert not plan
    assert keys_of(plan) == keys
