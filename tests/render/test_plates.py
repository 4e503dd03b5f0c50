"""Plates and dishes follow from the id, and keep the rules of the look."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.catalogue.classification import load_classification
from ocop_site.render.motifs import FIELD_MOTIFS, UPRIGHT_MOTIFS, dish_motif, screen_motifs
from ocop_site.render.plates import Dish, Plate, design_dish, design_plate, motif_symbols

ASSETS = Path(__file__).parents[2] / "templates" / "assets" / "motifs"
SETS = [
    (item.id, group.id)
    for group in load_classification().groups
    for item in (load_classification().sets[set_id] for set_id in group.sets)
]


def plate(name: str = "Ổi", identifier: str = "oi", **changes: str) -> Plate:
    return design_plate(
        id=identifier,
        name=name,
        set_id=changes.get("set_id", "fresh-produce"),
        group_id=changes.get("group_id", "food"),
        words=tuple(changes.get("words", "").split()),
        place="An Thái",
        number="001",
        salt="s",
    )


def dish(identifier: str, width: float = 83, height: float = 55, **changes: str) -> Dish:
    return design_dish(
        id=identifier,
        set_id=changes.get("set_id", "fresh-produce"),
        group_id=changes.get("group_id", "food"),
        width=width,
        height=height,
        salt="s",
        previous=changes.get("previous", ""),
        name=changes.get("name", ""),
    )


@pytest.mark.parametrize(
    ("name", "lines", "size"),
    [
        ("Ổi Tân Mỹ", ("Ổi",), "n-46"),
        ("Rượu Đa Lộc", ("Rượu",), "n-34"),
        ("Chuối Unifarm", ("Chuối",), "n-26"),
        ("Dưa lưới Unifarm", ("Dưa", "lưới"), "n-30"),
        ("Sầu riêng Phú An Khương", ("Sầu", "riêng"), "n-26"),
        ("Bưởi da xanh Út Lê", ("Bưởi", "da", "xanh"), "n-22"),
        ("Gạo tươi nguyên cám Song Đàm", ("Gạo", "tươi", "nguyên"), "n-22"),
        ("Nước rửa chén (1 lít)", ("Nước", "rửa", "chén"), "n-22"),
        ("Trà (túi lọc)", ("Trà",), "n-46"),
        ("Muối, tiêu", ("Muối",), "n-34"),
        ("“Mật ong” Thanh Hảo", ("Mật", "ong"), "n-30"),
        ("Rượu 40 độ", ("Rượu",), "n-34"),
        ("Chocolate đen", ("Chocolate", "đen"), "n-15"),
        ("Kombucha", ("Kombucha",), "n-17"),
        ("Nghiêng", ("Nghiêng",), "n-19"),
    ],
)
def test_the_fragment_is_the_kind_of_product(name: str, lines: tuple[str, ...], size: str) -> None:
    made = plate(name)
    assert (made.lines, made.size_class) == (lines, size)


def test_words_of_the_record_override_the_name() -> None:
    assert plate("Xà lách thủy canh", words="Xà lách xoong nữa").lines == ("Xà", "lách", "xoong")


def test_a_plate_depends_on_the_id_alone() -> None:
    assert plate(identifier="a") == plate(identifier="a")
    looks = {plate(identifier=str(number)).classes for number in range(60)}
    assert len(looks) > 20


def test_classes_are_joined() -> None:
    made = Plate("m", "glaze", "rise", "r2", "n-30", ("Ổi",), "", "")
    assert made.classes == "t-glaze c-rise r2 n-30"
    assert Plate("m", "ink", "crop", "", "n-46", ("Ổi",), "", "").classes == "t-ink c-crop n-46"


@pytest.mark.parametrize(("set_id", "group_id"), SETS)
def test_plates_keep_the_rules_for_every_set(set_id: str, group_id: str) -> None:
    for number in range(80):
        made = plate(identifier=f"p{number}", set_id=set_id, group_id=group_id)
        assert made.tone in {"lacquer", "glaze", "ink"}
        if made.motif in FIELD_MOTIFS:
            assert made.composition in {"crop", "band"}
            assert made.turn == ""
        elif made.motif in UPRIGHT_MOTIFS:
            assert made.composition in {"rise", "seat", "small", "side"}
            assert made.turn == ""
        else:
            assert made.composition in {"rise", "fall", "seat", "small", "crop", "side"}


@pytest.mark.parametrize(("set_id", "group_id"), SETS)
def test_every_set_has_drawings_on_both_media(set_id: str, group_id: str) -> None:
    screen = {path.stem for path in (ASSETS / "screen").glob("*.svg")}
    for name in ("Bưởi", "Dưa lưới", "Ổi"):
        assert set(screen_motifs(name, set_id, group_id)) <= screen
        motif = dish_motif(name, set_id, group_id)
        assert (ASSETS / "print" / f"{motif}-plate.svg").exists()
        assert (ASSETS / "print" / f"{motif}-open.svg").exists()


def test_no_fruit_is_drawn_that_the_product_is_not() -> None:
    fruit = {"Bưởi da xanh": "food", "Chanh không hạt": "food", "Dưa lưới": "melon"}
    plain = ("Chanh dây", "Cẩm cù", "Dưa leo", "Ổi", "Chuối", "Camelia", "Rau sạch", "")
    for name in fruit:
        assert dish_motif(name, "fresh-produce", "food") == fruit[name]
    for name in plain:
        assert dish_motif(name, "fresh-produce", "food") == "plain"
        assert "food-slice" not in screen_motifs(name, "fresh-produce", "food")
    assert dish_motif("Bưởi sấy", "processed-produce", "food") == "plain"


@given(
    identifier=st.text(min_size=1, max_size=12),
    width=st.floats(30, 120),
    height=st.floats(50, 150),
    group=st.sampled_from(["food", "beverages", "herbal", "handicrafts", "tourism", "other"]),
)
def test_a_dish_is_large_and_cut(identifier: str, width: float, height: float, group: str) -> None:
    made = dish(identifier, width, height, group_id=group)
    assert 52 <= made.size <= 128
    right, bottom = made.left + made.size, made.top + made.size
    assert made.left < 0 or made.top < 0 or right > width or bottom > height
    assert made.left < width * 0.6
    assert made.top < height * 0.6
    assert right > width * 0.4
    assert bottom > height * 0.4
    assert 0 <= made.turn < 360


def test_neighbours_differ() -> None:
    previous = ""
    for number in range(200):
        made = dish(f"p{number}", previous=previous)
        assert made.signature != previous
        previous = made.signature


def test_rivers_stay_level() -> None:
    assert {dish(str(n), group_id="tourism", set_id="x").turn for n in range(20)} == {0}


def test_symbols_hold_one_drawing_each() -> None:
    symbols = motif_symbols(ASSETS / "screen")
    assert list(symbols) == sorted(symbols)
    for name, symbol in symbols.items():
        assert symbol.startswith(f'<symbol id="m-{name}" viewBox="0 0 400 400"><')
        assert symbol.endswith("</symbol>")
        assert "<svg" not in symbol
        assert 'class="mf"' in symbol
        assert "stroke=" not in symbol
        assert "fill=" not in symbol
        assert "style=" not in symbol
        assert len(symbol.encode()) < 16_000
