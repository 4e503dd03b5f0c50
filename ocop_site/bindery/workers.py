"""Workers: signatures are set by any executor, watched, and named when something goes wrong."""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from dataclasses import dataclass, field
from types import FrameType

from ocop_site.bindery.edition import Signature
from ocop_site.bindery.engine import EngineUnavailable
from ocop_site.bindery.press import Job, press

LIMIT = 300.0
_GRACE = 15.0
_PRELOAD = "ocop_site.bindery.preload"


class SignatureError(Exception):
    """A signature could not be set."""

    def __init__(self, id: str, title: str, reason: str) -> None:
        """Name the signature and say why."""
        super().__init__(f"{id} ({title}): {reason}" if title else f"{id}: {reason}")
        self.id = id
        self.title = title
        self.reason = reason

    def __reduce__(self) -> tuple[type[SignatureError], tuple[str, str, str]]:
        """It comes back from workers."""
        return type(self), (self.id, self.title, self.reason)


class SignatureTimeout(SignatureError):
    """A signature took longer than it may."""


class WorkerLost(SignatureError):
    """A worker died, for want of memory perhaps, with a signature in hand."""


_NAMED = (SignatureError, EngineUnavailable, BrokenExecutor)


class _TimeUp(BaseException):
    """Raised within a worker; nothing in between may take it for an error of its own."""


@dataclass(frozen=True, slots=True)
class Task:
    """A job, how long it may take, and whether the process is ours to end."""

    job: Job
    limit: float
    own: bool


@dataclass(frozen=True, slots=True)
class Workers:
    """Who sets signatures: ``jobs`` processes of our own, or an executor that is given.

    A given executor is not shut down; ``jobs`` is then how many signatures it is handed at a
    time. Its workers must be processes, here or on other machines, or else a single thread:
    WeasyPrint keeps state for the whole process.
    """

    jobs: int = 0
    executor: Executor | None = field(default=None, compare=False)
    limit: float = LIMIT

    @property
    def count(self) -> int:
        """How many signatures are set at a time."""
        return self.jobs or os.cpu_count() or 1

    @contextlib.contextmanager
    def open(self) -> Iterator[Crew]:
        """A crew that lives as long as the block; its processes start when they are needed."""
        crew = Crew(self)
        try:
            yield crew
        finally:
            crew.close()


class Crew:
    """The workers of one book."""

    def __init__(self, workers: Workers) -> None:
        """Nothing starts yet."""
        self._workers = workers
        self._executor = workers.executor
        self._own = workers.executor is None
        self._failed = False
        self._lock = threading.Lock()
        self._starter: threading.Thread | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, bytes, float]]:
        """Set signatures, the longest first; yield each when it is done, with its seconds.

        Raises:
            SignatureError: if one fails; the others are given up.
        """
        limit = self._workers.limit
        waiting = deque(sorted(jobs, key=lambda job: -len(job.signature.html)))
        running: dict[Future[tuple[bytes, float]], Job] = {}
        begun: dict[Future[tuple[bytes, float]], float] = {}
        try:
            while waiting or running:
                # One more than there are workers, so that none waits while we keep a part.
                while waiting and len(running) < self._workers.count + self._own:
                    job = waiting.popleft()
                    future = self._start().submit(do_task, Task(job, limit, self._own))
                    running[future] = job
                done, _ = wait(running, timeout=0.5, return_when=FIRST_COMPLETED)
                for future in done:
                    data, seconds = _result(future, running[future].signature)
                    yield running.pop(future), data, seconds
                for future in running:
                    if future.running():
                        begun.setdefault(future, time.monotonic())
                self._check(running, begun)
        except BrokenExecutor as error:
            raise self._lost(running, begun) from error
        finally:
            self._failed = self._failed or bool(running)
            for future in running:
                future.cancel()

    def prepare(self) -> None:
        """Let a process start while other things are done: loading WeasyPrint takes a while."""
        if self._own and self._starter is None and self._executor is None:
            self._starter = threading.Thread(target=self._warm, daemon=True)
            self._starter.start()

    def _warm(self) -> None:
        self._start().submit(os.getpid)

    def close(self) -> None:
        """Let the processes go."""
        if self._starter is not None:
            self._starter.join()
        if self._own and self._executor is not None:
            self._executor.shutdown(wait=not self._failed, cancel_futures=True)
            self._executor = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _start(self) -> Executor:
        with self._lock:
            if self._executor is None:
                self._executor = self._open()
            return self._executor

    def _open(self) -> Executor:
        method = "forkserver"
        if method not in multiprocessing.get_all_start_methods():
            method = "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload([_PRELOAD])
        # WeasyPrint unpacks fonts and leaves them behind when a process just ends.
        self._scratch = tempfile.TemporaryDirectory(prefix="bindery-", ignore_cleanup_errors=True)
        return ProcessPoolExecutor(
            self._workers.count,
            mp_context=context,
            initializer=_begin,
            initargs=(self._scratch.name,),
        )

    def _check(
        self,
        running: dict[Future[tuple[bytes, float]], Job],
        begun: dict[Future[tuple[bytes, float]], float],
    ) -> None:
        """Give up on a signature whose worker does not come back to tell."""
        for future, job in running.items():
            spent = time.monotonic() - begun.get(future, time.monotonic())
            if spent > self._workers.limit + 2 * _GRACE:
                raise _timeout(job.signature, self._workers.limit)

    def _lost(
        self,
        running: dict[Future[tuple[bytes, float]], Job],
        begun: dict[Future[tuple[bytes, float]], float],
    ) -> SignatureError:
        self._executor = None if self._own else self._executor
        oldest = min(running, key=lambda future: begun.get(future, time.monotonic()))
        signature = running[oldest].signature
        if time.monotonic() - begun.get(oldest, time.monotonic()) >= self._workers.limit:
            return _timeout(signature, self._workers.limit)
        others = ", ".join(job.signature.id for job in running.values())
        return WorkerLost(signature.id, signature.title, f"a worker died while setting {others}")


def _result(future: Future[tuple[bytes, float]], signature: Signature) -> tuple[bytes, float]:
    """What a worker returns; an error of its own gets the name of the signature."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, _NAMED) or not isinstance(error, Exception):
        raise error
    reason = f"{type(error).__name__}: {error}"
    raise SignatureError(signature.id, signature.title, reason) from error


def do_task(task: Task) -> tuple[bytes, float]:
    """Set a signature in a worker, within its time; how long it took comes with it."""
    signature = task.job.signature
    start = time.perf_counter()
    try:
        with _watch(task):
            data = press(task.job)
    except _TimeUp:
        raise _timeout(signature, task.limit) from None
    return data, time.perf_counter() - start


@contextlib.contextmanager
def _watch(task: Task) -> Iterator[None]:
    """Interrupt what takes too long; where that cannot be done, the other side gives up."""
    alarm = getattr(signal, "setitimer", None)
    if alarm is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGALRM, _ring)
    # It rings again and again: WeasyPrint takes any exception while it draws an SVG for its own.
    alarm(signal.ITIMER_REAL, task.limit, 1.0)
    sink = None
    if task.own:
        # A loop in C hears no alarm; such a process is ended.
        sink = open(os.devnull, "w")  # noqa: SIM115 - it must stay open while the watch runs
        faulthandler.dump_traceback_later(task.limit + _GRACE, exit=True, file=sink)
    try:
        yield
    finally:
        alarm(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        if sink:
            faulthandler.cancel_dump_traceback_later()
            sink.close()


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TimeUp


def _timeout(signature: Signature, limit: float) -> SignatureTimeout:
    return SignatureTimeout(signature.id, signature.title, f"not set within {limit:g} seconds")


def _begin(scratch: str) -> None:
    """Prepare a process of ours: it leaves interrupts to its parent and ends with it."""
    tempfile.tempdir = scratch
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent, scratch), daemon=True).start()


def _follow(parent: multiprocessing.process.BaseProcess, scratch: str) -> None:
    parent.join()
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)
