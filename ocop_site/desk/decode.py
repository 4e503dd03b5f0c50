"""Grids with old encodings turned into Unicode, each conversion said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ocop_site.desk.findings import Findings
from ocop_site.desk.grids import Grid
from ocop_site.desk.legacy import Encoding, Verdict, convert, judge
from ocop_site.desk.syllables import is_vietnamese


def decode_grid(grid: Grid, findings: Findings) -> None:
    """Convert the texts of a grid in place; name what was converted and what cannot be told."""
    if grid.encoding:
        findings.note("encoding-file", grid.name, encoding=grid.encoding)
    verdicts: dict[tuple[int, int], Verdict] = {}
    for row, cells in grid.rows:
        for column, value in enumerate(cells, start=1):
            if isinstance(value, str) and not value.isascii():
                verdicts[row, column] = judge(value, grid.fonts.get((row, column), ""))
    counts = Counter(item.encoding for item in verdicts.values() if item.encoding)
    if counts:
        suspected: Encoding = counts.most_common(1)[0][0]
        doubtful = _doubtful(verdicts)
        for place, verdict in verdicts.items():
            if verdict.encoding is None and place in doubtful:
                font = grid.fonts.get(place, "")
                verdicts[place] = judge(verdict.text, font, suspected=suspected)
        if not any(_is_unicode(item) for item in verdicts.values()):
            _settle(grid, verdicts, suspected, findings)
    _convert(grid, verdicts, findings)


def _doubtful(verdicts: Mapping[tuple[int, int], Verdict]) -> set[tuple[int, int]]:
    """The cells that may be in the old encoding which others of the sheet are surely in.

    One pasted cell says nothing of the rest of a sheet in Unicode: doubted are the cells of its
    row, and of a column (of a sheet, where the column does not tell) with as many old as new.
    """
    old = [place for place, item in verdicts.items() if item.encoding is not None]
    new = [place for place, item in verdicts.items() if _is_unicode(item)]
    rows = {row for row, _ in old}
    old_in, new_in = (Counter(column for _, column in places) for places in (old, new))

    def mostly_old(column: int) -> bool:
        if old_in[column] or new_in[column]:
            return old_in[column] >= new_in[column]
        return len(old) >= len(new)

    return {(row, column) for row, column in verdicts if row in rows or mostly_old(column)}


def _is_unicode(verdict: Verdict) -> bool:
    """Whether a text that needed no conversion holds letters that no old encoding has."""
    return verdict.encoding is None and any(ord(char) > 0xFF for char in verdict.text)


def _settle(
    grid: Grid,
    verdicts: dict[tuple[int, int], Verdict],
    encoding: Encoding,
    findings: Findings,
) -> None:
    """Texts that could be either, on a sheet that is otherwise in one old encoding."""
    for (row, column), verdict in verdicts.items():
        if verdict.unsure and is_vietnamese(converted := convert(verdict.text, encoding)):
            verdicts[row, column] = Verdict(converted, encoding)
            findings.ask(
                "encoding-settled",
                grid.where(row, column),
                old=verdict.text,
                new=converted,
                encoding=encoding.value,
            )


def _convert(grid: Grid, verdicts: dict[tuple[int, int], Verdict], findings: Findings) -> None:
    shown: dict[Encoding, tuple[str, str, str]] = {}
    counts: Counter[Encoding] = Counter()
    for row, cells in grid.rows:
        for column in range(1, len(cells) + 1):
            verdict = verdicts.get((row, column))
            if verdict is None:
                continue
            if verdict.unsure:
                grid.unsure.add((row, column))
            elif verdict.encoding is not None:
                old = str(cells[column - 1])
                shown.setdefault(verdict.encoding, (grid.where(row, column), old, verdict.text))
                counts[verdict.encoding] += 1
                cells[column - 1] = verdict.text
    for encoding, (where, old, new) in shown.items():
        findings.ask(
            "encoding-converted",
            where,
            n=counts[encoding],
            encoding=encoding.value,
            old=old,
            new=new,
        )
