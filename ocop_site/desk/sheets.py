"""What the workbook holds, worked out from the declared schema: sheets, columns, cells.

A sheet is one record class, its columns are the declared fields; nothing is listed here by
name. Lists of parts (facts, photos and the like) stay in the YAML files, except recognitions,
which have a sheet of their own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from ocop_site import files
from ocop_site.catalogue.choice_words import choice_word
from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.models import Producer, Product
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.code_words import WORDS
from ocop_site.desk.desk_words import say
from ocop_site.desk.names import Names
from ocop_site.text import collation_key

SCHEMA_VERSION = 1
MARKER = "ocop"
ID_KEY, STATE_KEY, OWNER_KEY = "id", "_state", "_owner"
_LEFT_OUT = frozenset({Kind.RECORD, Kind.TOKENS, Kind.IDENTIFIER})

CellValue: TypeAlias = "str | int | datetime.date | None"


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a sheet, or one language of a localized field."""

    spec: Field
    language: str = ""

    @property
    def key(self) -> str:
        """The column's name for programs: ``stars``, ``name.vi``."""
        return f"{self.spec.name}.{self.language}" if self.language else self.spec.name

    @property
    def path(self) -> tuple[str, ...]:
        """Where the value stands in a record."""
        return (self.spec.name, self.language) if self.language else (self.spec.name,)

    def heading(self, language: str) -> str:
        """What the column is called."""
        label = self.spec.label[language]
        if not self.language or self.language == "vi":
            return label
        name = WORDS.get(f"language-{self.language}", {}).get(language, self.language)
        return f"{label} ({name})"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook: the records of a kind, or a list of parts of them."""

    name: str
    kind: str
    record: type
    part: str = ""

    @property
    def title(self) -> Mapping[str, str]:
        """The sheet's tab per language."""
        return {language: say(f"sheet-{self.name}", language) for language in ("vi", "en")}


SHEETS = (
    Sheet("products", "products", Product),
    Sheet("recognitions", "products", Recognition, part="recognitions"),
    Sheet("producers", "producers", Producer),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A record or a part of one: its key, whose it is, and a value per column."""

    key: str
    owner: str
    cells: tuple[CellValue, ...]

    @property
    def state(self) -> str:
        """A digest of what the row says, to notice that a record changed since the export."""
        return files.digest("\x1f".join(as_text(cell) for cell in self.cells).encode())[:12]


def columns_of(record: type, languages: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a record class, in the order of its declaration."""
    columns: list[Column] = []
    for spec in fields_of(record).values():
        if spec.kind in _LEFT_OUT:
            continue
        if spec.localized:
            order = sorted(languages, key=lambda code: (code != "vi", code))
            columns += [Column(spec, language) for language in order]
        else:
            columns.append(Column(spec))
    return tuple(columns)


def rows_of(sheet: Sheet, content: Content, names: Names) -> Iterator[Row]:
    """The rows of a sheet, in Vietnamese alphabetical order of the records' names."""
    columns = columns_of(sheet.record, languages_of(content))
    records = sorted(
        content.records.get(sheet.kind, ()),
        key=lambda item: (collation_key(item.name.get("vi").text), item.id),  # type: ignore[attr-defined]
    )
    word = "product" if sheet.kind == "products" else "producer"
    for record in records:
        owner = names[word].show(record.id)
        if not sheet.part:
            yield Row(record.id, owner, row_cells(columns, record, names))
            continue
        for index, part in enumerate(getattr(record, sheet.part), start=1):
            yield Row(f"{record.id}#{index}", owner, row_cells(columns, part, names))


def languages_of(content: Content) -> tuple[str, ...]:
    """The languages of the edition."""
    return (content.settings.languages if content.settings else ()) or ("vi",)


def row_cells(columns: Sequence[Column], record: Any, names: Names) -> tuple[CellValue, ...]:
    """The cells of a record or a part."""
    return tuple(show_value(column, getattr(record, column.spec.name), names) for column in columns)


def show_value(column: Column, value: Any, names: Names) -> CellValue:
    """A value as its cell holds it."""
    if column.language:
        assert isinstance(value, Localized)
        return dict(value.values).get(column.language)
    if column.spec.many:
        return "\n".join(str(_show_one(column.spec, item, names)) for item in value) or None
    return _show_one(column.spec, value, names)


def _show_one(spec: Field, value: Any, names: Names) -> CellValue:
    if value is None or value == "":
        return None
    if isinstance(value, Enum):
        return choice_word(type(value), str(value.value))
    if isinstance(value, bool):
        return say("yes", "vi") if value else None
    if isinstance(value, PartialDate):
        return value.earliest if value.day else show_date(value)
    if spec.kind is Kind.REFERENCE:
        return names[spec.target].show(value)
    return value if isinstance(value, int) else str(value)


def show_date(value: PartialDate) -> str:
    """A date as Vietnamese lists write it: ``26/12/2023``, ``12/2023``, ``2023``."""
    day = f"{value.day:02}/" if value.day else ""
    return day + (f"{value.month:02}/" if value.month else "") + str(value.year)


def as_text(value: CellValue) -> str:
    """A cell's value as a text by which cells are compared."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
