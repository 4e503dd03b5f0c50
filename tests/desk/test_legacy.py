"""Old encodings: told from Unicode, converted with a word, or left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from ocop_site.desk.findings import Level
from ocop_site.desk.importer import Request, plan_import
from ocop_site.desk.legacy import Encoding, convert, judge
from ocop_site.desk.syllables import is_syllable, is_vietnamese
from tests.desk.desk_support import content_of, keys_of, write_list
from tests.support import PROJECT, write_catalogue

TCVN3, VNI = Encoding.TCVN3, Encoding.VNI


@pytest.mark.parametrize(
    ("text", "encoding", "meant"),
    [
        ("S¶n phÈm", TCVN3, "Sản phẩm"),
        ("MËt ong rõng", TCVN3, "Mật ong rừng"),
        ("Hîp t¸c x· B×nh D­¬ng", TCVN3, "Hợp tác xã Bình Dương"),
        ("Saûn phaåm", VNI, "Sản phẩm"),
        ("Maät ong röøng", VNI, "Mật ong rừng"),
        ("Hôïp taùc xaõ Bình Döông", VNI, "Hợp tác xã Bình Dương"),
        ("BAÙNH TRAÙNG", VNI, "BÁNH TRÁNG"),
        ("Böôûi Ñöùc Phoå", VNI, "Bưởi Đức Phổ"),
    ],
)
def test_texts_are_converted(text: str, encoding: Encoding, meant: str) -> None:
    verdict = judge(text)
    assert (verdict.text, verdict.encoding) == (meant, encoding)


@pytest.mark.parametrize(
    "text",
    ["Sản phẩm", "Café Ý", "Crème brûlée", "Müller", "3981/QĐ-UBND", "★★★", "Đắk Lắk – 2 ha",
     "Quýt 5 m²", "Hòa Bình", "ngõ 3", "plain"],
)  # fmt: skip
def test_texts_as_they_should_be_stay(text: str) -> None:
    verdict = judge(text)
    assert (verdict.text, verdict.encoding) == (text, None)


def test_the_font_settles_what_could_be_either() -> None:
    assert judge("Hoøa", font="vni-times").text == "Hòa"
    assert judge("Sè sao", font=".vntime").text == "Số sao"
    assert judge("sè sao", font=".vntimeh").text == "SỐ SAO"
    assert judge("Bưởi", font=".vntime").encoding is None
    assert judge("Sè sao", suspected=TCVN3).unsure


def test_what_no_table_makes_vietnamese_is_left_to_people() -> None:
    verdict = judge("b¸c¶m¬¬x")
    assert verdict.unsure
    assert verdict.encoding is None


def test_the_tables_turn_every_vietnamese_letter_back() -> None:
    letters = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ"
    codes = {convert(chr(code), TCVN3) for code in range(0xA1, 0xFF)}
    assert set(letters) <= codes
    assert convert("aâ aê eâ oâ ô ö ñ aù uù ö ô", VNI) == "â ă ê ô ơ ư đ á ú ư ơ"


def test_the_texts_of_the_catalogue_are_vietnamese() -> None:
    for path in (PROJECT / "content/products").glob("*.yaml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip().startswith("vi: ") and '"' not in line:
                assert is_vietnamese(line), line


@pytest.mark.parametrize("word", ["quýt", "nghiêng", "khuỷu", "tuệ", "oánh", "giếng", "gì", "ý"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["phaåm", "xx", "thc", "ngiêng2", "sản̉"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_an_old_workbook_in_an_old_encoding(tmp_path: Path) -> None:
    """A real .xls file: TCVN3 throughout, a producer merged over two products."""
    content = content_of(write_catalogue(tmp_path / "content"))
    path = Path(__file__).parent / "data/danh-sach-2020.xls"
    plan = plan_import(Request(path), content)
    names = [item.data["name"]["vi"] for item in plan.records if item.kind == "products"]
    assert names == ["Mật ong rừng", "Gạo nếp cái hoa vàng", "Trà gừng"]
    owners = [item.data["producers"] for item in plan.records if item.kind == "products"]
    assert owners == [["htx-binh-duong"], ["htx-binh-duong"], ["tht-dong-tien"]]
    assert "encoding-converted" in keys_of(plan)
    assert "encoding-settled" in keys_of(plan)
    assert plan.findings.of(Level.REFUSED) == []


def test_a_sheet_in_two_encodings_leaves_what_is_unclear(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Tên sản phẩm", "Chủ thể", "Số sao"],
        ["S¶n phÈm mËt ong", "Hợp tác xã Thử", 3],
        ["Thùc mËt", "Hợp tác xã Thử", 3],
        ["Hòa", "Hợp tác xã Thử", 3],
    ]
    content = content_of(write_catalogue(tmp_path / "content"))
    plan = plan_import(Request(write_list(tmp_path / "a.csv", rows)), content)
    unsure = [item for item in plan.findings.items if item.key == "encoding-unsure"]
    assert [item.where for item in unsure] == ["a!A4"]


def test_one_pasted_cell_casts_no_doubt_on_a_sheet_in_unicode(tmp_path: Path) -> None:
    """ "Hòa" could be TCVN3 too, but only the row of the cell that surely is one is in doubt."""
    rows: list[list[object]] = [
        ["Tên sản phẩm", "Chủ thể", "Số sao", "Năm"],
        ["Mật ong rừng", "Hợp tác xã Thử", 3, "tháng 5/2024"],
        ["S¶n phÈm mËt ong", "Hòa", 3, 2024],
        ["Gạo nếp", "Hòa", 3, "tháng 5/2024"],
        ["Gạo tẻ", "Hợp tác xã Thử", 3, "tháng 5/2024"],
    ]
    content = content_of(write_catalogue(tmp_path / "content"))
    plan = plan_import(Request(write_list(tmp_path / "a.csv", rows)), content)
    unsure = [item for item in plan.findings.items if item.key == "encoding-unsure"]
    assert [item.where for item in unsure] == ["a!B3"]


def test_fonts_of_a_workbook_are_seen(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Tên sản phẩm", "Số sao"], ["Mật ong Hßa", 3], ["MËt ong c«", 4]):
        sheet.append(row)
    sheet["A3"].font = Font(name=".VnTime")
    book.save(tmp_path / "a.xlsx")
    content = content_of(write_catalogue(tmp_path / "content"))
    plan = plan_import(Request(tmp_path / "a.xlsx"), content)
    assert [item.data["name"]["vi"] for item in plan.records][-1] == "Mật ong cô"


@pytest.mark.parametrize(
    ("encoding", "key"), [("utf-8-sig", ""), ("utf-16", ""), ("cp1258", "encoding-file")]
)
def test_csv_files_of_other_programs(tmp_path: Path, encoding: str, key: str) -> None:
    import unicodedata

    text = "Tên sản phẩm;Số sao;Nhóm\nMật ong rừng;3 sao;Thực phẩm\n"
    if encoding == "cp1258":
        # Windows writes the tone as a letter of its own.
        text = "".join(
            char if char in "ăâêôơưđ" else unicodedata.normalize("NFD", char)
            for char in _tones_apart(text)
        )
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    plan = plan_import(Request(path), content_of(write_catalogue(tmp_path / "content")))
    assert plan.records[-1].data["name"]["vi"] == "Mật ong rừng"
    assert not key or key in keys_of(plan)


def _tones_apart(text: str) -> str:
    import unicodedata

    out = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        shapes = "".join(part for part in parts if part not in "\u0300\u0301\u0303\u0309\u0323")
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        out.append(unicodedata.normalize("NFC", shapes) + tones)
    return "".join(out)
