"""A sheet as a grid of plain values, and how its cells are named."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

MAX_ROWS = 20_000
MAX_COLUMNS = 256

Raw: TypeAlias = "str | int | float | bool | datetime.date | datetime.datetime | None"


class IntakeProblem(Exception):
    """A file that is not read; ``reason`` is a key of the desk's words."""

    def __init__(self, reason: str, **values: str) -> None:
        """Keep the reason and what fills its text."""
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells, rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies within."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(slots=True)
class Grid:
    """A sheet: its rows that are not blank, each with its number, cells from the first column.

    ``fonts`` holds only names that tell an old encoding; ``encoding`` is what a CSV file was
    taken for where it was not Unicode; ``unsure`` names cells whose encoding cannot be told.
    """

    name: str
    rows: Sequence[tuple[int, list[Raw]]]
    merged: Sequence[Span] = ()
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    encoding: str = ""
    unsure: set[tuple[int, int]] = field(default_factory=set)
    _index: dict[int, int] = field(default_factory=dict)

    def value(self, row: int, column: int) -> Raw:
        """The value of a cell by its numbers."""
        if not self._index:
            self._index = {number: place for place, (number, _) in enumerate(self.rows)}
        place = self._index.get(row)
        cells = self.rows[place][1] if place is not None else []
        return cells[column - 1] if 0 < column <= len(cells) else None

    def where(self, row: int, column: int = 0) -> str:
        """The name of a cell, ``Danh sách!D14``, or of a row, ``Danh sách!14``."""
        return f"{self.name}!{letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column counted from 1; empty for 0."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
