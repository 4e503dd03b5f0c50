"""Edits of YAML files: what people wrote around a value stays as they wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ocop_site.catalogue.source import parse_yaml
from ocop_site.desk.yaml_edit import YamlText
from ocop_site.desk.yaml_emit import WIDTH, Bare, Value, emit_record, emit_scalar
from ocop_site.desk.yaml_nodes import compose, data_of
from tests.support import PROJECT, SMALL

COMMENTED = """\
# Đầu tệp.
id: mat-ong  # mã

# Tên, hai thứ tiếng.
name:
  vi: Mật ong  # tên gốc
  en: Honey

summary:
  vi: >-  # tóm tắt
    Một câu dài
    hai dòng.

# Các nguồn.
sources:
  # nguồn đầu
  - bao-1
  - bao-2  # nguồn hai
packs: [{size: Hũ, price: 10}]
recognitions:
  # lần mới
  - stars: 3
    # ngày trên giấy
    date: 2024
"""


def edited(change: Any, text: str = COMMENTED) -> str:
    orders: dict[tuple[str | int, ...], tuple[str, ...]] = {
        (): ("id", "name", "set", "summary", "sources", "packs", "recognitions"),
        ("name",): ("vi", "en"),
    }
    edit = YamlText(text, lambda path: orders.get(path, ("state", "stars", "date", "decision")))
    change(edit)
    return edit.text


def changed_lines(new: str, old: str = COMMENTED) -> list[str]:
    """The lines that only the new text has."""
    before = old.split("\n")
    return [line for line in new.split("\n") if line not in before]


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (("name", "vi"), "Mật ong rừng", ["  vi: Mật ong rừng  # tên gốc"]),
        (("id",), "a", ["id: a  # mã"]),
        (("set",), "tea-leaf", ["set: tea-leaf"]),
        (("recognitions", 0, "stars"), 4, ["  - stars: 4"]),
        (("recognitions", 0, "decision"), "1/QĐ-UBND", ["    decision: 1/QĐ-UBND"]),
        (("recognitions", 0, "state"), "pending", ["  - state: pending", "    stars: 3"]),
        (("sources",), ["bao-1", "bao-3"], ["  - bao-3  # nguồn hai"]),
        (("packs", 0, "price"), 12, ["packs: [{size: Hũ, price: 12}]"]),
        (("packs", 0, "size"), "a, b", ['packs: [{size: "a, b", price: 10}]']),
        (("summary", "vi"), "Ngắn.", ["  vi: Ngắn.  # tóm tắt"]),
        (("name", "zh"), "蜂蜜", ["  zh: 蜂蜜"]),
    ],
)
def test_only_the_value_changes(path: Any, value: Any, lines: list[str]) -> None:
    new = edited(lambda edit: edit.set(path, value))
    assert changed_lines(new) == lines
    assert [line for line in COMMENTED.split("\n") if line.lstrip().startswith("#")] == [
        line for line in new.split("\n") if line.lstrip().startswith("#")
    ]


def test_a_new_key_goes_behind_the_one_that_precedes_it_in_the_schema() -> None:
    new = edited(lambda edit: edit.set(("set",), "tea-leaf")).split("\n")
    assert new[new.index("set: tea-leaf") - 1] == "  en: Honey"


def test_a_long_text_is_folded_and_its_comment_stays() -> None:
    text = "Mật ong của rừng " * 12
    new = edited(lambda edit: edit.set(("name", "vi"), text.strip()))
    assert "  vi: >-  # tên gốc\n    Mật ong" in new
    assert max(map(len, new.split("\n"))) <= WIDTH


def test_a_flow_map_that_grows_too_long_becomes_a_block() -> None:
    text = "name: {vi: Mật ong, en: Honey}  # tên\n"
    new = edited(lambda edit: edit.set(("name", "en"), "Honey " * 20 + "x"), text)
    assert new.startswith("name:  # tên\n  vi: Mật ong\n  en: >-\n    Honey Honey")


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (("name", "en"), "  en: Honey"),
        (("sources", 0), "  - bao-1"),
        (("recognitions", 0, "date"), "    date: 2024"),
        (("packs",), "packs: [{size: Hũ, price: 10}]"),
    ],
)
def test_a_value_is_taken_out_and_nothing_else(path: Any, gone: str) -> None:
    new = edited(lambda edit: edit.remove(path))
    before = COMMENTED.split("\n")
    before.remove(gone)
    assert new.split("\n") == before


def test_the_first_key_of_an_item_gives_its_dash_to_the_next() -> None:
    new = edited(lambda edit: edit.remove(("recognitions", 0, "stars")))
    assert "  # lần mới\n  # ngày trên giấy\n  - date: 2024\n" in new


def test_a_list_left_empty_goes_with_its_key() -> None:
    def change(edit: YamlText) -> None:
        edit.remove(("sources", 1))
        edit.remove(("sources", 0))

    assert "sources" not in edited(change)


def test_items_are_put_in_at_their_place() -> None:
    def change(edit: YamlText) -> None:
        edit.insert(("recognitions",), 0, {"stars": 5, "source": ["a", "b"]})
        edit.insert(("sources",), 1, "giữa")
        edit.insert(("other",), 0, "x")

    new = edited(change)
    assert "  - stars: 5\n    source:\n      - a\n      - b\n  - stars: 3\n" in new
    assert "  - bao-1\n  - giữa\n  - bao-2" in new
    assert "other:\n  - x\n" in new


def test_a_single_source_becomes_a_list() -> None:
    text = "source: a  # một\n"
    assert edited(lambda e: e.insert(("source",), 1, "b"), text) == "source:  # một\n  - a\n  - b\n"


def test_comment_lines_below_a_literal_text_do_not_slip_into_it() -> None:
    text = "list:\n  - text: |\n      Đoạn\n  - stars: 3\n    # ghi chú\n    date: 2024\n"
    new = edited(lambda edit: edit.remove(("list", 1, "stars")), text)
    assert data_of(compose(new)) == {"list": [{"text": "Đoạn\n"}, {"date": "2024"}]}


WRITTEN = [
    "thường", "0123", "0409.00", "yes", "no", "~", "null", "7:30", "1_000", "1e5", "-", "- x",
    "a: b", "a #b", "#a", "'a'", '"a"', "a\\b", "@x", "=1+2", "{a}", "[a]", "* a", "& b", "! c",
    "| d", "> e", "% f", "`g", ", h", ": i", "? j", "k:", " ", "l\tm", "n\u2028o", "p\x07q",
    "2024-05-01", "25930", "10.9804", "true", "mật: ong", "x" * 200, "chữ  hai  cách",
]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize("flow", [False, True])
def test_any_text_reads_back_as_it_was(text: str, flow: bool) -> None:
    written = f"[{emit_scalar(text, flow=True)}, b]" if flow else emit_scalar(text)
    data = data_of(compose(f"key: {written}\n"))
    assert data == {"key": [text, "b"] if flow else text}


def test_a_number_keeps_its_quotes_only_where_others_would_misread_it() -> None:
    record: dict[str, Value] = {
        "a": "0123",
        "b": "25930",
        "c": Bare("2024-05-01"),
        "d": True,
        "e": 12,
        "f": "",
    }
    assert emit_record(record) == ('a: "0123"\nb: 25930\nc: 2024-05-01\nd: true\ne: 12\nf: ""\n')


def test_prose_is_written_as_a_literal_block() -> None:
    text = "Một đoạn.\n\n## Mục\n\n- a\n  b"
    assert data_of(compose(emit_record({"story": {"vi": text}}))) == {"story": {"vi": text + "\n"}}


def paths_of(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in items:
        yield from paths_of(value, (*path, key))


FILES = {
    name: (PROJECT / "content" / name).read_text(encoding="utf-8")
    for name in (
        "settings.yaml",
        "products/banh-bong-lan-trung-muoi.yaml",
        "producers/unifarm.yaml",
        "places/tinh-binh-duong.yaml",
    )
} | {name: text for name, text in SMALL.items() if name.endswith(".yaml")}


@pytest.mark.parametrize("name", FILES)
def test_every_value_of_a_file_can_be_replaced_or_taken_out(name: str) -> None:
    """The editor compares what it wrote with what was meant, and raises where they differ."""
    text = FILES[name]
    comments = [line.strip() for line in text.split("\n") if line.strip().startswith("#")]
    for path in paths_of(data_of(compose(text))):
        for value in ("ngắn", "dài " * 40 + "x", ["a", "b"], {"vi": "một", "en": "one"}):
            YamlText(text).set(path, value)
        scalar = YamlText(text)
        if isinstance(scalar.get(path), str):
            scalar.set(path, "mới")
            kept = [line.strip() for line in scalar.text.split("\n")]
            assert all(comment in kept for comment in comments), path
        if path != (0,) or len(data_of(compose(text))) > 1:
            YamlText(text).remove(path)
    node, problems = parse_yaml(name, YamlText(text).text)
    assert node is not None
    assert not problems
