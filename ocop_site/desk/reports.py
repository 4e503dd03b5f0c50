"""What a check found, in the forms that forges read: annotations, code quality, code scanning.

Each writer is a pure function; equal findings give equal bytes, in the order of file and line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ocop_site.catalogue.loader import Content
from ocop_site.desk.advice_lines import FEW, count_line, group_advice
from ocop_site.desk.explain import explanations, remedy_of, title_of
from ocop_site.files import digest
from ocop_site.problems import Problem, Severity, severity_of

_TOOL = "ocop-site"
_SARIF = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


@dataclass(frozen=True, slots=True)
class Report:
    """Findings with what is needed to tell of them.

    ``prefix`` stands before the names of content files in the repository; ``summary`` is the
    closing line.
    """

    problems: Sequence[Problem]
    content: Content
    language: str
    prefix: str = ""
    summary: str = ""

    def path(self, problem: Problem) -> str:
        """The file of a finding as git names it."""
        return self.prefix + problem.position.file

    def text(self, problem: Problem) -> str:
        """What is wrong, and what to do about it."""
        return f"{problem.message(self.language)}\n→ {problem.hint(self.language)}"

    def end(self, problem: Problem) -> int:
        """The column behind the last marked character, counted from 1."""
        line = self.content.line(problem.position)
        last = problem.position.column + max(1, problem.length)
        return last if line is None else max(min(last, len(line) + 1), problem.position.column + 1)


def write_json(report: Report) -> str:
    """Everything a program may want to know, one object to a finding."""
    found = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "file": report.path(problem),
            "line": problem.position.line,
            "column": problem.position.column,
            "length": problem.length,
            "message": problem.message(report.language),
            "remedy": problem.hint(report.language),
            "source": report.content.line(problem.position),
            "fingerprint": mark,
        }
        for problem, mark in zip(report.problems, fingerprints(report), strict=True)
    ]
    counts = {
        severity.value: sum(problem.severity is severity for problem in report.problems)
        for severity in Severity
    }
    return _dump({"version": 1, "counts": counts, "summary": report.summary, "problems": found})


def write_github(report: Report) -> str:
    """Workflow commands of GitHub Actions; each becomes an annotation at its line.

    A step shows ten annotations of a severity, so advice of which there is much is counted.
    """
    lines = [
        _command(report, problem)
        for problem in report.problems
        if problem.severity is not Severity.ADVICE
    ]
    for code, problems in group_advice(report.problems):
        if len(problems) <= FEW:
            lines += [_command(report, problem) for problem in problems]
        else:
            counted = count_line(code, problems, report.language)
            lines.append(f"::notice title={code}::{_escape_data(counted)}")
    return "".join(f"{line}\n" for line in lines)


def _command(report: Report, problem: Problem) -> str:
    properties: dict[str, object] = {"file": report.path(problem)}
    if problem.position.line:
        properties["line"] = properties["endLine"] = problem.position.line
        properties["col"] = problem.position.column
        properties["endColumn"] = report.end(problem)
    properties["title"] = problem.code
    shown = ",".join(f"{key}={_escape_property(str(item))}" for key, item in properties.items())
    return f"::{_GITHUB[problem.severity]} {shown}::{_escape_data(report.text(problem))}"


def _escape_data(text: str) -> str:
    """A message of a workflow command: no line may end in it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    """A property of a workflow command: neither may the next one begin in it."""
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def write_gitlab(report: Report) -> str:
    """A code quality report of GitLab, which it shows in merge requests."""
    found = [
        {
            "description": " ".join(report.text(problem).split()),
            "check_name": problem.code,
            "fingerprint": mark,
            "severity": _GITLAB[problem.severity],
            "location": {
                "path": report.path(problem),
                "lines": {"begin": max(1, problem.position.line)},
            },
        }
        for problem, mark in zip(report.problems, fingerprints(report), strict=True)
    ]
    return _dump(found)


def write_sarif(report: Report) -> str:
    """A log of SARIF 2.1.0, for code scanning and editors."""
    codes = sorted({problem.code for problem in report.problems})
    ranks = {code: rank for rank, code in enumerate(codes)}
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": ranks[problem.code],
            "level": _LEVELS[problem.severity],
            "message": {"text": report.text(problem)},
            "locations": [{"physicalLocation": _location(report, problem)}],
            "partialFingerprints": {"ocopProblem/v1": mark},
        }
        for problem, mark in zip(report.problems, fingerprints(report), strict=True)
    ]
    driver = {
        "name": _TOOL,
        "language": report.language,
        "rules": [_rule(code, report.language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The root of the repository."}}},
        "results": results,
    }
    return _dump({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _rule(code: str, language: str) -> Mapping[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": title_of(code, language)},
        "fullDescription": {"text": explanations()[code].means[language]},
        "help": {"text": remedy_of(code, language)},
        "defaultConfiguration": {"level": _LEVELS[severity_of(code)]},
    }


def _location(report: Report, problem: Problem) -> Mapping[str, Any]:
    uri = quote(report.path(problem), safe="/-._~")
    location: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": "ROOT"}}
    if problem.position.line:
        region: dict[str, Any] = {"startLine": problem.position.line}
        if problem.position.column:
            region["startColumn"] = problem.position.column
            region["endColumn"] = report.end(problem)
        line = report.content.line(problem.position)
        if line is not None:
            region["snippet"] = {"text": line}
        location["region"] = region
    return location


def fingerprints(report: Report) -> tuple[str, ...]:
    """A name for each finding that stays the same while lines above it come and go."""
    counts: dict[str, int] = {}
    found = []
    for problem in report.problems:
        essence = f"{problem.code}\0{report.path(problem)}\0{report.content.line(problem.position)}"
        counts[essence] = counts.get(essence, 0) + 1
        found.append(digest(f"{essence}\0{counts[essence]}".encode()))
    return tuple(found)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


WRITERS = {
    "json": write_json,
    "github": write_github,
    "gitlab": write_gitlab,
    "sarif": write_sarif,
}
