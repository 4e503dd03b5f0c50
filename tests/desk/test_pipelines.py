"""The pipeline files of the documentation: valid for their forges, and their commands run."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from ocop_site.cli import COMMANDS, add_common
from tests.support import PROJECT, SMALL, edited, write_catalogue

FOLDER = PROJECT / "docs" / "pipelines"
SCHEMAS = {
    "github-actions.yml": ["vendor.github-workflows"],
    "forgejo-actions.yml": ["vendor.github-workflows"],
    "gitlab-ci.yml": ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
}
HONEY = "products/mat-ong-thu.yaml"


def read(name: str) -> dict[str, Any]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return data


def scripts(value: object) -> Iterator[str]:
    """Every shell script of a pipeline, wherever it stands."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("run", "script") and isinstance(item, str):
                yield item
            elif key == "script" and isinstance(item, list):
                yield from item
            else:
                yield from scripts(item)
    elif isinstance(value, list):
        for item in value:
            yield from scripts(item)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_is_valid_by_the_schema_of_its_forge(name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *SCHEMAS[name]]
    done = subprocess.run(
        [*command, str(FOLDER / name)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_proposal_is_checked_built_and_kept_and_the_main_branch_published(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    for part in ("build.py check", "./run.sh build", "output/", "preview"):
        assert part in text
    jobs = read(name).get("jobs", read(name))
    assert {"check", "build"} <= set(jobs)
    assert any(word in text for word in ("deploy-pages", "paths: [public]", "rsync"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_command_is_one_that_there_is(name: str) -> None:
    found = 0
    for script in scripts(read(name)):
        for line in re.split(r"\n|\|(?!\|)|\|\||>", script):
            words = [re.sub(r"\$\w+", "1", word) for word in shlex.split(line, comments=True)]
            if "build.py" in words:
                found += 1
                parse(words[words.index("build.py") + 1 :])
            elif words and words[0] == "./run.sh":
                found += 1
                assert f"\n  {words[1]})\n" in (PROJECT / "run.sh").read_text()
            for word in words:
                if word.startswith("scripts/"):
                    assert (PROJECT / word).is_file()
    assert found >= 3


def parse(words: list[str]) -> None:
    """Fail unless these are words of the command line."""
    parser = argparse.ArgumentParser(prog=f"build.py {words[0]}", exit_on_error=False)
    add_common(parser)
    import_module(f"ocop_site.commands.{COMMANDS[words[0]][0]}").configure(parser)
    parser.parse_args(words[1:])


def test_the_commands_of_the_documentation_are_those_that_there_are() -> None:
    pages = [*(PROJECT / "docs").rglob("*.md"), *PROJECT.glob("*.md")]
    found = 0
    for page in pages:
        blocks = re.findall(r"^```sh\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)
        for line in "".join(blocks).split("\n"):
            words = shlex.split(re.split(r"\s[|>]\s", line)[0], comments=True)
            if "build.py" in words:
                found += 1
                given = words[words.index("build.py") + 1 :]
                parse(given if given and not given[0].startswith("-") else ["all", *given])
    assert found > 10


# --- a proposal, as a forge hands it over


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """A repository whose last commit breaks one line of a product, and has an old mistake."""
    root = tmp_path / "repository"
    content = write_catalogue(
        root / "content",
        {"producers/htx-thu.yaml": edited("producers/htx-thu.yaml", "cooperative", "coop")},
    )
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "before")
    git(root, "checkout", "--quiet", "-b", "proposal")
    (content / HONEY).write_text(edited(HONEY, "price: 120000", "price: 120.000"), "utf-8")
    (content / "photos").mkdir()
    (content / "photos" / "Ảnh mới.jpg").write_bytes(b"")
    commit(root, "after")
    return root


def git(root: Path, *words: str) -> str:
    options = ["-c", "user.name=Thử", "-c", "user.email=thu@example.vn", "-c", "commit.gpgsign=0"]
    done = subprocess.run(
        ["git", "-C", str(root), *options, *words], capture_output=True, text=True, check=True
    )
    return done.stdout


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def run_script(script: str, root: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script of a pipeline in a repository, with the program of this one."""
    python = f"PYTHONPATH={PROJECT} {sys.executable} "
    script = script.replace(".venv/bin/python build.py", f"{python}{PROJECT / 'build.py'}")
    script = script.replace(".venv/bin/python scripts/", f"{python}{PROJECT / 'scripts'}/")
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "HOME": str(root), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def step(name: str, title: str) -> str:
    """The script of a step by its title."""
    (found,) = (
        item["run"]
        for job in read(name)["jobs"].values()
        for item in job["steps"]
        if item.get("name") == title
    )
    return str(found)


def test_github_is_told_of_the_changed_files_and_the_check_fails(proposal: Path) -> None:
    done = run_script(step("github-actions.yml", "Annotate the changed files"), proposal)
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"::error file=content/{HONEY},line=")
    assert "title=E104" in line
    check = run_script(step("github-actions.yml", "Check all files"), proposal)
    assert check.returncode == 1
    assert "2 lỗi" in check.stdout


def test_gitlab_gets_a_report_and_the_check_fails(proposal: Path) -> None:
    report, check = read("gitlab-ci.yml")["check"]["script"][1:]
    assert run_script(report, proposal).returncode == 0
    found = json.loads((proposal / "code-quality.json").read_text(encoding="utf-8"))
    assert {item["location"]["path"] for item in found} == {
        f"content/{HONEY}",
        "content/producers/htx-thu.yaml",
    }
    assert run_script(check, proposal).returncode == 1


# --- Forgejo and Gitea


@dataclass
class Stub:
    """A forge that keeps reviews, as the API of Forgejo and Gitea describes them."""

    reviews: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    refuse: bool = False
    address: str = ""


@pytest.fixture
def forge() -> Iterator[Stub]:
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            stub.asked.append(("GET", self.path, self.headers["Authorization"]))
            match = re.search(r"/reviews/(\d+)/comments$", self.path)
            if match:
                self.answer(stub.reviews[int(match[1])]["comments"])
            else:
                listed = [{"id": n, "body": r["body"]} for n, r in enumerate(stub.reviews)]
                self.answer(listed)

        def do_POST(self) -> None:
            stub.asked.append(("POST", self.path, self.headers["Authorization"]))
            data = self.rfile.read(int(self.headers["Content-Length"]))
            if not stub.refuse:
                stub.reviews.append(json.loads(data))
            self.answer({}, 403 if stub.refuse else 200)

        def answer(self, value: object, status: int = 200) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(value).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    stub.address = f"http://127.0.0.1:{server.server_port}/api/v1"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def review(proposal: Path, forge: Stub) -> subprocess.CompletedProcess[str]:
    return run_script(
        step("forgejo-actions.yml", "Comment on the changed lines"),
        proposal,
        FORGE_API=forge.address,
        FORGE_TOKEN="t0ken",
        GITHUB_REPOSITORY="so/ocop",
        PROPOSAL="7",
        BASE="main",
    )


def test_a_review_comments_on_changed_lines_and_lists_errors_elsewhere(
    proposal: Path, forge: Stub
) -> None:
    done = review(proposal, forge)
    assert done.returncode == 0, done.stderr
    assert forge.asked[-1] == ("POST", "/api/v1/repos/so/ocop/pulls/7/reviews", "token t0ken")
    (posted,) = forge.reviews
    line = SMALL[HONEY].split("\n").index("    price: 120000") + 1
    (comment,) = posted["comments"]
    assert posted["event"] == "COMMENT"
    assert (comment["path"], comment["new_position"]) == (f"content/{HONEY}", line)
    assert comment["body"].startswith("**E104** «120.000» không phải số nguyên → viết 120000")
    assert "`content/producers/htx-thu.yaml`, 3: **E119**" in posted["body"]


def test_nothing_is_said_twice(proposal: Path, forge: Stub) -> None:
    review(proposal, forge)
    review(proposal, forge)
    assert len(forge.reviews) == 1
    path = proposal / "content" / HONEY
    path.write_text(path.read_text("utf-8").replace("stars: 4", "stars: 6"), "utf-8")
    commit(proposal, "another")
    review(proposal, forge)
    (comment,) = forge.reviews[1]["comments"]
    assert comment["body"].startswith("**E105**")
    assert "E119" not in forge.reviews[1]["body"]


def test_without_a_mistake_nothing_is_posted(proposal: Path, forge: Stub) -> None:
    for name in (HONEY, "producers/htx-thu.yaml"):
        (proposal / "content" / name).write_text(SMALL[name], "utf-8")
    commit(proposal, "mended")
    assert review(proposal, forge).returncode == 0
    assert [method for method, *_ in forge.asked] == ["GET"]


def test_a_value_cannot_write_markup_into_the_review(proposal: Path, forge: Stub) -> None:
    path = proposal / "content" / HONEY
    hostile = "price: '[x](https://boese.example) <img src=x> @all'"
    path.write_text(path.read_text("utf-8").replace("price: 120.000", hostile), "utf-8")
    commit(proposal, "hostile")
    review(proposal, forge)
    body = forge.reviews[0]["comments"][0]["body"]
    assert r"\[x\]\(https://boese.example\) \<img src=x\> \@all" in body


def test_a_refusal_is_told(proposal: Path, forge: Stub) -> None:
    forge.refuse = True
    done = review(proposal, forge)
    assert done.returncode == 1
    assert "403" in done.stderr
    assert "t0ken" not in done.stderr
