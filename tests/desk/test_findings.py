"""Each thing an import can say, provoked, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ocop_site.catalogue.classification import load_classification
from ocop_site.desk.desk_words import TEXTS
from ocop_site.desk.diff import show_findings
from ocop_site.desk.findings import Finding, Level
from ocop_site.desk.import_words import FINDINGS, REASONS
from tests.desk.desk_support import keys_of, plan_list

HEAD = ["Tên sản phẩm", "Chủ thể", "Số sao", "Nhóm"]


def one(
    name: object = "Mật ong rừng",
    producer: object = "HTX Mới",
    stars: object = 3,
    group: object = "Thực phẩm",
) -> list[list[Any]]:
    return [HEAD, [name, producer, stars, group]]


def with_column(heading: str, value: object) -> list[list[Any]]:
    first, second = one()
    return [[*first, heading], [*second, value]]


TWIN = {"places/xa-hai.yaml": "id: xa-hai\nkind: commune\nname: Xã Mới\nwithin: tinh-thu\n"}

# Key -> the rows of a list that provoke it.
LISTS: dict[str, list[list[Any]]] = {
    "column-unknown": with_column("Màu sắc", "xanh"),
    "column-twice": with_column("Hạng", "3"),
    "column-private": with_column("Giới tính", "Nam"),
    "column-passed-over": with_column("Điểm số", "80"),
    "row-total": [*one(), ["Tổng cộng", None, "1 sản phẩm", None]],
    "row-without-name": [*one(), [None, None, None, "Người lập biểu"]],
    "row-twice": [*one(), one()[1]],
    "rows-disagree": [
        [*HEAD, "Điện thoại"],
        [*one()[1], "0900 000 001"],
        ["Mật ong rú", "HTX Mới", 3, "Thực phẩm", "0900 000 002"],
    ],
    "cell-error": with_column("Địa chỉ email", "#N/A"),
    "value-wrong": with_column("Email", "không rõ lắm"),
    "encoding-converted": [HEAD, ["MËt ong rõng", "HTX Mới", 3, "Thực phẩm"]],
    "encoding-settled": [
        ["Tªn s¶n phÈm", "Chñ thÓ", "Sè sao"],
        ["MËt ong rõng", "HTX Míi", 3],
    ],
    "encoding-unsure": [
        HEAD,
        ["MËt ong rõng", "HTX Mới", 3, None],
        ["Thùc mét", "HTX Mới", 3, None],
    ],
    "stars-wrong": one(stars="khá"),
    "stars-low": one(stars="2 sao"),
    "stars-missing": one(stars=None),
    "stars-potential": one(stars="Tiềm năng 5 sao"),
    "stars-differ": [
        [*HEAD, "Năm"],
        ["Mật ong Thử", "HTX Thử", 5, None, 2024],
    ],
    "date-wrong": with_column("Ngày cấp", "đang chờ"),
    "date-none": with_column("Ngày cấp", "31/02/2024"),
    "date-month-first": with_column("Ngày cấp", "12/26/2024"),
    "date-short-year": with_column("Ngày cấp", "1/2/24"),
    "date-was-number": with_column("Ngày cấp", "45286"),
    "dates-disagree": [
        [*HEAD, "Ngày cấp", "Năm"],
        [*one()[1], "1/2/2024", "2022"],
    ],
    "decision-odd": with_column("Quyết định", "số 12"),
    "decision-mended": with_column("Quyết định", "12/QD-UBND"),
    "choice-wrong": with_column("Cấp công nhận", "cấp thôn"),
    "number-wrong": with_column("Số sản phẩm được công nhận", "ba"),
    "flag-wrong": with_column("Tên tiếng Anh do ta dịch", "có lẽ"),
    "reference-many": [HEAD, ["Gạo", "Trại đôi", 3, None]],
    "phone-zero": with_column("SĐT", "912345678"),
    "url-completed": with_column("Website", "htx.example.vn"),
    "names-many": one(name="1. Mật ong\n2. Gạo"),
    "name-number": one(name="12"),
    "product-by-name": one(name="Nón lá Thử", producer=None),
    "product-near": one(name="Muối ớt Thử 2", producer="HTX Khác"),
    "same-name": one(name="Muối ớt Thử", producer="HTX Khác"),
    "set-inferred": one(),
    "set-open": one(name="Đặc sản"),
    "group-unknown": one(group="Nhóm lạ"),
    "group-conflict": [[*HEAD, "Bộ sản phẩm"], [*one(group="Đồ uống có cồn")[1], "Hoa"]],
    "producer-missing": one(producer=None),
    "producer-form": one(producer="HTX Mới"),
    "producer-type": one(producer="Vinathu"),
    "producer-near": one(producer="HTX Thửu"),
    "address-private": [[*HEAD, "Địa chỉ"], ["Mật ong rừng", "Hộ ông A", 3, None, "Số 1, xã Cũ"]],
    "place-many": with_column("Xã", "Xã Mới"),
    "place-other-province": with_column("Địa chỉ", "xã Mới, tỉnh Khác"),
    "place-other-kind": with_column("Xã", "phường Cũ"),
    "place-without-kind": with_column("Xã", "Tân Phú"),
}
# Provoked by workbooks and commands, in the tests named for them.
ELSEWHERE = {
    "sheet-passed-over": "test_lists", "row-cleared": "test_own_sheets",
    "row-copied": "test_own_sheets", "row-incomplete": "test_new_rows",
    "rows-missing": "test_own_sheets", "id-unknown": "test_new_rows",
    "changed-meanwhile": "test_own_sheets", "required-empty": "test_own_sheets",
    "product-without-recognition": "test_new_rows", "encoding-file": "test_legacy",
    "date-was-year": "test_own_sheets", "decision-is-date": "test_lists",
    "reference-none": "test_own_sheets", "reference-near": "test_own_sheets",
    "settings-open": "test_lists", "section-unknown": "test_lists", "new-part": "test_new",
}  # fmt: skip


@pytest.mark.parametrize("key", LISTS)
def test_a_list_provokes_it(tmp_path: Path, key: str) -> None:
    changes = dict(TWIN)
    if key == "reference-many":
        for name in ("a", "b"):
            changes[f"producers/{name}.yaml"] = f"id: {name}\nname: Trại đôi\ntype: farm\n"
    plan = plan_list(tmp_path, LISTS[key], changes)
    assert key in keys_of(plan)
    finding = next(item for item in plan.findings.items if item.key == key)
    assert re.match(r"ds!?[A-Z]*\d*$", finding.where)
    for language in ("vi", "en"):
        assert "{" not in finding.text(language)


def test_nothing_is_said_that_no_test_provokes() -> None:
    assert set(LISTS) | set(ELSEWHERE) == set(FINDINGS)
    folder = Path(__file__).parent
    for key, module in ELSEWHERE.items():
        assert key in (folder / f"{module}.py").read_text(encoding="utf-8"), key


@pytest.mark.parametrize("table", [FINDINGS, REASONS, TEXTS])
def test_both_languages_fill_the_same_places(table: Any) -> None:
    for key, texts in table.items():
        assert set(texts) == {"vi", "en"}
        places = [set(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert key == "value-wrong" or places[0] == places[1], key


def test_a_finding_names_a_target_in_the_readers_language() -> None:
    values = (("text", "x"), ("target", "producer"))
    finding = Finding(Level.REFUSED, "reference-none", "A1", values)
    assert "chủ thể" in finding.text("vi")
    assert "producer" in finding.text("en")


def test_a_field_that_rows_disagree_on_is_named_in_the_readers_language(tmp_path: Path) -> None:
    plan = plan_list(tmp_path, LISTS["rows-disagree"])
    finding = next(item for item in plan.findings.items if item.key == "rows-disagree")
    assert finding.text("vi").startswith("Điện thoại «")
    assert finding.text("en").startswith("Telephone '")


def test_an_open_set_is_asked_for_by_names() -> None:
    values = (("name", "x"), ("group", "Chè"), ("sets", "tea-leaf other-plant-teas"))
    few = Finding(Level.REFUSED, "set-open", "A1", values)
    assert "«Chè tươi, chế biến»; «Sản phẩm chè từ thực vật khác»" in few.text("vi")
    assert "'Fresh and processed tea'; 'Teas from other plants (herbal infusions)'" in few.text(
        "en"
    )
    every = " ".join(load_classification().sets)
    many = Finding(Level.REFUSED, "set-open", "A1", (*values[:2], ("sets", every)))
    assert "docs/vi/tra-cuu/bo-san-pham.md" in many.text("vi")
    assert "docs/en/reference/sets.md" in many.text("en")


def test_many_conversions_of_a_kind_are_counted(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Tên sản phẩm", "Chủ thể", "Số sao", "Điện thoại"]]
    rows += [[f"Mật ong {n}", f"HTX Số {n}", 3, 912000000 + n] for n in range(5)]
    plan = plan_list(tmp_path, rows)
    short, whole = (show_findings(plan, "vi", verbose=verbose) for verbose in (False, True))
    assert short.count("mất số 0 ở đầu") == 3
    assert "cũng như vậy ở 2 ô nữa" in short
    assert whole.count("mất số 0 ở đầu") == 5
