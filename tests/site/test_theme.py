"""A theme changes single blocks and colours, and the handbook names every block there is."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from ocop_site.build.ledger import Ledger
from ocop_site.files import list_files
from ocop_site.site.routes import page_path
from ocop_site.views.words import read_words
from tests.build.test_build import run
from tests.support import PROJECT, SMALL, TEMPLATES, replace_once, write_catalogue

GUIDE = PROJECT / "docs/en/maintaining.md"
_EXAMPLE = re.compile(r"^```jinja theme=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| (?:`([^`]+)`)? ?\| `([^`]+)` \| (.+) \|$", re.MULTILINE)
_NAMED = re.compile(r"`((?:site|shared)/[a-z-]+\.html)`")
COLOUR = "#8A1F3C"
RELATED = "Gần với sản phẩm này"
NEAR = "products/mat-ong-gan.yaml"
NEAR_TEXT = """\
id: mat-ong-gan
name: {vi: Mật ong Gần, en: Honey nearby}
set: honey-other-raw
recognitions:
  - stars: 3
    date: 2024
"""


def read_guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def told_blocks() -> dict[tuple[str, str], str]:
    """Template and block to what the guide says of it."""
    table = read_guide().partition("<!-- blocks -->")[2].partition("<!-- blocks end -->")[0]
    told: dict[tuple[str, str], str] = {}
    template = ""
    for name, block, text in _ROW.findall(table):
        template = name or template
        assert (template, block) not in told
        told[template, block] = text
    return told


def made_blocks() -> set[tuple[str, str]]:
    """The blocks of all templates, each where it is made and not where it is filled."""
    environment = Environment()
    parsed = {
        name: environment.parse((TEMPLATES / name).read_text(encoding="utf-8"))
        for name in list_files(TEMPLATES, (".html",))
        if not name.startswith("admin/")
    }
    own = {
        name: {block.name for block in tree.find_all(nodes.Block)} for name, tree in parsed.items()
    }

    def above(name: str) -> set[str]:
        """The blocks of the frames of a template."""
        found: set[str] = set()
        for item in parsed[name].find_all(nodes.Extends):
            assert isinstance(item.template, nodes.Const)
            found |= own[item.template.value] | above(item.template.value)
        return found

    return {(name, block) for name, blocks in own.items() for block in blocks - above(name)}


def test_every_block_is_in_the_guide_and_no_other() -> None:
    told = told_blocks()
    assert made_blocks() == told.keys()
    assert all(len(text) > len("the page") for text in told.values())


def test_every_template_of_the_site_is_in_the_guide() -> None:
    named = set(_NAMED.findall(read_guide()))
    templates = list_files(TEMPLATES, (".html",))
    assert named == {name for name in templates if name.startswith(("site/", "shared/"))}


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the theme that the guide spells out, and a colour."""
    place = tmp_path_factory.mktemp("theme")
    examples = dict(_EXAMPLE.findall(read_guide()))
    assert len(examples) == 2
    assert "vermilion" in (TEMPLATES / "assets/tokens.yaml").read_text()
    theme = f'theme: {{folder: ../theme, tokens: {{vermilion: "{COLOUR}"}}}}\n'
    settings = SMALL["settings.yaml"] + theme
    write_catalogue(place / "content", {"settings.yaml": settings, NEAR: NEAR_TEXT})
    for name, text in examples.items():
        (place / "theme" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "theme" / name).write_text(text, encoding="utf-8")
    assert run(place, "site") == 0
    return place


def test_a_block_of_the_frame_shows_on_every_page_with_what_it_held(themed: Path) -> None:
    pages = list((themed / "output/site/vi").rglob("*.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        if '<header class="top">' in text:
            foot = text.partition('<footer class="foot">')[2]
            assert "Sở Nông nghiệp và Môi trường" in foot.partition("</footer>")[2]
    assert len(pages) > 20


def test_blocks_of_a_product_are_added_to_and_left_out(themed: Path) -> None:
    for language, name in (("vi", "Mật ong Thử"), ("en", "Trial honey")):
        words = read_words((TEMPLATES / "strings",), language)
        page = themed / "output/site" / page_path(language, "product", "mat-ong-thu")
        head, _, rest = page.read_text(encoding="utf-8").partition('<dl class="facts">')
        assert '<div class="picks-place"' in head
        assert f'<p class="note">{name}: {words("site.foot.text")}</p>' in html.unescape(rest)
        assert 'id="enquiry"' in rest


def test_a_colour_of_the_theme_reaches_the_style_sheet(themed: Path) -> None:
    (styles,) = (themed / "output/site/assets").glob("site.*.css")
    assert f"--vermilion:{COLOUR}" in styles.read_text()


def test_an_edit_of_the_theme_reaches_the_pages(themed: Path) -> None:
    template = themed / "theme/site/product.html"
    text = template.read_text(encoding="utf-8")
    page = themed / "output/site/vi/san-pham/mat-ong-thu.html"
    assert RELATED not in page.read_text(encoding="utf-8")
    template.write_text(replace_once(text, "{% block related %}{% endblock %}", ""), "utf-8")
    assert run(themed, "site") == 0
    shown = page.read_text(encoding="utf-8")
    assert RELATED in shown
    assert "Mật ong Gần" in shown


def test_a_page_depends_on_the_template_behind_the_themes(tmp_path: Path) -> None:
    """What the theme's template extends is the project's of the same name."""
    theme, project = tmp_path / "theme", tmp_path / "project"
    for folder in (theme, project):
        (folder / "site").mkdir(parents=True)
    (theme / "site/base.html").write_text('{% extends "project/site/base.html" %}')
    (project / "site/base.html").write_text('{% include "site/policy.html" %}')
    (project / "site/policy.html").write_text("strict")
    folders = (theme, project)
    read = ("template", "site/base.html")
    before = Ledger(tmp_path, folders).measure(read)
    (project / "site/policy.html").write_text("stricter")
    after = Ledger(tmp_path, folders).measure(read)
    assert before != after
    (project / "site/base.html").write_text("another frame")
    assert Ledger(tmp_path, folders).measure(read) not in {before, after}
