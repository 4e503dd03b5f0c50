"""Broken inputs of our own: each mistake is found at its place, and nothing else is reported.

A case is a folder of ``tests/broken``: the broken files, laid over the small catalogue, and
``expect.yaml``, which says what must be found, where, and in which words. In the cases whose
names begin with ``advice`` what a check advises counts too, beyond what it advises anyway.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ocop_site.build.intake import find_advice, read_content
from ocop_site.build.options import Options
from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.catalogue.loader import Content
from ocop_site.codes import CODES
from ocop_site.desk.explain import explanations
from ocop_site.files import MAX_TEXT_BYTES
from ocop_site.problems import Problem, format_problem, sort_problems
from tests.support import SMALL, edited, line_of, replace_once, write_catalogue

BROKEN = Path(__file__).resolve().parent.parent / "broken"
CASES = sorted(path.parent.name for path in BROKEN.glob("*/expect.yaml"))
HONEY = "products/mat-ong-thu.yaml"


def find(folder: Path, case: str = "") -> tuple[tuple[Problem, ...], Content]:
    """All that a check of the folder finds, and what was read."""
    catalogue, content, problems = read_content(Options(folder, folder / "-", folder / "-"))
    found = list(problems)
    if catalogue and case.startswith("advice"):
        usual = {_essence(item) for item in advise_small(folder.with_name(f"{folder.name}-small"))}
        advice = find_advice(catalogue, content)
        found += [item for item in advice if _essence(item) not in usual]
    return sort_problems(found), content


def advise_small(folder: Path) -> tuple[Problem, ...]:
    """What a check advises on the small catalogue as it is."""
    catalogue, content, _ = read_content(
        Options(write_catalogue(folder), folder / "-", folder / "-")
    )
    assert catalogue is not None
    return find_advice(catalogue, content)


def _essence(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.position.file, str(problem.values)


def read_case(name: str) -> tuple[dict[str, bytes | None], list[dict[str, Any]]]:
    """The files of a case, with ``None`` for those it leaves out, and what it expects."""
    folder = BROKEN / name
    expected = yaml.safe_load((folder / "expect.yaml").read_text(encoding="utf-8"))
    changes: dict[str, bytes | None] = dict.fromkeys(expected.get("without", ()))
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "expect.yaml":
            changes[path.relative_to(folder).as_posix()] = path.read_bytes()
    return changes, expected["problems"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 100


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_found_at_its_place_and_nothing_else(case: str, tmp_path: Path) -> None:
    changes, expected = read_case(case)
    problems, _ = find(write_catalogue(tmp_path, changes), case)
    found = [
        (item.code, item.position.file, item.position.line, item.position.column)
        for item in problems
    ]
    assert found == [
        (item["code"], item["file"], item.get("line", 0), item.get("column", 0))
        for item in expected
    ]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_message_says_what_is_wrong_and_what_to_write(
    case: str, language: str, tmp_path: Path
) -> None:
    changes, expected = read_case(case)
    problems, content = find(write_catalogue(tmp_path, changes), case)
    for problem, wanted in zip(problems, expected, strict=True):
        assert wanted[language] in problem.message(language)
        assert problem.hint(language)
        assert wanted.get(f"remedy-{language}", "") in problem.hint(language)
        shown = format_problem(problem, language, content.line(problem.position))
        assert shown.startswith(f"{problem.position}: ")
        assert f"→ {problem.hint(language)}" in shown
        assert "Traceback" not in shown
        assert "@" not in problem.message(language).replace(problem.values.get("value", ""), "")
        if content.line(problem.position) is not None:
            _check_mark(shown, problem)


def _check_mark(shown: str, problem: Problem) -> None:
    """The third line holds the mark, below the column that the problem names."""
    line, mark = shown.split("\n")[1:3]
    assert line.startswith(f"{problem.position.line:>5} | ")
    assert set(mark) <= {" ", "|", "^"}
    assert mark.index("^") == len("12345 | ") + problem.position.column - 1
    assert mark.count("^") <= max(1, problem.length)


@pytest.mark.parametrize("case", CASES)
def test_an_error_stops_the_catalogue_and_a_warning_does_not(case: str, tmp_path: Path) -> None:
    changes, _ = read_case(case)
    catalogue, _, problems = load_catalogue(write_catalogue(tmp_path, changes))
    errors = [item for item in problems if item.code.startswith("E")]
    assert (catalogue is None) == bool(errors)


def test_every_code_has_a_case_or_an_example_that_is_built() -> None:
    provoked = {item["code"] for case in CASES for item in read_case(case)[1]}
    built = {code for code, item in explanations().items() if item.part}
    assert sorted(provoked | built) == sorted(CODES)


def test_the_small_catalogue_itself_has_no_mistake(tmp_path: Path) -> None:
    problems, _ = find(write_catalogue(tmp_path))
    assert problems == ()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(SMALL[HONEY], encoding="utf-8")
    content = write_catalogue(tmp_path / "content", {HONEY: None})
    (content / HONEY).symlink_to(outside)
    problems, _ = find(content)
    assert [(item.code, str(item.position)) for item in problems] == [("E001", HONEY)]
    assert "outside the content folder" in problems[0].message("en")
    assert "nằm ngoài thư mục" in problems[0].message("vi")
    assert "copy the file itself" in problems[0].hint("en")


def test_a_link_to_a_folder_is_reported_instead_of_passed_by(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    (content / "candidates").rename(tmp_path / "elsewhere")
    (content / "candidates").symlink_to(tmp_path / "elsewhere")
    problems, _ = find(content)
    assert [(item.code, str(item.position)) for item in problems] == [("E001", "candidates")]
    assert "only a link" in problems[0].message("en")


@pytest.mark.parametrize("target", ["mat-ong-thu.yaml", "nowhere.yaml"])
def test_a_link_that_leads_nowhere_is_a_message(target: str, tmp_path: Path) -> None:
    content = write_catalogue(tmp_path, {HONEY: None})
    (content / HONEY).symlink_to(target)
    problems, _ = find(content)
    assert [(item.code, str(item.position)) for item in problems] == [("E001", HONEY)]


def test_a_photo_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    photo = "photos:\n  - file: photos/hu.jpg\n    alt: {vi: Hũ mật, en: A jar of honey}\n"
    content = write_catalogue(tmp_path / "content", {HONEY: SMALL[HONEY] + photo})
    (content / "photos").mkdir()
    (content / "photos/hu.jpg").symlink_to("/etc/passwd")
    problems, _ = find(content)
    assert [item.code for item in problems] == ["E207"]


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000 + "x",
        "? " * 100_000 + "x",
        "".join(" " * depth + "a:\n" for depth in range(1_000)),
        "a: " + "[" * 200 + "]" * 200,
        "- x\n" * 250_000,
    ],
    ids=["brackets", "braces", "dashes", "question marks", "indentation", "shallow", "long"],
)
def test_a_bomb_is_one_message(bomb: str, tmp_path: Path) -> None:
    problems, _ = find(write_catalogue(tmp_path, {"products/bom.yaml": bomb}))
    assert [(item.code, item.position.file) for item in problems] == [("E008", "products/bom.yaml")]


def test_aliases_cannot_multiply(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x]"]
    rows += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    problems, _ = find(write_catalogue(tmp_path, {"products/bom.yaml": "\n".join(rows)}))
    assert {item.code for item in problems} == {"E003"}


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    huge = "# " + "x" * MAX_TEXT_BYTES
    problems, content = find(write_catalogue(tmp_path, {"products/to.yaml": huge}))
    assert [(item.code, str(item.position)) for item in problems] == [("E001", "products/to.yaml")]
    assert "too large" in problems[0].message("en")
    assert "2 MB" in problems[0].hint("vi")
    assert "products/to.yaml" not in content.lines


def test_a_very_long_line_is_shown_around_the_mistake(tmp_path: Path) -> None:
    names = ", ".join(f"Tên {number}" for number in range(5_000))
    text = SMALL[HONEY] + f"other_names: [{names}, '', Tên cuối]\n"
    problems, content = find(write_catalogue(tmp_path, {HONEY: text}))
    shown = format_problem(problems[0], "en", content.line(problems[0].position))
    line, mark = shown.split("\n")[1:3]
    assert len(line) < 200
    assert line[mark.index("^") :].startswith("'', Tên cuối")


def test_a_long_value_is_cut_in_the_message(tmp_path: Path) -> None:
    text = edited(HONEY, "date: 2024-03-15", "date: " + "x" * 10_000)
    problems, _ = find(write_catalogue(tmp_path, {HONEY: text}))
    assert [item.code for item in problems] == ["E107"]
    assert len(problems[0].message("vi")) < 250


def test_signs_that_steer_a_terminal_are_not_printed(tmp_path: Path) -> None:
    text = edited(HONEY, "Trial honey", "Trial \x1b[31mhoney")
    problems, content = find(write_catalogue(tmp_path, {HONEY: text}))
    shown = format_problem(problems[0], "en", content.line(problems[0].position))
    assert "\x1b" not in shown
    assert "Trial \ufffd[31mhoney" in shown


def test_an_empty_folder_and_a_missing_one_lack_the_settings(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        problems, _ = find(folder)
        assert [item.code for item in problems] == ["E007"]


def test_every_mistake_of_every_file_is_told_in_one_run_and_in_order(tmp_path: Path) -> None:
    names = ["six-stars", "phone", "event-ends-first", "chapter-front-matter", "as-of-without-day"]
    names += ["latitude-and-longitude", "id-with-capitals"]
    changes: dict[str, bytes | None] = {}
    wanted = []
    for name in names:
        files, expected = read_case(name)
        assert not changes.keys() & files.keys()
        changes |= files
        wanted += [(item["file"], item["line"], item["column"], item["code"]) for item in expected]
    problems, _ = find(write_catalogue(tmp_path, changes))
    found = [
        (item.position.file, item.position.line, item.position.column, item.code)
        for item in problems
    ]
    assert found == sorted(wanted)
    assert len({file for file, *_ in found}) == len(names)


def test_all_mistakes_of_one_file_are_told_in_one_run(tmp_path: Path) -> None:
    text = SMALL[HONEY]
    slips = {
        "set: honey-other-raw": ("E119", "set: mat-ong"),
        "stars: 4": ("E104", "stars: bốn"),
        "date: 2024-03-15": ("E107", "date: 15-3-2024"),
        "price: 120000": ("E104", "price: 120.000"),
        "hs_code:": ("E101", "hs_cod:"),
    }
    for old, (_, new) in slips.items():
        text = replace_once(text, old, new)
    problems, _ = find(write_catalogue(tmp_path, {HONEY: text}))
    assert [(item.code, item.position.line) for item in problems] == [
        (code, line_of(text, new)) for code, new in slips.values()
    ]
