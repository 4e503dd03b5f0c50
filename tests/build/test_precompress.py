"""Compressed copies beside the texts of the site: right, made only where needed, and taken away."""

from __future__ import annotations

import gzip
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest

from ocop_site.build.publish import read_manifest
from ocop_site.site.routes import page_path
from tests.build.test_build import run
from tests.build.test_incremental import times
from tests.support import SMALL, edit, tree, write_catalogue

ON = "precompress: true\n"
STORY = "content/products/mat-ong-thu.yaml"
PAGE = "site/vi/san-pham/mat-ong-thu.html"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A site built with compressed copies."""
    settings = SMALL["settings.yaml"].replace("languages: [vi, en]", "languages: [vi]")
    write_catalogue(tmp_path / "content", {"settings.yaml": settings + ON})
    assert run(tmp_path, "site") == 0
    return tmp_path


def copies(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those files that are compressed copies of others."""
    return {path: data for path, data in files.items() if path.endswith((".gz", ".br"))}


def written(place: Path) -> set[str]:
    """The files that a build after an edit wrote or took away."""
    before = times(place / "output")
    assert run(place, "site") == 0
    after = times(place / "output")
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_each_text_has_copies_that_give_its_bytes(place: Path) -> None:
    files = tree(place / "output")
    made = copies(files)
    for path, data in made.items():
        whole = files[path[: -len(".gz")]]
        assert (gzip.decompress(data) if path.endswith(".gz") else brotli.decompress(data)) == whole
    assert f"{PAGE}.gz" in made
    assert f"{PAGE}.br" in made
    for path, data in files.items():
        if path.endswith((".html", ".css", ".js", ".xml", ".json")) and len(data) >= 512:
            assert {f"{path}.gz", f"{path}.br"} <= made.keys()
    assert not any(path.endswith((".woff2.gz", ".png.gz", ".xlsx.gz")) for path in made)
    assert made.keys() <= read_manifest(place / ".ocop-cache/output").keys()


def test_a_copy_says_nothing_of_when_it_was_made(place: Path) -> None:
    data = (place / "output" / f"{PAGE}.gz").read_bytes()
    assert data[4:8] == bytes(4)


def test_an_edit_compresses_what_it_changed_and_nothing_else(place: Path) -> None:
    edit(place / STORY, "**từ lâu**", "**từ rất lâu**")
    new = written(place)
    assert {PAGE, f"{PAGE}.gz", f"{PAGE}.br"} <= new
    for path in copies(tree(place / "output")):
        assert (path in new) == (path[: -len(".gz")] in new)
    clean = place / "clean"
    write_catalogue(
        clean / "content", {"settings.yaml": (place / "content/settings.yaml").read_text()}
    )
    edit(clean / STORY, "**từ lâu**", "**từ rất lâu**")
    assert run(clean, "site") == 0
    assert tree(place / "output") == tree(clean / "output")


def test_unchanged_pages_are_not_compressed_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ocop_site.build.precompress as precompress

    compressed: list[bytes] = []
    compress = precompress.compress

    def count(data: bytes) -> dict[str, bytes]:
        compressed.append(data)
        return compress(data)

    monkeypatch.setattr(precompress, "compress", count)
    edit(place / STORY, "**từ lâu**", "**từ rất lâu**")
    changed = {path for path in written(place) if not path.endswith((".gz", ".br"))}
    files = tree(place / "output")
    assert 0 < len(compressed) <= len(changed)
    assert set(compressed) <= {files[path] for path in changed}


def test_a_damaged_copy_is_made_again(place: Path) -> None:
    copy = place / "output" / f"{PAGE}.br"
    good = copy.read_bytes()
    copy.write_bytes(good[:50])
    assert written(place) == {f"{PAGE}.br"}
    assert copy.read_bytes() == good


def test_copies_go_with_their_page_and_with_the_setting(place: Path) -> None:
    (place / "content/events/cho-phien-thu.yaml").unlink()
    gone = written(place)
    page = f"site/{page_path('vi', 'event', 'cho-phien-thu')}"
    assert {page, f"{page}.gz", f"{page}.br"} <= gone
    assert not any((place / "output" / path).exists() for path in (page, f"{page}.gz"))
    edit(place / "content/settings.yaml", ON, "")
    assert run(place, "site") == 0
    files = tree(place / "output")
    assert PAGE in files
    assert not copies(files)


def test_the_rest_of_the_site_is_the_same_without_them(place: Path) -> None:
    files = tree(place / "output")
    plain = place / "plain"
    settings = (place / "content/settings.yaml").read_text().replace(ON, "")
    write_catalogue(plain / "content", {"settings.yaml": settings})
    assert run(plain, "site") == 0
    assert tree(plain / "output") == {
        path: data for path, data in files.items() if path not in copies(files)
    }


def test_the_pack_for_a_disk_holds_none(place: Path) -> None:
    assert run(place, "site", "--offline-pack") == 0
    with zipfile.ZipFile(place / "output/ocop-tinh-thu-offline.zip") as pack:
        names = pack.namelist()
    assert any(name.endswith("mat-ong-thu.html") for name in names)
    assert not any(name.endswith((".gz", ".br")) for name in names)


@pytest.mark.parametrize(("language", "word"), [("vi", "Brotli"), ("en", "not installed")])
def test_without_the_package_it_is_said_what_to_install(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    word: str,
) -> None:
    before = tree(place / "output")
    edit(place / STORY, "**từ lâu**", "**từ rất lâu**")
    monkeypatch.setitem(sys.modules, "brotli", None)
    capsys.readouterr()
    assert run(place, "site", "--messages", language) == 3
    said = capsys.readouterr().err
    assert word in said
    assert "pip install 'ocop-site[precompress]'" in said
    assert tree(place / "output") == before
