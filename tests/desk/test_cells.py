"""Single values as lists write them: what each is taken for, and what is refused."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from ocop_site.desk.cells import (
    Refused,
    Stars,
    read_date,
    read_decision,
    read_phones,
    read_stars,
)
from ocop_site.desk.place_names import read_places, same_place
from ocop_site.desk.producer_names import read_producer, same_producer
from ocop_site.desk.set_choice import choose_set, find_by_word


@pytest.mark.parametrize(
    ("value", "stars"),
    [
        (3, Stars(3)), (4.0, Stars(4)), ("5", Stars(5)), ("3*", Stars(3)), ("3 *", Stars(3)),
        ("3 sao", Stars(3)), ("3sao", Stars(3)), ("03 sao", None), ("★★★", Stars(3)),
        ("***", Stars(3)), ("⭐⭐⭐⭐", Stars(4)), ("★★★☆☆", Stars(3)), ("Hạng 4 sao", Stars(4)),
        ("Đạt 3 sao", Stars(3)), ("OCOP 4 sao", Stars(4)), ("SẢN PHẨM 4 SAO", Stars(4)),
        ("ba sao", Stars(3)), ("bon sao", Stars(4)), ("Năm sao", Stars(5)), ("2 sao", Stars(2)),
        ("Tiềm năng 5 sao", Stars(None, potential=True)),
        ("5 sao (tiềm năng)", Stars(None, potential=True)),
        ("TN 5 sao", Stars(None, potential=True)),
        ("4 sao, tiềm năng 5 sao", Stars(4, potential=True)),
        ("Rượu 3 sao", None), ("khá", None), (4.5, None), ("3-4 sao", None), (True, None),
        (None, None),
    ],
)  # fmt: skip
def test_ratings(value: Any, stars: Stars | None) -> None:
    assert read_stars(value) == stars


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("26/12/2023", "2023-12-26"), ("26-12-2023", "2023-12-26"), ("26.12.2023", "2023-12-26"),
        ("5/6/2024", "2024-06-05"), ("Ngày 5/6/2024", "2024-06-05"), ("2023-12-26", "2023-12-26"),
        ("ngày 26 tháng 12 năm 2023", "2023-12-26"), ("tháng 12/2023", "2023-12"),
        ("tháng 12 năm 2023", "2023-12"), ("12/2023", "2023-12"), ("2023", "2023"),
        ("năm 2023", "2023"), (2023, "2023"), (2023.0, "2023"),
        (datetime.date(2023, 12, 26), "2023-12-26"),
        (datetime.datetime(2023, 12, 26), "2023-12-26"),
        (45286, "2023-12-26"), (datetime.datetime(1905, 7, 16), "2024"),
    ],
)  # fmt: skip
def test_dates(value: Any, date: str) -> None:
    assert str(read_date(value).date) == date


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("12/26/2023", "date-month-first"), ("26/12/23", "date-short-year"),
        ("31/02/2023", "date-none"), ("13/2023", "date-none"), ("Quý IV/2023", "date-wrong"),
        ("2022-2024", "date-wrong"), ("đang chờ", "date-wrong"), (12, "date-wrong"),
        (45286.5, "date-wrong"), (True, "date-wrong"), ("1800", "date-wrong"),
    ],
)  # fmt: skip
def test_dates_that_are_none(value: Any, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(value)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("value", "number", "date", "remark"),
    [
        ("3981/QĐ-UBND", "3981/QĐ-UBND", None, ""),
        ("Quyết định số 3981/QĐ-UBND ngày 26/12/2023 của UBND tỉnh", "3981/QĐ-UBND",
         "2023-12-26", ""),
        ("3981/QĐ-UBND, 26/12/2023", "3981/QĐ-UBND", "2023-12-26", ""),
        ("3981/QĐ-UBND ngày 26 tháng 12 năm 2023", "3981/QĐ-UBND", "2023-12-26", ""),
        ("QĐ 3981 / QĐ - UBND", "3981/QĐ-UBND", None, ""),
        ("12/2023/QĐ-UBND", "12/2023/QĐ-UBND", None, ""),
        ("1162/QĐ-VPĐP-OCOP", "1162/QĐ-VPĐP-OCOP", None, ""),
        ("3981/QD-UBND", "3981/QĐ-UBND", None, "decision-mended"),
        (3981.0, "3981", None, "decision-odd"), ("QĐ số 3981", "3981", None, "decision-odd"),
    ],
)  # fmt: skip
def test_decisions(value: Any, number: str, date: str | None, remark: str) -> None:
    decision = read_decision(value)
    assert (decision.number, decision.remark) == (number, remark)
    assert (str(decision.date) if decision.date else None) == date


@pytest.mark.parametrize(
    ("value", "numbers", "mended"),
    [
        ("0274 3822 123", ["0274 3822 123"], False),
        ("ĐT: 0912.345.678; 0274-3822-123", ["0912.345.678", "0274-3822-123"], False),
        ("0912345678 - 0274 3822 123", ["0912345678", "0274 3822 123"], False),
        (912345678, ["0912345678"], True),
        (912345678.0, ["0912345678"], True),
        ("84912345678", ["84912345678"], False),
    ],
)
def test_telephone_numbers(value: Any, numbers: list[str], mended: bool) -> None:
    assert read_phones(value) == (numbers, mended)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("HTX Tân Mỹ", "Hợp tác xã Tân Mỹ", "cooperative"),
        ("H.T.X. Tân Mỹ", "Hợp tác xã Tân Mỹ", "cooperative"),
        ("HỢP TÁC XÃ Tân Mỹ", "Hợp tác xã Tân Mỹ", "cooperative"),
        ("hop tac xa Tan My", "Hợp tác xã Tan My", "cooperative"),
        ("Liên hiệp HTX Sao", "Liên hiệp hợp tác xã Sao", "cooperative-union"),
        ("THT rau sạch", "Tổ hợp tác rau sạch", "cooperative-group"),
        ("HKD Nguyễn Văn A", "Hộ kinh doanh Nguyễn Văn A", "business-household"),
        ("DNTN Minh", "Doanh nghiệp tư nhân Minh", "private-enterprise"),
        ("Cty TNHH MTV Ba", "Công ty TNHH một thành viên Ba", "single-member-company"),
        ("Công ty TNHH Một thành viên Ba", "Công ty TNHH một thành viên Ba",
         "single-member-company"),
        ("CTCP Sao", "Công ty cổ phần Sao", "joint-stock-company"),
        ("Hội Nông dân xã", "Hội Nông dân xã", "association"),
        ("Hộ ông Lê Văn B", "Hộ ông Lê Văn B", "household"),
        ("Hồi Xuân", "Hồi Xuân", "unknown"), ("Hợp tác xã", "Hợp tác xã", "unknown"),
    ],
)  # fmt: skip
def test_forms_of_producers(text: str, name: str, kind: str) -> None:
    producer = read_producer(text)
    assert (producer.name, producer.type) == (name, kind)


def test_producers_are_the_same_however_their_form_is_written() -> None:
    assert same_producer("HTX Tân Mỹ", "Hợp tác xã Tân Mỹ")
    assert same_producer("HTX TÂN MỸ", "Hợp tác xã tân mỹ")
    assert not same_producer("HTX Tân Mỹ", "THT Tân Mỹ")
    assert not same_producer("HTX Tân Mỹ", "HTX Tân Phú")


@pytest.mark.parametrize(
    ("text", "places", "rest"),
    [
        ("Ấp 3, xã Tân Mỹ, huyện Bắc Tân Uyên, tỉnh Bình Dương",
         ["Xã Tân Mỹ", "Huyện Bắc Tân Uyên", "Tỉnh Bình Dương"], "Ấp 3"),
        ("Tổ 2 ấp 1 xã Tân Mỹ huyện Bắc Tân Uyên", ["Xã Tân Mỹ", "Huyện Bắc Tân Uyên"],
         "Tổ 2 ấp 1"),
        ("P.Tân An, TP.Thủ Dầu Một", ["Phường Tân An", "Thành phố Thủ Dầu Một"], ""),
        ("TT Lai Uyên - H. Bàu Bàng", ["Thị trấn Lai Uyên", "Huyện Bàu Bàng"], ""),
        ("12 Trần Phú, phường 3, TX. Bến Cát", ["Phường 3", "Thị xã Bến Cát"], "12 Trần Phú"),
        ("xa Tan My, huyen Bac Tan Uyen", ["Xã Tan My", "Huyện Bac Tan Uyen"], ""),
        ("HUYỆN TÂN AN", ["Huyện Tân An"], ""), ("Tân Mỹ", [], ""), ("T 3", [], ""),
    ],
)  # fmt: skip
def test_places_of_an_address(text: str, places: list[str], rest: str) -> None:
    found = read_places(text)
    assert [place.full for place in found] == places
    assert (found[0].rest if found else "") == rest


def test_places_are_the_same_with_and_without_their_kind() -> None:
    assert same_place("Xã Tân Mỹ", "xã tân mỹ")
    assert same_place("Xã Tân Mỹ", "Tân Mỹ")
    assert not same_place("Xã Tân Mỹ", "Phường Tân Mỹ")


@pytest.mark.parametrize(
    ("name", "groups", "found", "inferred"),
    [
        ("Bất kỳ", ["Rau, củ, quả, hạt tươi"], "fresh-produce", False),
        ("Bất kỳ", ["I.1.a"], "fresh-produce", False),
        ("Bất kỳ", ["rau cu qua hat tuoi"], "fresh-produce", False),
        ("Bất kỳ", ["Nhóm: Cà phê, ca cao"], "coffee-cocoa", False),
        ("Bất kỳ", ["Thực phẩm", "Đồ ăn nhanh"], "convenience-food", False),
        ("Bất kỳ", ["Thực phẩm/Gia vị/Gia vị khác"], "other-seasonings", False),
        ("Bất kỳ", ["Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch"],
         "community-eco-tourism", False),
        ("Bất kỳ", ["Vải và may mặc"], "textiles-garments", True),
        ("Bất kỳ", ["Lưu niệm - nội thất - trang trí"], "household-decorative-crafts", True),
        ("Mật ong rừng", ["Thực phẩm"], "honey-other-raw", True),
        ("Cà phê bột", ["Đồ uống"], "coffee-cocoa", True),
        ("Trà hoa cúc", ["Thảo dược"], "other-plant-teas", True),
        ("Bánh mật ong", [], "processed-rice-cereals", True),
        ("mat ong rung", ["thuc pham"], "honey-other-raw", True),
    ],
)  # fmt: skip
def test_sets(name: str, groups: list[str], found: str, inferred: bool) -> None:
    choice = choose_set(name, groups)
    assert (choice.id, choice.inferred) == (found, inferred)


def test_words_of_names_count_with_their_accents() -> None:
    assert find_by_word("Che nắng", {"tea-leaf"}) == ""
    assert find_by_word("Chè xanh", {"tea-leaf"}) == "tea-leaf"
    with pytest.raises(Refused, match="set-open"):
        choose_set("Đặc sản quê", ["Thực phẩm"])
    with pytest.raises(Refused, match="group-conflict"):
        choose_set("Gạo", ["Đồ uống có cồn", "Vải, may mặc"])
