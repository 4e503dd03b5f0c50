"""A site that is too heavy for a phone is not put in place."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.build.test_build import run
from tests.support import PROJECT, edit, tree, write_catalogue

ASSETS = PROJECT / "templates" / "assets"


def noise(length: int) -> str:
    """Text that compression cannot shorten much."""
    dice = random.Random(1)
    return "".join(dice.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(length))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A built site with a theme of its own, empty so far."""
    write_catalogue(tmp_path / "content")
    edit(tmp_path / "content" / "settings.yaml", "languages: [vi, en]", "languages: [vi]")
    settings = tmp_path / "content" / "settings.yaml"
    settings.write_text(settings.read_text() + "theme: {folder: theme}\n")
    (tmp_path / "content" / "theme" / "assets").mkdir(parents=True)
    assert run(tmp_path, "site") == 0
    return tmp_path


@pytest.mark.parametrize(
    ("file", "grown", "most"),
    [
        ("site.css", "main{--noise:'%s'}", "20 kB"),
        ("offline.js", "\n// %s", "30 kB"),
    ],
)
def test_heavy_styles_and_scripts_are_refused_and_named(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    grown: str,
    most: str,
) -> None:
    before = tree(place / "output")
    text = (ASSETS / file).read_text()
    theme = place / "content" / "theme" / "assets" / file
    theme.write_text(text + grown % noise(60_000))
    capsys.readouterr()
    assert run(place, "site", "--messages", "en") == 4
    said = capsys.readouterr().err
    assert "E305" in said
    assert most in said
    assert Path(file).suffix in said
    assert tree(place / "output") == before
    theme.write_text(text)
    assert run(place, "site") == 0


def test_a_page_is_weighed_with_what_it_loads(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = place / "content" / "products" / "mat-ong-thu.yaml"
    text = story.read_text()
    letters = noise(90_000)
    long = " ".join(letters[start : start + 6] for start in range(0, len(letters), 6))
    story.write_text(text.replace("Hợp tác xã nuôi ong **từ lâu**", long))
    assert run(place, "site", "--messages", "en") == 4
    said = capsys.readouterr().err
    assert "mat-ong-thu.html" in said
    assert "100 kB" in said
