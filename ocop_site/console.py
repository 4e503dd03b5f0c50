"""What a command shows: a progress bar on a terminal, quiet plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, TypeVar

from ocop_site.progress import Progress
from ocop_site.trace import Trace

T = TypeVar("T")


class PlainProgress:
    """Plain lines, for logs, pipes and CI."""

    def __init__(self, stream: IO[str], *, verbose: bool = False, traced: bool = False) -> None:
        """Write to ``stream``; details only if ``verbose``, how long things take if ``traced``."""
        self.trace = Trace(wanted=traced)
        self.stream = stream
        self.verbose = verbose

    def step(self, text: str) -> None:
        """Print the step."""
        print(text, file=self.stream, flush=True)

    def detail(self, text: str) -> None:
        """Print the detail if it is wanted."""
        if self.verbose:
            print(f"  {text}", file=self.stream, flush=True)

    def track(self, items: Iterable[T], text: str, total: int) -> Iterable[T]:
        """Name the stretch once; nothing moves on paper."""
        self.step(f"{text} ({total})")
        return items


class BarProgress(PlainProgress):
    """A bar on a terminal, which disappears when its stretch is done."""

    def track(self, items: Iterable[T], text: str, total: int) -> Iterator[T]:
        """Show a bar over the items."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        console = Console(file=self.stream)
        with RichProgress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(text, total=total)
            for item in items:
                yield item
                bar.advance(task)


def open_progress(stream: IO[str], *, verbose: bool = False, traced: bool = False) -> Progress:
    """The progress that fits a stream."""
    shown = BarProgress if stream.isatty() else PlainProgress
    return shown(stream, verbose=verbose, traced=traced)
