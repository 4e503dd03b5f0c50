"""Our own workbook coming back: each cell that differs from what was exported is a change.

A cell is compared with what an export would write there today, so that a workbook nobody
touched changes nothing. A record that was changed since the export is noticed by its state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.models import Record
from ocop_site.catalogue.schema import Kind
from ocop_site.desk.cells import Refused
from ocop_site.desk.field_cells import cell_text, read_field, read_reference
from ocop_site.desk.grids import Grid, IntakeProblem, Raw
from ocop_site.desk.identifiers import ShortCodes, free_id
from ocop_site.desk.names import collect_names
from ocop_site.desk.plan import Change, NewRecord, Plan, add_text, in_order
from ocop_site.desk.recognitions import index_for
from ocop_site.desk.sheets import (
    MARKER,
    OWNER_KEY,
    SCHEMA_VERSION,
    SHEETS,
    STATE_KEY,
    Column,
    Row,
    Sheet,
    as_text,
    columns_of,
    languages_of,
    row_cells,
)
from ocop_site.desk.yaml_emit import Value

_HEAD_ROWS = 2
_ORDER = ("producers", "products", "recognitions")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of our workbook: its number, hidden key and state, its cells by column key."""

    number: int
    key: str
    state: str
    cells: Mapping[str, Raw]


def own_sheet(grid: Grid) -> Sheet | None:
    """Which of our sheets a grid is; ``None`` if it is somebody else's list.

    Raises:
        IntakeProblem: if it was written by another version of the schema.
    """
    first = grid.rows[0] if grid.rows else (0, [])
    text = first[1][0] if first[0] == 1 and first[1] else None
    if not isinstance(text, str) or not text.startswith(f"{MARKER}:"):
        return None
    parts = text.split(":")
    sheet = next((item for item in SHEETS if len(parts) > 2 and item.name == parts[2]), None)
    if sheet is None or parts[1] != str(SCHEMA_VERSION):
        raise IntakeProblem("version")
    return sheet


def read_own_sheets(grids: Sequence[tuple[Sheet, Grid]], content: Content, plan: Plan) -> None:
    """Add to a plan what our own sheets would change."""
    reading = _Reading(content, plan)
    for sheet, grid in sorted(grids, key=lambda item: _ORDER.index(item[0].name)):
        reading.read_sheet(sheet, grid)
    reading.finish()


class _Reading:
    """One import of our own sheets."""

    def __init__(self, content: Content, plan: Plan) -> None:
        self.content = content
        self.plan = plan
        self.findings = plan.findings
        self.names = collect_names(content)
        self.languages = languages_of(content)
        self.codes = ShortCodes(content)

    def read_sheet(self, sheet: Sheet, grid: Grid) -> None:
        columns = {column.key: column for column in columns_of(sheet.record, self.languages)}
        positions = self._positions(grid, columns)
        records = {item.id: item for item in self.content.records.get(sheet.kind, ())}
        seen: set[str] = set()
        for row in _rows(grid, positions):
            if not any(cell_text(raw) for key, raw in row.cells.items() if key != OWNER_KEY):
                if row.key:
                    self.findings.refuse("row-cleared", grid.where(row.number), id=row.key)
                continue
            place = _Place(sheet, grid, columns, positions)
            if sheet.part:
                self._read_part(place, row, records, seen)
            else:
                self._read_record(place, row, records, seen)
        if not sheet.part:
            missing = [record_id for record_id in records if record_id not in seen]
            if missing:
                listed = ", ".join(missing[:5]) + ("…" if len(missing) > 5 else "")
                self.findings.note("rows-missing", grid.name, n=len(missing), ids=listed)

    def _positions(self, grid: Grid, columns: Mapping[str, Column]) -> dict[str, int]:
        positions: dict[str, int] = {}
        for number, text in enumerate(grid.rows[0][1], start=1):
            key = str(text or "")
            if key in columns or key in (STATE_KEY, OWNER_KEY):
                positions[key] = number
            elif number > 1 and key:
                self.findings.refuse("column-unknown", grid.where(1, number), heading=key)
            elif number > 1 and grid.value(_HEAD_ROWS, number) is not None:
                heading = cell_text(grid.value(_HEAD_ROWS, number))
                self.findings.refuse("column-unknown", grid.where(2, number), heading=heading)
        return positions

    # Records

    def _read_record(
        self, place: _Place, row: OwnRow, records: Mapping[str, Record], seen: set[str]
    ) -> None:
        where = place.grid.where(row.number)
        record = records.get(row.key)
        if row.key and record is None:
            self.findings.refuse("id-unknown", where, id=row.key)
            return
        if record is not None and row.key in seen:
            name = cell_text(row.cells.get("name.vi"))
            if name == record.name.get("vi").text:  # type: ignore[attr-defined]
                self.findings.refuse("row-twice", where, id=row.key)
                return
            self.findings.note("row-copied", where, name=name)
            record = None
        if record is None:
            self._begin_record(place, row)
            return
        seen.add(row.key)
        self._compare(place, row, record, record.id, ())

    def _compare(
        self, place: _Place, row: OwnRow, item: Any, record_id: str, prefix: tuple[str | int, ...]
    ) -> None:
        columns = tuple(place.columns.values())
        current = Row("", "", row_cells(columns, item, self.names))
        for column, shown in zip(columns, current.cells, strict=True):
            if column.key not in row.cells:
                continue
            raw = row.cells[column.key]
            given, old = cell_text(raw), as_text(shown)
            if given == old or (not given and _is_default(column, item)):
                continue
            where = place.where(row, column)
            try:
                if row.state and row.state != current.state:
                    raise Refused("changed-meanwhile", old=old or "—", new=given or "—")
                new = self._read(place, column, raw, where) if given else None
                if new is None and column.spec.required and column.language in ("", "vi"):
                    raise Refused("required-empty", field=column.heading("vi"))
            except Refused as error:
                self.findings.refuse(error.key, where, **error.values)
                continue
            if new != _yaml_of(column, item):
                path = (*prefix, *column.path)
                self.plan.changes.append(Change(place.sheet.kind, record_id, path, new, old, where))

    def _read(self, place: _Place, column: Column, raw: Raw, where: str) -> Value | None:
        record = place.sheet.record
        return read_field(record, column.spec, raw, where, self.names, self.findings)

    def _begin_record(self, place: _Place, row: OwnRow) -> None:
        data = self._gather(place, row)
        name = data.get("name", {}).get("vi")
        missing = [
            column.heading("vi")
            for column in place.columns.values()
            if column.spec.required
            and column.language in ("", "vi")
            and column.spec.name not in data
        ]
        where = place.grid.where(row.number)
        if missing or not name:
            self.findings.refuse("row-incomplete", where, fields=", ".join(missing))
            return
        kind = place.sheet.kind
        taken = {item.id for item in self.content.records.get(kind, ())}
        data["id"] = free_id(name, taken | set(self.plan.created(kind)))
        if kind == "products" and "short" not in data and (code := self.codes.choose(data["id"])):
            data["short"] = code
        self.plan.begin(NewRecord(kind, data, where))
        word = "product" if kind == "products" else "producer"
        self.names[word].add(data["id"], [name])

    def _gather(self, place: _Place, row: OwnRow) -> dict[str, Any]:
        """The values of a new row, as the map of a record."""
        data: dict[str, Any] = {}
        for column in place.columns.values():
            raw = row.cells.get(column.key)
            where = place.where(row, column)
            try:
                value = self._read(place, column, raw, where)
            except Refused as error:
                self.findings.refuse(error.key, where, **error.values)
                continue
            if value is not None:
                add_text(data, column.path, value)
        return data

    # Parts

    def _read_part(
        self, place: _Place, row: OwnRow, records: Mapping[str, Record], seen: set[str]
    ) -> None:
        where = place.grid.where(row.number)
        if row.key and row.key not in seen:
            record_id, _, number = row.key.partition("#")
            parts = getattr(records.get(record_id), place.sheet.part, ())
            index = int(number) - 1 if number.isdigit() else -1
            if not 0 <= index < len(parts):
                self.findings.refuse("id-unknown", where, id=row.key)
                return
            seen.add(row.key)
            prefix = (place.sheet.part, index)
            self._compare(place, row, parts[index], record_id, prefix)
            return
        try:
            owner = read_reference("product", cell_text(row.cells.get(OWNER_KEY)), self.names)
        except Refused as error:
            self.findings.refuse(error.key, place.owner(row), **error.values)
            return
        data = in_order(place.sheet.record, self._gather(place, row))
        if not data:
            return
        begun = self.plan.created(place.sheet.kind).get(owner)
        if begun is not None:
            begun.data.setdefault(place.sheet.part, []).append(data)
            return
        parts = getattr(records[owner], place.sheet.part)
        index = index_for(data, parts)
        self.plan.changes.append(
            Change(
                place.sheet.kind,
                owner,
                (place.sheet.part,),
                data,
                "",
                where,
                added=True,
                index=index,
            )
        )

    def finish(self) -> None:
        """Put the keys of new records in order; a product without a recognition is refused."""
        for item in list(self.plan.records):
            record = next(sheet.record for sheet in SHEETS if sheet.kind == item.kind)
            if item.kind == "products" and not item.data.get("recognitions"):
                name = item.data["name"]["vi"]
                self.findings.refuse("product-without-recognition", item.where, name=name)
                self.plan.drop(item)
                continue
            item.data = in_order(record, item.data)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sheet with its columns, for naming cells."""

    sheet: Sheet
    grid: Grid
    columns: Mapping[str, Column]
    positions: Mapping[str, int]

    def where(self, row: OwnRow, column: Column) -> str:
        return self.grid.where(row.number, self.positions.get(column.key, 0))

    def owner(self, row: OwnRow) -> str:
        return self.grid.where(row.number, self.positions.get(OWNER_KEY, 0))


def _rows(grid: Grid, positions: Mapping[str, int]) -> Iterator[OwnRow]:
    for number, cells in grid.rows:
        if number <= _HEAD_ROWS:
            continue
        values = {
            key: cells[position - 1] if position <= len(cells) else None
            for key, position in positions.items()
        }
        state = cell_text(values.pop(STATE_KEY, None))
        yield OwnRow(number, cell_text(cells[0]), state, values)


def _is_default(column: Column, item: Any) -> bool:
    """Whether a value is the one that is meant where nothing is written."""
    value = getattr(item, column.spec.name)
    declared = next(
        f for f in type(item).__dataclass_fields__.values() if f.name == column.spec.name
    )
    return bool(value == declared.default)


def _yaml_of(column: Column, item: Any) -> Value | None:
    """The present value as it would be written."""
    value = getattr(item, column.spec.name)
    if column.language:
        texts: dict[str, str] = dict(value.values)
        return texts.get(column.language)
    if column.spec.many:
        return [_scalar(one) for one in value] or None
    if value is None or value == "" or (column.spec.kind is Kind.FLAG and not value):
        return None
    return _scalar(value)


def _scalar(value: Any) -> str | bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    return str(value)
