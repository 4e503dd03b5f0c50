"""Tables in chapters: columns as wide as their words ask for, before the press sees them.

Left to itself a press gives every column a share by its longest text, and breaks a short name
in two beside a long remark that would not have missed the room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from ocop_site.book.measure import Faces

# As in the style sheet: the sizes of heads and cells, and the space after a cell.
_HEAD, _CELL, _PADDING = 6.6, 7.2, 8.5
# Kerning and rounding may make a text a little wider than its letters.
_SPARE = 2.0
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_FIELD = re.compile(r"<(t[hd])([^>]*)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^ \n\u200b]+")


def set_columns(html: str, faces: Faces, width: float) -> str:
    """The HTML with widths for the tables that do not fit ``width`` (points of the design)."""
    return _TABLE.sub(lambda match: _set_table(match[0], faces, width), html)


def _set_table(table: str, faces: Faces, width: float) -> str:
    rows = [_FIELD.findall(row) for row in _ROW.findall(table)]
    if not rows or any(len(row) != len(rows[0]) for row in rows) or "span=" in table:
        return table
    count = len(rows[0])
    wanted, least = [0.0] * count, [0.0] * count
    for row in rows:
        for column, (kind, _, inner) in enumerate(row):
            face, size = faces.sans_medium, _HEAD if kind == "th" else _CELL
            text = unescape(_TAG.sub("", inner)).strip()
            after = _PADDING * (column < count - 1) + _SPARE
            words = (face.width(word, size) for word in _WORD.findall(text))
            wanted[column] = max(wanted[column], face.width(text, size) + after)
            least[column] = max(least[column], max(words, default=0.0) + after)
    if sum(wanted) <= width or sum(least) > width:
        return table
    shared = share_width(wanted, least, width)
    widths = iter([*(given - _PADDING for given in shared[:-1]), shared[-1]])
    first = _FIELD.sub(
        lambda match: (
            f'<{match[1]}{match[2]} style="width:{next(widths):.1f}rem">{match[3]}</{match[1]}>'
        ),
        _ROW.search(table)[0],  # type: ignore[index]
    )
    return _ROW.sub(lambda _: first, table, count=1).replace("<table>", '<table class="set">', 1)


def share_width(wanted: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Share a width: who wants less than an equal share gets it, the rest by what they want."""
    given = [0.0] * len(wanted)
    left, open_ = width, set(range(len(wanted)))
    while open_:
        fair = left / len(open_)
        modest = {column for column in open_ if wanted[column] <= fair}
        if not modest:
            break
        for column in modest:
            given[column] = wanted[column]
            left -= wanted[column]
        open_ -= modest
    asked = sum(wanted[column] - least[column] for column in open_)
    spare = left - sum(least[column] for column in open_)
    for column in open_:
        share = (wanted[column] - least[column]) / asked if asked else 1 / len(open_)
        given[column] = least[column] + spare * share
    return given
