"""Pieces that large units keep from build to build: used again, and never against the content."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from ocop_site.cli import main
from tests.support import edit, write_catalogue

HONEY = "content/products/mat-ong-thu.yaml"
SEARCHES = ("vi/search-data", "en/search-data")


def build(place: Path, output: str = "output") -> Path:
    code = main(["site", "--content", str(place / "content"), "--output", str(place / output)])
    assert code == 0
    return place / output / "site"


def pieces(place: Path) -> dict[tuple[str, str], bytes]:
    path = place / ".ocop-cache/output/state.sqlite"
    with closing(sqlite3.connect(path)) as base:
        rows = base.execute("select unit, key, data from pieces").fetchall()
    return {(unit, key.split()[-1]): data for unit, key, data in rows}


def search_files(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in site.glob("assets/search-data.*.js")}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_catalogue(tmp_path / "content")
    build(tmp_path)
    return tmp_path


def test_after_an_edit_only_the_pieces_of_its_record_are_made(place: Path) -> None:
    before = pieces(place)
    edit(place / HONEY, "**từ lâu**", "**từ thuở xa xưa**")
    build(place)
    after = pieces(place)
    assert before.keys() == after.keys()
    fresh = {at for at, data in after.items() if before[at] != data}
    assert fresh == {("vi/search-data", "mat-ong-thu")}
    assert search_files(place / "output/site") == search_files(build(place, "clean"))


def test_pieces_go_with_their_records_and_units(place: Path) -> None:
    first = place / "content/products/muoi-thu.yaml"
    first.unlink()
    build(place)
    assert not [at for at in pieces(place) if at[1] == "muoi-thu"]
    settings = place / "content/settings.yaml"
    edit(settings, "languages: [vi, en]", "languages: [vi]")
    build(place)
    assert {unit for unit, _ in pieces(place)} == {"vi/search-data"}
    edit(settings, "languages: [vi]", "languages: [vi, en]")
    edit(place / HONEY, "kept bees **for long**", "kept bees **for ages**")
    build(place)
    assert search_files(place / "output/site") == search_files(build(place, "clean"))


def test_a_damaged_piece_is_made_again(place: Path) -> None:
    path = place / ".ocop-cache/output/state.sqlite"
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("update pieces set data = cast(substr(data, 1, 40) || 'x' as blob)")
    edit(place / HONEY, "**từ lâu**", "**từ thuở xa xưa**")
    build(place)
    assert search_files(place / "output/site") == search_files(build(place, "clean"))


def test_a_photo_is_looked_at_once_and_again_when_it_changes(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = place / "content/photos/anh.jpg"
    photo.parent.mkdir()
    Image.new("RGB", (64, 48), (120, 60, 20)).save(photo)
    shown = "photos:\n  - file: photos/anh.jpg\n    alt: {vi: Ảnh, en: Photo}\nsources:"
    edit(place / HONEY, "\nsources:", f"\n{shown}")
    build(place)
    with closing(sqlite3.connect(place / ".ocop-cache/output/state.sqlite")) as base:
        rows = base.execute("select path from readings where path like 'photos/%'").fetchall()
    assert rows == [("photos/anh.jpg",)]
    capsys.readouterr()
    photo.write_bytes(photo.read_bytes()[:200])
    arguments = ("--content", str(place / "content"), "--output", str(place / "output"))
    assert main(["site", *arguments]) != 0
    said = capsys.readouterr().err
    assert "E208" in said
    assert "mat-ong-thu.yaml" in said
