"""Selections: what an expression names, and what is said of one that cannot be understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.selection import parse_selection
from ocop_site.catalogue.selection_fields import narrow, select
from ocop_site.catalogue.selection_terms import SelectionError
from ocop_site.commands.print_words import SELECTION, show_selection_error
from ocop_site.views.reading import Reading
from ocop_site.views.selections import say_selection
from ocop_site.views.words import read_words
from tests.support import STRINGS, edited, load_small

HONEY, POMELO, HAT, SALT = "mat-ong-thu", "buoi-thu", "non-la-thu", "muoi-thu"
ALL = {HONEY, POMELO, HAT, SALT}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    changes: dict[str, str | bytes | None] = {
        "products/mat-ong-thu.yaml": edited(
            "products/mat-ong-thu.yaml", "hs_code:", "export_markets: [JP, KR]\nhs_code:"
        )
    }
    return load_small(tmp_path_factory.mktemp("content"), changes)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("stars>=4", {HONEY}),
        ("stars<4", {POMELO, SALT}),
        ("stars=3", {POMELO, SALT}),
        ("stars = '3 sao'", {POMELO, SALT}),
        ("stars!=3", {HONEY, HAT}),
        ("stars=none", {HAT}),
        ("sao >= 3 và nhóm = 'THUC PHAM'", {HONEY, POMELO, SALT}),
        ("group=handicrafts", {HAT}),
        ("group in (handicrafts, beverages)", {HAT}),
        ("group not in (handicrafts)", {HONEY, POMELO, SALT}),
        ("not group=handicrafts", {HONEY, POMELO, SALT}),
        ("set=fresh-produce or set=other-seasonings", {POMELO, SALT}),
        ("stars=4 or stars=3 and has summary", {HONEY}),
        ("(stars=4 or stars=3) and not has summary", {POMELO, SALT}),
        ("place=huyen-cu", {HONEY, SALT}),
        ("place='huyện cũ'", {HONEY, SALT}),
        ("place='cũ'", {HONEY, SALT}),
        ("place=xa-moi", {HONEY, POMELO, SALT}),
        ("place~moi", {HONEY, POMELO, SALT}),
        ("producer='Hợp tác xã Thử'", {HONEY, SALT}),
        ("producer~hop", {HONEY, SALT}),
        ("status=expired", {SALT}),
        ("tình-trạng='hết hạn'", {SALT}),
        ("status=in-force", {HONEY, POMELO}),
        ("certificate='an toàn thực phẩm'", {HONEY}),
        ("market=jp", {HONEY}),
        ("market=HQ", {HONEY}),
        ("year<2024", {POMELO, SALT}),
        ("year=2024", {HONEY, HAT}),
        ("id=buoi-thu", {POMELO}),
        ("id in (buoi-thu, 'mat-ong-thu')", {HONEY, POMELO}),
        ("name~'ong'", {HONEY}),
        ("name~MAT", {HONEY}),
        ("name='trial pomelo'", {POMELO}),
        ("has price", {HONEY}),
        ("has phone", {HONEY, SALT}),
        ("has photo", set()),
        ("stars => 4", {HONEY}),
        ("stars <> 3", {HONEY, HAT}),
        ("name~zzz", set()),
    ],
)
def test_an_expression_names_products(catalogue: Catalogue, text: str, named: set[str]) -> None:
    assert set(select(catalogue, parse_selection(text), text)) == named


def test_what_is_named_stands_in_the_order_of_the_edition(catalogue: Catalogue) -> None:
    found = select(catalogue, parse_selection("stars>=3"))
    assert list(found) == [key for key in catalogue.entries if key in found]


@pytest.mark.parametrize(
    ("text", "marked", "said"),
    [
        ("", "", "stars>=4 and group=food"),
        ("sta=3", "sta", "'stars'"),
        ("zzzzz=3", "zzzzz", "Fields: stars"),
        ("stars", "", "sign is wanted"),
        ("group=foood", "foood", "'food'"),
        ("producer='Hợp tác xã Thuý'", "'Hợp tác xã Thuý'", "'htx-thu'"),
        ("group=zzzzzz", "zzzzzz", "There are: food"),
        ("stars>=four", "four", "no number"),
        ("group>food", ">", "use = or !="),
        ("stars~3", "~", "not for stars"),
        ("stars=3 group=food", "group", "and or or"),
        ("name~Mật ong", "ong", "quotes"),
        ("(stars=3", "(", "not closed"),
        ("stars=3)", ")", "one too many"),
        ("name='Mật", "'", "not closed"),
        ("id in buoi-thu", "buoi-thu", "parentheses"),
        ("id in (buoi-thu mat-ong-thu)", "mat-ong-thu", "commas"),
        ("has picture", "picture", "has"),
        ("has foto", "foto", "'photo'"),
        ("has", "", "one of"),
        ("stars=", "", "value is wanted"),
        ("stars=3 and", "", "field is wanted"),
        ("(" * 60 + "stars=3" + ")" * 60, "(", "too deep"),
        ("__import__('os')", "__import__", "no field"),
    ],
)
def test_a_mistake_is_marked_and_explained(
    catalogue: Catalogue, text: str, marked: str, said: str
) -> None:
    with pytest.raises(SelectionError) as caught:
        select(catalogue, parse_selection(text), text)
    error = caught.value
    shown, mark, sentence = show_selection_error(error, "en").split("\n")
    assert shown.strip() == text.strip()
    assert set(mark.strip()) == {"^"}
    if marked:
        start = mark.index("^")
        assert shown[start : start + mark.count("^")] == marked
    assert said in sentence
    assert show_selection_error(error, "vi").split("\n")[2] != sentence


def test_every_mistake_is_said_in_both_languages() -> None:
    for texts in SELECTION.values():
        assert set(texts) == {"vi", "en"}


def test_the_one_form_of_an_expression_means_the_same(catalogue: Catalogue) -> None:
    text = "not (sao>=4 hoặc chưa=1)".replace("chưa=1", "tên~'nón lá'") + " và has certificate"
    expression = parse_selection(text)
    told = str(expression)
    assert told == 'not (stars>=4 or name~"nón lá") and has certificate'
    assert select(catalogue, parse_selection(told)) == select(catalogue, expression)
    assert str(parse_selection(told)) == told


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (
            "stars>=4 and group=food",
            "hạng sao từ 4 trở lên; nhóm Thực phẩm",
            "rating 4 or higher; group Food",
        ),
        ("place=huyen-cu", "địa bàn Huyện Cũ", "from Old District"),
        ("not has photo", "không kể (có ảnh)", "without (with a photo)"),
        ("market in (JP, KR)", "thị trường Nhật Bản hoặc Hàn Quốc", "market Japan or South Korea"),
        ("status=in-force", "giấy chứng nhận còn hiệu lực", "certificate in force"),
        ("stars=none", "hạng sao chưa rõ", "rating not stated"),
    ],
)
def test_a_selection_is_said_to_readers(catalogue: Catalogue, text: str, vi: str, en: str) -> None:
    for language, said in (("vi", vi), ("en", en)):
        words = read_words((STRINGS,), language)
        reading = Reading(catalogue, words, lambda kind, key: None)
        assert say_selection(reading, parse_selection(text)) == said


def test_a_narrowed_catalogue_holds_only_what_was_named(catalogue: Catalogue) -> None:
    chosen = narrow(catalogue, [HONEY])
    assert list(chosen.entries) == [HONEY]
    assert chosen.entries[HONEY].number == catalogue.entries[HONEY].number
    assert chosen.by_producer == {"htx-thu": (HONEY,)}
    assert chosen.by_group["handicrafts"] == ()
    assert chosen.by_place["xa-cu"] == (HONEY,)
    assert set(catalogue.entries) == ALL


def test_what_a_file_may_hold_is_no_code(tmp_path: Path, catalogue: Catalogue) -> None:
    marker = tmp_path / "made"
    text = f"name~\"__import__('pathlib').Path('{marker}').touch()\""
    assert select(catalogue, parse_selection(text), text) == ()
    assert not marker.exists()
