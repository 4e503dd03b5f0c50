"""YAML is read as people expect it, and every value knows where it stands."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.catalogue.source import Node, parse_yaml


def read(text: str) -> Node:
    node, problems = parse_yaml("file.yaml", text)
    assert not problems
    assert node is not None
    return node


def plain(node: Node) -> object:
    """The node as lists, maps and texts; ``None`` for an empty value."""
    if node.kind == "map":
        keys = (key.text for key in node.keys)
        return dict(zip(keys, map(plain, node.items), strict=True))
    if node.kind == "list":
        return [plain(item) for item in node.items]
    return node.text if node.kind == "text" else None


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "yes",
        "true",
        "012345",
        "0x1F",
        "1_000",
        "1:30",
        "12e3",
        ".inf",
        "2024-05-01",
        "0274 3822 123",
        "+84 274 3822 123",
        "83-829-28780-3-2022",
        "8934563138165",
        "0409.00",
        "120.000",
        "=",
    ],
)
def test_a_plain_value_stays_the_text_that_was_typed(written: str) -> None:
    assert plain(read(f"key: {written}\n")) == {"key": written}


@pytest.mark.parametrize("written", ["", "~", "null", "# một ghi chú"])
def test_a_key_left_empty_holds_nothing(written: str) -> None:
    assert plain(read(f"key: {written}\n")) == {"key": None}


@pytest.mark.parametrize("written", ["''", '""', "'~'", "'null'"])
def test_what_stands_in_quotes_is_text(written: str) -> None:
    assert plain(read(f"key: {written}\n")) == {"key": written[1:-1]}


def test_keys_are_texts_too() -> None:
    assert plain(read("no: a\n1: b\n2024-05-01: c\n")) == {"no": "a", "1": "b", "2024-05-01": "c"}


def test_text_comes_in_one_normal_form() -> None:
    decomposed = "Bu\u031bo\u031b\u0309i"
    assert plain(read(f"{decomposed}: {decomposed}\n")) == {"Bưởi": "Bưởi"}


def test_every_key_and_value_knows_its_place() -> None:
    node = read("id: a\nname: {vi: Bưởi, en: Pomelo}\nlist:\n  - một\n  - khóa: hai\n")
    assert [(key.text, key.line, key.column) for key in node.keys] == [
        ("id", 1, 1),
        ("name", 2, 1),
        ("list", 3, 1),
    ]
    value, name, entries = node.items
    assert (value.line, value.column) == (1, 5)
    assert [(item.text, item.line, item.column) for item in name.items] == [
        ("Bưởi", 2, 12),
        ("Pomelo", 2, 22),
    ]
    assert [(item.line, item.column) for item in entries.items] == [(4, 5), (5, 5)]
    assert (entries.items[1].items[0].line, entries.items[1].items[0].column) == (5, 11)


def test_front_matter_counts_the_lines_of_its_file() -> None:
    node, _ = parse_yaml("chapter.vi.md", "id: a\ntitle: b\n", first_line=2)
    assert node is not None
    assert [item.line for item in node.items] == [2, 3]
    _, problems = parse_yaml("chapter.vi.md", "id: a\ntitle: b: c\n", first_line=2)
    assert [str(item.position) for item in problems] == ["chapter.vi.md:3:9"]


def test_block_texts_keep_their_lines() -> None:
    text = "a: |\n  một\n\n  hai\nb: >-\n  một\n  hai\n"
    assert plain(read(text)) == {"a": "một\n\nhai\n", "b": "một hai"}


_TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"
    ),
    max_size=12,
)


@given(
    st.recursive(
        _TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
        max_leaves=8,
    )
)
def test_what_a_program_writes_is_read_back(value: object) -> None:
    def normal(item: object) -> object:
        if isinstance(item, dict):
            return {normal(key): normal(entry) for key, entry in item.items()}
        if isinstance(item, list):
            return [normal(entry) for entry in item]
        return unicodedata.normalize("NFC", str(item))

    written = yaml.safe_dump({"key": value}, allow_unicode=True, default_style='"')
    node, problems = parse_yaml("file.yaml", written)
    if not problems:
        assert node is not None
        assert plain(node) == normal({"key": value})
    else:  # two keys that are one in the normal form
        assert {item.code for item in problems} == {"E004"}


@given(st.text(max_size=60))
def test_no_text_whatever_makes_the_reader_fail(text: str) -> None:
    node, problems = parse_yaml("file.yaml", text)
    assert node is not None or problems


@given(st.text(alphabet="-?:{}[],&*!|>'\"%@`#~ \n\tab<", max_size=40))
def test_no_mixture_of_the_signs_of_yaml_makes_the_reader_fail(text: str) -> None:
    node, problems = parse_yaml("file.yaml", text)
    assert node is not None or problems
    for problem in problems:
        assert problem.message("vi")
        assert problem.hint("en")
