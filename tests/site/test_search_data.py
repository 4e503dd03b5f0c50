"""The data of the search: complete, small, and read back as the browser reads them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.catalogue import write_catalogue as write_made_up
from ocop_site.catalogue.catalogue import Catalogue, load_catalogue
from ocop_site.site.routes import make_routes, page_path
from ocop_site.site.scripts import PARTS, make_scripts, shorten
from ocop_site.site.search import BUDGET, SearchData, make_search_data, read_products
from ocop_site.site.search_text import (
    DIGITS,
    count_words,
    pack_numbers,
    pack_words,
    pick_words,
    split_words,
)
from ocop_site.views.reading import Reading
from ocop_site.views.words import read_words
from tests.support import STRINGS, TEMPLATES, load_small

ASSETS = TEMPLATES / "assets"


def make(catalogue: Catalogue, language: str) -> SearchData:
    link = make_routes(catalogue).linker(language, page_path(language, "home"))
    return make_search_data(Reading(catalogue, read_words((STRINGS,), language), link))


def table_of(made: SearchData) -> dict[str, Any]:
    text = made.data.decode()
    assert text.startswith("window.OCOP_SEARCH={")
    table: dict[str, Any] = json.loads(text.removeprefix("window.OCOP_SEARCH=")[:-2])
    return table


def unpack_numbers(packed: str) -> list[int]:
    """As text.js does it."""
    numbers, last, step, place = [], -1, 0, 1
    for sign in packed:
        digit = DIGITS.index(sign)
        step += digit % 32 * place
        place *= 32
        if digit < 32:
            last += step + 1
            numbers.append(last)
            step, place = 0, 1
    return numbers


def unpack_words(packed: str) -> list[str]:
    """As text.js does it."""
    words, last = [], ""
    for line in packed.split("\n") if packed else ():
        last = last[: DIGITS.index(line[0])] + line[1:]
        words.append(last)
    return words


@given(st.sets(st.integers(0, 100_000)))
def test_numbers_come_back(numbers: set[int]) -> None:
    assert unpack_numbers(pack_numbers(sorted(numbers))) == sorted(numbers)


@given(st.sets(st.text("abăâđ", min_size=1, max_size=40)))
def test_words_come_back(words: set[str]) -> None:
    assert unpack_words(pack_words(sorted(words))) == sorted(words)


def test_words_of_a_text() -> None:
    text = "Bưởi **Út Lê**[^bao-1] theo [QĐ 148/QĐ-TTg](https://a.vn/x) năm 2023, bird's nest."
    assert split_words(text) == {
        "bưởi",
        "út",
        "lê",
        "theo",
        "qđ",
        "148",
        "ttg",
        "năm",
        "birds",
        "nest",
    }


def test_the_words_that_tell_most_are_kept() -> None:
    texts = [f"common rare{number}" for number in range(30)]
    picked = pick_words(texts, count_words(texts), 9)
    assert "common" not in picked
    assert picked["rare7"] == (7,)
    few = ["one two", "two"]
    assert pick_words(few, count_words(few), 1) == {"one": (0,), "two": (1,)}
    assert pick_words(few, count_words(few), 0) == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_record_is_there_under_all_its_names(tmp_path: Path, language: str) -> None:
    catalogue = load_small(tmp_path)
    made = make(catalogue, language)
    assert made.products == read_products(made.data) == set(catalogue.entries)
    table = table_of(made)
    count = sum(number for _, number, _ in table["kinds"])
    columns = ("names", "others", "targets", "notes", "codes")
    assert {len(table[key].split("\n")) for key in columns} == {count}
    named = "\n".join((table["names"], table["others"]))
    for name in (
        "Mật ong Thử",
        "Trial honey",
        "Hợp tác xã Thử",
        "Trial Cooperative",
        "Xã Cũ",
        "Xã Mới",
        "New Commune",
        "Chợ phiên Thử",
        "Bưởi",
        "Trà Thử",
    ):
        assert name in named, name
    entry = catalogue.entries["mat-ong-thu"]
    codes = table["codes"].split("\n")[list(catalogue.entries).index("mat-ong-thu")]
    assert codes.split("|") == [entry.short, "0409.00", "100/QĐ-UBND", "012345"]
    assert "nhãn" in unpack_words(table["words"]) or language == "en"
    assert "longan" in unpack_words(table["words"]) or language == "vi"


def test_data_cannot_end_their_script(tmp_path: Path) -> None:
    made = make(load_small(tmp_path), "vi")
    assert b"<" not in made.data


def test_a_thousand_products_stay_within_the_budget(tmp_path: Path) -> None:
    write_made_up(tmp_path, 1000)
    catalogue, _, problems = load_catalogue(tmp_path)
    assert catalogue is not None, problems
    for language in catalogue.languages:
        made = make(catalogue, language)
        assert made.products == set(catalogue.entries)
        assert len(gzip.compress(made.data, 9)) < BUDGET


# --- the scripts


def test_the_scripts_are_small_and_depend_on_their_bytes_alone() -> None:
    scripts = make_scripts((ASSETS,))
    assert scripts.paths.keys() == PARTS.keys()
    assert sum(len(gzip.compress(file.data, 9)) for file in scripts.files) < 30_000
    assert scripts == make_scripts((ASSETS,))
    engine = next(file for file in scripts.files if file.path == scripts.paths["search-engine"])
    assert b"/*! MiniSearch 7.2.0, MIT" in engine.data


def test_shortening_takes_comments_and_nothing_else() -> None:
    script = "/** Adds.\n * @param {number} a */\nconst add = (a) => {\n  return a; // b\n};\n"
    assert shorten(f"// @ts-check\n{script}") == "const add = (a) => {\nreturn a; // b\n};\n"
    assert shorten("/*! licence */\nx();\n") == "/*! licence */\nx();\n"


def test_no_text_of_our_scripts_spans_lines() -> None:
    names = {part for parts in PARTS.values() for part in parts if not part.startswith("vendor/")}
    for name in (*names, "service-worker.js", "service-worker-off.js"):
        code = shorten((ASSETS / name).read_text(encoding="utf-8"))
        assert all(line.count("`") % 2 == 0 for line in code.split("\n")), name


def test_the_vendored_file_is_the_one_its_note_names() -> None:
    folder = ASSETS / "vendor/minisearch"
    note = (folder / "README.md").read_text(encoding="utf-8")
    found = re.search(r"`minisearch\.min\.js` \| `([0-9a-f]{64})`", note)
    assert found
    data = (folder / "minisearch.min.js").read_bytes()
    assert hashlib.sha256(data).hexdigest() == found[1]
    assert "Permission is hereby granted" in (folder / "LICENSE.txt").read_text(encoding="utf-8")
