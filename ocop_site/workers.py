"""Processes that have the program loaded and carry out jobs, each in a fork of its own.

A job costs its own work and not the loading; what it leaves in memory, or whether it crashes,
concerns nobody else. When the code changes, the next job is done by a process that has read it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: what it returned, whether it crashed, and all that it printed."""

    value: Any
    crashed: bool
    text: str


class Worker:
    """A process for jobs, begun when the first one comes."""

    def __init__(self, *modules: str) -> None:
        """Load these modules ahead."""
        self._modules = modules
        self._age = 0
        self._pipe: Connection | None = None

    def run(self, job: Callable[..., Any], *arguments: Any) -> Outcome:
        """Carry out a function of a module; one job at a time."""
        age = _newest()
        if self._pipe is None or age != self._age:
            self._begin(age)
        assert self._pipe is not None
        try:
            self._pipe.send((job, arguments))
            outcome: Outcome = self._pipe.recv()
        except (EOFError, OSError) as error:  # the process was ended from outside
            self._pipe = None
            return Outcome(None, True, str(error))
        return outcome

    def close(self) -> None:
        """Let the process end when its job is done."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None

    def _begin(self, age: int) -> None:
        self.close()
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        # Not a daemon: those may not begin processes, as builds do.
        process = context.Process(target=_attend, args=(there, self._modules))
        process.start()
        there.close()
        self._pipe, self._age = here, age


def _newest() -> int:
    """The time of the last change of the code, in nanoseconds."""
    return max(path.stat().st_mtime_ns for path in _PACKAGE.rglob("*.py"))


def _attend(pipe: Connection, modules: Sequence[str]) -> None:
    """Carry out jobs until nobody sends any more."""
    for module in modules:
        import_module(module)
    while True:
        try:
            job, arguments = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(_in_fork(job, arguments))


def _in_fork(job: Callable[..., Any], arguments: Sequence[Any]) -> Outcome:
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as given:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            status = 1
            try:
                pickle.dump(job(*arguments), given)
                given.flush()
                status = 0
            finally:
                # The fork ends here, whatever happened; a crash says so before.
                if status:
                    traceback.print_exc()
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
        if status:
            return Outcome(None, True, text)
        given.seek(0)
        return Outcome(pickle.load(given), False, text)
