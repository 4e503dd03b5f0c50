"""``build.py pdf --edition print``: what lies in the output, and what a mistake leaves there."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from tests.build.test_build import run
from tests.support import SMALL, tree, write_catalogue

FILES = [
    "ocop-tinh-thu-vi-print-cover.pdf",
    "ocop-tinh-thu-vi-print-preflight.json",
    "ocop-tinh-thu-vi-print-preflight.txt",
    "ocop-tinh-thu-vi-print.pdf",
]
SCREEN = "ocop-tinh-thu-vi.pdf"
VI = ("--lang", "vi")
HONEY = "products/mat-ong-thu.yaml"


def jpeg(side: int) -> bytes:
    """A square photo."""
    stream = io.BytesIO()
    Image.new("RGB", (side, side), "#C8963E").save(stream, "JPEG")
    return stream.getvalue()


def photographed(folder: Path, side: int) -> Path:
    """The small catalogue with a photo of the honey."""
    lines = "photos:\n  - file: photos/ong.jpg\n    alt: {vi: Hũ mật ong, en: A jar of honey}\n"
    changes: dict[str, str | bytes | None] = {
        HONEY: SMALL[HONEY] + lines,
        "photos/ong.jpg": jpeg(side),
    }
    write_catalogue(folder / "content", changes)
    return folder


def test_both_editions_stay_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photographed(tmp_path, 1200)
    assert run(tmp_path, "pdf", *VI) == 0
    screen = tree(tmp_path / "output")
    assert sorted(screen) == [SCREEN]
    assert run(tmp_path, "pdf", "--edition", "print", "--jobs", "2", *VI) == 0
    assert "W309" in capsys.readouterr().err
    both = tree(tmp_path / "output")
    assert sorted(both) == sorted([*FILES, SCREEN])
    assert both[SCREEN] == screen[SCREEN]
    told = json.loads(both[FILES[1]])
    assert [item["file"] for item in told] == [FILES[3], FILES[0]]
    assert all(item["sound"] for item in told)
    assert told[0]["photos"][0]["product"] == "mat-ong-thu"
    assert told[1]["spine"] == round(told[0]["pages"] / 2 * 0.108, 1)
    assert "Mật ong Thử" in both[FILES[2]].decode()
    # Built again, warm and cold, by one worker or two, nothing differs.
    assert run(tmp_path, "pdf", *VI) == 0
    assert run(tmp_path, "pdf", "--edition", "print", *VI) == 0
    assert tree(tmp_path / "output") == both
    assert run(tmp_path, "clean") == 0
    assert run(tmp_path, "pdf", "--edition", "print", "--jobs", "1", *VI) == 0
    again = tree(tmp_path / "output")
    assert again == {name: both[name] for name in FILES}


def test_a_photo_too_small_stops_the_edition_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photographed(tmp_path, 1200)
    assert run(tmp_path, "pdf", "--edition", "print", *VI) == 0
    before = tree(tmp_path / "output")
    (tmp_path / "content/photos/ong.jpg").write_bytes(jpeg(300))
    capsys.readouterr()
    assert run(tmp_path, "pdf", "--edition", "print", "--messages", "vi", *VI) == 4
    said = capsys.readouterr().err
    assert "E306" in said
    assert "«Mật ong Thử»" in said
    assert "px" in said
    assert tree(tmp_path / "output") == before
    assert run(tmp_path, "pdf", *VI) == 0, "the screen edition does not mind"


@pytest.mark.parametrize(("language", "said"), [("vi", "Không có bản nào"), ("en", "no edition")])
def test_an_edition_that_does_not_exist_is_said(
    language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_catalogue(tmp_path / "content")
    assert run(tmp_path, "pdf", "--edition", "paper", "--messages", language) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "screen, print" in error


@pytest.mark.parametrize(("number", "word"), [(28, "full"), (13, "permission"), (30, "permission")])
def test_an_output_that_cannot_be_written_keeps_the_last_edition(
    number: int,
    word: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_catalogue(tmp_path / "content")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "mine.txt").write_text("mine")

    def fail(*_: object) -> None:
        raise OSError(number, "no", str(tmp_path / "output"))

    monkeypatch.setattr("ocop_site.build.publish.Stage.write", fail)
    told = ("pdf", "--edition", "print", "--messages", "en", *VI)
    assert run(tmp_path, *told) == 5
    assert word in capsys.readouterr().err
    assert sorted(tree(tmp_path / "output")) == ["mine.txt"]


def test_a_themes_wrong_build_is_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = SMALL["settings.yaml"] + "theme: {folder: theme}\n"
    tokens = 'vermilion: {light: "#A8261C", cmyk: 0 100 100}\n'
    changes: dict[str, str | bytes | None] = {
        "settings.yaml": settings,
        "theme/assets/tokens.yaml": tokens,
    }
    write_catalogue(tmp_path / "content", changes)
    assert run(tmp_path, "pdf", "--edition", "print", *VI) == 4
    error = capsys.readouterr().err
    assert "0 100 100" in error
    assert "Traceback" not in error
