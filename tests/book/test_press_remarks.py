"""What the press has to remark is told with the record whose page caused it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_site.cli import main
from tests.support import SMALL, TEMPLATES, write_catalogue


def test_a_remark_names_the_record_and_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A theme with a slip in its styles: the book is made, and the editor sees where it shows."""
    page = (TEMPLATES / "print/products.html").read_text("utf-8")
    start = page.index("<article")
    end = page.index(">", start)
    theme = tmp_path / "theme/print"
    theme.mkdir(parents=True)
    slip = page[:end] + page[end:].replace("<h", '<h2 hidden style="colour:red">-</h2><h', 1)
    (theme / "products.html").write_text(slip, "utf-8")
    settings = SMALL["settings.yaml"] + "theme: {folder: ../theme}\n"
    content = write_catalogue(tmp_path / "content", {"settings.yaml": settings})
    output = tmp_path / "out"
    words = ["pdf", "--content", str(content), "--output", str(output), "--lang", "vi"]
    assert main(words) == 0
    said = capsys.readouterr().err
    assert "products/buoi-thu.yaml:1:5: lưu ý W305: " in said
    assert "colour" in said
    assert "id: buoi-thu" in said  # the line itself
    assert len(list(output.glob("*.pdf"))) == 1


def test_without_a_slip_nothing_is_remarked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    words = ["pdf", "--content", str(content), "--output", str(tmp_path / "out"), "--lang", "vi"]
    assert main(words) == 0
    assert "W305" not in capsys.readouterr().err
