"""All cores make the pages of a large catalogue: each once, and who made one shows nowhere."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from ocop_site.cli import PROOF, main
from tests.support import tree, write_catalogue


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A catalogue with pages enough for more than one process."""
    folder = write_catalogue(tmp_path / "content")
    for index in range(60):
        (folder / f"products/them-{index}.yaml").write_text(
            f"id: them-{index}\nname: {{vi: Hàng thêm {index}, en: Extra {index}}}\n"
            "set: fresh-produce\nrecognitions:\n  - stars: 3\n    date: 2024\n",
            encoding="utf-8",
        )
    return folder


def build(content: Path, output: Path, *options: str) -> int:
    return main(["site", "--content", str(content), "--output", str(output), *options])


def test_the_process_that_builds_and_its_workers_make_each_unit_once(content: Path) -> None:
    profile = content.parent / "trace.json"
    assert build(content, content.parent / "output", "--jobs", "3", "--profile", str(profile)) == 0
    events = json.loads(profile.read_text(encoding="utf-8"))["traceEvents"]
    named = {event["pid"]: event["args"]["name"] for event in events if event["ph"] == "M"}
    units = [event for event in events if event.get("cat") == "unit"]
    makers = {named[event["pid"]].partition(" ")[0] for event in units}
    assert makers == {"build", "worker"}
    assert set(Counter(event["name"] for event in units).values()) == {1}
    assert sum(event["name"].startswith("vi/product/them-") for event in units) == 60


def test_reasons_come_in_one_order(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for jobs in ("1", "3"):
        output = content.parent / f"output-{jobs}"
        assert build(content, output, "--jobs", jobs, "--why", "--verbose") == 0
        told.append([line for line in capsys.readouterr().err.splitlines() if ": " in line])
    assert any("vi/product/them-7" in line for line in told[0])
    assert told[0] == told[1]


def test_a_template_that_fails_is_named_with_its_line_and_the_last_output_kept(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = content.parent / "output"
    assert build(content, output, "--jobs", "3") == 0
    before = tree(output)
    theme = content / "theme/site"
    theme.mkdir(parents=True)
    with (content / "settings.yaml").open("a", encoding="utf-8") as settings:
        settings.write("theme:\n  folder: theme\n")
    for text, line, what in (
        ("<p>a</p>\n  {{ nothing.of.this.name }}", "2:3", "'nothing' is undefined"),
        ("<p>\n{% if %}</p>", "2:1", "Expected an expression"),
        ("{% extends 'site/no-such.html' %}", "1:1", "site/no-such.html"),
        ("<p>\n\n{{ 1 + 'a' }}", "3:1", "unsupported operand"),
    ):
        (theme / "product.html").write_text(text, encoding="utf-8")
        capsys.readouterr()
        assert build(content, output, "--jobs", "3", "--messages", "en") == PROOF
        said = capsys.readouterr().err
        assert f"theme/site/product.html:{line}: error E307: a template fails: " in said
        assert what in said
        assert text.splitlines()[-1].strip() in said
        assert "Traceback" not in said
        assert tree(output) == before


def test_a_print_template_that_fails_is_named_too(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theme = content / "theme/print"
    theme.mkdir(parents=True)
    (theme / "back.html").write_text("<p>\n{{ view.no_such }}</p>", encoding="utf-8")
    with (content / "settings.yaml").open("a", encoding="utf-8") as settings:
        settings.write("theme:\n  folder: theme\n")
    output = content.parent / "output"
    command = ["pdf", "--content", str(content), "--output", str(output), "--messages", "en"]
    assert main(command) == PROOF
    assert "theme/print/back.html:2:1: error E307" in capsys.readouterr().err
