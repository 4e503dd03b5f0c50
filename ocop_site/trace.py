"""Where the time of a build goes, as a trace that a viewer opens: Perfetto, speedscope, Chromium.

Spans are measured on the clock all processes of a machine share, so that those of workers lie
beside those of the process that waits for them. Nothing is measured unless it is asked for.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# The process that stands for workers that tell how long they took and not who they are.
_CREW = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of work: seconds of a monotonic clock, and the process that did it."""

    name: str
    category: str
    start: float
    end: float
    process: int


class Trace:
    """The spans of a build."""

    def __init__(self, *, wanted: bool = False) -> None:
        """Gather nothing unless it is ``wanted``."""
        self.wanted = wanted
        self._spans: list[Span] = []

    @contextmanager
    def span(self, name: str, category: str = "build") -> Iterator[None]:
        """Measure the block."""
        start = time.perf_counter()
        try:
            yield
        finally:
            if self.wanted:
                end = time.perf_counter()
                self._spans.append(Span(name, category, start, end, os.getpid()))

    def note(self, name: str, category: str, seconds: float) -> None:
        """A worker that we do not know has just finished what took it this long."""
        if self.wanted:
            end = time.perf_counter()
            self._spans.append(Span(name, category, end - seconds, end, _CREW))

    def add(self, spans: Iterable[Span]) -> None:
        """Add what another process has measured."""
        self._spans += spans

    def take(self) -> list[Span]:
        """The spans since the last call, for handing them to another process."""
        spans, self._spans = self._spans, []
        return spans

    def write(self, path: Path) -> None:
        """Write what was gathered, in the Trace Event Format (JSON, complete events)."""
        spans = sorted(self._spans, key=lambda span: (span.start, -span.end))
        first = min((span.start for span in spans), default=0.0)
        names = {span.process: f"worker {span.process}" for span in spans}
        names |= {_CREW: "press", os.getpid(): "build"}
        lanes: list[float] = []
        events: list[dict[str, object]] = [
            {"ph": "M", "name": "process_name", "pid": pid, "tid": 1, "args": {"name": name}}
            for pid, name in sorted(names.items())
        ]
        for span in spans:
            lane = _choose_lane(lanes, span) if span.process == _CREW else 1
            events.append(
                {
                    "ph": "X",
                    "name": span.name,
                    "cat": span.category,
                    "ts": round((span.start - first) * 1e6),
                    "dur": round((span.end - span.start) * 1e6),
                    "pid": span.process,
                    "tid": lane,
                }
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"traceEvents": events, "displayTimeUnit": "ms"}, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")


def _choose_lane(lanes: list[float], span: Span) -> int:
    """The first lane, from 1, that is free when the span begins; ``lanes`` are their ends."""
    for lane, end in enumerate(lanes):
        if end <= span.start:
            lanes[lane] = span.end
            return lane + 1
    lanes.append(span.end)
    return len(lanes)
