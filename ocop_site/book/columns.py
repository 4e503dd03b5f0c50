"""An index dealt to the columns of its pages, before it is set."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.book.formats import Grid
from ocop_site.book.indexes import IndexEntry, Section
from ocop_site.book.measure import HANG, Faces, hold_number

# Heights in half lines: a letter takes a line with half a line above it.
_HALF_LINE, _LINE, _LETTER, _SPACE, _HEADING = 6, 2, 3, 1, 6
# In points of the design.
_SIZE, _NOTE_SIZE = 7.4, 6.6
_DIGIT, _COMMA, _LEADER, _INDENT = 4.7, 4.5, 7.0, 11.3
# How much taller columns may be so that none begins in the middle of a letter.
_WORTH = 1.25
_FEWEST = 2

Column = tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """What stands on one page, column by column."""

    columns: tuple[Column, ...]


def fill_pages(
    faces: Faces, sections: Sequence[Section], grid: Grid, *, foot: float = 0.0, digits: int = 3
) -> tuple[IndexPage, ...]:
    """Deal sections to the columns of as many pages as they need.

    ``foot`` is the height of a note on the first page in points of the design, ``digits`` is
    how many a page number has. The columns of the last page are about equally high; they begin
    with a letter wherever that does not leave one much longer than the others.
    """
    dealer = _Dealer(faces, grid.points(grid.column), grid.columns, digits)
    rest = [dealer.measure(section) for section in sections]
    pages: list[IndexPage] = []
    while rest or not pages:
        room = 2 * grid.lines - (0 if pages else _HEADING + -int(-foot // _HALF_LINE))
        columns = dealer.balance(rest, room)
        if columns is None:
            columns, rest = dealer.deal(rest, room)
        else:
            rest = []
        pages.append(IndexPage(columns))
    return tuple(pages)


@dataclass(frozen=True, slots=True)
class ShortIndex:
    """One of several indexes on a page; ``height`` is that of its columns, in points."""

    title: str
    columns: tuple[Column, ...]
    height: float


def share_page(
    faces: Faces, lists: Sequence[tuple[str, Sequence[Section]]], grid: Grid, *, digits: int = 3
) -> tuple[ShortIndex, ...]:
    """Several short indexes, by their titles, on one page; none, if they do not fit on it."""
    dealer = _Dealer(faces, grid.points(grid.column), grid.columns, digits)
    room, placed = 2 * grid.lines - _HEADING, list[ShortIndex]()
    for title, sections in lists:
        columns = dealer.balance([dealer.measure(section) for section in sections], room)
        if columns is None:
            return ()
        height = max(dealer.height(column) for column in columns)
        room -= height + _HEADING
        placed.append(ShortIndex(title, columns, float(_HALF_LINE * height)))
    return tuple(placed) if room >= 0 else ()


@dataclass(frozen=True, slots=True)
class _Dealer:
    """Fills columns of a width in points of the design."""

    faces: Faces
    width: float
    columns: int
    digits: int

    def measure(self, section: Section) -> Section:
        """Mark the entries whose numbers do not fit beside their words."""
        entries = []
        for entry in section.entries:
            if entry.plain:
                lines = hold_number(self.faces.sans, entry.text, _SIZE, self.width, self.digits)
                entries.append(dataclasses.replace(entry, lines=lines, apart=not lines))
                continue
            numbers = _count_numbers(entry)
            width = self._words_width(entry) + _LEADER
            width += numbers * self.digits * _DIGIT + (numbers - 1) * _COMMA
            entries.append(dataclasses.replace(entry, apart=width > self.width))
        return dataclasses.replace(section, entries=tuple(entries))

    def balance(self, sections: Sequence[Section], room: int) -> tuple[Column, ...] | None:
        """All sections in columns as low as they can be; ``None`` if a page does not hold them."""
        total = sum(self._section_height(section) for section in sections)
        least = -(-total // self.columns) - _LETTER
        lowest = self._lowest(sections, max(least, 1), room, whole=False)
        if lowest is None:
            return None
        limit = min(room, int(lowest * _WORTH) + _LINE)
        height = self._lowest(sections, lowest, limit, whole=True)
        columns, _ = self.deal(sections, height or lowest, whole=height is not None)
        return columns

    def deal(
        self, sections: Sequence[Section], room: int, *, whole: bool = False
    ) -> tuple[tuple[Column, ...], list[Section]]:
        """The columns of a page of a height, and what is left over; ``whole`` breaks no letter."""
        rest, columns = list(sections), list[Column]()
        for _ in range(self.columns):
            column, rest = self._fill(rest, room, whole=whole)
            columns.append(column)
        return tuple(columns), rest

    def _lowest(
        self, sections: Sequence[Section], least: int, room: int, *, whole: bool
    ) -> int | None:
        for height in range(least, room + 1):
            if not self.deal(sections, height, whole=whole)[1]:
                return height
        return None

    def _fill(
        self, sections: Sequence[Section], room: int, *, whole: bool
    ) -> tuple[Column, list[Section]]:
        """Fill one column; a section that does not fit goes on in the next without a head."""
        column: list[Section] = []
        # The first head of a column has no space above.
        used = -_SPACE if sections and sections[0].head else 0
        for position, section in enumerate(sections):
            needed = self._section_height(section)
            if used + needed <= room:
                column.append(section)
                used += needed
                continue
            if whole:
                return tuple(column), list(sections[position:])
            kept, rest = self._break(section, room - used, force=not column)
            if kept is None:
                return tuple(column), list(sections[position:])
            column.append(kept)
            return tuple(column), [rest, *sections[position + 1 :]]
        return tuple(column), []

    def _break(self, section: Section, room: int, *, force: bool) -> tuple[Section | None, Section]:
        used = _LETTER if section.head else 0
        kept = 0
        for entry in section.entries:
            used += self._entry_height(entry)
            if used > room:
                break
            kept += 1
        # An entry alone at the foot of a column or at the head of the next one looks lost.
        kept = min(kept, max(len(section.entries) - _FEWEST, _FEWEST))
        if kept < _FEWEST and not force:
            return None, section
        kept = max(kept, 1)
        return (
            Section(section.head, section.entries[:kept], section.word),
            Section("", section.entries[kept:], section.word),
        )

    def height(self, column: Column) -> int:
        """The height of a column in half lines."""
        total = sum(self._section_height(section) for section in column)
        return total - _SPACE if column and column[0].head else total

    def _section_height(self, section: Section) -> int:
        head = _LETTER if section.head else 0
        return head + sum(self._entry_height(entry) for entry in section.entries)

    def _entry_height(self, entry: IndexEntry) -> int:
        faces, note = self.faces, "" if entry.below else entry.note
        width = self.width - HANG if entry.apart else self.width
        lines = faces.sans.lines(f"{entry.text} {note}".strip(), _SIZE, width)
        if entry.lines:
            lines = len(entry.lines)
        elif self._words_width(entry) <= width:
            lines = 1
        if entry.below:
            lines += faces.sans.lines(entry.note, _NOTE_SIZE, self.width - _INDENT)
        if entry.apart:
            numbers = _count_numbers(entry)
            lines += max(1, -int(-numbers * (3 * _DIGIT + _COMMA) // self.width))
        return _LINE * lines

    def _words_width(self, entry: IndexEntry) -> float:
        """The words before the leader; a note beside them is set smaller."""
        width = self.faces.sans.width(entry.text, _SIZE)
        if entry.note and not entry.below:
            width += self.faces.sans.width(f" {entry.note}", _NOTE_SIZE)
        return width


def _count_numbers(entry: IndexEntry) -> int:
    return sum(1 + bool(target.last) for target in entry.targets)
