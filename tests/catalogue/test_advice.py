"""Advice on a catalogue that has no error: what is told, and what is left alone."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path

import pytest

from ocop_site.catalogue.advice import advise
from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.problems import Problem
from tests.support import SMALL, edited, replace_once, write_catalogue

HONEY = "products/mat-ong-thu.yaml"
SALT = "products/muoi-thu.yaml"


def advice(
    folder: Path, changes: dict[str, str], code: str, as_of: datetime.date | None = None
) -> list[Problem]:
    """The advice of a kind on the small catalogue with changes."""
    catalogue, content, problems = load_catalogue(write_catalogue(folder, changes), as_of)
    assert catalogue is not None, [item.message("en") for item in problems]
    return [item for item in advise(catalogue, content.lines) if item.code == code]


def product(name: str, producer: str = "htx-thu", file: str = "hai") -> dict[str, str]:
    """A second product of this name."""
    text = SMALL[SALT].replace("id: muoi-thu", f"id: {file}")
    text = text.replace("Muối ớt Thử", name).replace("[htx-thu]", f"[{producer}]")
    return {f"products/{file}.yaml": text}


@pytest.mark.parametrize(
    "name", ["Muối ớt Thử", "Muối ớt Thữ", "Thử muối ớt", "MUỐI ỚT THỬ", "Muối  ớt - Thử"]
)
def test_two_products_of_a_producer_that_are_nearly_one(name: str, tmp_path: Path) -> None:
    (found,) = advice(tmp_path, product(name), "W411")
    assert {found.values["other"], found.position.file} == {SALT, "products/hai.yaml"}


@pytest.mark.parametrize("name", ["Muối tôm Thử", "Muối ớt Thử 2", "Muối"])
def test_another_product_of_the_same_producer_is_none_of_them(name: str, tmp_path: Path) -> None:
    assert advice(tmp_path, product(name), "W411") == []


def test_numbers_tell_products_apart(tmp_path: Path) -> None:
    pair = product("Gạo ST24 Thử", file="hai") | product("Gạo ST25 Thử", file="ba")
    assert advice(tmp_path, pair, "W411") == []


def test_two_producers_may_have_a_product_of_one_name(tmp_path: Path) -> None:
    assert advice(tmp_path, product("Muối ớt Thử", "trai-thu"), "W411") == []


def test_a_candidate_that_has_become_a_product(tmp_path: Path) -> None:
    tea = {"candidates/tra-thu.yaml": edited("candidates/tra-thu.yaml", "Trà Thử", "Bưởi thử")}
    (found,) = advice(tmp_path, tea, "W411")
    assert found.position.file == "candidates/tra-thu.yaml"
    assert found.values["other"] == "products/buoi-thu.yaml"


@pytest.mark.parametrize(
    ("day", "due", "lapsed"),
    [("2026-09-16", False, False), ("2026-09-17", True, False), ("2027-03-16", False, True)],
)
def test_a_certificate_is_due_and_then_lapsed(
    day: str, due: bool, lapsed: bool, tmp_path: Path
) -> None:
    as_of = datetime.date.fromisoformat(day)
    for code, wanted in (("W406", due), ("W405", lapsed)):
        found = advice(tmp_path, {}, code, as_of)
        assert any(item.position.file == HONEY for item in found) == wanted


def test_a_later_recognition_settles_a_lapsed_one(tmp_path: Path) -> None:
    assert all(item.position.file != HONEY for item in advice(tmp_path, {}, "W405"))


def test_one_source_is_meant_for_every_fact(tmp_path: Path) -> None:
    text = replace_once(SMALL[HONEY], "for it.}\n    source: bao-thu-1\n", "for it.}\n")
    assert advice(tmp_path, {HONEY: text}, "W408") == []
    text = replace_once(text, "sources: [bao-thu-1]", "sources: [bao-thu-1, bao-thu-2]")
    (found,) = advice(tmp_path, {HONEY: text}, "W408")
    assert found.values == {"n": "2"}


def test_a_district_is_tied_by_the_communes_inside_it(tmp_path: Path) -> None:
    assert advice(tmp_path, {}, "W410") == []
    village = edited("places/xa-cu.yaml", "kind: commune", "kind: craft-village")
    alone = {"places/xa-cu.yaml": village.split("successors")[0]}
    found = advice(tmp_path, alone, "W410")
    assert [item.position.file for item in found] == ["places/huyen-cu.yaml"]


def test_loose_marks_are_told_once_a_line_and_change_nothing_else(tmp_path: Path) -> None:
    loose = unicodedata.normalize("NFD", SMALL[HONEY])
    found = advice(tmp_path, {HONEY: loose}, "W409")
    lines = [
        number
        for number, (line, wanted) in enumerate(
            zip(loose.split("\n"), SMALL[HONEY].split("\n"), strict=True), 1
        )
        if line != wanted
    ]
    assert [item.position.line for item in found] == lines
    catalogue, _, problems = load_catalogue(tmp_path)
    assert catalogue is not None
    assert problems == ()
    assert catalogue.entries["mat-ong-thu"].product.name.get("vi").text == "Mật ong Thử"
