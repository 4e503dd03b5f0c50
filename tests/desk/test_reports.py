"""Findings in the forms that forges read, and the options of ``check``."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ocop_site.catalogue.loader import load_content
from ocop_site.cli import main
from ocop_site.desk.git_paths import content_names, content_prefix, unquote
from ocop_site.desk.reports import Report, write_github, write_gitlab, write_json, write_sarif
from ocop_site.problems import Position, Problem
from tests.support import SMALL, edited, replace_once, write_catalogue

HONEY = "products/mat-ong-thu.yaml"
BROKEN = {
    HONEY: replace_once(edited(HONEY, "stars: 4", "stars: 6"), "price: 120000", "price: 120.000"),
    "producers/htx-thu.yaml": edited("producers/htx-thu.yaml", "type: cooperative", "type: coop"),
}
LINE = next(n for n, line in enumerate(BROKEN[HONEY].split("\n"), 1) if "stars: 6" in line)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a broken catalogue in ``content/``; it is the current folder."""
    (tmp_path / ".git").mkdir()
    write_catalogue(tmp_path / "content", BROKEN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    """Run the command; its exit code and what it printed."""
    code = main(["check", "--messages", "en", *options])
    done = capsys.readouterr()
    return code, done.out, done.err


def make_report(tmp_path: Path, *problems: Problem) -> Report:
    content, _ = load_content(write_catalogue(tmp_path / "content"))
    return Report(problems, content, "en", "content/")


# --- text


def test_text_is_for_people_and_ends_with_the_counts(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = check(capsys)
    assert code == 1
    assert out == "Checked: 3 errors, 0 warnings, 4 products.\n"
    told = [line.split(": ")[:2] for line in err.splitlines() if ": error " in line]
    assert [(place.partition(":")[0], what) for place, what in told] == [
        ("producers/htx-thu.yaml", "error E119"),
        (HONEY, "error E105"),
        (HONEY, "error E104"),
    ]


# --- only some files


@pytest.mark.parametrize(
    "start", ["content/", "", "./content/"], ids=["from the root", "from the content", "dotted"]
)
def test_only_these_files_are_told_of(
    start: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = check(capsys, "--only", f"{start}producers/htx-thu.yaml")
    assert code == 1
    assert HONEY not in err
    assert out.startswith("Checked: 1 errors, 0 warnings, 4 products. 2 more in other files")


def test_files_elsewhere_and_files_that_are_gone_have_no_mistake(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = check(capsys, "--only", "README.md", "content/products/gone.yaml")
    assert (code, err) == (0, "")
    assert "3 more in other files" in out
    assert check(capsys, "--only")[0] == 0


@pytest.mark.parametrize("divider", ["\n", "\0"])
def test_names_are_read_from_standard_input(
    divider: str,
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ["content/producers/htx-thu.yaml", "content/places/xa-cu.yaml", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO(divider.join(names)))
    code, _, err = check(capsys, "--only", "-")
    assert code == 1
    assert "producers/htx-thu.yaml" in err
    assert HONEY not in err


def test_names_are_those_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    content = tmp_path / "tinh" / "content"
    content.mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "tinh")
    assert content_prefix(Path("content")) == "tinh/content/"
    quoted = '"tinh/content/chapters/\\304\\220\\341\\272\\245t.vi.md"'
    assert unquote(quoted) == "tinh/content/chapters/Đất.vi.md"
    assert unquote('"a\\tb\\"c\\\\"') == 'a\tb"c\\'
    names = content_names([quoted, "content/places/a.yaml", "../b.yaml", "README.md"], content)
    assert names == {"chapters/Đất.vi.md", "places/a.yaml"}


def test_a_catalogue_outside_any_repository_is_named_by_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there" / "tinh-mau").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    assert content_prefix(tmp_path / "there" / "tinh-mau") == "tinh-mau/"


# --- JSON


def test_json_tells_everything_by_the_names_of_git(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = check(capsys, "--format", "json")
    told = json.loads(out)
    assert code == 1
    assert told["version"] == 1
    assert told["counts"] == {"error": 3, "warning": 0, "advice": 0}
    assert err == told["summary"] + "\n"
    stars = next(item for item in told["problems"] if item["code"] == "E105")
    assert stars == {
        "code": "E105",
        "severity": "error",
        "file": f"content/{HONEY}",
        "line": LINE,
        "column": 12,
        "length": 1,
        "message": "6 is outside 3 to 5",
        "remedy": "only 3, 4 and 5 stars carry an OCOP certificate; 1 and 2 are not certified: "
        "remove this recognition, or keep the record in the folder candidates",
        "source": "  - stars: 6",
        "fingerprint": stars["fingerprint"],
    }
    places = [(item["file"], item["line"], item["column"]) for item in told["problems"]]
    assert places == sorted(places)


def test_equal_findings_give_equal_bytes(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("json", "github", "gitlab", "sarif"):
        assert check(capsys, "--format", form) == check(capsys, "--format", form)


def test_a_fingerprint_outlives_lines_above_and_tells_equal_lines_apart(tmp_path: Path) -> None:
    place = Position(HONEY, LINE, 12)
    twice = make_report(
        tmp_path, Problem("E105", place), Problem("E105", Position(HONEY, LINE, 13))
    )
    marks = [item["fingerprint"] for item in json.loads(write_json(twice))["problems"]]
    assert len(set(marks)) == 2
    moved = write_catalogue(tmp_path / "moved", {HONEY: "# Lời dặn\n" + SMALL[HONEY]})
    content, _ = load_content(moved)
    lower = Report([Problem("E105", Position(HONEY, LINE + 1, 12))], content, "vi", "content/")
    assert json.loads(write_json(lower))["problems"][0]["fingerprint"] == marks[0]


# --- GitHub


def test_a_workflow_command_marks_the_value_at_its_line(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = check(capsys, "--format", "github")
    wanted = (
        f"::error file=content/{HONEY},line={LINE},endLine={LINE},col=12,endColumn=13,title=E105::"
        "6 is outside 3 to 5%0A→ only 3, 4 and 5 stars carry an OCOP certificate; 1 and 2 are not "
        "certified: remove this recognition, or keep the record in the folder candidates"
    )
    assert wanted in out.splitlines()
    assert len(out.splitlines()) == 3


def test_nothing_in_a_message_or_a_name_can_begin_another_command(tmp_path: Path) -> None:
    hostile = "100%\n::stop-commands::x\r\n::error::y"
    problem = Problem("E107", Position("products/a,b:c%.yaml", 2, 1), {"value": hostile})
    (line,) = write_github(make_report(tmp_path, problem)).splitlines()
    assert line.startswith("::error file=content/products/a%2Cb%3Ac%25.yaml,line=2,")
    assert "100%25%0A::stop-commands::x%0D%0A::error::y" in line


def test_a_finding_about_a_whole_file_has_no_line(tmp_path: Path) -> None:
    problem = Problem("E007", Position("settings.yaml"), {"what": "settings.yaml"})
    (line,) = write_github(make_report(tmp_path, problem)).splitlines()
    assert line.startswith("::error file=content/settings.yaml,title=E007::")


def test_much_advice_is_one_notice_and_little_is_told_one_by_one(tmp_path: Path) -> None:
    many = [Problem("W401", Position(f"products/{n}.yaml", 1, 5)) for n in range(40)]
    few = [Problem("W410", Position("places/xa-cu.yaml", 1, 5), {"value": "Xã Cũ"})]
    lines = write_github(make_report(tmp_path, *many, *few)).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::notice title=W401::40 times: the product has no photo")
    assert "and 37 more" in lines[0]
    assert lines[1].startswith("::notice file=content/places/xa-cu.yaml,line=1,")


# --- GitLab


def test_code_quality_has_what_gitlab_asks_for(tmp_path: Path) -> None:
    problems = (
        Problem("E007", Position("settings.yaml"), {"what": "settings.yaml"}),
        Problem("W302", Position(HONEY, 1, 5), {"expected": "mat-ong.yaml"}),
    )
    found = json.loads(write_gitlab(make_report(tmp_path, *problems)))
    assert [item["severity"] for item in found] == ["major", "minor"]
    assert [item["location"] for item in found] == [
        {"path": "content/settings.yaml", "lines": {"begin": 1}},
        {"path": f"content/{HONEY}", "lines": {"begin": 1}},
    ]
    assert found[1]["check_name"] == "W302"
    assert "\n" not in found[1]["description"]
    assert len({item["fingerprint"] for item in found}) == 2


# --- SARIF


def sarif_run(report: Report) -> Mapping[str, Any]:
    log = json.loads(write_sarif(report))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_names_rules_and_places(tmp_path: Path) -> None:
    problems = (
        Problem("W401", Position(HONEY, 1, 5)),
        Problem("E212", Position("chapters/Đất nước.md")),
        Problem("W302", Position(HONEY, 1, 5), {"expected": "x.yaml"}, length=11),
    )
    run = sarif_run(make_report(tmp_path, *problems))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E212", "W302", "W401"]
    assert all(rule["fullDescription"]["text"] and rule["help"]["text"] for rule in rules)
    results = run["results"]
    assert [item["level"] for item in results] == ["note", "error", "warning"]
    for item in results:
        assert rules[item["ruleIndex"]]["id"] == item["ruleId"]
    places = [item["locations"][0]["physicalLocation"] for item in results]
    assert places[1] == {
        "artifactLocation": {
            "uri": "content/chapters/%C4%90%E1%BA%A5t%20n%C6%B0%E1%BB%9Bc.md",
            "uriBaseId": "ROOT",
        }
    }
    assert places[2]["region"] == {
        "startLine": 1,
        "startColumn": 5,
        "endColumn": 16,
        "snippet": {"text": "id: mat-ong-thu"},
    }


# --- advice


def test_advice_is_given_on_request_and_changes_no_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(write_catalogue(tmp_path))
    assert check(capsys, "--content", root)[1:] == (
        "Checked: 0 errors, 0 warnings, 4 products.\n",
        "",
    )
    code, out, err = check(capsys, "--content", root, "--advice", "--strict")
    assert code == 0
    assert out == "Checked: 0 errors, 0 warnings, 4 products. Advice: 5.\n"
    assert err.startswith("W401 4 times: the product has no photo")
    assert "all of them: --advice W401" in err
    assert "advice W405: the OCOP certificate has lapsed: Muối ớt Thử, 2024-06-10" in err


def test_every_place_of_a_kind_is_told_on_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, err = check(capsys, "--content", str(write_catalogue(tmp_path)), "--advice", "w401")
    assert err.count("advice W401: ") == 4


def test_advice_waits_for_the_errors(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = check(capsys, "--advice")
    assert code == 1
    assert "Advice" not in out
    assert err.endswith("Advice is given once there are no errors.\n")


# --- codes explained


def test_codes_are_explained_in_the_language_of_the_settings(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain-code", "e107"]) == 0
    vietnamese = capsys.readouterr().out
    assert vietnamese.startswith("E107  lỗi: ")
    assert "Sai:" in vietnamese
    assert "date: 10/5/2024" in vietnamese
    settings = repository / "content/settings.yaml"
    settings.write_text(SMALL["settings.yaml"] + "messages: en\n", encoding="utf-8")
    assert main(["explain-code", "E107", "W409"]) == 0
    english = capsys.readouterr().out
    assert english.startswith("E107  error: ")
    assert "Wrong:" in english
    assert "\u25cc" in english  # loose marks are made visible


def test_an_unknown_code_is_refused_with_those_like_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain-code", "--content", str(tmp_path), "E10"]) == 2
    assert "E107" in capsys.readouterr().err
    assert main(["explain-code", "--content", str(tmp_path), "x", "--messages", "en"]) == 2
    assert capsys.readouterr().err == (
        "There is no code x. See them all:  python build.py explain-code\n"
    )


def test_without_a_code_all_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain-code", "--content", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("E001  ")
    assert lines[-1].startswith("W4")
