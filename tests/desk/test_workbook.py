"""The workbook: what officials see in it, and that a trip out and in again changes nothing."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ocop_site.catalogue.choice_words import CHOICE_WORDS, choice_word, find_choice
from ocop_site.catalogue.models import Producer, Product
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.schema import Kind, fields_of
from ocop_site.catalogue.vocabulary import ProducerType
from ocop_site.cli import main
from ocop_site.desk.export import export_workbook
from ocop_site.desk.importer import Request, plan_import
from tests.desk.desk_support import content_of, edit_book, export, run
from tests.support import PROJECT, SMALL, edited, tree, write_catalogue


@pytest.fixture
def book(tmp_path: Path) -> Any:
    content = write_catalogue(tmp_path / "content")
    return load_workbook(export(content, tmp_path / "a.xlsx"))


@pytest.mark.parametrize("real", [True, False])
def test_out_and_in_again_changes_nothing(tmp_path: Path, real: bool) -> None:
    content = PROJECT / "content" if real else write_catalogue(tmp_path / "content")
    before = tree(content)
    first = export(content, tmp_path / "a.xlsx")
    plan = plan_import(Request(first), content_of(content))
    assert not plan
    assert plan.findings.items == []
    assert run("import", str(first), "--write", content=content) == 0
    assert tree(content) == before
    assert export(content, tmp_path / "b.xlsx").read_bytes() == first.read_bytes()


def test_the_trip_through_an_office_program_changes_nothing(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    path = edit_book(export(content, tmp_path / "a.xlsx"), lambda book: None)
    assert not plan_import(Request(path), content_of(content))


def test_equal_content_gives_equal_bytes_without_the_hour(tmp_path: Path) -> None:
    content = content_of(write_catalogue(tmp_path / "content"))
    data = export_workbook(content)
    assert data == export_workbook(content)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2025-06-30T00:00:00Z") == 2


def test_the_sheets_follow_the_declared_schema(book: Any) -> None:
    for title, record in (
        ("Sản phẩm", Product),
        ("Các lần công nhận", Recognition),
        ("Chủ thể", Producer),
    ):
        keys = [str(cell.value).partition(".")[0] for cell in book[title][1]]
        for spec in fields_of(record).values():
            shown = spec.kind not in (Kind.RECORD, Kind.IDENTIFIER, Kind.TOKENS)
            assert (spec.name in keys) == shown, spec.name


def test_the_heading_is_frozen_and_explained(book: Any) -> None:
    sheet = book["Sản phẩm"]
    heads = {cell.value: cell for cell in sheet[2]}
    assert sheet.freeze_panes == "D3"
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert "Tên sản phẩm *" in heads
    assert "Tên sản phẩm (tiếng Anh)" in heads
    assert fields_of(Product)["set"].help["vi"] in heads["Bộ sản phẩm *"].comment.text
    assert "Alt+Enter" in heads["Chủ thể"].comment.text


def test_closed_lists_are_drop_down_lists(book: Any) -> None:
    sheet = book["Chủ thể"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "type")
    rule = next(
        item for item in sheet.data_validations.dataValidation if f"{column}3" in item.sqref
    )
    letter = rule.formula1.split("$")[1]
    values = [cell.value for cell in book["_ocop"][letter] if cell.value]
    assert values == [choice_word(ProducerType, item.value) for item in ProducerType]
    assert book["_ocop"].sheet_state == "veryHidden"
    sheet = book["Các lần công nhận"]
    stars = next(cell.column_letter for cell in sheet[1] if cell.value == "stars")
    rules = sheet.data_validations.dataValidation
    whole = next(item for item in rules if f"{stars}3" in item.sqref)
    assert (whole.type, whole.formula1, whole.formula2) == ("whole", "3", "5")


def cell(sheet: Any, key: str, record: str) -> Any:
    column = next(item.column for item in sheet[1] if item.value == key)
    row = next(item.row for item in sheet["A"] if item.value == record)
    return sheet.cell(row, column)


def test_dates_are_dates_and_what_is_less_is_text(book: Any) -> None:
    sheet = book["Các lần công nhận"]
    whole = cell(sheet, "date", "mat-ong-thu#1")
    assert whole.value == datetime.datetime(2024, 3, 15)
    assert whole.number_format == "dd/mm/yyyy"
    assert cell(sheet, "date", "mat-ong-thu#2").value == "02/2021"
    assert cell(sheet, "date", "buoi-thu#1").value == "2023"


def test_codes_and_telephone_numbers_are_text(book: Any) -> None:
    phone = cell(book["Chủ thể"], "phone", "htx-thu")
    assert (phone.value, phone.number_format) == ("0274 3822 124", "@")
    code = cell(book["Sản phẩm"], "hs_code", "mat-ong-thu")
    assert (code.value, code.number_format) == ("0409.00", "@")
    assert book["Sản phẩm"].column_dimensions["C"].number_format == "@"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_text_can_act_as_a_formula(tmp_path: Path, sign: str) -> None:
    text = f'{sign}HYPERLINK(""x"")'
    name = "products/mat-ong-thu.yaml"
    changes = {name: edited(name, "vi: Mật ong Thử", f"vi: '{text}'")}
    content = write_catalogue(tmp_path / "content", changes)
    path = export(content, tmp_path / "a.xlsx")
    written = cell(load_workbook(path)["Sản phẩm"], "name.vi", "mat-ong-thu")
    assert (written.value, written.data_type) == (text, "s")
    assert written.quotePrefix
    assert not plan_import(Request(path), content_of(content))


def test_names_that_two_records_share_carry_the_id(tmp_path: Path) -> None:
    twin = SMALL["producers/trai-thu.yaml"].replace("id: trai-thu", "id: trai-hai")
    content = write_catalogue(tmp_path / "content", {"producers/trai-hai.yaml": twin})
    path = export(content, tmp_path / "a.xlsx")
    shown = cell(load_workbook(path)["Sản phẩm"], "producers", "buoi-thu").value
    assert shown == "Trang trại Thử [trai-thu]"
    assert not plan_import(Request(path), content_of(content))


def test_every_closed_list_has_words_for_all_its_values() -> None:
    for choices, words in CHOICE_WORDS.items():
        assert set(words) == {item.value for item in choices}
        for item in choices:
            for language in ("vi", "en"):
                shown = choice_word(choices, str(item.value), language)
                assert find_choice(choices, shown.upper()) == item.value


def test_an_english_workbook_comes_back_too(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    path = tmp_path / "en.xlsx"
    assert run("export", str(path), "--messages", "en", content=content) == 0
    assert "Products" in load_workbook(path).sheetnames
    assert not plan_import(Request(path), content_of(content))


def test_a_workbook_that_was_edited_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    path = tmp_path / "a.xlsx"
    assert run("export", str(path), content=content) == 0
    assert run("export", str(path), content=content) == 0
    path.write_bytes(b"mine")
    assert run("export", str(path), content=content) == 2
    assert path.read_bytes() == b"mine"
    assert "--overwrite" in capsys.readouterr().err
    assert run("export", str(path), "--overwrite", content=content) == 0


@pytest.mark.parametrize("name", ["a.csv", "a.xlsm", "a"])
def test_only_workbooks_are_written(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    assert run("export", str(tmp_path / name), content=content) == 2
    assert ".xlsx" in capsys.readouterr().err


def test_a_missing_extra_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    content = write_catalogue(tmp_path / "content")
    path = export(content, tmp_path / "a.xlsx")
    for name in [name for name in sys.modules if name.startswith("openpyxl")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("export", "workbook", "intake_excel"):
        monkeypatch.delitem(sys.modules, f"ocop_site.desk.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for arguments in (
        ["export", str(tmp_path / "b.xlsx")],
        ["import", str(path)],
        ["due", str(tmp_path / "due.xlsx")],
    ):
        assert main([*arguments, "--content", str(content), "--messages", "en"]) == 2
        assert "openpyxl" in capsys.readouterr().err
