"""Where the rows of a chart stand: broken labels in a column of their own, or above each row."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.render.chart_model import Row
from ocop_site.render.chart_svg import Sheet
from ocop_site.render.chart_text import text_width, wrap

# Lengths in parts of the type size.
LINE = 1.3
NOTE_SCALE = 0.92
FIGURE_SCALE = 1.06
NARROW = 34
_GAP = 1.3
_LABEL_GAP = 1.0
# How much of the width labels take; more only where a label would lose words otherwise.
_LABEL_SHARES = (0.31, 0.36, 0.41)
_LABEL_LINES = 3
_LABEL_FOOT = 0.25
_ASCENT = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """One row on the sheet: its broken words, and the tops of words and content."""

    row: Row
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    words_top: float
    top: float


@dataclass(frozen=True, slots=True)
class Placed:
    """All rows: where their content begins at the left, and where the last of them ends."""

    places: tuple[Place, ...]
    above: bool
    start: float
    figures: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Words:
    """The labels of all rows, broken to fit."""

    rows: tuple[Row, ...]
    lines: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[str, ...], ...]
    above: bool
    start: float
    figures: float


def break_labels(rows: tuple[Row, ...], size: float, width: float) -> Words:
    """Break the labels; on a narrow sheet they will stand above their rows."""
    above = width / size < NARROW
    shares = (1.0,) if above else _LABEL_SHARES
    for share in shares:
        room = width * share
        lines = tuple(wrap(row.label, size, room, _LABEL_LINES) for row in rows)
        notes = tuple(
            wrap(row.note, size * NOTE_SCALE, room, _LABEL_LINES) if row.note else ()
            for row in rows
        )
        if not any(_is_cut(words) for words in (*lines, *notes)):
            break
    widths = [text_width(line, size) for item in lines for line in item]
    widths += [text_width(line, size * NOTE_SCALE) for item in notes for line in item]
    start = 0.0 if above else max(widths, default=0.0) + _LABEL_GAP * size
    figures = [text_width(row.shown, size * FIGURE_SCALE, bold=True) for row in rows]
    return Words(rows, lines, notes, above, start, max(figures, default=0.0))


def _is_cut(lines: tuple[str, ...]) -> bool:
    return bool(lines) and lines[-1].endswith("…")


def place_rows(
    words: Words,
    heights: tuple[float, ...],
    size: float,
    top: float,
    *,
    centred: bool = False,
    drop: float = 0.0,
) -> Placed:
    """Stack rows whose content is ``heights`` high, from ``top`` down.

    ``centred`` puts a label and its content on a common middle; otherwise both begin at the top,
    the label lower by ``drop``.
    """
    places: list[Place] = []
    bottom = top
    for row, lines, notes, height in zip(
        words.rows, words.lines, words.notes, heights, strict=True
    ):
        block = (len(lines) + len(notes)) * LINE * size
        words_top = top
        if words.above:
            content_top = top + block + _LABEL_FOOT * size
            bottom = content_top + height
        else:
            words_top += drop
            bottom = top + max(block + drop, height)
            content_top = top
            if centred:
                words_top += (bottom - top - block) / 2
                content_top += (bottom - top - height) / 2
        places.append(Place(row, lines, notes, words_top, content_top))
        top = bottom + _GAP * size
    return Placed(tuple(places), words.above, words.start, words.figures, bottom)


def draw_words(sheet: Sheet, place: Place) -> None:
    """The label of a row and the remark under it."""
    size = sheet.palette.size
    baseline = place.words_top + _ASCENT * size
    for line in place.lines:
        sheet.text(0, baseline, line)
        baseline += LINE * size
    for line in place.notes:
        sheet.text(0, baseline, line, role="muted", scale=NOTE_SCALE)
        baseline += LINE * size
