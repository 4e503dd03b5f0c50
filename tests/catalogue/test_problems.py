"""Problems: their order, their severity, and how they are shown to an editor."""

from __future__ import annotations

import pytest

from ocop_site.problems import (
    ContentError,
    Position,
    Problem,
    Severity,
    format_problem,
    has_errors,
    sort_problems,
)

CHOICE = Problem(
    "E106",
    Position("producers/a.yaml", 3, 7),
    {"value": "coop", "near": "cooperative", "known": "cooperative, farm"},
    length=4,
)


def test_a_problem_is_shown_with_its_line_the_mark_and_the_remedy() -> None:
    assert format_problem(CHOICE, "en", "type: coop  # hợp tác xã") == (
        "producers/a.yaml:3:7: error E106: 'coop' is not in the list\n"
        "    3 | type: coop  # hợp tác xã\n"
        "      |       ^^^^\n"
        "      → did you mean 'cooperative'? Values: cooperative, farm"
    )
    assert format_problem(CHOICE, "vi") == (
        "producers/a.yaml:3:7: lỗi E106: «coop» không có trong danh sách\n"
        "      → có phải ý bạn là «cooperative»? Các giá trị: cooperative, farm"
    )


def test_a_tab_takes_one_column() -> None:
    problem = Problem("E002", Position("a.yaml", 1, 3), {"what": "@yaml-tab"})
    line, mark = format_problem(problem, "en", "\ta\tb").split("\n")[1:3]
    assert line == "    1 |  a b"
    assert mark == "      |   ^"


def test_the_mark_stays_inside_the_line() -> None:
    problem = Problem("E105", Position("a.yaml", 1, 5), {"value": "6"}, length=50)
    mark = format_problem(problem, "en", "a: b").split("\n")[2]
    assert mark == "      |     ^"


def test_a_message_is_shown_even_if_a_value_was_forgotten() -> None:
    assert Problem("E105", Position("a.yaml")).message("en") == "… is outside … to …"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("@language-en", "tiếng Anh", "English"),
        ("@language-zh", "zh", "zh"),
        ("@ong", "@ong", "@ong"),
    ],
)
def test_words_are_said_in_the_language_of_the_message(value: str, vi: str, en: str) -> None:
    problem = Problem("W301", Position("a.yaml"), {"field": "name", "language": value})
    assert problem.message("vi") == f"thiếu bản dịch {vi} của «name»"
    assert problem.message("en") == f"'name' has no {en} text"


def test_positions_are_written_as_editors_and_terminals_know_them() -> None:
    assert str(Position("a.yaml")) == "a.yaml"
    assert str(Position("a.yaml", 3)) == "a.yaml:3"
    assert str(Position("a.yaml", 3, 7)) == "a.yaml:3:7"


def test_problems_stand_by_file_line_column_and_code_each_once() -> None:
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 1), ("a.yaml", 2, 9), ("a.yaml", 2, 1)]
    problems = [Problem("E006", Position(*place)) for place in places]
    problems += [Problem("E005", Position("a.yaml", 2, 1)), problems[0]]
    assert [(str(item.position), item.code) for item in sort_problems(problems)] == [
        ("a.yaml:2:1", "E005"),
        ("a.yaml:2:1", "E006"),
        ("a.yaml:2:9", "E006"),
        ("a.yaml:10:1", "E006"),
        ("b.yaml:1:1", "E006"),
    ]


def test_warnings_stop_a_build_only_when_that_is_asked_for() -> None:
    warning = Problem("W303", Position("a.yaml"))
    assert warning.severity is Severity.WARNING
    assert not has_errors([warning])
    assert has_errors([warning], strict=True)
    assert has_errors([warning, CHOICE])
    assert not has_errors([], strict=True)


def test_an_error_carries_its_problems() -> None:
    assert ContentError([CHOICE]).problems == (CHOICE,)
