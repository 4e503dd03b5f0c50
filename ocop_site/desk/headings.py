"""The heading of a list: in which row it stands and what each column holds.

Lists have titles above, headings in two rows under merged cells, a row of column numbers
below. A row counts as the heading if it names a product and at least one thing more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocop_site.desk.findings import Findings
from ocop_site.desk.grids import Grid, Raw, Span
from ocop_site.desk.list_words import PASSED_OVER, PRIVATE, load_list_words
from ocop_site.desk.names import key_of

_FIRST_ROWS = 40
_NEEDED = frozenset({"product.name"})


@dataclass(frozen=True, slots=True)
class Heading:
    """The last row of a heading, and what the columns hold, by their numbers."""

    row: int
    columns: Mapping[int, str]
    texts: Mapping[int, str]


def find_heading(grid: Grid, findings: Findings) -> Heading | None:
    """The heading of a sheet; ``None`` if no row can be one."""
    best: tuple[int, int, bool] | None = None
    numbers = {row: index for index, (row, _) in enumerate(grid.rows)}
    for index, (row, _) in enumerate(grid.rows[:_FIRST_ROWS]):
        for double in (False, True):
            if double and row + 1 not in numbers:
                continue
            targets = set(_read(grid, index, double=double)[0].values())
            score = len(targets - {PASSED_OVER, PRIVATE})
            if targets >= _NEEDED and score >= 2 and (best is None or score > best[0]):
                best = (score, index, double)
    if best is None:
        return None
    _, index, double = best
    columns, texts = _read(grid, index, double=double)
    row = grid.rows[index][0]
    _report(grid, row, columns, texts, findings)
    return Heading(row + double, _once(grid, row, columns, texts, findings), texts)


def _read(grid: Grid, index: int, *, double: bool) -> tuple[dict[int, str], dict[int, str]]:
    """What each column of a heading holds, and how it is called."""
    row, cells = grid.rows[index]
    below = grid.rows[index + 1][1] if double else []
    columns: dict[int, str] = {}
    texts: dict[int, str] = {}
    for column in range(1, max(len(cells), len(below)) + 1):
        upper = _text(cells, _anchor(grid.merged, row, column))
        lower = _text(below, column) if double else ""
        text = f"{upper}: {lower}" if upper and lower else upper or lower
        if not text:
            continue
        texts[column] = text
        target = _match(upper, lower)
        if target:
            columns[column] = target
    return columns, texts


def _anchor(spans: Sequence[Span], row: int, column: int) -> int:
    """The column whose cell is shown at a place: the first one of merged cells."""
    return next(
        (span.left for span in spans if span.holds(row, column) and span.top == row), column
    )


def _text(cells: list[Raw], column: int) -> str:
    value = cells[column - 1] if 0 < column <= len(cells) else None
    return value if isinstance(value, str) else ""


def _match(upper: str, lower: str) -> str:
    known = load_list_words().headings
    for text in _variants(upper, lower):
        if text in known:
            return known[text]
    return ""


def _variants(upper: str, lower: str) -> list[str]:
    """The ways in which a heading may be written in the tables, the fullest first."""
    whole = [f"{lower} {upper}", f"{upper} {lower}", lower] if lower and upper else [upper or lower]
    found = []
    for text in whole:
        bare = text.split("(", 1)[0] if "(" in text else text
        found += [key_of(text), key_of(bare)]
    return [text for text in found if text]


def _once(
    grid: Grid,
    row: int,
    columns: Mapping[int, str],
    texts: Mapping[int, str],
    findings: Findings,
) -> dict[int, str]:
    """The columns that are read; of two that hold the same the first one."""
    kept: dict[int, str] = {}
    for column, target in sorted(columns.items()):
        if target in (PASSED_OVER, PRIVATE):
            continue
        if target in kept.values():
            findings.refuse("column-twice", grid.where(row, column), heading=texts[column])
            continue
        kept[column] = target
    return kept


def _report(
    grid: Grid,
    row: int,
    columns: Mapping[int, str],
    texts: Mapping[int, str],
    findings: Findings,
) -> None:
    for column, text in texts.items():
        target = columns.get(column)
        if target is None:
            findings.refuse("column-unknown", grid.where(row, column), heading=text)
        elif target == PRIVATE:
            findings.refuse("column-private", grid.where(row, column), heading=text)
        elif target == PASSED_OVER and len(key_of(text)) > 3:
            findings.note("column-passed-over", grid.where(row, column), heading=text)
