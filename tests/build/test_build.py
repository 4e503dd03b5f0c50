"""The command as its users meet it: content in, a whole output or a helpful message out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ocop_site.build.publish import Stage
from ocop_site.build.state import State
from ocop_site.cli import main
from tests.support import PROJECT, edit, tree, write_catalogue

pytestmark = pytest.mark.filterwarnings("error")


def run(folder: Path, *arguments: str) -> int:
    """Run the command on ``folder/content`` into ``folder/output``."""
    command = arguments[:1] if arguments and not arguments[0].startswith("-") else ()
    return main(
        [
            *command,
            *arguments[len(command) :],
            "--content",
            str(folder / "content"),
            "--output",
            str(folder / "output"),
        ]
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_catalogue(tmp_path / "content")
    return tmp_path


def test_one_command_gives_a_site_and_a_book_per_language(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place) == 0
    made = tree(place / "output")
    assert "site/vi/index.html" in made
    assert "site/en/index.html" in made
    books = sorted(name for name in made if name.endswith(".pdf") and "/" not in name)
    assert books == ["ocop-tinh-thu-en.pdf", "ocop-tinh-thu-vi.pdf"]
    assert made["site/pdf/ocop-tinh-thu-vi.pdf"] == made["ocop-tinh-thu-vi.pdf"]
    assert "ocop-tinh-thu-vi.pdf" in made["site/vi/ban-in.html"].decode()
    assert "Xong" in capsys.readouterr().out


def test_the_same_content_gives_the_same_bytes_anywhere(place: Path, tmp_path: Path) -> None:
    assert run(place) == 0
    elsewhere = tmp_path / "chỗ khác"
    write_catalogue(elsewhere / "content")
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    subprocess.run(
        [
            sys.executable,
            str(PROJECT / "build.py"),
            "--content",
            str(elsewhere / "content"),
            "--output",
            str(elsewhere / "output"),
        ],
        env=environment,
        check=True,
        cwd=elsewhere,
        capture_output=True,
    )
    assert tree(place / "output") == tree(elsewhere / "output")


def test_an_error_writes_nothing_and_keeps_the_last_output(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place, "site") == 0
    before = tree(place / "output")
    edit(place / "content/products/mat-ong-thu.yaml", "stars: 4", "stars: 6")
    assert run(place, "site") == 1
    shown = capsys.readouterr().err
    assert "products/mat-ong-thu.yaml:" in shown
    assert "E105" in shown
    assert "Traceback" not in shown
    assert tree(place / "output") == before


def test_check_shows_all_mistakes_of_all_files_and_builds_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(place / "content/products/mat-ong-thu.yaml", "stars: 4", "stars: 6")
    edit(place / "content/settings.yaml", "as_of: 2025-06-30", "as_of: 30/06/2025")
    assert run(place, "check", "--messages", "en") == 1
    shown = capsys.readouterr().err
    assert "mat-ong-thu.yaml" in shown
    assert "settings.yaml" in shown
    assert "2025-06-30" in shown
    assert not (place / "output").exists()


def test_a_build_of_the_site_alone_goes_on_offering_the_last_book(place: Path) -> None:
    assert run(place) == 0
    whole = tree(place / "output")
    assert run(place, "site") == 0
    assert tree(place / "output") == whole


def test_one_language_only(place: Path) -> None:
    assert run(place, "site", "--lang", "en") == 0
    made = tree(place / "output")
    assert "site/en/index.html" in made
    assert not any(name.startswith("site/vi/") for name in made)


def test_an_unknown_language_is_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(place, "site", "--lang", "zz", "--messages", "en") == 1
    assert "zz" in capsys.readouterr().err


def test_another_day_changes_the_state_of_certificates(place: Path) -> None:
    assert run(place, "site") == 0
    today = (place / "output/site/vi/san-pham/mat-ong-thu.html").read_text()
    assert "Còn hiệu lực" in today
    assert run(place, "site", "--as-of", "2030-01-01") == 0
    later = (place / "output/site/vi/san-pham/mat-ong-thu.html").read_text()
    assert "Hết hạn" in later


def test_a_foreign_file_in_the_output_is_kept_and_named(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "output/site").mkdir(parents=True)
    (place / "output/site/mine.txt").write_text("mine")
    assert run(place, "site") == 0
    assert "mine.txt" in capsys.readouterr().err
    assert (place / "output/site/mine.txt").read_text() == "mine"


def test_clean_removes_what_was_made(place: Path) -> None:
    assert run(place, "site") == 0
    assert run(place, "clean") == 0
    assert tree(place / "output") == {}
    assert not (place / ".ocop-cache/output").exists()


def test_strict_lets_warnings_stop_the_build(place: Path) -> None:
    edit(place / "content/products/mat-ong-thu.yaml", "en: Trial honey", "vi2: x")
    text = (place / "content/products/mat-ong-thu.yaml").read_text()
    (place / "content/products/mat-ong-thu.yaml").write_text(text.replace(", vi2: x", ""))
    assert run(place, "site") == 0
    assert run(place, "site", "--strict") == 1


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--content", "nowhere"], "nowhere"),
        (["--output", "content/out"], "content/out"),
    ],
)
def test_folders_that_cannot_be_meant(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    word: str,
) -> None:
    monkeypatch.chdir(place)
    assert main(["site", "--messages", "en", *arguments]) == 2
    assert word in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["fly"], ["--as-of", "30/06/2025"], ["--colour"]])
def test_wrong_use_is_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "cách dùng:" in capsys.readouterr().err


def test_the_site_builds_where_the_pdf_libraries_are_missing(place: Path) -> None:
    """WeasyPrint is made to fail as it does without Pango."""
    blocker = place / "blocker"
    blocker.mkdir()
    (blocker / "weasyprint.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{blocker}:{PROJECT}"}
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "--content",
        str(place / "content"),
        "--output",
        str(place / "output"),
        "--messages",
        "en",
    ]
    site = subprocess.run(
        [*command[:2], "site", *command[2:]],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert site.returncode == 0, site.stderr
    book = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert book.returncode == 3
    assert "apt-get install" in book.stderr
    assert "libpango-1.0-0" in book.stderr
    assert "Traceback" not in book.stderr
    assert (place / "output/site/vi/index.html").exists()


def fill_stage(*_: object) -> None:
    raise OSError(28, "No space left on device", "somewhere")


def fill_state(state: State, *_: object) -> None:
    base = state._base
    (pages,) = base.execute("pragma page_count").fetchone()
    base.execute(f"pragma max_page_count = {pages}")
    base.execute("insert into readings values ('x', 'x', zeroblob(10000000))")


@pytest.mark.parametrize(
    ("written", "fill"), [((Stage, "write"), fill_stage), ((State, "keep_readings"), fill_state)]
)
def test_a_full_disk_is_said_and_loses_nothing(
    written: tuple[type, str],
    fill: Callable[..., None],
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run(place, "site") == 0
    before = tree(place / "output")
    edit(place / "content/products/mat-ong-thu.yaml", "vi: Mật ong Thử", "vi: Mật ong Mới")
    monkeypatch.setattr(*written, fill)
    assert run(place, "site", "--messages", "en") == 5
    said = capsys.readouterr().err
    assert "full" in said
    assert "Traceback" not in said
    assert tree(place / "output") == before
    monkeypatch.undo()
    assert run(place, "site") == 0


def test_sixty_products_of_another_province(tmp_path: Path) -> None:
    """Only files change, no code: another area, sixty products, its own names."""
    content = write_catalogue(tmp_path / "content")
    edit(content / "settings.yaml", "vi: Tỉnh Thử", "vi: Tỉnh Khác")
    sets = ("rice-cereals", "fresh-produce", "non-alcoholic-beverages", "fabrics-garments")
    from ocop_site.catalogue.classification import load_classification

    known = list(load_classification().sets)
    for index in range(60):
        chosen = sets[index % 4] if sets[index % 4] in known else known[index % len(known)]
        (content / f"products/hang-{index:02}.yaml").write_text(
            f"id: hang-{index:02}\nname: {{vi: Hàng số {index}, en: Good number {index}}}\n"
            f"set: {chosen}\nproducers: [htx-thu]\n"
            f"recognitions:\n  - stars: {3 + index % 3}\n    date: 2024-0{1 + index % 9}\n",
            encoding="utf-8",
        )
    assert run(tmp_path) == 0
    made = tree(tmp_path / "output")
    assert "ocop-tinh-khac-vi.pdf" in made
    assert sum(name.startswith("site/vi/san-pham/hang-") for name in made) == 60


def test_no_word_at_all_builds_the_catalogue_of_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_catalogue(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert main([]) == 0
    assert (tmp_path / "output" / "site" / "vi" / "index.html").is_file()
    assert list((tmp_path / "output").rglob("*.pdf"))


def test_the_usual_output_of_one_catalogue_is_not_taken_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_catalogue(tmp_path / "content")
    write_catalogue(tmp_path / "ha-lam")
    monkeypatch.chdir(tmp_path)
    assert main(["site"]) == 0
    page = tmp_path / "output" / "site" / "vi" / "index.html"
    stamp = page.stat()
    capsys.readouterr()
    assert main(["site", "--content", "ha-lam"]) == 2
    said = capsys.readouterr().err
    assert str(tmp_path / "content") in said
    assert "--output" in said
    assert page.stat() == stamp
    assert main(["site", "--content", "ha-lam", "--output", "ha-lam-output"]) == 0
    assert main(["clean"]) == 0
    assert main(["site", "--content", "ha-lam"]) == 0
    (tmp_path / "ha-lam").rename(tmp_path / "ha-lam-moi")
    assert main(["site", "--content", "ha-lam-moi"]) == 0
