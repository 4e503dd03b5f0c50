"""Run a command and print what it and all it starts take, as one line of JSON.

    python -m benchmarks.book_cost COMMAND...

Books are bound by several processes, some of which outlive the one that started them; this
process waits for all of them, so that their time counts. It therefore measures one command.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

_BECOME_SUBREAPER = 36
_INTERVAL = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, and megabytes at the peak: of the largest process, and of all together."""

    wall: float
    cpu: float
    largest: float
    together: float


class CommandFailed(Exception):
    """A measured command ended with an error."""


def run_measured(command: Sequence[str]) -> Cost:
    """The cost of a command, measured by a process of its own.

    Raises:
        CommandFailed: if it ends with an error.
    """
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.book_cost", *command], capture_output=True, text=True
    )
    if done.returncode:
        raise CommandFailed(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    """Measure the command of the command line."""
    # Orphans come to us rather than to the system's first process, whose children we cannot see.
    ctypes.CDLL(None, use_errno=True).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
    watch = _Watch()
    started = time.perf_counter()
    watch.start()
    code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False).returncode
    wall = time.perf_counter() - started
    watch.stop()
    while _wait_for_any():
        pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = Cost(wall, used.ru_utime + used.ru_stime, watch.largest, watch.together)
    print(json.dumps(asdict(cost)))
    return code


def _wait_for_any() -> bool:
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        return False
    return True


class _Watch(threading.Thread):
    """Watches the memory of our descendants; pages that they share count once."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.largest = self.together = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        """Look every now and then."""
        while not self._done.wait(_INTERVAL):
            sizes = [size for pid in _descendants(os.getpid()) if (size := _memory(pid))]
            self.largest = max([self.largest, *(resident for resident, _ in sizes)])
            self.together = max(self.together, sum(share for _, share in sizes))

    def stop(self) -> None:
        """Look no more."""
        self._done.set()
        self.join()


def _descendants(pid: int) -> Iterator[int]:
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return
    for thread in threads:
        for child in _read(f"/proc/{pid}/task/{thread}/children").split():
            yield int(child)
            yield from _descendants(int(child))


def _memory(pid: int) -> tuple[float, float] | None:
    """The memory of a process in megabytes, and its share where memory is shared."""
    found = {}
    for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
        name, _, rest = line.partition(":")
        if name in {"Rss", "Pss"}:
            found[name] = int(rest.split()[0]) / 1024
    return (found["Rss"], found["Pss"]) if len(found) == 2 else None


def _read(path: str) -> str:
    try:
        with open(path, encoding="ascii") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError):
        return ""  # it ended while we looked


if __name__ == "__main__":
    raise SystemExit(main())
