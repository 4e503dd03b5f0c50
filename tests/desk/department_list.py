"""A department's list of sixty products of an invented province, with all its habits.

Titles above, a heading in two rows under merged cells, column numbers, sections by group and by
district, producers merged over their products, ratings and dates in every form, totals, a
signature; nothing in it is real.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

SHEET = "Danh sách OCOP"
TITLE = "DANH SÁCH SẢN PHẨM OCOP TỈNH AN BÌNH (tính đến 30/6/2026)"
# Group as the list calls it, names of ten products that tell their set.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("THỰC PHẨM", (
        "Bưởi da xanh", "Mật ong hoa nhãn", "Gạo thơm", "Bánh tráng", "Mít sấy", "Nem chua",
        "Nước mắm cá cơm", "Muối ớt", "Chè xanh", "Cà phê rang xay",
    )),
    ("Đồ uống", (
        "Rượu đế", "Nước ép dứa", "Rượu vang sim", "Nước yến", "Trà túi lọc gừng",
        "Cà phê hòa tan", "Nước khoáng", "Trà hoa cúc", "Nước dừa", "Rượu gạo",
    )),
    ("Thảo dược", (
        "Tinh dầu sả", "Viên nang nghệ", "Dầu gội bồ kết", "Cao gắm", "Trà đinh lăng",
        "Xà phòng thảo dược", "Tinh dầu tràm", "Đông trùng hạ thảo khô", "Sâm dây", "Trà dây",
    )),
    ("Lưu niệm - nội thất - trang trí", (
        "Gốm men lam", "Tranh sơn mài", "Nón lá", "Giỏ mây tre", "Chiếu cói", "Bình hoa gốm",
        "Tượng gỗ", "Thúng tre", "Rổ mây", "Tranh lá",
    )),
    ("Vải và may mặc", (
        "Khăn thổ cẩm", "Áo dài lụa", "Túi thổ cẩm", "Lụa tơ tằm", "Khăn lụa", "Váy thổ cẩm",
        "Áo bà ba", "Khăn rằn", "Vải dệt tay", "Chăn bông",
    )),
    ("Sinh vật cảnh", (
        "Mai vàng", "Hoa lan rừng", "Cá koi", "Bonsai khế", "Hoa hồng cổ", "Cây cảnh lá màu",
        "Hoa cúc mâm xôi", "Cá cảnh bảy màu", "Hoa đào phai", "Chim cảnh",
    )),
)  # fmt: skip
STARS: tuple[Any, ...] = (
    3,
    "3 sao",
    "3*",
    "★★★",
    "4 sao",
    "Hạng 4 sao",
    "ba sao",
    4.0,
    "***",
    "5 sao",
)
DATES: tuple[Any, ...] = (
    datetime.date(2025, 12, 26),
    "15/03/2024",
    2023,
    "tháng 6/2025",
    "năm 2024",
    "2025",
    "ngày 20 tháng 11 năm 2025",
    "1.7.2025",
    "12/2025",
    datetime.date(2024, 8, 1),
)
DECISIONS: tuple[Any, ...] = (
    "3981/QĐ-UBND",
    "Quyết định số 120/QĐ-UBND ngày 15/03/2024",
    "88/QD-UBND",
    None,
    "QĐ số 45/QĐ-UBND",
    "77 / QĐ - UBND",
    None,
    "101/QĐ-UBND",
    "12/2025/QĐ-UBND",
    "9/QĐ-UBND",
)
PRODUCERS = (
    "HTX Nông nghiệp Hòa Bình",
    "THT rau sạch Tân Phú",
    "HKD Trần Thị Bưởi",
    "DNTN Minh Phát",
    "Công ty TNHH MTV An Khang",
    "Công ty CP Thực phẩm Sao Mai",
    "Cty TNHH Đại Lộc",
    "Cơ sở Ba Hương",
    "Hộ ông Nguyễn Văn Lúa",
    "Trang trại Ánh Dương",
)
COMMUNES = ("Xã Hòa Bình", "xã Tân Phú", "P. An Lạc", "Thị trấn Long Điền", "xã Đại Lộc")
DISTRICTS = ("HUYỆN TÂN AN", "Thị xã Long Điền")


def write_department_list(path: Path) -> None:
    """Write the list to ``path``."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    _write_heading(sheet)
    row = 8
    number = 0
    for group_index, (group, names) in enumerate(GROUPS):
        sheet.cell(row, 1).value = ["I", "II", "III", "IV", "V", "VI"][group_index]
        sheet.cell(row, 2).value = group
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=9)
        row += 1
        for half in range(2):
            sheet.cell(row, 2).value = DISTRICTS[half]
            row += 1
            for index in range(half * 5, half * 5 + 5):
                number += 1
                _write_product(sheet, row, number, group_index, index, names[index])
                row += 1
            _merge_producer(sheet, row - 5)
    sheet.cell(row, 2).value = "Tổng cộng"
    sheet.cell(row, 3).value = "60 sản phẩm"
    row += 2
    sheet.cell(row, 8).value = "NGƯỜI LẬP BIỂU"
    hidden: Any = book.create_sheet("nháp")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "không đọc"
    notes: Any = book.create_sheet("Ghi chú")
    notes["A1"] = "Số liệu do các xã báo cáo."
    book.save(path)


def _write_heading(sheet: Any) -> None:
    sheet["A1"] = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH AN BÌNH"
    sheet["A3"] = TITLE
    sheet.merge_cells("A3:L3")
    upper = (
        "STT",
        "Tên sản phẩm",
        "Chủ thể",
        None,
        None,
        None,
        "Kết quả phân hạng",
        "Quyết định công nhận",
        None,
        "Giới tính",
        "Điểm",
        "Màu bao bì",
    )
    lower = (
        None,
        None,
        "Tên",
        "Loại hình",
        "Địa chỉ",
        "Điện thoại",
        None,
        "Số",
        "Ngày",
        None,
        None,
        None,
    )
    for column, text in enumerate(upper, start=1):
        sheet.cell(5, column).value = text
    for column, text in enumerate(lower, start=1):
        sheet.cell(6, column).value = text
    sheet.merge_cells("C5:F5")
    sheet.merge_cells("H5:I5")
    for letter in "ABGJKL":
        sheet.merge_cells(f"{letter}5:{letter}6")
    for column in range(1, 13):
        sheet.cell(7, column).value = f"({column})"


def _write_product(sheet: Any, row: int, number: int, group: int, index: int, name: str) -> None:
    maker = (group * 2 + index // 5) % len(PRODUCERS)
    commune = COMMUNES[(group + index) % len(COMMUNES)]
    values: dict[int, Any] = {
        1: number, 2: name, 7: STARS[(group + index) % len(STARS)],
        8: DECISIONS[(group * 3 + index) % len(DECISIONS)], 9: DATES[(group + index) % len(DATES)],
        10: "Nữ", 11: 80 + index, 12: "xanh",
    }  # fmt: skip
    if index % 5 == 0:
        values |= {
            3: PRODUCERS[maker],
            5: f"Số {number} đường Chính, {commune}",
            6: 912345670 + maker,
        }
    for column, value in values.items():
        sheet.cell(row, column).value = value


def _merge_producer(sheet: Any, row: int) -> None:
    """One producer for the five rows of a district."""
    for letter in "CDEF":
        sheet.merge_cells(f"{letter}{row}:{letter}{row + 4}")
