"""The JSON Schema files: current, true of all content, and of one mind with the check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ocop_site.catalogue.loader import CHAPTERS_FOLDER, kind_of
from ocop_site.catalogue.product import Product
from ocop_site.catalogue.schema import fields_of
from ocop_site.cli import main
from ocop_site.desk.json_schema import ENDING, FOLDER, editor_globs, write_schemas
from ocop_site.desk.starter import example_catalogue
from tests.desk.code_examples import write_base
from tests.support import PROJECT, SMALL, write_catalogue
from tests.test_docs import HANDBOOKS, blocks

SCHEMAS = {
    name.removesuffix(ENDING): Draft202012Validator(json.loads(text))
    for name, text in write_schemas("vi").items()
}
MINIMUM = {
    "id": "mat-ong-thu",
    "name": {"vi": "Mật ong", "en": "Honey"},
    "set": "honey-other-raw",
    "recognitions": [{"stars": 3}],
}


class CoreLoader(yaml.SafeLoader):
    """Plain values typed as editors do it: the core schema of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first)
    )


def _read_integer(loader: yaml.SafeLoader, node: yaml.Node) -> int:
    assert isinstance(node, yaml.ScalarNode)
    return int(str(loader.construct_scalar(node)))


CoreLoader.add_constructor("tag:yaml.org,2002:int", _read_integer)


def mistakes(kind: str, text: str) -> list[str]:
    """What the schema of a kind says of a file's text."""
    found = SCHEMAS[kind].iter_errors(yaml.load(text, Loader=CoreLoader))
    return [f"{'/'.join(map(str, item.absolute_path))}: {item.message[:200]}" for item in found]


def content_texts(root: Path) -> Iterator[tuple[str, str, str]]:
    """Kind, name and YAML of every content file; of chapters the front matter."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        kind = kind_of(name) if path.is_file() else ""
        if kind:
            text = path.read_text(encoding="utf-8")
            yield kind, name, text.split("---\n")[1] if kind == CHAPTERS_FOLDER else text


# --- the files


@pytest.mark.parametrize("name", write_schemas("vi"))
def test_the_committed_files_are_what_the_command_writes(name: str) -> None:
    committed = PROJECT / FOLDER / name
    assert committed.read_text(encoding="utf-8") == write_schemas("vi")[name]


def test_there_is_no_schema_of_something_that_is_gone() -> None:
    assert {path.name for path in (PROJECT / FOLDER).iterdir()} == set(write_schemas("vi"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_is_a_valid_schema(language: str) -> None:
    for text in write_schemas(language).values():
        Draft202012Validator.check_schema(json.loads(text))


def test_the_command_writes_them_in_a_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", str(tmp_path / "new"), "--messages", "en"]) == 0
    assert capsys.readouterr().out.startswith("Wrote 10 schema files")
    written = {path.name: path.read_text() for path in (tmp_path / "new").iterdir()}
    assert written == write_schemas("en")
    (tmp_path / "file").write_text("")
    assert main(["schema", str(tmp_path / "file"), "--messages", "en"]) == 5
    assert "Cannot write" in capsys.readouterr().err


# --- what editors are told


def editor_settings() -> dict[str, Any]:
    text = (PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    settings: dict[str, Any] = json.loads(text)
    return settings


def test_the_editor_finds_the_schema_of_every_content_file() -> None:
    globs = editor_settings()["yaml.schemas"]
    assert globs == editor_globs()
    for kind, name, _ in content_texts(PROJECT / "content"):
        if kind == CHAPTERS_FOLDER:
            continue
        found = [
            schema
            for schema, patterns in globs.items()
            if any(as_pattern(pattern).fullmatch(f"content/{name}") for pattern in patterns)
        ]
        assert found == [f"./{FOLDER}/{kind}{ENDING}"], name


def as_pattern(glob: str) -> re.Pattern[str]:
    parts = {"**/": "(?:.*/)?", "*": "[^/]*"}
    signs = re.split(r"(\*\*/|\*)", glob)
    return re.compile("".join(parts.get(sign, re.escape(sign)) for sign in signs))


def test_the_editor_asks_nobody_else_and_reformats_nothing() -> None:
    settings = editor_settings()
    assert settings["yaml.schemaStore.enable"] is False
    assert settings["redhat.telemetry.enabled"] is False
    assert settings["yaml.format.enable"] is False
    wanted = json.loads((PROJECT / ".vscode" / "extensions.json").read_text())
    assert wanted == {"recommendations": ["redhat.vscode-yaml"]}


def test_help_is_vietnamese_and_says_what_values_mean() -> None:
    record = json.loads(write_schemas("vi")["products.schema.json"])["$defs"]
    stars = record["recognition"]["properties"]["stars"]
    assert stars["title"] == "Số sao"
    assert "để trống khi không nguồn nào nói" in stars["description"]
    basis = record["recognition"]["properties"]["basis"]
    assert dict(zip(basis["enum"], basis["enumDescriptions"], strict=True)) == {
        "stated": "nguồn nói thẳng",
        "inferred": "ta suy ra từ nguồn",
        "not-stated": "không nguồn nào nêu",
    }
    sets = record["product"]["properties"]["set"]
    assert len(sets["enum"]) == len(sets["enumDescriptions"]) == 26
    for name, spec in fields_of(Product).items():
        assert record["product"]["properties"][name]["title"] == spec.label["vi"]
    date = record["recognition"]["properties"]["date"]
    assert date["patternErrorMessage"].startswith("viết như 2023-12-26")


# --- what is content is valid


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [pytest.param(*item, id=item[1]) for item in content_texts(PROJECT / "content")],
)
def test_the_shipped_content_is_valid(kind: str, name: str, text: str) -> None:
    assert mistakes(kind, text) == []


def test_other_catalogues_are_valid(tmp_path: Path) -> None:
    roots = [write_catalogue(tmp_path / "small"), write_base(tmp_path / "handbook")]
    started = tmp_path / "started"
    for name, text in example_catalogue("vi").items():
        (started / name).parent.mkdir(parents=True, exist_ok=True)
        (started / name).write_text(text, encoding="utf-8")
    for root in (*roots, started):
        found = list(content_texts(root))
        assert len(found) > 5
        for kind, name, text in found:
            assert mistakes(kind, text) == [], name


def test_the_examples_of_the_handbook_are_valid_but_for_what_they_leave_out() -> None:
    folders = {"product": "products", "producer": "producers", "place": "places"}
    for page in HANDBOOKS.values():
        for word, body in blocks(page.read_text(encoding="utf-8"), "part"):
            if word in folders:
                wrong = [item for item in mistakes(folders[word], body) if "required" not in item]
                assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        "code: 25858",
        "hs_code: 0409.00",
        'short: "23456"',
        "name: Mật ong",
        "name: {vi: 2024}",
        "name: {vi: Mật ong, en: }",
        "items: '12'",
        "name_translated: Có",
        "producers: htx-thu",
        "producers: [htx-thu, 2024]",
        "sources: https://bao.example.vn/x",
        "recognitions: {stars: 3}",
        "recognitions: [{stars: 4, date: 2024}, {date: 2021-02, stars: 3}]",
        "packs: [{size: Hũ, gtin: 8934563138165, price: 120000}]",
        "export_markets: [JP, KR]",
    ],
)
def test_what_the_check_takes_is_taken(line: str) -> None:
    key = line.partition(":")[0]
    base = yaml.safe_dump({name: value for name, value in MINIMUM.items() if name != key})
    assert mistakes("products", f"{base}{line}\n") == []


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("producer: htx-thu", "producer"),
        ("set: mat-ong", "set"),
        ("name: ", "name"),
        ("name: [Mật ong]", "name"),
        ("name: {vn: Mật ong}", "name"),
        ("short: MATXI", "short"),
        ("items: 0", "items"),
        ("items: 1.5", "items"),
        ("recognitions: 3 sao", "recognitions"),
        ("recognitions: [{stars: 6}]", "recognitions"),
        ("recognitions: [{date: 10/5/2024}]", "recognitions"),
        ("recognitions: [{date: 0204}]", "recognitions"),
        ("recognitions: [{basis: infered}]", "recognitions"),
        ("packs: [{price: 120000}]", "packs"),
        ("traceability_url: truyxuat.example.vn", "traceability_url"),
        ("photos: [{file: photos/mật ong.jpg, alt: Hũ}]", "photos"),
        ("producers: HTX Thử", "producers"),
    ],
)
def test_what_the_check_refuses_is_marked(line: str, part: str) -> None:
    key = line.partition(":")[0]
    base = yaml.safe_dump({name: value for name, value in MINIMUM.items() if name != key})
    assert any(part in item for item in mistakes("products", f"{base}{line}\n"))


def test_what_is_required_is_required() -> None:
    for key in MINIMUM:
        text = yaml.safe_dump({name: value for name, value in MINIMUM.items() if name != key})
        assert any(f"'{key}' is a required property" in item for item in mistakes("products", text))


def test_a_list_file_holds_many_records() -> None:
    assert mistakes("sources", SMALL["sources.yaml"]) == []
    assert mistakes("sources", "- id: a\n") == ["0: 'publisher' is a required property"]
