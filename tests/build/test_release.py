"""Releasing an edition: what was printed is written down once, and answers for ever."""

from __future__ import annotations

import datetime
import hashlib
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ocop_site.catalogue.catalogue import short_code
from ocop_site.cli import main
from tests.support import PROJECT, SMALL, edit, release, tree, write_catalogue

FILE = "editions/2025-06-30.yaml"
HONEY = "products/mat-ong-thu.yaml"
SALT = "products/muoi-thu.yaml"


def run(folder: Path, *arguments: str) -> int:
    paths = ["--content", str(folder / "content"), "--output", str(folder / "output")]
    return main([*arguments, *paths])


def prepare(folder: Path) -> Path:
    """A catalogue in one language: its handbook is what takes long."""
    write_catalogue(folder / "content")
    edit(folder / "content/settings.yaml", "languages: [vi, en]", "languages: [vi]")
    return folder


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue that was built and released; tests put back what they change."""
    folder = prepare(tmp_path_factory.mktemp("released"))
    assert run(folder, "all") == 0
    assert run(folder, "release") == 0
    return folder


def test_nothing_is_released_that_was_not_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = prepare(tmp_path)
    assert run(folder, "release") == 4
    said = capsys.readouterr().err
    assert "không phải của nội dung hiện nay" in said
    assert "python build.py --content" in said
    assert run(folder, "site") == 0
    assert run(folder, "release", "--messages", "en") == 4
    assert "not of the present content" in capsys.readouterr().err
    assert not (folder / "content/editions").exists()


def test_the_file_holds_addresses_and_digests(released: Path) -> None:
    text = (released / "content" / FILE).read_text(encoding="utf-8")
    for product in ("buoi-thu", "mat-ong-thu", "muoi-thu", "non-la-thu"):
        assert f"{{id: {product}, short: {short_code(product)}, " in text
    book = released / "output/ocop-tinh-thu-vi.pdf"
    assert hashlib.sha256(book.read_bytes()).hexdigest() in text
    assert "number: {en: First edition, vi: Lần thứ nhất}" in text


def test_a_release_changes_no_byte_of_the_output(
    released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(released / "output")
    assert run(released, "all") == 0
    assert "làm 0," in capsys.readouterr().out
    assert tree(released / "output") == before


def test_releasing_twice_writes_nothing(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = released / "content" / FILE
    before = path.read_bytes()
    assert run(released, "release") == 0
    assert "đã được phát hành với đúng nội dung này" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_what_was_released_cannot_be_released_otherwise(
    released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = released / "content"
    path = content / FILE
    before = path.read_bytes()
    honey = (content / HONEY).read_bytes()
    edit(content / HONEY, "vi: Mật ong Thử", "vi: Mật ong Mới")
    assert run(released, "all") == 0
    capsys.readouterr()
    assert run(released, "release", "--messages", "en") == 1
    said = capsys.readouterr().err
    assert f"Edition 2025-06-30 was released before with other content ({FILE})" in said
    assert "product changed: mat-ong-thu (name)" in said
    assert "another PDF: ocop-tinh-thu-vi.pdf" in said
    assert "product changed: muoi-thu" not in said
    assert "Write a new number and day" in said
    assert path.read_bytes() == before
    (content / HONEY).write_bytes(honey)
    assert run(released, "all") == 0


def test_a_full_disk_leaves_nothing_behind(released: Path) -> None:
    content = released / "content"
    kept = (content / FILE).read_bytes()
    shutil.rmtree(content / "editions")
    try:
        done = subprocess.run(
            [
                *(sys.executable, str(PROJECT / "build.py"), "release", "--messages", "en"),
                *("--content", str(content), "--output", str(released / "output")),
            ],
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 5, done.stderr
        assert "Cannot write" in done.stderr
        assert "the disk is full" in done.stderr
        assert "Traceback" not in done.stderr
        assert not list((content / "editions").iterdir())
        assert run(released, "release") == 0
        assert (content / FILE).read_bytes() == kept
    finally:
        (content / "editions").mkdir(exist_ok=True)
        (content / FILE).write_bytes(kept)


def test_a_folder_that_cannot_be_written_is_said(
    released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editions = released / "content/editions"
    kept = (editions / "2025-06-30.yaml").read_bytes()
    shutil.rmtree(editions)
    # A file in the place of the folder refuses root too, whom permissions do not stop.
    editions.write_text("")
    try:
        assert run(released, "all") == 0
        assert run(released, "release", "--messages", "en") == 5
        assert "Cannot write" in capsys.readouterr().err
    finally:
        editions.unlink()
        editions.mkdir()
        (editions / "2025-06-30.yaml").write_bytes(kept)


def test_content_with_errors_is_not_released(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = prepare(tmp_path)
    edit(folder / "content" / HONEY, "stars: 4", "stars: 6")
    assert run(folder, "release") == 1
    said = capsys.readouterr().err
    assert "E105" in said
    assert "chưa phát hành gì" in said


@pytest.mark.parametrize(
    ("day", "number", "said"),
    [
        ("2025-12-31", "Lần sau", "must be of a later day"),
        ("2024-12-31", "Lần thứ nhất", "write another number"),
    ],
)
def test_an_edition_follows_those_before_it(
    day: str, number: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = prepare(tmp_path)
    path = release(folder / "content", datetime.date.fromisoformat(day), number)
    before = path.read_bytes()
    assert run(folder, "release", "--messages", "en") == 1
    assert said in capsys.readouterr().err
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_a_hand_on_the_file_stops_the_build_and_keeps_the_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = prepare(tmp_path)
    path = release(folder / "content")
    assert run(folder, "site") == 0
    before = tree(folder / "output")
    edit(path, "id: muoi-thu", "id: muoi-khac")
    assert run(folder, "site") == 1
    said = capsys.readouterr().err
    assert re.search(r"editions/2024-12-31\.yaml:\d+:\d+: lỗi E230", said)
    assert tree(folder / "output") == before


def test_a_deleted_product_changes_from_a_page_to_a_farewell_in_one_build(tmp_path: Path) -> None:
    folder = prepare(tmp_path)
    release(folder / "content")
    assert run(folder, "site") == 0
    (folder / "content" / SALT).unlink()
    assert run(folder, "site") == 0
    short = (folder / f"output/site/Q/{short_code('muoi-thu')}/index.html").read_text()
    assert "Không còn trong danh mục" in short
    (folder / "content" / SALT).write_text(SMALL[SALT], encoding="utf-8")
    assert run(folder, "site") == 0
    short = (folder / f"output/site/Q/{short_code('muoi-thu')}/index.html").read_text()
    assert "Không còn trong danh mục" not in short


def test_an_undeclared_new_id_stops_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = prepare(tmp_path)
    release(folder / "content")
    assert run(folder, "site") == 0
    before = tree(folder / "output")
    (folder / "content" / SALT).unlink()
    renamed = SMALL[SALT].replace("id: muoi-thu", "id: muoi-ot")
    (folder / "content/products/muoi-ot.yaml").write_text(renamed, encoding="utf-8")
    assert run(folder, "site") == 1
    said = capsys.readouterr().err
    assert "products/muoi-ot.yaml:1:5: lỗi E234" in said
    assert "formerly: [muoi-thu]" in said
    assert tree(folder / "output") == before


def test_a_build_of_the_book_says_nothing_about_the_site(tmp_path: Path) -> None:
    """A page is made again after settings changed, though the book was printed in between."""
    folder = prepare(tmp_path)
    assert run(folder, "site") == 0
    edit(folder / "content/settings.yaml", "vi: Sổ tay thử", "vi: Sổ tay mới")
    assert run(folder, "pdf") == 0
    assert run(folder, "site") == 0
    assert "Sổ tay mới" in (folder / "output/site/vi/san-pham/muoi-thu.html").read_text()
