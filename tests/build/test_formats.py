"""A handbook in another format stands beside the usual one and never in its place."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from tests.build.test_build import run
from tests.support import edit, tree, write_catalogue


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_catalogue(tmp_path / "content")
    edit(tmp_path / "content/settings.yaml", "languages: [vi, en]", "languages: [vi]")
    return tmp_path


def width(data: bytes) -> int:
    """The width of the first page in millimetres."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return round(float(pdf.pages[0].mediabox[2]) / 72 * 25.4)


def test_another_format_gets_a_name_of_its_own(place: Path) -> None:
    assert run(place, "pdf") == 0
    usual = tree(place / "output")
    assert list(usual) == ["ocop-tinh-thu-vi.pdf"]
    assert run(place, "pdf", "--format", "a4") == 0
    both = tree(place / "output")
    assert list(both) == ["ocop-tinh-thu-vi-a4.pdf", "ocop-tinh-thu-vi.pdf"]
    assert both["ocop-tinh-thu-vi.pdf"] == usual["ocop-tinh-thu-vi.pdf"]
    assert [width(data) for data in both.values()] == [210, 148]
    assert run(place, "pdf", "--format", "compact") == 0
    assert run(place, "pdf", "--format", "a5") == 0
    assert run(place, "pdf") == 0
    assert set(tree(place / "output")) == {*both, "ocop-tinh-thu-vi-compact.pdf"}


def test_asking_again_makes_nothing_again(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(place, "pdf", "--format", "a4", "--messages", "en") == 0
    assert "1 made" in capsys.readouterr().out
    assert run(place, "pdf", "--messages", "en") == 0
    assert run(place, "pdf", "--format", "a4", "--messages", "en") == 0
    assert "0 made, 1 kept" in capsys.readouterr().out


def test_the_settings_choose_the_usual_format(place: Path) -> None:
    settings = place / "content/settings.yaml"
    settings.write_text(settings.read_text() + "book: {format: a4}\n")
    assert run(place, "pdf") == 0
    assert run(place, "pdf", "--format", "a5") == 0
    made = tree(place / "output")
    assert {name: width(data) for name, data in made.items()} == {
        "ocop-tinh-thu-vi.pdf": 210,
        "ocop-tinh-thu-vi-a5.pdf": 148,
    }


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("vi", "Không có khổ sách «a3»; chọn một trong: a5, a4"), ("en", "no format 'a3'")],
)
def test_an_unknown_format_is_named(
    place: Path, capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    assert run(place, "pdf", "--format", "a3", "--messages", language) == 2
    assert sentence in capsys.readouterr().err
    assert not (place / "output").exists()


def test_a_theme_that_loses_a_product_stops_the_book(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place, "pdf") == 0
    good = tree(place / "output")
    theme = place / "content/theme/print"
    theme.mkdir(parents=True)
    original = Path("templates/print/products.html").read_text(encoding="utf-8")
    start = "{% for page in pages %}"
    assert original.count(start) == 1
    lost = original.replace(start, '{% for page in pages if page.ids[0] != "non-la-thu" %}')
    (theme / "products.html").write_text(lost, encoding="utf-8")
    settings = place / "content/settings.yaml"
    settings.write_text(settings.read_text() + "theme: {folder: theme}\n")
    assert run(place, "pdf", "--messages", "en") == 4
    said = capsys.readouterr().err
    assert "Nón lá Thử" in said or "non-la-thu" in said
    assert tree(place / "output") == good
