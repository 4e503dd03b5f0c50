"""The benchmarks' made-up catalogue is valid, and their bare templates fit the site."""

from __future__ import annotations

from pathlib import Path

from benchmarks.builders import EDITED
from benchmarks.catalogue import make_files, write_catalogue
from benchmarks.large_site import Figure, weigh_site, write_content
from benchmarks.ours import Ours
from ocop_site.build.intake import read_content
from ocop_site.build.options import Options
from ocop_site.cli import main
from ocop_site.site.routes import page_path


def test_a_made_up_catalogue_checks_clean(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_catalogue(content, 30, photos=2)
    catalogue, _, problems = read_content(Options(content, tmp_path / "out", tmp_path / "state"))
    assert [str(problem.position) for problem in problems] == []
    assert catalogue is not None
    assert len(catalogue.entries) == 30
    assert len(catalogue.producers) == 15


def test_the_same_seed_gives_the_same_catalogue() -> None:
    assert list(make_files(8, seed=3)) == list(make_files(8, seed=3))
    assert list(make_files(8, seed=3)) != list(make_files(8, seed=4))


def test_bare_templates_build_the_site_and_show_edits(tmp_path: Path) -> None:
    write_catalogue(tmp_path / "content", 6, photos=1)
    ours, folder = Ours(bare=True), tmp_path / "site"
    ours.write(folder, tmp_path / "content")
    ours.edit_product(folder, 7)
    ours.edit_template(folder, 8)
    places = ["--content", str(folder / "content"), "--output", str(folder / "output")]
    assert main(["site", *places]) == 0
    page = ours.product_page(folder).read_text(encoding="utf-8")
    assert f"{EDITED} 7. " in page
    assert 'data-revision="8"' in page


def test_a_large_showcase_is_weighed_and_has_photos_for_all(tmp_path: Path) -> None:
    write_content(tmp_path / "content", 8, 16, (640, 480), precompress=True)
    places = ["--content", str(tmp_path / "content"), "--output", str(tmp_path / "output")]
    assert main(["site", *places]) == 0
    site = tmp_path / "output" / "site"
    photos = {path.name for path in (tmp_path / "content" / "photos").iterdir()}
    assert len(photos) == 16
    folder = (site / page_path("vi", "product", "any")).parent
    for product in (tmp_path / "content" / "products").iterdir():
        page = (folder / f"{product.stem}.html").read_text(encoding="utf-8")
        assert page.count("<picture") >= 2
    figures = {figure.name.partition(",")[0]: figure for figure in weigh_site(site, 1000)}
    assert all(figure.holds for figure in figures.values()), list(map(str, figures.values()))
    assert figures["heaviest product page"].found > figures["style sheets"].found > 1
    assert "TOO MUCH" in str(Figure("x", 2, 1, "kB"))
