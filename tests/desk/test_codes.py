"""Every code is explained, and each of its examples is what it is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_site.build.intake import Options, find_advice, read_content
from ocop_site.codes import CODES
from ocop_site.desk.explain import Explanation, explanations
from ocop_site.problems import Problem, Severity, format_problem
from tests.desk.code_examples import put, write_base

EXPLAINED = explanations()
BY_CONTENT = [code for code, item in EXPLAINED.items() if not item.part]


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


def test_severity_is_told_by_the_beginning_of_a_code() -> None:
    beginnings = {
        Severity.ERROR: ("E",),
        Severity.WARNING: ("W1", "W2", "W3"),
        Severity.ADVICE: ("W4",),
    }
    for code in CODES:
        severity = Problem(code, position=None).severity  # type: ignore[arg-type]
        assert code.startswith(beginnings[severity])
