"""Vietnamese text: alphabetical order, folding, slugs, index letters, excerpts."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.text import collation_key, excerpt, fold, initial, normalise, slugify

# Each list stands in the order of a Vietnamese dictionary.
ORDERED = [
    ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "i", "o", "ô", "ơ", "u", "ư", "y"],
    ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    ["Bánh", "Bưởi", "Cam", "Chanh", "Dâu", "Đậu", "Gạo", "Măng cụt", "Mật ong", "Mứt", "Ổi"],
    ["Bến Cát", "Dầu Tiếng", "Dĩ An", "Phú Giáo", "Tân Uyên", "Thủ Dầu Một", "Thuận An"],
    ["Hợp tác xã 2", "Hợp tác xã 10", "Hợp tác xã An"],
    ["Oi", "Ôi", "Ổi", "Ơi"],
    ["Rượu bưởi", "Rượu Đá Lộc", "Rượu nếp"],
]


@pytest.mark.parametrize("names", ORDERED, ids=lambda names: names[0])
def test_names_stand_in_vietnamese_order(names: list[str]) -> None:
    shuffled = names[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=collation_key) == names


def test_d_with_a_stroke_is_a_letter_of_its_own() -> None:
    assert sorted(["Đa", "Dừa", "Ê", "Da"], key=collation_key) == ["Da", "Dừa", "Đa", "Ê"]


def test_tones_count_only_between_equal_letters() -> None:
    names = ["Bạch", "Bác Ái", "Bắc", "Bà Rịa", "Ba"]
    assert sorted(names, key=collation_key) == ["Ba", "Bà Rịa", "Bác Ái", "Bạch", "Bắc"]


def test_order_does_not_depend_on_case_or_on_the_way_of_encoding() -> None:
    decomposed = unicodedata.normalize("NFD", "Bưởi da xanh")
    assert collation_key(decomposed)[:2] == collation_key("BƯỞI DA XANH")[:2]
    assert collation_key("bưởi")[:2] == collation_key("Bưởi")[:2]


def test_a_number_of_any_length_has_a_key() -> None:
    assert collation_key("9" * 10_000) > collation_key("1")


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_texts_can_be_put_in_order(names: list[str]) -> None:
    once = sorted(names, key=collation_key)
    backwards = once[::-1]
    assert sorted(backwards, key=collation_key) == once


@pytest.mark.parametrize(
    ("written", "folded", "slug"),
    [
        ("Sầu riêng", "sau rieng", "sau-rieng"),
        ("Đường lá cam", "duong la cam", "duong-la-cam"),
        ("Bưởi da xanh Út Lê", "buoi da xanh ut le", "buoi-da-xanh-ut-le"),
        ("  Gạo (ST25) – loại 1 ", "  gao (st25) – loai 1 ", "gao-st25-loai-1"),
        ("ẮẰẲẴẶ ỶỸ ỢỠ", "aaaaa yy oo", "aaaaa-yy-oo"),
        ("", "", ""),
        ("—", "—", ""),
    ],
)
def test_folding_and_slugs(written: str, folded: str, slug: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, written)) == folded
        assert slugify(unicodedata.normalize(form, written)) == slug


@given(st.text(max_size=30))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert slugify(slugify(text)) == slugify(text)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Đa Lộc", "Đ"),
        ("Ổi", "Ô"),
        ("ổi", "Ô"),
        ("Ấp Một", "Â"),
        ("Ích", "I"),
        ("«Út Lê»", "U"),
        ("3 sao", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_the_letter_of_an_index(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_a_text_is_stored_in_one_normal_form() -> None:
    assert normalise(unicodedata.normalize("NFD", "Ổi")) == "Ổi"


def test_an_excerpt_ends_at_a_word() -> None:
    text = "Mật ong lấy vào mùa hoa nhãn,\n lọc sạch trước khi đóng hũ."
    assert excerpt(text, 200) == " ".join(text.split())
    assert excerpt(text, 30) == "Mật ong lấy vào mùa hoa nhãn…"
    assert excerpt("x" * 50, 10) == "x" * 9 + "…"


@given(st.text(max_size=80), st.integers(2, 40))
def test_an_excerpt_is_never_too_long(text: str, limit: int) -> None:
    assert len(excerpt(text, limit)) <= limit
