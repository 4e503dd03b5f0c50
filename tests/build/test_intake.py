"""Mistakes in chapters are told in the same run as those of other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_site.cli import main
from tests.support import edit, write_catalogue


def test_a_chapter_is_checked_although_a_product_has_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    edit(content / "products/mat-ong-thu.yaml", "stars: 4", "stars: ba")
    chapter = next((content / "chapters").glob("*.vi.md"))
    chapter.write_text(chapter.read_text() + "\n[[figure: no-such]]\n\nMột câu.[^no-such-source]\n")
    assert main(["check", "--content", str(content), "--messages", "en"]) == 1
    shown = capsys.readouterr().err
    assert "E104" in shown
    assert "E211" in shown
    assert "E210" in shown
