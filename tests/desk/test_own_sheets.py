"""Our workbook after officials worked in it: what becomes a change and what a question."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.desk.importer import Request, plan_import
from ocop_site.desk.plan import Plan
from tests.desk.desk_support import (
    content_of,
    edit_book,
    export,
    keys_of,
    row_of,
    run,
    set_cell,
)
from tests.support import edit, tree, write_catalogue

PRODUCTS, RECOGNITIONS, PRODUCERS = "Sản phẩm", "Các lần công nhận", "Chủ thể"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path / "content")


def worked(content: Path, change: Any) -> Path:
    """The exported workbook after ``change``."""
    return edit_book(export(content, content.parent / "a.xlsx"), change)


def plan_of(content: Path, change: Any) -> Plan:
    return plan_import(Request(worked(content, change)), content_of(content))


def put(sheet: str, record: str, key: str, value: object) -> Any:
    def change(book: Any) -> None:
        set_cell(book[sheet], key, row_of(book[sheet], record), value)

    return change


@pytest.mark.parametrize(
    ("sheet", "record", "key", "value", "file", "line"),
    [
        (PRODUCTS, "mat-ong-thu", "name.vi", "Mật ong Mới", "products/mat-ong-thu.yaml",
         "name: {vi: Mật ong Mới, en: Trial honey}"),
        (PRODUCTS, "mat-ong-thu", "set", "I.3.a Đồ ăn nhanh", "products/mat-ong-thu.yaml",
         "set: convenience-food"),
        (PRODUCTS, "mat-ong-thu", "items", 3, "products/mat-ong-thu.yaml", "items: 3"),
        (PRODUCTS, "mat-ong-thu", "place", "xã mới", "products/mat-ong-thu.yaml",
         "place: xa-moi"),
        (PRODUCTS, "mat-ong-thu", "producers", "Hợp tác xã Thử\nTrang trại Thử",
         "products/mat-ong-thu.yaml", "producers: [htx-thu, trai-thu]"),
        (PRODUCTS, "mat-ong-thu", "name_translated", "x", "products/mat-ong-thu.yaml",
         "name_translated: true"),
        (PRODUCTS, "buoi-thu", "season.vi", "Tháng 8", "products/buoi-thu.yaml",
         "season:"),
        (RECOGNITIONS, "buoi-thu#1", "stars", "5 sao", "products/buoi-thu.yaml",
         "  - stars: 5"),
        (RECOGNITIONS, "mat-ong-thu#1", "date", datetime.date(2024, 4, 1),
         "products/mat-ong-thu.yaml", "    date: 2024-04-01"),
        (RECOGNITIONS, "mat-ong-thu#1", "expires", "12/2027", "products/mat-ong-thu.yaml",
         "    expires: 2027-12"),
        (RECOGNITIONS, "mat-ong-thu#1", "level", "trung ương", "products/mat-ong-thu.yaml",
         "    level: national"),
        (PRODUCERS, "htx-thu", "type", "THT", "producers/htx-thu.yaml",
         "type: cooperative-group"),
        (PRODUCERS, "htx-thu", "phone", "0274 3822 124\n0912 345 678", "producers/htx-thu.yaml",
         "phone: [0274 3822 124, 0912 345 678]"),
        (PRODUCERS, "trai-thu", "email", "a@b.vn", "producers/trai-thu.yaml",
         "email: a@b.vn"),
        (PRODUCERS, "trai-thu", "website", "trai.example.vn", "producers/trai-thu.yaml",
         "website: https://trai.example.vn"),
    ],
)  # fmt: skip
def test_a_changed_cell_changes_one_value(
    content: Path, sheet: str, record: str, key: str, value: object, file: str, line: str
) -> None:
    before = tree(content)
    path = worked(content, put(sheet, record, key, value))
    assert run("import", str(path), content=content) == 0
    assert tree(content) == before
    assert run("import", str(path), "--write", content=content) == 0
    after = tree(content)
    assert [name for name in after if after[name] != before.get(name)] == [file]
    new = after[file].decode().split("\n")
    assert line in new
    old = before[file].decode().split("\n")
    assert len([item for item in new if item not in old]) <= 2
    assert load_catalogue(content)[0] is not None


def test_what_was_retyped_otherwise_is_no_change(content: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[RECOGNITIONS]
        set_cell(sheet, "date", row_of(sheet, "mat-ong-thu#1"), "15/03/2024")
        set_cell(sheet, "date", row_of(sheet, "mat-ong-thu#2"), "tháng 2/2021")
        set_cell(sheet, "state", row_of(sheet, "mat-ong-thu#1"), None)
        set_cell(sheet, "stars", row_of(sheet, "mat-ong-thu#1"), "★★★★")
        set_cell(book[PRODUCTS], "set", row_of(book[PRODUCTS], "mat-ong-thu"), "honey-other-raw")

    assert not plan_of(content, change)


def test_an_emptied_cell_takes_the_value_out(content: Path) -> None:
    path = worked(content, put(PRODUCTS, "mat-ong-thu", "name.en", None))
    assert run("import", str(path), "--write", content=content) == 0
    text = (content / "products/mat-ong-thu.yaml").read_text(encoding="utf-8")
    assert "name: {vi: Mật ong Thử}\n" in text


@pytest.mark.parametrize(
    ("sheet", "record", "key", "value", "finding"),
    [
        (PRODUCTS, "mat-ong-thu", "set", None, "required-empty"),
        (PRODUCTS, "mat-ong-thu", "set", "Đồ chơi", "reference-none"),
        (PRODUCTS, "mat-ong-thu", "producers", "Hợp tác xã Thữ A", "reference-near"),
        (PRODUCTS, "mat-ong-thu", "items", "ba", "number-wrong"),
        (PRODUCTS, "mat-ong-thu", "items", 0, "value-wrong"),
        (PRODUCTS, "mat-ong-thu", "hs_code", "abc", "value-wrong"),
        (PRODUCTS, "mat-ong-thu", "name_translated", "có lẽ", "flag-wrong"),
        (PRODUCTS, "mat-ong-thu", "summary.vi", "#REF!", "cell-error"),
        (RECOGNITIONS, "mat-ong-thu#1", "stars", "2 sao", "stars-low"),
        (RECOGNITIONS, "mat-ong-thu#1", "stars", "khá", "stars-wrong"),
        (RECOGNITIONS, "mat-ong-thu#1", "date", "31/02/2024", "date-none"),
        (RECOGNITIONS, "mat-ong-thu#1", "date", "12/26/2024", "date-month-first"),
        (RECOGNITIONS, "mat-ong-thu#1", "level", "cấp xã", "choice-wrong"),
        (PRODUCERS, "htx-thu", "email", "không có", "value-wrong"),
        (PRODUCERS, "htx-thu", "phone", "123", "value-wrong"),
    ],
)
def test_a_cell_that_cannot_be_is_named_and_not_taken(
    content: Path, sheet: str, record: str, key: str, value: object, finding: str
) -> None:
    plan = plan_of(content, put(sheet, record, key, value))
    assert not plan
    assert keys_of(plan) == [finding]
    assert plan.findings.items[0].where.startswith(f"{sheet}!")


def test_a_year_typed_into_a_cell_of_dates_is_read_with_a_word(content: Path) -> None:
    change = put(RECOGNITIONS, "mat-ong-thu#1", "date", datetime.date(1905, 7, 16))
    plan = plan_of(content, change)
    assert plan.changes[0].new == "2024"
    assert keys_of(plan) == ["date-was-year"]


def test_a_record_changed_since_the_export_is_not_turned_back(content: Path) -> None:
    path = worked(content, put(PRODUCTS, "mat-ong-thu", "items", 4))
    edit(content / "products/mat-ong-thu.yaml", "vi: Mật ong Thử", "vi: Mật ong Sửa")
    plan = plan_import(Request(path), content_of(content))
    assert not plan
    assert keys_of(plan) == ["changed-meanwhile", "changed-meanwhile"]


def test_a_new_row_on_each_sheet_becomes_a_new_product(content: Path) -> None:
    def change(book: Any) -> None:
        last = book[PRODUCERS].max_row - 1
        set_cell(book[PRODUCERS], "name.vi", last, "Tổ hợp tác Mới")
        set_cell(book[PRODUCERS], "type", last, "tổ hợp tác")
        last = book[PRODUCTS].max_row - 1
        set_cell(book[PRODUCTS], "name.vi", last, "Trà hoa Mới")
        set_cell(book[PRODUCTS], "set", last, "I.5.b")
        set_cell(book[PRODUCTS], "producers", last, "Tổ hợp tác Mới")
        last = book[RECOGNITIONS].max_row - 1
        set_cell(book[RECOGNITIONS], "_owner", last, "Trà hoa Mới")
        set_cell(book[RECOGNITIONS], "stars", last, 4)
        set_cell(book[RECOGNITIONS], "date", last, "2025")

    path = worked(content, change)
    assert run("import", str(path), "--write", content=content) == 0
    text = (content / "products/tra-hoa-moi.yaml").read_text(encoding="utf-8")
    assert text == (
        "id: tra-hoa-moi\nname:\n  vi: Trà hoa Mới\nset: other-plant-teas\nproducers:\n"
        "  - to-hop-tac-moi\nrecognitions:\n  - stars: 4\n    date: 2025\n"
    )
    assert load_catalogue(content)[0] is not None
    again = export(content, content.parent / "b.xlsx")
    assert not plan_import(Request(again), content_of(content))


def test_a_new_recognition_goes_to_its_place(content: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[RECOGNITIONS]
        last = sheet.max_row - 1
        for key, value in (("_owner", "Mật ong Thử"), ("stars", 3), ("date", "2022")):
            set_cell(sheet, key, last, value)

    path = worked(content, change)
    assert run("import", str(path), "--write", content=content) == 0
    text = (content / "products/mat-ong-thu.yaml").read_text(encoding="utf-8")
    dates = [line.split(": ")[1] for line in text.split("\n") if line.startswith("    date:")]
    assert dates == ["2024-03-15", "2022", "2021-02"]


def test_a_row_copied_to_make_a_new_product_keeps_the_old_one(content: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[PRODUCTS]
        row = row_of(sheet, "mat-ong-thu") + 2
        last = sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(last, column).value = sheet.cell(row, column).value
        set_cell(sheet, "name.vi", last - 2, "Mật ong Chép")
        owner = book[RECOGNITIONS]
        row = owner.max_row - 1
        set_cell(owner, "_owner", row, "Mật ong Chép")
        set_cell(owner, "stars", row, 3)

    plan = plan_of(content, change)
    assert keys_of(plan) == ["row-copied"]
    assert [item.file for item in plan.records] == ["products/mat-ong-chep.yaml"]
    assert plan.changes == []


def test_rows_that_are_gone_or_empty_remove_nothing(content: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[PRODUCTS]
        sheet.delete_rows(row_of(sheet, "muoi-thu") + 2)
        row = row_of(sheet, "buoi-thu") + 2
        for column in range(2, sheet.max_column + 1):
            sheet.cell(row, column).value = None

    plan = plan_of(content, change)
    assert not plan
    assert keys_of(plan) == ["row-cleared", "rows-missing"]


def test_columns_may_be_moved_hidden_or_left_out(content: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[PRODUCTS]
        sheet.delete_cols(5)
        sheet.insert_cols(4)
        sheet["D2"] = "Cột riêng"
        set_cell(sheet, "items", row_of(sheet, "mat-ong-thu"), 9)

    plan = plan_of(content, change)
    assert [item.path for item in plan.changes] == [("items",)]
    assert keys_of(plan) == ["column-unknown"]


def test_one_sheet_saved_as_csv_comes_back(content: Path) -> None:
    import csv

    from openpyxl import load_workbook

    book = load_workbook(export(content, content.parent / "a.xlsx"))
    path = content.parent / "san-pham.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        for row in book[PRODUCTS].iter_rows(values_only=True):
            writer.writerow("" if value is None else value for value in row)
    assert not plan_import(Request(path), content_of(content))


def test_an_import_that_would_break_the_catalogue_is_refused(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(content)
    path = worked(content, put(RECOGNITIONS, "mat-ong-thu#1", "expires", "2020"))
    assert run("import", str(path), "--write", "--messages", "en", content=content) == 1
    assert "E205" in capsys.readouterr().err
    assert tree(content) == before


def test_a_catalogue_with_errors_is_mended_first(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = export(content, content.parent / "a.xlsx")
    edit(content / "products/mat-ong-thu.yaml", "stars: 4", "stars: 6")
    for command in ("import", "export"):
        assert run(command, str(path), "--messages", "en", content=content) == 1
        assert "E105" in capsys.readouterr().err


def test_line_ends_and_byte_order_mark_stay(content: Path) -> None:
    file = content / "producers/trai-thu.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    path = worked(content, put(PRODUCERS, "trai-thu", "email", "a@b.vn"))
    assert run("import", str(path), "--write", content=content) == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"email: a@b.vn\r\n" in data


def test_a_full_disk_loses_nothing(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        put(PRODUCERS, "trai-thu", "email", "a@b.vn")(book)
        put(PRODUCTS, "buoi-thu", "items", 2)(book)

    path = worked(content, change)
    before = tree(content)
    written: list[Path] = []
    real = Path.write_bytes

    def fail(self: Path, data: bytes) -> int:
        if written:
            raise OSError(28, "No space left on device", str(self))
        written.append(self)
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    assert run("import", str(path), "--write", "--messages", "en", content=content) == 5
    monkeypatch.undo()
    assert "No space left" in capsys.readouterr().err
    assert tree(content) == before


def test_records_of_a_list_file_are_changed_there(tmp_path: Path) -> None:
    from tests.support import SMALL

    def item(name: str) -> str:
        first, *rest = SMALL[f"producers/{name}.yaml"].splitlines()
        return "\n".join([f"- {first}", *(f"  {line}" for line in rest)]) + "\n"

    content = write_catalogue(
        tmp_path / "content",
        {
            "producers/htx-thu.yaml": None,
            "producers/trai-thu.yaml": None,
            "producers.yaml": "# hai chủ thể\n" + item("htx-thu") + item("trai-thu"),
        },
    )
    path = worked(content, put(PRODUCERS, "trai-thu", "email", "a@b.vn"))
    assert run("import", str(path), "--write", content=content) == 0
    text = (content / "producers.yaml").read_text(encoding="utf-8")
    assert text.startswith("# hai chủ thể\n- id: htx-thu\n")
    assert "  place: xa-moi\n  email: a@b.vn\n" in text
