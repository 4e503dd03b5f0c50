"""Run a command and measure what it and all it starts take: time, processor time, memory."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BECOME_SUBREAPER = 36
_INTERVAL = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and megabytes; ``largest`` is the peak of one process, ``together`` of all."""

    wall: float
    cpu: float
    largest: float
    together: float
    output: str


class CommandFailed(Exception):
    """A measured command ended with an error."""


def measure(command: Sequence[str], environment: dict[str, str] | None = None) -> Cost:
    """Run a command to its end.

    Processes that outlive their parents are waited for too, so that their time counts. That
    works once in a process: call this from a fresh one for each measurement.

    Raises:
        CommandFailed: if it ends with an error.
    """
    # Orphans come to us rather than to the system's first process, whose children we cannot see.
    ctypes.CDLL(None, use_errno=True).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, **(environment or {})},
    ) as process:
        peak = _Peak()
        peak.start()
        output, _ = process.communicate()
        wall = time.perf_counter() - started
        peak.stop()
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)}: {process.returncode}\n{output[-2000:]}")
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, used.ru_utime + used.ru_stime, peak.largest, peak.together, output)


class _Peak(threading.Thread):
    """Watches the memory of our descendants; pages that they share count once."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.largest = self.together = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(_INTERVAL):
            sizes = [size for pid in _descendants(os.getpid()) if (size := _memory(pid))]
            self.largest = max([self.largest, *(resident for resident, _ in sizes)])
            self.together = max(self.together, sum(share for _, share in sizes))

    def stop(self) -> None:
        self._done.set()
        self.join()


def _descendants(pid: int) -> Iterator[int]:
    try:
        tasks = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return
    for task in tasks:
        try:
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as stream:
                children = [int(child) for child in stream.read().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _descendants(child)


def _memory(pid: int) -> tuple[float, float] | None:
    """The memory of a process in megabytes, and its share where memory is shared."""
    found = {}
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as stream:
            for line in stream:
                name, _, rest = line.partition(":")
                if name in {"Rss", "Pss"}:
                    found[name] = int(rest.split()[0]) / 1024
    except (OSError, ValueError):
        return None
    return (found["Rss"], found["Pss"]) if len(found) == 2 else None
