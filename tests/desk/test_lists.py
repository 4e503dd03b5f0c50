"""Departments' lists: a whole one becomes a catalogue; known products are brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.catalogue.models import Producer, Product
from ocop_site.desk.findings import Level
from ocop_site.desk.grids import IntakeProblem
from ocop_site.desk.importer import Request, plan_import
from tests.desk.department_list import GROUPS, write_department_list
from tests.desk.desk_support import content_of, export, keys_of, plan_list, run
from tests.support import SMALL, tree, write_catalogue

HEAD: list[Any] = ["STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Số QĐ", "Ngày cấp", "Nhóm"]


def test_sixty_products_of_another_province_in_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list with every habit, one command, a catalogue that builds, the questions named."""
    path = tmp_path / "danh-sach.xlsx"
    write_department_list(path)
    content = tmp_path / "an-binh"
    arguments = ["import", str(path), "--new", "Tỉnh An Bình", "--as-of", "2026-06-30"]
    assert run(*arguments, content=content) == 0
    assert not content.exists()
    assert run(*arguments, "--write", content=content) == 0
    said = capsys.readouterr()
    catalogue, read, problems = load_catalogue(content)
    assert catalogue is not None, problems
    names = {item.name.get("vi").text for item in read.of("products", Product)}
    assert names == {name for _, products in GROUPS for name in products}
    assert all(
        entry.product.place and entry.product.producers for entry in catalogue.entries.values()
    )
    assert {entry.stars for entry in catalogue.entries.values()} == {3, 4, 5}
    for refused in ("J5: cột «Giới tính»", "L5: cột «Màu bao bì»", "nhà riêng"):
        assert refused in said.err
    assert "«Mật ong hoa nhãn» xếp vào bộ «I.2.b" in said.err
    assert "settings.yaml: điền tên đơn vị phát hành" in said.err  # settings-open
    assert "Ghi chú: trang tính này không có hàng tiêu đề" in said.err  # sheet-passed-over
    assert run("site", content=content) == 0
    pages = tree(Path(f"{content}-output"))
    assert (
        sum(name.startswith("site/vi/san-pham/") and name.endswith(".html") for name in pages) >= 60
    )
    book = export(content, tmp_path / "b.xlsx")
    assert not plan_import(Request(book), content_of(content))


def test_a_title_across_the_columns_is_no_product(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (
        ["STT", "Tên sản phẩm", "Chủ thể", "Hạng sao"],
        [None, "Thực phẩm"],
        [1, "Mật ong rừng", "HTX Mới", 3],
        [None, "Hàng đặc biệt"],
        [2, "Gốm men lam", "HTX Mới", 3],
    ):
        sheet.append(row)
    sheet.merge_cells("B4:D4")
    book.save(tmp_path / "a.xlsx")
    content = content_of(write_catalogue(tmp_path / "content"))
    plan = plan_import(Request(tmp_path / "a.xlsx"), content)
    names = [item.data["name"]["vi"] for item in plan.records if item.kind == "products"]
    assert names == ["Mật ong rừng", "Gốm men lam"]
    assert {"section-unknown", "group-unknown"} <= set(keys_of(plan))


def test_rows_that_sum_up_a_group_are_no_products(tmp_path: Path) -> None:
    """ "Cộng nhóm" adds up; a gong is a product, and so is what has a producer."""
    rows = [
        HEAD,
        [1, "Mật ong rừng", "HTX Mới", 3, None, None, "Thực phẩm"],
        [None, "Cộng nhóm I", None, None, None, None, "1 sản phẩm"],
        [None, "Tổng: 1 sản phẩm", None, 1, None, None, None],
        [2, "Cồng chiêng gốm", "HTX Mới", 3, None, None, None],
        [3, "Cộng gốm", "HTX Mới", 3, None, None, None],
    ]
    plan = plan_list(tmp_path, rows)
    totals = [item.where for item in plan.findings.items if item.key == "row-total"]
    assert [where[-1] for where in totals] == ["3", "4"]
    names = [item.data["name"]["vi"] for item in plan.records if item.kind == "products"]
    assert names == ["Mật ong rừng", "Cồng chiêng gốm", "Cộng gốm"]


def test_a_section_speaks_for_the_rows_below_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (
        ["STT", "Sản phẩm", "Chủ thể", "Xếp hạng"],
        ["A", "Huyện Cũ"], ["I", "Sản phẩm 4 sao"], [1, "Gạo thơm", "HTX Mới", None],
        ["II", "HẠNG 3 SAO"], [2, "Cà phê", "HTX Mới", None],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    content = content_of(write_catalogue(tmp_path / "content"))
    plan = plan_import(Request(tmp_path / "a.xlsx"), content)
    products = [item.data for item in plan.records if item.kind == "products"]
    assert [item["recognitions"][0]["stars"] for item in products] == ["4", "3"]
    assert {item["place"] for item in products} == {"huyen-cu"}


def test_a_known_product_gets_what_the_list_adds(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    rows: list[list[Any]] = [
        [*HEAD, "Mã số sản phẩm", "SĐT"],
        [1, "MẬT ONG THỬ", "HTX Thử", "4 sao", "100/QĐ-UBND", "15/03/2024", None, "74-1-2024",
         "0274 3822 124"],
        [2, "Bưởi Thử", "Trang trại Thử", 3, "9/QĐ-UBND", "20/11/2023", None, None,
         "0274.3822.999"],
        [3, "Muối ớt Thử", "htx thử", "4*", "55/QĐ-UBND", "1/6/2025", None, None, None],
    ]  # fmt: skip
    path = tmp_path / "ds.csv"
    path.write_text(
        "\n".join(";".join(map(str, row)) for row in rows).replace("None", ""), encoding="utf-8"
    )
    before = tree(content)
    assert run("import", str(path), "--write", content=content) == 0
    after = tree(content)
    changed = sorted(name for name in after if after[name] != before.get(name))
    assert changed == [
        "producers/trai-thu.yaml",
        "products/buoi-thu.yaml",
        "products/mat-ong-thu.yaml",
        "products/muoi-thu.yaml",
    ]
    honey = after["products/mat-ong-thu.yaml"].decode()
    assert honey.replace("code: 74-1-2024\n", "") == SMALL["products/mat-ong-thu.yaml"]
    pomelo = after["products/buoi-thu.yaml"].decode()
    assert "    date: 2023-11-20\n    decision: 9/QĐ-UBND\n" in pomelo
    assert "basis: inferred" in pomelo
    salt = after["products/muoi-thu.yaml"].decode()
    assert "recognitions:\n  - stars: 4\n    date: 2025-06-01\n    decision: 55/QĐ-UBND\n" in salt
    assert "  - stars: 3\n    date: 2021-06-10\n" in salt
    assert run("import", str(path), "--write", content=content) == 0
    assert tree(content) == after


def test_a_list_already_taken_over_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    write_department_list(path)
    content = tmp_path / "an-binh"
    new = ["--new", "Tỉnh An Bình", "--as-of", "2026-06-30", "--write"]
    assert run("import", str(path), *new, content=content) == 0
    plan = plan_import(Request(path), content_of(content))
    assert plan.records == []
    assert plan.changes == []


def test_the_source_is_named_in_what_a_list_brings(tmp_path: Path) -> None:
    plan = plan_list(
        tmp_path, [HEAD, [1, "Gạo", "HTX Mới", 3, None, None, None]], source="bao-thu-1"
    )
    product = plan.created("products")["gao"].data
    assert product["sources"] == ["bao-thu-1"]
    assert product["recognitions"][0]["source"] == "bao-thu-1"
    content = tmp_path / "content"
    assert run("import", str(tmp_path / "ds.csv"), "--source", "zz", content=content) == 2


@pytest.mark.parametrize(
    ("heading", "value", "kind", "name", "meant"),
    [
        ("Tiêu chuẩn", "TCVN 1", Product, "specification", {"vi": "TCVN 1"}),
        ("Hạn sử dụng", "6 tháng", Product, "shelf_life", {"vi": "6 tháng"}),
        ("MÃ SỐ SẢN PHẨM", "1-2-3", Product, "code", "1-2-3"),
        ("Ma so san pham", "1-2-3", Product, "code", "1-2-3"),
        ("Người đại diện", "Bà A", Producer, "representative", "Bà A"),
        ("Địa chỉ e-mail", "a@b.vn", None, "", None),
        ("Email", "a@b.vn", Producer, "email", "a@b.vn"),
        ("Loại hình", "HTX", Producer, "type", "cooperative"),
        ("Địa chỉ", "Tổ 1, xã Cũ, huyện Cũ", Producer, "address", {"vi": "Tổ 1"}),
        ("Địa chỉ", "Tổ 1, xã Cũ, huyện Cũ", Producer, "place", "xa-cu"),
        ("Địa chỉ", "Tổ 1, xã Cũ, huyện Cũ", Product, "place_basis", "inferred"),
        ("Nơi sản xuất", "Tổ 1, xã Cũ", Product, "place", "xa-cu"),
        ("Xã/phường", "Xã Cũ", Product, "place", "xa-cu"),
    ],
)
def test_columns_that_are_known(
    tmp_path: Path, heading: str, value: str, kind: type | None, name: str, meant: Any
) -> None:
    rows: list[list[Any]] = [
        ["Tên sản phẩm", "Chủ thể", "Số sao", heading],
        ["Gạo", "CTCP Mới", 3, value],
    ]
    plan = plan_list(tmp_path, rows)
    if kind is None:
        assert "column-unknown" in keys_of(plan)
        return
    folder = "products" if kind is Product else "producers"
    record = next(item for item in plan.records if item.kind == folder)
    assert record.data[name] == meant


def test_a_date_where_a_decision_should_stand(tmp_path: Path) -> None:
    import datetime

    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Tên sản phẩm", "Số sao", "Số quyết định"])
    sheet.append(["Gạo", 3, datetime.date(2024, 1, 2)])
    book.save(tmp_path / "a.xlsx")
    content = content_of(write_catalogue(tmp_path / "content"))
    plan = plan_import(Request(tmp_path / "a.xlsx"), content)
    assert "decision-is-date" in keys_of(plan)
    assert "decision" not in plan.created("products")["gao"].data["recognitions"][0]


def test_headings_repeated_on_each_page_and_column_numbers(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["DANH SÁCH"], HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, "Gạo", "HTX A", 3, None, None, None], HEAD,
        [2, "Cà phê", "HTX A", 3, None, None, None],
    ]  # fmt: skip
    plan = plan_list(tmp_path, rows)
    assert [item.data["id"] for item in plan.records if item.kind == "products"] == [
        "gao",
        "ca-phe",
    ]
    assert plan.findings.of(Level.REFUSED) == []


def test_the_same_product_certified_twice_has_two_recognitions(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEAD, [1, "Gạo", "HTX A", 3, "1/QĐ-UBND", "2021", None],
        [2, "Gạo", "HTX A", 4, "2/QĐ-UBND", "2024", None],
    ]  # fmt: skip
    plan = plan_list(tmp_path, rows)
    parts = plan.created("products")["gao"].data["recognitions"]
    assert [(item["stars"], item["date"]) for item in parts] == [("4", "2024"), ("3", "2021")]


def test_a_short_code_that_is_taken_is_not_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("ocop_site.desk.identifiers", "ocop_site.catalogue.catalogue"):
        monkeypatch.setattr(f"{module}.short_code", lambda name: f"ABC{len(name) % 7 + 2}")
    rows: list[list[Any]] = [HEAD, [1, "Gạo", "HTX A", 3, None, None, None]]
    products = {name: None for name in SMALL if name.startswith(("products/", "kinds/", "events/"))}
    one = {
        "products/tao.yaml": "id: tao\nname: Táo\nset: fresh-produce\nrecognitions:\n  - stars: 3\n"
    }
    plan = plan_list(tmp_path, rows, {**products, **one})
    data = plan.created("products")["gao"].data
    assert data["short"] == "ABC7"
    assert list(data) == ["id", "name", "set", "set_basis", "short", "producers", "recognitions"]


def test_a_place_in_a_former_and_a_present_unit_is_told_by_its_district(tmp_path: Path) -> None:
    places = {
        "places/xa-moi-cu.yaml": "id: xa-moi-cu\nkind: commune\nname: Xã Mới\nwithin: huyen-cu\n",
    }
    rows: list[list[Any]] = [
        ["Tên sản phẩm", "Chủ thể", "Số sao", "Xã", "Huyện"],
        ["Gạo", "HTX A", 3, "Xã Mới", "Huyện Cũ"],
    ]
    plan = plan_list(tmp_path, rows, places)
    assert plan.created("products")["gao"].data["place"] == "xa-moi-cu"


@pytest.mark.parametrize(
    "rows",
    [
        [["Số liệu", "Năm"], ["a", 1]],
        [["Tên sản phẩm"], ["Gạo"]],
        [["Chủ thể", "Số sao"], ["HTX", 3]],
    ],
)
def test_a_sheet_that_is_no_list(tmp_path: Path, rows: list[list[Any]]) -> None:
    with pytest.raises(IntakeProblem, match="no-heading"):
        plan_list(tmp_path, rows)


def test_strict_writes_nothing_while_anything_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    path = tmp_path / "a.csv"
    path.write_text("Tên sản phẩm,Số sao\nGạo,3\nXoài,khá\n", encoding="utf-8")
    before = tree(content)
    assert run("import", str(path), "--write", "--strict", content=content) == 1
    assert tree(content) == before
    assert "a!A3: «khá»" in capsys.readouterr().err
    assert run("import", str(path), "--write", content=content) == 0
    assert (content / "products/gao.yaml").exists()


def test_what_would_be_written_is_shown_in_full_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    path = tmp_path / "a.csv"
    path.write_text("Tên sản phẩm,Số sao\nGạo,3\n", encoding="utf-8")
    assert run("import", str(path), "--verbose", "--messages", "en", content=content) == 0
    out = capsys.readouterr().out
    assert "    set: rice-cereals\n" in out
    assert "--write" in out
