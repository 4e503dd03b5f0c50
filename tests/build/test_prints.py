"""Leaflets, labels and selections as a publisher asks for them on the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from ocop_site.cli import main
from tests.support import SMALL, edit, write_catalogue

HONEY, POMELO, SALT, HAT = "mat-ong-thu", "buoi-thu", "muoi-thu", "non-la-thu"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_catalogue(tmp_path / "content")
    return tmp_path


def run(folder: Path, *arguments: str) -> int:
    content, output = str(folder / "content"), str(folder / "output")
    return main([*arguments, "--content", content, "--output", output])


def made(folder: Path) -> dict[str, bytes]:
    output = folder / "output"
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    output = folder / "output"
    return {path: (output / path).stat().st_mtime_ns for path in made(folder)}


def leaflets(*keys: str) -> list[str]:
    return sorted(f"leaflets/{key}-{language}.pdf" for key in keys for language in ("en", "vi"))


def test_every_product_in_force_gets_a_leaflet_and_no_other(place: Path) -> None:
    assert run(place, "leaflets") == 0
    assert sorted(made(place)) == leaflets(HONEY, POMELO)


def test_an_unchanged_run_sets_nothing_again(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(place, "leaflets")
    before = times(place)
    capsys.readouterr()
    assert run(place, "leaflets", "--why") == 0
    assert "không có gì thay đổi" in capsys.readouterr().out
    assert run(place, "leaflets", HONEY, "--why") == 0
    said = capsys.readouterr()
    assert "print/" not in said.err
    assert "làm 0, giữ 2" in said.out
    assert times(place) == before


def test_an_edit_sets_the_leaflets_that_tell_of_it(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(place, "leaflets")
    before = times(place)
    edit(place / "content/products/mat-ong-thu.yaml", "24 tháng, en: 24 months", "9 tháng, en: 9 m")
    capsys.readouterr()
    assert run(place, "leaflets", "--why") == 0
    said = capsys.readouterr().err
    after = times(place)
    assert sorted(path for path in after if after[path] != before[path]) == leaflets(HONEY)
    assert "print/leaflets/mat-ong-thu-vi.pdf: entries mat-ong-thu" in said


def test_a_run_for_one_product_does_not_hide_that_others_changed(place: Path) -> None:
    run(place, "leaflets")
    for path in ("products/mat-ong-thu.yaml", "products/buoi-thu.yaml"):
        text = (place / "content" / path).read_text(encoding="utf-8")
        (place / "content" / path).write_text(text + "season: {vi: Mùa thử, en: Season}\n", "utf-8")
    before = times(place)
    run(place, "leaflets", HONEY)
    run(place, "leaflets")
    after = times(place)
    assert sorted(path for path in after if after[path] != before[path]) == leaflets(HONEY, POMELO)


def test_what_was_made_in_steps_is_what_one_run_makes(place: Path, tmp_path: Path) -> None:
    run(place, "leaflets", HONEY, "--lang", "vi")
    run(place, "leaflets", "--format", "a4-folded", "--lang", "en")
    run(place, "labels", HONEY)
    run(place, "leaflets", "--producer", "htx-thu")
    edit(place / "content/products/buoi-thu.yaml", "Bưởi Thử", "Bưởi Mới")
    run(place, "leaflets")
    stepwise = made(place)
    whole = tmp_path / "whole"
    write_catalogue(whole / "content")
    edit(whole / "content/products/buoi-thu.yaml", "Bưởi Thử", "Bưởi Mới")
    run(whole, "leaflets")
    for path, data in made(whole).items():
        assert stepwise[path] == data, path


def test_a_lapsed_leaflet_goes_and_is_explained(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(place, "leaflets")
    edit(
        place / "content/products/mat-ong-thu.yaml",
        "2024-03-15\n    decision",
        "2020\n    decision",
    )
    capsys.readouterr()
    assert run(place, "leaflets", HONEY, POMELO) == 0
    assert "mat-ong-thu: giấy chứng nhận đã hết hạn" in capsys.readouterr().err
    assert sorted(made(place)) == leaflets(POMELO)


def test_a_full_run_removes_what_no_product_stands_behind(place: Path) -> None:
    run(place, "leaflets")
    run(place, "leaflets", "--format", "a4-folded")
    (place / "output/leaflets/khach.pdf").write_bytes(b"a stranger's")
    (place / "content/products/buoi-thu.yaml").unlink()
    (place / "content/kinds/loai-buoi.yaml").unlink()
    run(place, "leaflets")
    left = sorted(made(place))
    assert [path for path in left if "a4" not in path] == sorted(
        [*leaflets(HONEY), "leaflets/khach.pdf"]
    )
    assert "leaflets/buoi-thu-vi-a4.pdf" in left


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["leaflets", SALT], "muoi-thu"),
        (["leaflets", "mat-ong"], "«mat-ong-thu»"),
        (["leaflets", "--select", "stars=5"], "stars=5"),
        (["leaflets", "--select", "group=fod"], "^^^"),
        (["leaflets", "--select", "status=expired"], "muoi-thu"),
        (["leaflets", "--format", "a3"], "a4-folded"),
        (["leaflets", "--lang", "fr"], "vi, en"),
        (["leaflets", "--producer", "htx"], "«htx-thu»"),
        (["leaflets", HONEY, "--producer", "htx-thu"], "--producer"),
        (["labels", "--sheet", "9x9"], "2x7"),
        (["labels", "--select", "stars>5"], "stars>5"),
        (["labels", "--name", "hội chợ"], "--select"),
        (["pdf", "--select", "group=tourism"], "group=tourism"),
        (["pdf", "--select", "status=expired"], "sách không in"),
        (["pdf", "--select", "stars=3", "--name", "***"], "***"),
        (["pdf", "--name", "x"], "--select"),
    ],
)
def test_what_cannot_be_made_is_explained_and_nothing_is_written(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(place, *arguments) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err
    assert not (place / "output").exists() or made(place) == {}


def test_labels_have_a_file_for_each_sheet_and_selection(place: Path) -> None:
    assert run(place, "labels") == 0
    assert run(place, "labels", "--sheet", "card", HONEY) == 0
    assert run(place, "labels", "--select", "stars=4", "--name", "Hội chợ") == 0
    assert sorted(made(place)) == [
        "labels/2x7-vi-chon-hoi-cho.pdf",
        "labels/2x7-vi.pdf",
        "labels/card-vi-mat-ong-thu.pdf",
    ]


def test_a_new_product_comes_onto_the_labels(place: Path) -> None:
    run(place, "labels")
    before = made(place)
    text = SMALL["products/buoi-thu.yaml"].replace("buoi-thu", "oi-thu").replace("Bưởi", "Ổi")
    (place / "content/products/oi-thu.yaml").write_text(text, "utf-8")
    run(place, "labels")
    assert made(place)["labels/2x7-vi.pdf"] != before["labels/2x7-vi.pdf"]


def title_page(data: bytes) -> str:
    from ocop_site.book.pdftext import join_pieces, read_pieces

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return " ".join(join_pieces(read_pieces(pdf.pages[0])).split())


def test_a_handbook_of_a_selection_stands_beside_the_whole_one(place: Path) -> None:
    assert run(place, "pdf") == 0
    whole = made(place)
    assert run(place, "pdf", "--select", "stars>=4", "--name", "bốn sao") == 0
    both = made(place)
    assert {path: both[path] for path in whole} == whole
    chosen = both["ocop-tinh-thu-vi-chon-bon-sao.pdf"]
    assert "Tuyển chọn: hạng sao từ 4 trở lên" in title_page(chosen)
    assert "Selection: rating 4 or higher" in title_page(both["ocop-tinh-thu-en-chon-bon-sao.pdf"])
    with pikepdf.open(io.BytesIO(chosen)) as pdf:
        named = {str(name) for name in pdf.Root.Names.Dests.get("/Names", [])[::2]} | _names(pdf)
    assert f"product-{HONEY}" in named
    assert f"product-{POMELO}" not in named
    assert run(place, "pdf") == 0
    assert made(place) == both


def _names(pdf: pikepdf.Pdf) -> set[str]:
    found: set[str] = set()
    queue = [pdf.Root.Names.Dests]
    while queue:
        node = queue.pop()
        queue += list(node.get("/Kids", []))
        found |= {str(name) for name in list(node.get("/Names", []))[::2]}
    return found


def test_a_selection_without_a_name_gets_one_that_stays(place: Path) -> None:
    run(place, "pdf", "--select", "stars >= 4", "--lang", "vi")
    run(place, "pdf", "--select", "sao>=4", "--lang", "vi")
    run(place, "pdf", "--select", "stars=4", "--lang", "vi")
    names = sorted(made(place))
    assert len(names) == 2
    assert all(name.startswith("ocop-tinh-thu-vi-chon-stars-4-") for name in names)


def test_the_same_name_for_another_selection_makes_the_book_again(place: Path) -> None:
    run(place, "pdf", "--select", "stars>=4", "--name", "hay", "--lang", "vi")
    first = made(place)
    run(place, "pdf", "--select", "stars=3", "--name", "hay", "--lang", "vi")
    assert made(place).keys() == first.keys()
    assert made(place) != first


def with_leaflets(folder: Path) -> None:
    edit(folder / "content/settings.yaml", "languages:", "leaflets: true\nlanguages:")


def test_a_full_build_offers_leaflets_on_product_pages(place: Path) -> None:
    with_leaflets(place)
    assert run(place) == 0
    files = made(place)
    for path in leaflets(HONEY, POMELO):
        assert files[f"site/pdf/{path}"] == files[path]
    page = files["site/vi/san-pham/mat-ong-thu.html"].decode()
    assert 'href="../../pdf/leaflets/mat-ong-thu-vi.pdf"' in page
    assert "Tờ giới thiệu (PDF)" in page
    assert "Data sheet (PDF)" in files["site/en/products/mat-ong-thu.html"].decode()
    assert "leaflets/" not in files["site/vi/san-pham/muoi-thu.html"].decode()


def test_without_the_setting_there_are_none(place: Path) -> None:
    run(place, "leaflets")
    assert run(place) == 0
    files = made(place)
    assert not any(path.startswith("site/pdf/leaflets") for path in files)
    assert "leaflets/" not in files["site/vi/san-pham/mat-ong-thu.html"].decode()
    assert "leaflets/mat-ong-thu-vi.pdf" in files


def test_a_build_of_the_site_alone_goes_on_offering_them(place: Path) -> None:
    with_leaflets(place)
    assert run(place, "site") == 0
    assert not any("leaflets" in path for path in made(place))
    run(place)
    edit(place / "content/events/cho-phien-thu.yaml", "Trial fair", "Trial market")
    assert run(place, "site") == 0
    files = made(place)
    assert "site/pdf/leaflets/mat-ong-thu-vi.pdf" in files
    assert "leaflets/mat-ong-thu-vi.pdf" in files["site/vi/san-pham/mat-ong-thu.html"].decode()


def test_a_lapsed_product_loses_its_link_even_in_a_build_of_the_site(place: Path) -> None:
    with_leaflets(place)
    run(place)
    edit(
        place / "content/products/mat-ong-thu.yaml",
        "2024-03-15\n    decision",
        "2020\n    decision",
    )
    assert run(place, "site") == 0
    files = made(place)
    assert "site/pdf/leaflets/mat-ong-thu-vi.pdf" not in files
    assert "leaflets/" not in files["site/vi/san-pham/mat-ong-thu.html"].decode()
    assert run(place) == 0
    assert "leaflets/mat-ong-thu-vi.pdf" not in made(place)


def test_builds_with_leaflets_are_exact(place: Path, tmp_path: Path) -> None:
    with_leaflets(place)
    run(place)
    edit(place / "content/products/mat-ong-thu.yaml", "24 tháng, en: 24 months", "9 tháng, en: 9 m")
    before = times(place)
    run(place)
    after = times(place)
    touched = {path for path in after if after[path] != before.get(path)}
    assert "site/pdf/leaflets/mat-ong-thu-vi.pdf" in touched
    assert not any("buoi-thu" in path for path in touched if path.endswith(".pdf"))
    clean = tmp_path / "clean"
    write_catalogue(clean / "content")
    with_leaflets(clean)
    edit(clean / "content/products/mat-ong-thu.yaml", "24 tháng, en: 24 months", "9 tháng, en: 9 m")
    run(clean)
    assert made(clean) == made(place)
