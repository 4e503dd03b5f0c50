"""The rows of a list as their readers see them: merged cells filled, sections carried down.

A row that only names a group, a district or a number of stars speaks for the rows below it. Rows
that sum up, repeat the heading or number the columns are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ocop_site.desk.cells import read_stars
from ocop_site.desk.findings import Findings
from ocop_site.desk.grids import Grid, Raw, Span
from ocop_site.desk.headings import Heading
from ocop_site.desk.list_words import load_list_words
from ocop_site.desk.names import key_of
from ocop_site.desk.place_names import read_places

_NUMBER_ROW = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")
_ORDINAL = re.compile(r"(?:[ivx]+|[a-z]|\d+)(?:\.\d+)*[.)]?", re.IGNORECASE)
_SHORT_TOTAL = re.compile(r"(?:cộng|tổng)(?:\s|:|$)")
# What a row of totals leaves empty; a number of stars or products may stand in the others.
_TELLING = frozenset({"producer.name", "recognition.decision", "recognition.date"})
# A cell merged over at least this many columns more heads the rows below it.
_HEADS_FROM = 2
_SECTION_START = re.compile(r"^(?:[IVX]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.)/:-]\s*")


@dataclass(frozen=True, slots=True)
class ListCell:
    """A value of a row and the name of its cell."""

    value: Raw
    where: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list: what it says by target, and what it takes from the section it stands in."""

    where: str
    cells: Mapping[str, ListCell]
    section: Mapping[str, ListCell] = field(default_factory=dict)

    def get(self, target: str) -> ListCell | None:
        """A value of the row itself, else of its section."""
        return self.cells.get(target) or self.section.get(target)

    def text(self, target: str) -> str:
        """A value as a text; empty if there is none."""
        cell = self.get(target)
        return plain_text(cell.value) if cell else ""


def plain_text(value: Raw) -> str:
    """A cell as a text: numbers without the point that spreadsheets add."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def read_rows(grid: Grid, heading: Heading, findings: Findings) -> Iterator[ListRow]:
    """The rows below a heading that name a product."""
    section: dict[str, ListCell] = {}
    name_column = next(c for c, target in heading.columns.items() if target == "product.name")
    fills = _fills(grid)
    for row, cells in grid.rows:
        values, anchors = _filled(grid, row, cells, fills)
        if row <= heading.row or _is_furniture(values, heading, row, grid, findings):
            continue
        told = {
            column: value
            for column, value in values.items()
            if not (column < name_column and _is_ordinal(value))
        }
        own = {column for column in told if column <= len(cells) and cells[column - 1] is not None}
        texts = {plain_text(told[column]) for column in told}
        if len(texts) == 1 and _is_section(row, told, own, section, grid, findings):
            continue
        if any((row, column) in grid.unsure for column in heading.columns):
            for column in heading.columns:
                if (row, column) in grid.unsure:
                    text = plain_text(values.get(column))
                    findings.refuse("encoding-unsure", grid.where(row, column), text=text)
                    values.pop(column, None)
        if not plain_text(values.get(name_column)):
            shown = "; ".join(sorted(texts))
            findings.refuse("row-without-name", grid.where(row), text=shown)
            continue
        yield ListRow(
            grid.where(row),
            {
                target: ListCell(values[column], grid.where(anchors.get(column, row), column))
                for column, target in heading.columns.items()
                if values.get(column) is not None
            },
            dict(section),
        )


def _fills(grid: Grid) -> dict[int, list[Span]]:
    """The merged cells that reach over several rows, by each row they reach."""
    fills: dict[int, list[Span]] = {}
    last = grid.rows[-1][0] if grid.rows else 0
    for span in grid.merged:
        if span.bottom > span.top:
            for row in range(span.top + 1, min(span.bottom, last) + 1):
                fills.setdefault(row, []).append(span)
    return fills


def _filled(
    grid: Grid, row: int, cells: list[Raw], fills: Mapping[int, list[Span]]
) -> tuple[dict[int, Raw], dict[int, int]]:
    """The values of a row by column; those of merged cells above, with the row they stand in."""
    values: dict[int, Raw] = {
        column: value for column, value in enumerate(cells, start=1) if value is not None
    }
    anchors: dict[int, int] = {}
    for span in fills.get(row, ()):
        value = grid.value(span.top, span.left)
        if value is not None and span.left not in values:
            values[span.left] = value
            anchors[span.left] = span.top
    return values, anchors


def _is_furniture(
    values: Mapping[int, Raw], heading: Heading, row: int, grid: Grid, findings: Findings
) -> bool:
    """Whether a row is a total, the heading once more, or the numbers of the columns."""
    texts = [plain_text(value) for value in values.values()]
    if not texts:
        return True
    if len(texts) > 2 and all(_NUMBER_ROW.fullmatch(text) for text in texts):
        return True
    repeated = [
        column
        for column, text in heading.texts.items()
        if key_of(text) and key_of(plain_text(values.get(column))) == key_of(text)
    ]
    if len(repeated) >= 2:
        return True
    first = next((text for text in texts if not _is_ordinal(text)), "")
    if not _sums_up(first, values, heading):
        return False
    findings.note("row-total", grid.where(row), text=first)
    return True


def _sums_up(first: str, values: Mapping[int, Raw], heading: Heading) -> bool:
    """Whether a row that begins with ``first`` is a total.

    "Cộng nhóm I" sums up if nothing in the row speaks of a producer or a recognition; without
    the accents it could be a gong ("cồng chiêng"), so there the accents count.
    """
    folded, start = key_of(first), first.lower()
    for total in load_list_words().totals:
        if folded == total or (len(total) > 4 and folded.startswith(total + " ")):
            return True
    return bool(_SHORT_TOTAL.match(start)) and not any(
        plain_text(values.get(column))
        for column, target in heading.columns.items()
        if target in _TELLING
    )


def _is_ordinal(value: Raw) -> bool:
    return bool(_ORDINAL.fullmatch(plain_text(value).strip()))


def _is_section(
    row: int,
    told: Mapping[int, Raw],
    own: set[int],
    section: dict[str, ListCell],
    grid: Grid,
    findings: Findings,
) -> bool:
    """Whether a row with one text heads the rows below; what it says goes into ``section``."""
    if not own:
        return False
    column = min(own)
    text = plain_text(told[column])
    bare = _SECTION_START.sub("", text)
    cell = ListCell(bare, grid.where(row, column))
    known = load_list_words()
    meaning = key_of(re.sub(r"(?i)^(nhóm|ngành|phân nhóm|sản phẩm)\s*:?\s+", "", bare))
    if key_of(bare) in known.groups or meaning in known.groups:
        section["product.group"] = ListCell(
            bare if key_of(bare) in known.groups else meaning, cell.where
        )
        return True
    stars = read_stars(bare)
    if stars is not None and len(bare) < 30:
        section["recognition.stars"] = cell
        return True
    places = read_places(bare)
    if places and places[0].kind == "district" and not places[0].rest:
        section["place.district"] = cell
        section.pop("place.commune", None)
        return True
    if places and places[0].kind == "commune" and not places[0].rest:
        section["place.commune"] = cell
        return True
    if any(
        span.top == row and span.left <= column <= span.right - _HEADS_FROM for span in grid.merged
    ):
        # A title across the columns is no product, and ends the section above it.
        findings.ask("section-unknown", cell.where, text=bare)
        section["product.group"] = cell
        return True
    return False
