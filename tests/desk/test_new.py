"""New entries and new catalogues: commented, right, and building at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.catalogue.loader import KINDS
from ocop_site.catalogue.reader import Reader
from ocop_site.catalogue.schema import fields_of
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.source import parse_yaml
from ocop_site.cli import main
from ocop_site.desk.scaffold import write_entry
from ocop_site.desk.yaml_emit import WIDTH, Value
from ocop_site.problems import Problem
from tests.desk.desk_support import run
from tests.support import tree, write_catalogue


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path / "content")


ENTRIES = [
    (("product", "Mật ong rừng"), "products/mat-ong-rung.yaml", "set: honey-other-raw"),
    (("product", "Đặc sản", "set=I.3.a", "stars=4 sao", "date=26/12/2024"),
     "products/dac-san.yaml", "  - stars: 4\n    date: 2024-12-26"),
    (("product", "Mật ong Thử", "producers=trai-thu"), "products/mat-ong-thu-2.yaml",
     "producers:\n  - trai-thu"),
    (("product", "set=honey-other-raw", "Mật ong khoái"), "products/mat-ong-khoai.yaml",
     "set: honey-other-raw"),
    (("product", "Gạo", "name.en=Rice", "recognitions.x=1", )[:3], "products/gao.yaml",
     "name:\n  vi: Gạo\n  en: Rice"),
    (("producer", "HTX Mới", "place=Xã Mới"), "producers/htx-moi.yaml", "type: cooperative"),
    (("place", "Huyện Mới", "within=tinh-thu"), "places/huyen-moi.yaml", "kind: district"),
    (("event", "Hội chợ Mới", "start=2026"), "events/hoi-cho-moi.yaml", "start: 2026"),
    (("kind", "Ổi", "facts=Xã trồng ổi từ lâu."), "kinds/oi.yaml",
     "facts:\n  - text:\n      vi: Xã trồng ổi từ lâu."),
    (("candidate", "Trà Mới", "sources=bao-thu-1"), "candidates/tra-moi.yaml",
     "state: scored"),
    (("chapter", "Chương mới"), "chapters/chuong-moi.vi.md", "order: 20\ntitle: Chương mới"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "file", "line"), ENTRIES)
def test_a_new_entry_checks_clean(
    content: Path, arguments: tuple[str, ...], file: str, line: str
) -> None:
    before = tree(content)
    assert run("new", *arguments, content=content) == 0
    after = tree(content)
    assert set(after) - set(before) == {file}
    text = after[file].decode()
    assert line in text
    catalogue, _, problems = load_catalogue(content)
    assert catalogue is not None, problems
    if file.endswith(".yaml"):
        assert text.startswith("# ")
        assert "(bắt buộc)" in text
        assert max(len(item) for item in text.splitlines()) <= WIDTH


def test_all_of_them_build(content: Path) -> None:
    for arguments, _, _ in ENTRIES:
        assert run("new", *arguments, content=content) == 0
    assert run("check", content=content) == 0
    assert run("site", content=content) == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("product", "Đặc sản quê"), ("set=fresh-produce", "Rau, củ, quả")),
        (("kind", "Ổi"), ('facts="…"',)),
        (("candidate", "Trà Mới"), ('sources="…"',)),
        (("product", "Gạo", "colour=red"), ("colour", "producers")),
        (("product", "Gạo", "id=x"), ("id",)),
        (("product", "Gạo", "stars=2"), ("stars", "3, 4, 5")),
        (("product", "Gạo", "packs=Hũ"), ()),
        (("product", "Gạo", "producers=Không có"), ("producers", "chủ thể")),
        (("product", "Gạo", "photos=a.jpg"), ("photos",)),  # new-part
        (("product", "Mật ong Thử"), ("products/mat-ong-thu.yaml", "producers=…")),
        (("product", "mật ong thử", "producers=htx-thu"), ("products/mat-ong-thu.yaml",)),
        (("producer", "HTX Thử"), ("producers/htx-thu.yaml", "place=…")),
        (("place", "Xã Cũ", "within=huyen-cu"), ("places/xa-cu.yaml", "within=…")),
        (("chapter", "Đất và người"), ("chapters/dat-nuoc.", "đặt tên khác")),  # new-known
        (("product", "Mật", "ong", "rừng"), ('new product "Mật ong rừng"',)),  # new-words
        (("product", "set=fresh-produce"), ('new product "Tên"',)),  # new-name
    ],
)
def test_what_is_missing_or_wrong_is_explained(
    content: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    words: tuple[str, ...],
) -> None:
    before = tree(content)
    done = run("new", *arguments, content=content)
    said = capsys.readouterr().err
    if not words:
        assert done == 0
        return
    assert done == 2
    assert all(word in said for word in words), said
    assert tree(content) == before


def uncommented(text: str) -> str:
    """An entry with all of its examples in use."""
    first, _, later = text.partition("đừng đoán.\n")
    lines = [
        re.sub(r"^# ", "", line)
        for line in later.splitlines()
        if re.match(r"# {1,}(?:[a-z_]+:|- |\S+: )", line) or line.startswith("#   ")
    ]
    return first + "đừng đoán.\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", [*KINDS, "settings"])
def test_every_example_behind_a_comment_sign_is_right(kind: str) -> None:
    record: Any = Settings if kind == "settings" else KINDS[kind][0]
    values: dict[str, Value] = {"id": "a"} if kind != "settings" else {}
    text = uncommented(write_entry(record, values, "Mục", "vi"))
    node, problems = parse_yaml("a.yaml", text)
    assert node is not None, problems
    found: list[Problem] = []
    Reader("a.yaml", found).read(record, node)
    assert {key.text for key in node.keys} == {
        name
        for name, spec in fields_of(record).items()
        if spec.kind.value != "tokens" and (name != "id" or kind != "settings")
    }
    assert [item.message("vi") for item in found] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_new_catalogue_builds_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    content = tmp_path / "tinh-khac"
    arguments = ["new", "catalogue", str(content), "--messages", language]
    assert run(*arguments, content=tmp_path / "unused") == 0
    catalogue, _, problems = load_catalogue(content)
    assert catalogue is not None
    assert problems == ()
    assert len(catalogue.entries) == 1
    for name, data in tree(content).items():
        if name.startswith(("products/", "producers/")):
            assert data.decode().startswith("# VÍ DỤ" if language == "vi" else "# EXAMPLE"), name
    if language == "vi":
        assert run(content=content) == 0
        made = tree(Path(f"{content}-output"))
        assert "ocop-tinh-vi-du-vi.pdf" in made or any(name.endswith("-vi.pdf") for name in made)
        assert run("new", "product", "Gạo Ví Dụ", content=content) == 0
        assert run("check", content=content) == 0
    before = tree(content)
    assert run(*arguments, content=tmp_path / "unused") == 2
    assert str(content) in capsys.readouterr().err
    assert tree(content) == before


def test_a_new_catalogue_takes_what_is_known_in_any_order(tmp_path: Path) -> None:
    content = tmp_path / "an-binh"
    words = ["area=Tỉnh An Bình", str(content), "as_of=2026-12-31", "publisher=Sở An Bình"]
    assert run("new", "catalogue", *words, content=tmp_path / "unused") == 0
    catalogue, _, problems = load_catalogue(content)
    assert catalogue is not None, problems
    settings = catalogue.settings
    assert settings.area.place == "tinh-an-binh"
    assert settings.title.get("vi").text == "Sản vật OCOP An Bình"
    assert settings.publisher.name.get("vi").text == "Sở An Bình"
    assert str(catalogue.as_of) == "2026-12-31"
    assert [entry.product.place for entry in catalogue.entries.values()] == ["xa-vi-du"]


@pytest.mark.parametrize(
    ("word", "said"),
    [("tinh=An Bình", "area, as_of, publisher"), ("as_of=31/12/2026", "2025-06-30")],
)
def test_what_a_new_catalogue_cannot_take_is_refused(
    word: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "an-binh"
    assert run("new", "catalogue", str(content), word, content=tmp_path / "unused") == 2
    assert said in capsys.readouterr().err
    assert not content.exists()


def test_options_may_stand_between_the_words(content: Path) -> None:
    words = ["new", "product", "--content", str(content), "Gạo nương", "set=rice-cereals"]
    assert main(words) == 0
    assert (content / "products/gao-nuong.yaml").is_file()


def test_an_error_elsewhere_is_mended_first(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "places/tinh-thu.yaml").unlink()
    assert run("new", "product", "Gạo", content=content) == 1
    assert "E20" in capsys.readouterr().err
