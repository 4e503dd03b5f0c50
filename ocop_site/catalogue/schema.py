"""The vocabulary in which the record models declare their fields.

One declaration drives everything that must know a field: reading and checking, the message
of a mistake, the reference documentation, the editors' completion and forms, spreadsheets.
Each function below declares one field of a frozen dataclass; ``fields_of`` reads them back.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ocop_site.catalogue.values import Localized


class Kind(enum.Enum):
    """What a field holds."""

    LINE = "line"
    TEXT = "text"
    MARKDOWN = "markdown"
    INTEGER = "integer"
    DECIMAL = "decimal"
    FLAG = "flag"
    DATE = "date"
    CHOICE = "choice"
    REFERENCE = "reference"
    SOURCE = "source"
    IDENTIFIER = "identifier"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    FILE = "file"
    RECORD = "record"
    TOKENS = "tokens"


@dataclass(frozen=True, slots=True)
class Field:
    """A declared field. ``label`` and ``help`` are texts for people, per language.

    A list holds at most ``most`` items. ``among`` is a closed list of words beside the pattern,
    with what people write for some of them in ``misnamed``. ``remedy`` names the advice in
    ``code_words.REMEDIES`` on a value that is refused, where the usual one is too general.
    """

    name: str
    kind: Kind
    label: Mapping[str, str]
    help: Mapping[str, str]
    required: bool = False
    many: bool = False
    choices: type[enum.Enum] | None = None
    target: str = ""
    record: type | None = None
    minimum: int | None = None
    maximum: int | None = None
    pattern: str = ""
    example: str = ""
    most: int | None = None
    among: frozenset[str] = frozenset()
    misnamed: Mapping[str, str] = dataclasses.field(default_factory=dict)
    remedy: str = ""

    @property
    def localized(self) -> bool:
        """Whether the value may be given per language."""
        return self.kind in (Kind.TEXT, Kind.MARKDOWN)


_EMPTY: Mapping[Kind, Any] = {
    Kind.TEXT: Localized(),
    Kind.MARKDOWN: Localized(),
    Kind.INTEGER: None,
    Kind.DECIMAL: None,
    Kind.DATE: None,
    Kind.CHOICE: None,
    Kind.RECORD: None,
    Kind.FLAG: False,
    Kind.TOKENS: (),
}
_META = "ocop"


def declare(
    kind: Kind,
    vi: str,
    en: str,
    *,
    help_vi: str = "",
    help_en: str = "",
    default: Any = dataclasses.MISSING,
    **options: Any,
) -> Any:
    """Declare one field of a record class; see ``Field`` for the options."""
    spec = Field("", kind, {"vi": vi, "en": en}, {"vi": help_vi, "en": help_en}, **options)
    if default is dataclasses.MISSING:
        default = () if spec.many else _EMPTY.get(kind, "")
    return dataclasses.field(default=default, metadata={_META: spec})


@cache
def fields_of(record: type) -> Mapping[str, Field]:
    """The declared fields of a record class by name, in the order of declaration."""
    return {
        item.name: dataclasses.replace(item.metadata[_META], name=item.name)
        for item in dataclasses.fields(record)
        if _META in item.metadata
    }


def empty_value(spec: Field) -> Any:
    """The value of a field that is not written."""
    return () if spec.many else _EMPTY.get(spec.kind, "")


def walk_fields(
    record: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[Field, Any, tuple[str | int, ...]]]:
    """Every declared single value of a record and of its parts, with its path."""
    declared: type = record.__class__  # that of a watched record is the record's
    for name, spec in fields_of(declared).items():
        value = getattr(record, name)
        items = enumerate(value) if spec.many else ((None, value),)
        for index, item in items:
            place = (*path, name) if index is None else (*path, name, index)
            if spec.kind is Kind.RECORD:
                if item is not None:
                    yield from walk_fields(item, place)
            else:
                yield spec, item, place


def walk_texts(record: object, skipped: str = "") -> Iterator[Localized]:
    """Every localized text of a record and of its parts that is written.

    ``skipped`` names a field of the record to pass over.
    """
    declared: type = record.__class__  # that of a watched record is the record's
    for name, many, nested in _text_fields(declared):
        if name == skipped:
            continue
        value = getattr(record, name)
        for item in value if many else (value,):
            if item and nested:
                yield from walk_texts(item)
            elif item:
                yield item


@cache
def _text_fields(record: type) -> tuple[tuple[str, bool, bool], ...]:
    """The fields of a class that hold texts: name, whether a list, whether of further records."""
    return tuple(
        (name, spec.many, spec.kind is Kind.RECORD)
        for name, spec in fields_of(record).items()
        if spec.localized or (spec.record and _text_fields(spec.record))
    )
