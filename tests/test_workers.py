"""Jobs are done in processes of their own: what they say and return comes back, crashes too."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from ocop_site.workers import Worker


def add(left: int, right: int) -> int:
    print("adding")
    os.environ["LEFT_BEHIND"] = "yes"
    return left + right


def look() -> str:
    return os.environ.get("LEFT_BEHIND", "no")


def fail() -> None:
    raise ValueError("no such honey")


def vanish() -> None:
    os.kill(os.getppid(), 9)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker("json")
    yield made
    made.close()


def test_a_job_returns_and_leaves_nothing_behind(worker: Worker) -> None:
    done = worker.run(add, 2, 3)
    assert (done.value, done.crashed, done.text) == (5, False, "adding\n")
    assert worker.run(look).value == "no"


def test_a_crash_is_told_and_the_next_job_is_done(worker: Worker) -> None:
    failed = worker.run(fail)
    assert failed.crashed
    assert "no such honey" in failed.text
    assert worker.run(add, 1, 1).value == 2
    assert worker.run(vanish).crashed
    assert worker.run(add, 1, 2).value == 3
