"""What a long piece of work reports to while it goes on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from ocop_site.trace import Trace

T = TypeVar("T")


class Progress(Protocol):
    """The receiving end: a terminal, a log, or nobody; ``trace`` takes how long things take."""

    trace: Trace

    def step(self, text: str) -> None:
        """A new stretch of work begins."""

    def detail(self, text: str) -> None:
        """Something only shown when asked for (``--verbose``)."""

    def track(self, items: Iterable[T], text: str, total: int) -> Iterable[T]:
        """Go through items, showing how far it is."""


class Silence:
    """Nobody listens: previews, tests."""

    def __init__(self) -> None:
        """Nothing is measured."""
        self.trace = Trace()

    def step(self, text: str) -> None:
        """Stay quiet."""

    def detail(self, text: str) -> None:
        """Stay quiet."""

    def track(self, items: Iterable[T], text: str, total: int) -> Iterable[T]:
        """Hand the items through."""
        return items
