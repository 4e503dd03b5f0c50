"""A record's outline answers for it just as the record itself would."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import pytest

from ocop_site.catalogue.catalogue import build_catalogue
from ocop_site.catalogue.checks import check_content
from ocop_site.catalogue.loader import Content, load_content
from ocop_site.catalogue.outline import groups_of, measure_record
from ocop_site.catalogue.schema import walk_texts
from ocop_site.problems import Problem
from ocop_site.views.chapters import check_chapters
from tests.support import SMALL, edited, write_catalogue

HONEY = "products/mat-ong-thu.yaml"
LOST = "photos:\n  - file: photos/khong.jpg\n    alt: {vi: Ảnh, en: Photo}\nhs_code:"
MISTAKES = {
    "a producer that is not there": ("producers: [htx-thu]", "producers: [htx-khac]"),
    "a place that is not there": ("place: xa-cu", "place: xa-cau"),
    "a source of a fact": ("for it.}\n    source: bao-thu-1", "for it.}\n    source: bao-thu-9"),
    "a source in a text": ("**từ lâu**.[^bao-thu-1]", "**từ lâu**.[^bao-thu-7]"),
    "a citation in code": ("**từ lâu**", "`[^khong-co]`"),
    "a link in a text": ("**từ lâu**", "[từ lâu](product:khong-co)"),
    "a link that is defined": ("**từ lâu**.[^bao-thu-1]", "[lâu].\n\n    [lâu]: khong-co"),
    "a command in a record": ("**từ lâu**", "[[figure: groups]]"),
    "a tag in a text": ("**từ lâu**", "<b>từ lâu</b>"),
    "an entity in a text": ("**từ lâu**", "từ&nbsp;lâu"),
    "a missing translation": (", en: 24 months}", "}"),
    "a missing file": ("hs_code:", LOST),
    "nothing": ("**từ lâu**", "**từ rất lâu**"),
}


def strip(content: Content) -> Content:
    """The content with nothing but its records."""
    records = {
        kind: tuple(dataclasses.replace(item, outline=None) for item in items)
        for kind, items in content.records.items()
    }
    return dataclasses.replace(content, records=records)


def find(content: Content) -> list[Problem]:
    problems = check_content(content)
    assert content.settings is not None
    catalogue, _ = build_catalogue(content, content.settings)
    return [*problems, *check_chapters(catalogue, content.lines)]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_same_is_found_with_and_without_outlines(tmp_path: Path, mistake: str) -> None:
    write_catalogue(tmp_path, {HONEY: edited(HONEY, *MISTAKES[mistake])})
    content, _ = load_content(tmp_path)
    found = find(content)
    assert found == find(strip(content))
    expected = {"nothing", "a citation in code"}
    assert bool(found) == (mistake not in expected)


def test_an_outline_counts_every_text(tmp_path: Path) -> None:
    content, _ = load_content(write_catalogue(tmp_path))
    for items in content.records.values():
        for record in items:
            assert record.outline is not None
            counted = Counter(frozenset(dict(text.values)) for text in walk_texts(record))
            assert dict(record.outline.texts) == counted


def test_digests_tell_which_part_of_a_product_changed(tmp_path: Path) -> None:
    def measure(text: str) -> dict[str, str]:
        content, _ = load_content(write_catalogue(tmp_path, {HONEY: text}))
        record = next(item for item in content.records["products"] if item.id == "mat-ong-thu")
        bare = dataclasses.replace(record, outline=None)
        declared: type = record.__class__
        groups = groups_of(declared)
        made = {group: measure_record(record, group) for group in groups}
        assert made == {group: measure_record(bare, group) for group in groups}
        return made

    before = measure(SMALL[HONEY])

    def differ(old: str, new: str) -> set[str]:
        after = measure(edited(HONEY, old, new))
        return {group for group, digest in after.items() if before[group] != digest}

    assert differ("**từ lâu**", "**từ rất lâu**") == {"story"}
    assert differ("Cửa hàng của", "Quầy hàng của") == {"channels"}
    assert differ("Mật ong lấy vào", "Mật lấy vào") == {"texts"}
    assert differ("vi: Mật ong Thử", "vi: Mật ong Thật") == {"whole"}
    assert differ("id: mat-ong-thu\n", "# ghi chú\nid: mat-ong-thu\n") == set()
