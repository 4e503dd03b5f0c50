"""Run a command and measure it: seconds on the clock, of processors, and the memory it takes.

The memory is that of all its processes together: pages that they share count once (the
proportional set size of Linux). A single process is watched by its own high-water mark, which
costs nothing; several are added up at intervals that keep the watching below 2 % of the time.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_INTERVAL = 0.02
_SHARE = 50
_HIGH_WATER = re.compile(r"VmHWM:\s+(\d+) kB")
_PROPORTIONAL = re.compile(r"Pss:\s+(\d+) kB")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run: ``wall`` and ``cpu`` in seconds, ``memory`` in bytes at its peak."""

    wall: float
    cpu: float
    memory: int


class RunFailed(Exception):
    """A command that failed or took too long."""


def measure(command: Sequence[str], folder: Path, limit: float) -> Measurement:
    """Run ``command`` in ``folder``; raises ``RunFailed``, after ``limit`` seconds at the latest.

    What it prints goes to ``run.log`` in the folder.
    """
    with (folder / "run.log").open("wb") as log:
        watch = _Watch()
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        watch.begin(process.pid, limit)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
    if watch.late:
        raise RunFailed(f"more than {limit:.0f} s")
    if process.returncode:
        words = (folder / "run.log").read_text(encoding="utf-8", errors="replace").strip()
        raise RunFailed(f"exit code {process.returncode}: {words[-400:]}")
    return Measurement(wall, usage.ru_utime + usage.ru_stime, watch.peak)


class _Watch:
    """Watches a process and its descendants from a thread until it ends or is late."""

    def __init__(self) -> None:
        self.peak = 0
        self.late = False
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, pid: int, limit: float) -> None:
        self._thread = threading.Thread(target=self._run, args=(pid, limit), daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        if self._thread:
            self._thread.join()

    def _run(self, pid: int, limit: float) -> None:
        start = time.monotonic()
        pause = 0.0
        while not self._over.wait(pause):
            begun = time.perf_counter()
            self.peak = max(self.peak, _memory_of(pid))
            pause = max(_INTERVAL, _SHARE * (time.perf_counter() - begun))
            if time.monotonic() - start > limit:
                self.late = True
                os.killpg(pid, signal.SIGKILL)
                return


def _memory_of(pid: int) -> int:
    """Bytes of a process and its descendants; 0 once they are gone."""
    family = [pid]
    for member in family:
        family += _children(member)
    if len(family) == 1:
        return _read_kilobytes(f"/proc/{pid}/status", _HIGH_WATER)
    return sum(_read_kilobytes(f"/proc/{item}/smaps_rollup", _PROPORTIONAL) for item in family)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            text = Path(f"/proc/{pid}/task/{thread}/children").read_text(encoding="ascii")
            found += map(int, text.split())
    except (FileNotFoundError, ProcessLookupError):
        pass  # it ended while we looked
    return found


def _read_kilobytes(path: str, pattern: re.Pattern[str]) -> int:
    try:
        match = pattern.search(Path(path).read_text(encoding="utf-8"))
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(match[1]) * 1024 if match else 0
