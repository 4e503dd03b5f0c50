"""The workbook of a catalogue: products, recognitions, producers."""

from __future__ import annotations

from enum import Enum

from ocop_site.catalogue.checks import as_of_day
from ocop_site.catalogue.choice_words import choice_word
from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.schema import Field, Kind
from ocop_site.desk.desk_words import say
from ocop_site.desk.names import Names, collect_names
from ocop_site.desk.sheets import (
    ID_KEY,
    MARKER,
    OWNER_KEY,
    SCHEMA_VERSION,
    SHEETS,
    STATE_KEY,
    Column,
    Sheet,
    columns_of,
    languages_of,
    rows_of,
)
from ocop_site.desk.workbook import Sayings, Table, TableColumn, write_workbook
from ocop_site.text import collation_key

_WIDTHS = {
    Kind.TEXT: 32,
    Kind.MARKDOWN: 40,
    Kind.INTEGER: 10,
    Kind.FLAG: 10,
    Kind.DATE: 13,
    Kind.CHOICE: 18,
    Kind.REFERENCE: 30,
}
_LONGEST_LIST = 2000


def export_workbook(content: Content, language: str = "vi") -> bytes:
    """The bytes of the workbook; the catalogue must have settings."""
    assert content.settings is not None
    names = collect_names(content)
    tables = [_make_table(sheet, content, names, language) for sheet in SHEETS]
    title = content.settings.title.get(language).text
    return write_workbook(tables, as_of_day(content.settings, None), title, sayings(language))


def sayings(language: str) -> Sayings:
    """What the workbook's lists say."""
    return Sayings(
        say("list-title", language), say("list-choose", language), say("list-number", language)
    )


def _make_table(sheet: Sheet, content: Content, names: Names, language: str) -> Table:
    columns = columns_of(sheet.record, languages_of(content))
    marker = f"{MARKER}:{SCHEMA_VERSION}:{sheet.name}"
    heads = [
        TableColumn("id", f"{marker}:{ID_KEY}", hidden=True),
        TableColumn("state", STATE_KEY, hidden=True),
    ]
    if sheet.part:
        note = say("owner-note", language)
        heads.append(
            TableColumn(
                say("owner", language),
                OWNER_KEY,
                note,
                32,
                needed=True,
                choices=_choices("product", names),
            )
        )
    heads += [_head(column, names, language) for column in columns]
    rows = [
        (row.key, row.state, *((row.owner,) if sheet.part else ()), *row.cells)
        for row in rows_of(sheet, content, names)
    ]
    return Table(sheet.title[language], heads, rows, frozen=3, keyed=True)


def _head(column: Column, names: Names, language: str) -> TableColumn:
    spec = column.spec
    needed = spec.required and column.language in ("", "vi")
    whole = None
    if spec.kind is Kind.INTEGER:
        whole = (spec.minimum or 0, spec.maximum if spec.maximum is not None else 10**12)
    return TableColumn(
        column.heading(language) + (" *" if needed else ""),
        column.key,
        _note(column, language),
        _WIDTHS.get(spec.kind, 20),
        needed=needed,
        whole=whole,
        choices=_list_of(spec, names),
        only_choices=not spec.many and spec.kind in (Kind.CHOICE, Kind.FLAG),
    )


def _list_of(spec: Field, names: Names) -> tuple[str, ...]:
    if spec.choices is not None:
        return tuple(choice_word(spec.choices, _value(item)) for item in spec.choices)
    if spec.kind is Kind.FLAG:
        return (say("yes", "vi"),)
    return _choices(spec.target, names) if spec.kind is Kind.REFERENCE else ()


def _value(item: Enum) -> str:
    return str(item.value)


def _choices(target: str, names: Names) -> tuple[str, ...]:
    register = names[target]
    ids = list(register.shown)
    if target != "set":
        ids.sort(key=lambda record_id: collation_key(register.shown[record_id]))
    shown = tuple(register.show(record_id) for record_id in ids)
    return shown if len(shown) <= _LONGEST_LIST else ()


def _note(column: Column, language: str) -> str:
    """The declared help, whether the field is needed, how its values are written."""
    spec = column.spec
    lines = [spec.help[language]] if spec.help[language] else []
    if spec.required:
        lines.append(say("note-needed", language))
    if spec.kind is Kind.DATE:
        lines.append(say("note-date", language))
    if spec.many:
        lines.append(say("note-many", language))
    if spec.kind is Kind.MARKDOWN:
        lines.append(say("note-prose", language))
    if spec.example and spec.kind not in (Kind.DATE, Kind.REFERENCE, Kind.CHOICE):
        lines.append(say("note-example", language, example=spec.example))
    return "\n".join(lines)
