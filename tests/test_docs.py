"""The documentation: its examples are read as they stand, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.catalogue.loader import CHAPTERS_FOLDER, KINDS, SETTINGS_FILE, read_records
from ocop_site.codes import CODES
from ocop_site.problems import Problem, format_problem
from ocop_site.views.chapters import check_chapters
from tests.support import PROJECT, replace_once

DOCS = PROJECT / "docs"
HANDBOOKS = {"vi": DOCS / "vi" / "bien-tap.md", "en": DOCS / "en" / "editing.md"}
CHECKING = {"vi": DOCS / "vi" / "kiem-tra.md", "en": DOCS / "en" / "checking.md"}
PAGES = [
    page.relative_to(PROJECT)
    for page in (*sorted(DOCS.rglob("*.md")), *sorted(PROJECT.glob("*.md")))
]
MISSING = "E102"  # an example of a part does not show the fields it is not about

_BLOCK = re.compile(r"^```(?:yaml|md) (file|part)=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAMPLE = re.compile(rf"`({'|'.join(KINDS)})/([a-z0-9-]+)\.yaml`")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_ANCHOR = re.compile(r'<a id="([^"]+)">')
_FILES = {
    **{word: f"{kind}/example.yaml" for kind, (_, word) in KINDS.items()},
    "chapter": f"{CHAPTERS_FOLDER}/example.vi.md",
    "settings": SETTINGS_FILE,
}


def blocks(text: str, role: str) -> list[tuple[str, str]]:
    """The examples of a page that are marked ``role=NAME``, each with its name."""
    return [(name, body) for found, name, body in _BLOCK.findall(text) if found == role]


def write_example(page: Path, folder: Path) -> Path:
    """The whole catalogue that a page spells out file by file."""
    for relative, body in blocks(page.read_text(encoding="utf-8"), "file"):
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return folder


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page: those that a forge makes of headings, and those written out."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    made = {
        re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).lower()).strip().replace(" ", "-")
        for heading in _HEADING.findall(text)
    }
    return made | set(_ANCHOR.findall(text))


@pytest.mark.parametrize("language", HANDBOOKS)
def test_catalogue_from_scratch_has_no_problem(language: str, tmp_path: Path) -> None:
    root = write_example(HANDBOOKS[language], tmp_path)
    catalogue, content, problems = load_catalogue(root)
    shown = [format_problem(item, "en", content.line(item.position)) for item in problems]
    assert catalogue is not None, "\n".join(shown)
    assert not shown
    assert not check_chapters(catalogue)
    assert catalogue.printed


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_examples_of_parts_are_read(page: Path) -> None:
    for word, body in blocks((PROJECT / page).read_text(encoding="utf-8"), "part"):
        problems: tuple[Problem, ...] = read_records(_FILES[word], body)[1]
        wrong = [item for item in problems if not item.code.startswith((MISSING, "W"))]
        assert not wrong, f"{word}: {[item.message('en') for item in wrong]}\n{body}"


@pytest.mark.parametrize("language", HANDBOOKS)
def test_message_is_shown_as_it_is_printed(language: str, tmp_path: Path) -> None:
    page = HANDBOOKS[language]
    root = write_example(page, tmp_path)
    product = next((root / "products").iterdir())
    text = product.read_text(encoding="utf-8")
    product.write_text(replace_once(text, "2024-05-10", "10.5.2024"), encoding="utf-8")
    _, content, problems = load_catalogue(root)
    printed = [format_problem(item, language, content.line(item.position)) for item in problems]
    assert len(printed) == 1
    assert printed[0] in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", CHECKING)
def test_the_page_of_checks_has_a_cure_for_every_code(language: str) -> None:
    """One row to a code, or to several that are cured alike; none twice."""
    text = CHECKING[language].read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| \[[EW]\d{3}\]", line)]
    told = [code for row in rows for code in re.findall(r"\[([EW]\d{3})\]", row)]
    assert sorted(told) == sorted(CODES)
    assert all(len(row.strip("|").split(" | ")) == 3 for row in rows)


@pytest.mark.parametrize("language", HANDBOOKS)
def test_files_to_copy_are_in_the_shipped_catalogue(language: str) -> None:
    text = HANDBOOKS[language].read_text(encoding="utf-8")
    invented = {name for name, _ in blocks(text, "file")}
    named = {f"{folder}/{name}.yaml" for folder, name in _SAMPLE.findall(text)} - invented
    assert named
    missing = [name for name in sorted(named) if not (PROJECT / "content" / name).is_file()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    page = PROJECT / page
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in _LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        other = (page.parent / path).resolve() if path else page
        assert other.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors_of(other), f"{page.name}: {target}"
