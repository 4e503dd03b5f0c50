"""The hook that checks the catalogue at each commit, as git runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import PROJECT, SMALL, edited, write_catalogue

HONEY = "products/mat-ong-thu.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the project's hooks set up, and the small catalogue."""
    root = tmp_path / "repository"
    write_catalogue(root / "content")
    shutil.copy(PROJECT / ".pre-commit-config.yaml", root)
    for name, target in ((".venv", Path(sys.prefix)), ("build.py", PROJECT / "build.py")):
        (root / name).symlink_to(target)
    git(root, "init", "--quiet")
    git(root, "config", "user.name", "Thử")
    git(root, "config", "user.email", "thu@example.vn")
    (root / ".git/info/exclude").write_text(".venv\nbuild.py\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def environment(root: Path) -> dict[str, str]:
    return {**os.environ, "PRE_COMMIT_HOME": str(root.parent / "hooks"), "HOME": str(root.parent)}


def git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(root), *words],
        env=environment(root),
        capture_output=True,
        text=True,
        check=False,
    )


def commit(root: Path) -> subprocess.CompletedProcess[str]:
    assert git(root, "add", "--all").returncode == 0
    return git(root, "commit", "--quiet", "--message", "Mật ong")


def test_a_mistake_is_not_committed_and_its_repair_is(repository: Path) -> None:
    honey = repository / "content" / HONEY
    honey.write_text(edited(HONEY, "price: 120000", "price: 120.000"), encoding="utf-8")
    refused = commit(repository)
    assert refused.returncode != 0
    assert f"{HONEY}:" in refused.stderr + refused.stdout
    assert "E104" in refused.stderr + refused.stdout
    assert git(repository, "rev-parse", "--verify", "HEAD").returncode != 0
    honey.write_text(SMALL[HONEY], encoding="utf-8")
    taken = commit(repository)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert git(repository, "rev-parse", "--verify", "HEAD").returncode == 0
