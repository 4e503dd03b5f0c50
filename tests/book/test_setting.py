"""The small rules of setting: measuring, binding, breaking."""

from __future__ import annotations

import re

import pytest

from ocop_site.book.assets import stock_shelf
from ocop_site.book.formats import A5
from ocop_site.book.measure import HANG, Face, Faces, break_address, hold_number, read_face
from ocop_site.book.tables import set_columns
from ocop_site.book.typography import GAP, JOINER, NBSP, bind, bind_end, bind_html, bind_name
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.tokens import print_palette, read_tokens
from tests.support import TEMPLATES

FONTS = TEMPLATES / "assets" / "fonts" / "print"


@pytest.fixture(scope="module")
def serif() -> Face:
    return read_face((FONTS / "NotoSerif_400Regular.ttf").read_bytes())


@pytest.fixture(scope="module")
def faces(catalogue: Catalogue) -> Faces:
    colours = print_palette(read_tokens((TEMPLATES / "assets",)))
    return stock_shelf((TEMPLATES,), colours, catalogue.root, A5.grid.wide).faces()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("hơn 400 ha", f"hơn 400{NBSP}ha"),
        ("40 hạt", "40 hạt"),
        ("TP. Hồ Chí Minh", f"TP.{NBSP}Hồ Chí Minh"),
        ("tháng 4/2020", f"tháng{NBSP}4/2020"),
        ("năm ngoái", "năm ngoái"),
        ("3 stars of five", f"3{NBSP}stars of five"),
    ],
)
def test_numbers_hold_their_units(text: str, bound: str) -> None:
    assert bind(text) == bound


def test_a_name_breaks_before_its_proper_name() -> None:
    assert bind_name("Dưa leo rừng muối Ngô Văn", ["Ngô Văn", ""]) == (
        f"Dưa leo rừng muối Ngô{NBSP}Văn"
    )
    assert bind_name("Ngô Văn", ["Ngô Văn"]) == "Ngô Văn"


def test_note_numbers_and_inline_elements_are_held() -> None:
    html = '<p>Có vườn.\n<sup class="cite"><a href="#s1">1</a></sup> Xem <a href="#x">đây</a>.</p>'
    assert bind_html(html) == (
        f'<p>Có vườn.{JOINER}<sup class="cite"><a href="#s1">1</a></sup> '
        f'Xem{GAP}<a href="#x">đây</a>.</p>'
    )


def test_lines_are_counted_at_a_measure(serif: Face) -> None:
    assert serif.lines("", 8.6, 200) == 0
    assert serif.lines("một dòng", 8.6, 200) == 1
    text = "Hợp tác xã thu hái vào mùa hoa nhãn, lọc sạch rồi đóng hũ ngay tại xã. " * 4
    counts = [serif.lines(text, 8.6, width) for width in (120, 160, 240, 480)]
    assert counts == sorted(counts, reverse=True)
    assert serif.lines("dài" * 60, 8.6, 100) > 3


def test_a_page_number_stands_beside_the_last_line(serif: Face) -> None:
    def held(text: str, slack: float) -> tuple[str, ...]:
        return hold_number(serif, text, 10, serif.width(text, 10) / 0.985 + slack)

    assert held("Xà phòng dầu dừa sả chanh", 60) == ("Xà phòng dầu dừa sả chanh",)
    assert held("Xà phòng dầu dừa sả chanh", 2) == ("Xà phòng dầu dừa", "sả chanh")
    assert held("Cà phê rang xay (thử nghiệm)", 2) == ("Cà phê rang xay", "(thử nghiệm)")
    width = (serif.width("Xà phòng dầu dừa sả", 10) + HANG) / 0.985 + 1
    assert hold_number(serif, "Xà phòng dầu dừa sả chanh", 10, width) == (
        "Xà phòng dầu dừa",
        "sả chanh",
    )
    assert hold_number(serif, "dài" * 60, 10, 100) == ()


def test_an_address_breaks_inside_a_part_only_where_it_must(serif: Face) -> None:
    width = serif.width("thunghiem.vn/", 10)
    assert break_address(serif, "thunghiem.vn", "/so-tay/Q/ABCDEF", 10, width) == (
        "thunghiem.vn",
        "/so-tay/Q/",
        "ABCDEF",
    )
    lines = break_address(serif, "a" * 60, "/Q/ABC", 10, 100)
    assert "".join(lines) == "a" * 60 + "/Q/ABC"
    assert all(serif.width(line, 10) <= 100 for line in lines)


def test_no_break_spaces_hold(serif: Face) -> None:
    width = serif.width("một hai", 10) + 1
    assert serif.lines("một hai ba", 10, width) == 2
    assert serif.lines(f"một hai{NBSP}ba", 10, width) == 2
    assert serif.width(JOINER, 10) == 0
    assert serif.width("1", 10) == serif.width("8", 10)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (
            "Giấy chứng nhận được trao chiều, nên chỉ ghi năm.",
            "Giấy chứng nhận được trao chiều, nên chỉ\xa0ghi\xa0năm.",
        ),
        ("Xoài, trồng ở cù lao.", "Xoài, trồng ở cù lao."),
        (
            "It was first recognised by the province as high-technology.",
            "It was first recognised by the province as high-technology.",
        ),
    ],
)
def test_no_short_word_stands_alone_on_a_last_line(text: str, bound: str) -> None:
    assert bind_end(text) == bound


def test_the_end_of_a_paragraph_is_held_before_its_note_number() -> None:
    note = '<sup class="cite">1</sup></p>'
    html = f"<p>Nhiệt độ bình quân mùa khô ở đây là\n27 °C.{note}"
    held = f"ở đây{NBSP}là{NBSP}27{NBSP}°C.{JOINER}{note}"
    assert bind_html(html) == f"<p>Nhiệt độ bình quân mùa khô {held}"


def test_columns_of_a_table_are_as_wide_as_their_words(faces: Faces) -> None:
    remark = "nguồn khác ghi 2.694,4; 2.694,43; 2.695,5 và 2.696,2 km², không nói cách đo"
    table = (
        '<table><thead><tr><th scope="col">Chỉ tiêu</th><th scope="col">Cách tính</th></tr>'
        f"</thead><tbody><tr><td>Diện tích</td><td>{remark}</td></tr></tbody></table>"
    )
    width = A5.grid.points(A5.grid.measure)
    set_ = set_columns(table, faces, width)
    first, second = (float(found) for found in re.findall(r"width:([\d.]+)rem", set_))
    assert first >= faces.sans.width("Diện tích", 7.2)
    assert first + second + 8.5 == pytest.approx(width, abs=0.2)
    assert set_columns(table.replace(remark, "đo năm 2019"), faces, width).startswith("<table>")
