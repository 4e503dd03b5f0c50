"""Every code is explained, and each of its examples is what it is said to be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ocop_site.book.outline import plan_book
from ocop_site.book.press import print_book
from ocop_site.book.readback import read_back
from ocop_site.build.intake import find_advice, open_workshop, read_content
from ocop_site.build.options import Options
from ocop_site.cli import main
from ocop_site.codes import CODES
from ocop_site.desk.explain import Explanation, explanations
from ocop_site.problems import Problem, Severity, format_problem
from tests.desk.code_examples import put, write_base

EXPLAINED = explanations()
BY_CONTENT = [code for code, item in EXPLAINED.items() if not item.part]
BY_BUILD = [code for code, item in EXPLAINED.items() if item.part]


def find(root: Path) -> list[Problem]:
    """All that a check says of a catalogue, advice included."""
    catalogue, content, problems = read_content(Options(root, root / "out", root / "state"))
    advice = find_advice(catalogue, content) if catalogue else ()
    return [*problems, *advice]


def test_every_code_is_explained_in_both_languages() -> None:
    assert sorted(EXPLAINED) == sorted(CODES)
    for item in EXPLAINED.values():
        assert set(item.means) == {"vi", "en"}
        assert all(item.means.values())


def test_nothing_is_wrong_with_what_the_examples_are_laid_over(tmp_path: Path) -> None:
    assert find(write_base(tmp_path)) == []


@pytest.mark.parametrize("code", BY_CONTENT)
def test_a_wrong_example_gives_its_code_and_a_right_one_none(code: str, tmp_path: Path) -> None:
    item: Explanation = EXPLAINED[code]
    root = write_base(tmp_path / "wrong")
    put(root, item.wrong)
    found = find(root)
    assert {problem.code for problem in found} == {code}, [p.message("en") for p in found]
    for problem in found:
        for language in ("vi", "en"):
            shown = format_problem(problem, language)
            assert "…" not in problem.message(language) or "…" in str(problem.values)
            assert f" {code}: " in shown
    right = write_base(tmp_path / "right")
    put(right, item.right)
    assert [(problem.code, problem.message("en")) for problem in find(right)] == []


def found_by_build(root: Path, part: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The codes that a build of the catalogue names."""
    if part == "site":
        main(["site", "--content", str(root), "--output", str(root.parent / "out"), "--lang", "vi"])
        return set(re.findall(r"\b[EW]\d{3}\b", capsys.readouterr().err))
    if part == "print":
        told = ["--content", str(root), "--output", str(root.parent / "out"), "--lang", "vi"]
        main(["pdf", "--edition", "print", *told])
        return set(re.findall(r"\b[EW]\d{3}\b", capsys.readouterr().err))
    workshop = open_workshop(Options(root, root.parent / "out", root.parent / "state"))
    book = plan_book(workshop.catalogue, workshop.words["vi"], workshop.folders)
    found: list[Problem] = []
    pdf = print_book(book, found.append)
    return {problem.code for problem in (*found, *read_back(pdf, book))}


@pytest.mark.parametrize("code", BY_BUILD)
def test_an_example_of_a_build_gives_its_code_and_a_right_one_none(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = EXPLAINED[code]
    for pieces, wanted in ((item.wrong, {code}), (item.right, set[str]())):
        root = write_base(tmp_path / str(len(wanted)) / "content")
        put(root, pieces)
        assert found_by_build(root, item.part, capsys) == wanted


def test_severity_is_told_by_the_beginning_of_a_code() -> None:
    beginnings = {
        Severity.ERROR: ("E",),
        Severity.WARNING: ("W1", "W2", "W3"),
        Severity.ADVICE: ("W4",),
    }
    for code in CODES:
        severity = Problem(code, position=None).severity  # type: ignore[arg-type]
        assert code.startswith(beginnings[severity])
